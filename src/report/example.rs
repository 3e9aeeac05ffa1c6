//! A finding that is wrong, in a form that may be sent to others: without digits, addresses and
//! names.

use crate::rules::Rule;

/// What to put into a report of a wrong finding: the rule, the version, and the words that were
/// marked, made anonymous.
pub fn example(rule: &Rule, words: &str) -> String {
    format!(
        "rule: {}\nversion: {}\nwords: {}\n",
        rule.id,
        env!("CARGO_PKG_VERSION"),
        anonymous(words)
    )
}

/// The words without what may tell who somebody is. A digit becomes a 0; an address, and a word with
/// a capital inside a sentence, becomes as many dots as will not tell its length.
fn anonymous(words: &str) -> String {
    let mut starts = true;
    let shown: Vec<String> = words
        .split_whitespace()
        .map(|word| {
            let is_address = word.contains('@') || word.contains("://") || word.starts_with("www.");
            let core = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            let is_capital = core.starts_with(char::is_uppercase);
            let is_name = is_capital && !starts;
            starts = word.ends_with(['.', '!', '?', ':']);
            if is_address || is_name {
                let end = word.trim_end_matches(|c: char| c.is_alphanumeric());
                let mark = end
                    .chars()
                    .next_back()
                    .filter(|_| word.ends_with(['.', ',', ';', '!', '?', ':']));
                return format!("[…]{}", mark.map_or(String::new(), |mark| mark.to_string()));
            }
            word.chars()
                .map(|c| if c.is_numeric() { '0' } else { c })
                .collect()
        })
        .collect();
    shown.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_addresses_are_taken_out() {
        for (words, expected) in [
            ("Indien u verhuist", "Indien u verhuist"),
            (
                "De brief van mevrouw Jansen, uit Almelo.",
                "De brief van mevrouw […], uit […].",
            ),
            (
                "Bel 06-12345678. Vraag naar ons.",
                "Bel 00-00000000. Vraag naar ons.",
            ),
            (
                "mail jan@example.nl of zie https://example.nl/x",
                "mail […] of zie […]",
            ),
            ("", ""),
        ] {
            assert_eq!(anonymous(words), expected);
        }
    }
}
