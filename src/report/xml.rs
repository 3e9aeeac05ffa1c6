//! Text in XML: the two formats of build servers are made of it, and the report on a site uses its
//! references.

use std::fmt::Write;

/// A text as it may stand in an attribute or between tags. What XML 1.0 has no room for, not even
/// as a reference, becomes a replacement character; white space is kept by references.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if let Some(reference) = reference(c) {
            out.push_str(reference);
            continue;
        }
        match c {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            c => out.push(c),
        }
    }
    out
}

/// What stands for a character that XML and HTML would act upon.
pub(super) fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_attribute_or_opens_a_tag() {
        assert_eq!(
            escape("a\"><b a='&]]>\n\u{0}\u{1b}é😀"),
            "a&quot;&gt;&lt;b a=&#39;&amp;]]&gt;&#10;\u{fffd}\u{fffd}é😀"
        );
    }
}
