//! Text in XML: the two formats of build servers are made of it.

use std::fmt::Write;

/// A text as it may stand in an attribute or between tags. What XML 1.0 has no room for, not even
/// as a reference, becomes a replacement character; white space is kept by references.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
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
