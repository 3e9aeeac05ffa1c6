//! HTML from templates: text that can do no harm, and holes that are filled once.

use std::borrow::Cow;

use crate::report::terminal::safe;
use crate::report::xml::reference;

/// A text as it may stand between tags and in an attribute between double quotes. Control
/// characters show as their pictures, and marks that turn the direction of text do nothing.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match reference(c) {
            Some(reference) => out.push_str(reference),
            None => out.push(c),
        }
    }
    out
}

/// A template with each `{name}` replaced. What is put in is not read again, so a page can't put a
/// hole of its own in. A brace that opens no name of the list stays as it is.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let hole = values.iter().find_map(|(name, value)| {
            let after = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        match hole {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The first characters of a text, with a sign if there are more.
pub(super) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text[..end].trim_end())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_an_attribute_opens_a_tag_or_turns_the_line() {
        assert_eq!(
            escape("a\"><script>'&\u{0}\u{1b}[31m\u{202e}é😀"),
            "a&quot;&gt;&lt;script&gt;&#39;&amp;\u{2400}\u{241b}[31m\u{fffd}é😀"
        );
    }

    #[test]
    fn holes_are_filled_once_and_other_braces_stay() {
        let values = [("n", "{b}"), ("b", "2")];
        assert_eq!(fill("{n} a{b}{{b}} {c} {", &values), "{b} a2{2} {c} {");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(shortened("één huis", 4), "één…");
        assert_eq!(shortened("één", 3), "één");
    }
}
