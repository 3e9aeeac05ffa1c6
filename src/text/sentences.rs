//! Where sentences end.

use crate::lang::Language;
use crate::span::Span;

/// The sentences of a block's text, white space around them left out.
pub(super) fn split(text: &str, _language: &Language) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let stop = matches!(c, '.' | '!' | '?') && text[end..].starts_with(' ');
        if stop || c == '\n' || end == text.len() {
            let piece = &text[start..end];
            let lead = piece.len() - piece.trim_start().len();
            let trimmed = piece.trim();
            if !trimmed.is_empty() {
                spans.push(Span::new(start + lead, start + lead + trimmed.len()));
            }
            start = end;
        }
    }
    spans
}
