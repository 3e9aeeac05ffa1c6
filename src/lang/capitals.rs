//! Words with a capital.
//!
//! The table of all capitals of Unicode is large, and browsers would load it for this alone. But the
//! capital of a letter stands one of a few places before it, where its small letter says so.

/// How far a capital stands before its small letter: in the alphabets of Latin, Greek and Cyrillic
/// letters, and between the pairs of the other Latin ones.
const BEFORE: [u32; 7] = [32, 1, 80, 37, 38, 63, 64];

/// The Latin letters of which the capital stands elsewhere.
const ELSEWHERE: [(char, &str); 6] = [
    ('µ', "Μ"),
    ('ß', "SS"),
    ('ÿ', "Ÿ"),
    ('ı', "I"),
    ('ŉ', "ʼN"),
    ('ſ', "S"),
];

/// `words` with a capital.
pub(crate) fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    let Some(first) = rest.next() else {
        return String::new();
    };
    let rest = rest.as_str();
    match ELSEWHERE.iter().find(|(small, _)| *small == first) {
        Some((_, capital)) => format!("{capital}{rest}"),
        None => format!("{}{rest}", capital(first)),
    }
}

/// The capital of a letter, or what is given if it has none.
fn capital(small: char) -> char {
    let before = BEFORE.iter().filter_map(|before| {
        let code = u32::from(small).checked_sub(*before)?;
        char::from_u32(code)
    });
    let mut capitals = before.filter(|it| *it != small && it.to_lowercase().eq([small]));
    capitals.next().unwrap_or(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_capitals_of_our_alphabets_are_those_of_unicode() {
        let latin = '\0'..='\u{17f}';
        for c in latin
            .chain('\u{386}'..='\u{3ce}')
            .chain('\u{400}'..='\u{4ff}')
        {
            // Greek letters with two accents, which are three capitals.
            if c.to_uppercase().count() > 1 && c > '\u{17f}' {
                continue;
            }
            // The two ways to write a sigma, and the name of the palochka.
            if matches!(c, 'ς' | '\u{4cf}') {
                continue;
            }
            let word = format!("{c}a");
            let expected: String = c.to_uppercase().chain(['a']).collect();
            assert_eq!(capitalised(&word), expected, "{c:?}");
        }
        assert_eq!(capitalised(""), "");
    }
}
