//! Where words begin and end, and what they are.

use super::{Word, WordKind};
use crate::lang::Language;
use crate::span::Span;

/// Adds the words of one sentence.
pub(super) fn split(text: &str, sentence: Span, _language: &Language, words: &mut Vec<Word>) {
    for token in text[sentence].split(|c: char| c.is_whitespace() || "/—–".contains(c)) {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            continue;
        }
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let kind = if digits {
            WordKind::Number
        } else {
            WordKind::Word
        };
        words.push(Word {
            range: Span::new(start, start + word.len()),
            kind,
            syllables: 1,
        });
    }
}
