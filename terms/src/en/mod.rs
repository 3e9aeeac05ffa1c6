//! English: the shapes of a term, and of what to write for it, form by form.

mod verbs;

use std::collections::HashMap;

use crate::line::{Class, Line};
use crate::shape::{Shape, Way};
use crate::{Agreement, Inflect, fixed};
use verbs::{Forms, Verbs};

/// What the article before a word becomes by its sound.
pub const AGREEMENTS: &[Agreement] = &[
    Agreement {
        name: "a",
        pairs: &[("an", "a")],
    },
    Agreement {
        name: "an",
        pairs: &[("a", "an")],
    },
];

/// Knows the forms of English words.
#[derive(Debug)]
pub struct English<'a> {
    verbs: Verbs<'a>,
    /// Plurals that the rules of spelling do not tell.
    plurals: HashMap<&'a str, &'a str>,
}

impl<'a> English<'a> {
    /// With the tables of `data/en`: verbs, and other forms.
    #[must_use]
    pub fn new(verbs: &'a str, forms: &'a str) -> Self {
        let rows = forms.lines().skip(1);
        Self {
            verbs: Verbs::read(verbs),
            plurals: rows.filter_map(|row| row.split_once('\t')).collect(),
        }
    }

    /// The plural of a noun; none if it has none. Of a phrase, that of its last word, or of the
    /// word before its first preposition: *letters of credit*.
    fn plural(&self, noun: &str) -> Option<String> {
        let words: Vec<&str> = noun.split(' ').collect();
        let of = words
            .iter()
            .position(|it| ["of", "for", "in", "to"].contains(it));
        let at = of.unwrap_or(words.len()).checked_sub(1)?;
        let many = match self.plurals.get(words[at]) {
            Some(&"-") => return None,
            Some(&listed) => listed.to_owned(),
            None => verbs::with_s(words[at]),
        };
        let mut words = words;
        words[at] = &many;
        Some(words.join(" "))
    }

    fn noun(&self, line: &Line<'_>) -> Vec<Shape> {
        let singular = line.alternatives().map(Way::fits).collect();
        let mut shapes = vec![Shape::new(line.from, singular)];
        if let Some(many) = self.plural(line.from) {
            let ways = line.alternatives().map(|to| match self.plural(to) {
                Some(to) => Way::fits(to),
                None => Way::rewrite(to),
            });
            shapes.push(Shape::new(many, ways.collect()));
        }
        shapes
    }

    fn verb(&self, line: &Line<'_>) -> Result<Vec<Shape>, String> {
        let from = self.verbs.phrase(line.from);
        let to: Vec<Forms> = line
            .alternatives()
            .map(|to| self.verbs.phrase(to))
            .collect();
        let mut shapes: Vec<Shape> = Vec::new();
        for (at, own) in from.all().into_iter().enumerate() {
            for own in own {
                let ways = to.iter().map(|to| to.way(at));
                shapes.push(Shape::new(own.clone(), ways.collect()));
            }
        }
        // Before a noun these are adjectives: *participating schools*, *assisted living*.
        let like_adjective = |it: &Shape| !it.from.contains(' ') && from.is_participle(&it.from);
        let shapes = by_tag(shapes, &from).into_iter();
        let shapes = shapes.map(|it| match like_adjective(&it) {
            true => it.when("!attr"),
            false => it,
        });
        Ok(shapes.collect())
    }
}

/// Tells apart forms with the same words: *commenced* is *began* or *begun*.
fn by_tag(shapes: Vec<Shape>, from: &Forms) -> Vec<Shape> {
    let mut out: Vec<Shape> = Vec::new();
    for shape in shapes {
        let Some(first) = out
            .iter_mut()
            .find(|it| it.from == shape.from && it.when.is_empty())
        else {
            out.push(shape);
            continue;
        };
        if first.ways == shape.ways {
            continue;
        }
        let mut unsure = first.clone();
        for (way, other) in unsure.ways.iter_mut().zip(&shape.ways) {
            if way.to != other.to {
                *way = Way::rewrite(format!("{} / {}", way.to, other.to));
            }
        }
        let past = from.is_past(&shape.from);
        let (one, two) = if past {
            ("is:FIN", "is:PART")
        } else {
            ("is:INF|FIN", "is:PART")
        };
        first.when = one.to_owned();
        out.push(shape.when(two));
        out.push(unsure);
    }
    out
}

impl Inflect for English<'_> {
    fn shapes(&self, line: &Line<'_>) -> Result<Vec<Shape>, String> {
        let mut shapes = match line.class {
            Class::Fixed | Class::Adjective => fixed(line),
            Class::Verb => self.verb(line)?,
            Class::Noun(_) => self.noun(line),
        };
        for shape in &mut shapes {
            let own = article(&shape.from);
            for way in &mut shape.ways {
                let needed = article(&way.to);
                if needed != own {
                    way.agree = needed;
                }
            }
        }
        Ok(shapes)
    }
}

/// The article that goes before these words, by how they sound.
fn article(words: &str) -> &'static str {
    let word = words.split([' ', '-', '/']).next().unwrap_or("");
    let silent = ["hour", "honest", "honour", "honor", "heir"];
    let like_you = [
        "uni", "use", "usa", "usu", "uti", "eu", "one", "once", "ubi",
    ];
    let not_like_you = ["unim", "unin", "unid"];
    let starts = |list: &[&str]| list.iter().any(|it| word.starts_with(it));
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u']);
    if starts(&silent) || (vowel && (!starts(&like_you) || starts(&not_like_you))) {
        "an"
    } else {
        "a"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_go_by_sound() {
        for (word, expected) in [
            ("plan", "a"),
            ("approach", "an"),
            ("hour", "an"),
            ("use", "a"),
            ("unit", "a"),
            ("unimportant", "an"),
            ("unusual change", "an"),
            ("one-off", "a"),
        ] {
            assert_eq!(article(word), expected, "{word}");
        }
    }
}
