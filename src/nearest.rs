//! Which name a person meant who wrote another.

use crate::order;

/// How many names are worth showing.
const MAX_NAMES: usize = 3;
/// Longer words are no slips in a name, which is short: the rest is not compared.
const MAX_LETTERS: usize = 64;

/// The names that are most like `name`, nearest first; none if none is near.
pub(crate) fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|other| (edits(&name, other), other))
        .filter(|&(edits, other)| {
            let is_slip = edits <= 1 + other.len() / 4 && edits < other.len();
            is_slip || name.len() > 2 && other.contains(&name)
        })
        .collect();
    order::sort(&mut near);
    near.dedup();
    near.truncate(MAX_NAMES);
    near.into_iter().map(|(_, name)| name).collect()
}

/// Letters to put in, take out or change to make one word of the other.
fn edits(one: &str, other: &str) -> usize {
    let one = one.chars().take(MAX_LETTERS);
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, &d) in other.iter().enumerate() {
            let changed = diagonal + usize::from(c != d);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("zin", "zin", 0),
            ("zin", "zon", 1),
            ("in", "zin", 1),
            ("lange", "zin", 4),
        ] {
            assert_eq!(edits(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_name_is_near() {
        let names = ["profile", "lang", "ui", "organisation"];
        for (name, expected) in [
            ("profil", Some("profile")),
            ("PROFILE", Some("profile")),
            ("organization", Some("organisation")),
            ("organ", Some("organisation")),
            ("langs", Some("lang")),
            ("x", None),
            ("", None),
            ("severity", None),
        ] {
            assert_eq!(nearest(name, names).first().copied(), expected, "{name}");
        }
    }
}
