//! What stands between white space in a text, for rules that read numbers as they are written:
//! `01-02-2024`, `€50`, `10–12`, `17:30`.

use super::BlockView;
use crate::span::Span;
use crate::text::{Word, WordKind};

/// What stands between white space and holds one of these bytes, each the first of a character,
/// without the marks of sentences, quotations and brackets around it.
pub(super) fn chunks_with(text: &str, has: impl Fn(u8) -> bool) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let found = at + text.as_bytes()[at..].iter().position(|&byte| has(byte))?;
            let rest = &text[found..];
            // White space may begin with such a byte too.
            if let Some(space) = rest.chars().next().filter(|c| c.is_whitespace()) {
                at = found + space.len_utf8();
                continue;
            }
            let mut before = text[at..found].char_indices().rev();
            let space = before.find(|(_, c)| c.is_whitespace());
            let start = at + space.map_or(0, |(space, c)| space + c.len_utf8());
            let end = found + rest.find(char::is_whitespace).unwrap_or(rest.len());
            at = end;
            if let Some(inner) = inner(text, start, end) {
                return Some(inner);
            }
        }
    })
}

/// What is left of a chunk without the marks around it, if anything is.
fn inner(text: &str, start: usize, end: usize) -> Option<Span> {
    let inner = text[start..end].trim_start_matches(is_opening);
    let start = end - inner.len();
    let inner = inner.trim_end_matches(is_closing);
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '“' | '„' | '"' | '‘' | '\'' | '«')
}

fn is_closing(c: char) -> bool {
    let stops = matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | '…');
    stops || matches!(c, ')' | ']' | '”' | '"' | '’' | '\'' | '»')
}

/// The chunks of a block with a digit in them that are no part of an address or of code.
pub(super) fn find(text: &str, words: &[Word]) -> Vec<Span> {
    let chunks = chunks_with(text, |byte| byte.is_ascii_digit());
    chunks.filter(|&span| !is_address(words, span)).collect()
}

/// The chunks of a block with a digit in them that are the author's own wording, and no part of
/// an address or of code.
pub(super) fn with_digits<'a>(cx: &BlockView<'a>) -> impl Iterator<Item = (Span, &'a str)> {
    let cx = *cx;
    let own = cx
        .numbers()
        .iter()
        .filter(move |&&span| !cx.is_spared(span));
    own.map(move |&span| (span, cx.str(span)))
}

/// Whether a word in the chunk is an address or code.
fn is_address(words: &[Word], span: Span) -> bool {
    let from = words.partition_point(|word| word.range.end <= span.start);
    let mut inside = words[from..]
        .iter()
        .take_while(|word| word.range.start < span.end);
    inside.any(|word| matches!(word.kind, WordKind::Address | WordKind::Opaque))
}

/// The number that a run of digits writes; none if it is anything else or has more than nine.
pub(super) fn number(digits: &str) -> Option<u32> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if all && digits.len() <= 9 {
        digits.parse().ok()
    } else {
        None
    }
}

/// How many characters of the word before a place are read: no word that a rule asks for is longer,
/// and code may have no white space at all.
const MAX_BEFORE: usize = 60;

/// The last word before a place in the block, in lower case; empty at the start of a sentence.
pub(super) fn word_before(cx: &BlockView<'_>, at: u32) -> String {
    let before = cx.block.text[..at as usize].trim_end();
    let near = before.char_indices().rev().take(MAX_BEFORE);
    let first = near.take_while(|(_, c)| !c.is_whitespace()).last();
    let word = first.map_or("", |(start, _)| &before[start..]);
    if word.ends_with(['.', '?', '!', ':']) && word.len() > 1 {
        return String::new();
    }
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// The rest of the block from a place on, white space before it left out.
pub(super) fn after<'a>(cx: &BlockView<'a>, at: u32) -> &'a str {
    let text: &'a str = &cx.block.text;
    text[at as usize..].trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_lose_the_marks_around_them() {
        let text = "Op (01-02-2024), “€ 5” …  of 9.000.\nUit!";
        let found: Vec<&str> = chunks_with(text, |byte| !(0x80..0xc0).contains(&byte))
            .map(|span| &text[span])
            .collect();
        assert_eq!(found, ["Op", "01-02-2024", "€", "5", "of", "9.000", "Uit"]);
        let with = |has: fn(u8) -> bool| chunks_with(text, has).map(|span| &text[span]);
        assert!(with(|byte| byte == b'-').eq(["01-02-2024"]));
        assert!(with(|byte| byte >= 0x80).eq(["€", "5"]));
        assert!(with(|byte| byte == b'.').eq(["9.000"]));
        assert!(with(|_| true).eq(found));
    }
}
