//! Marks that may end a sentence, and what can be told of them without the rest of the sentence.

use super::words::Dot;
use super::{Word, WordKind};
use crate::lang::{Class, Language};

/// Apostrophes, and the quotation marks that look like them.
pub(super) const APOSTROPHES: [char; 3] = ['\'', '’', '‘'];

/// What may end a sentence, waiting for the run that follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) kind: StopKind,
    /// Whether a quotation mark or bracket closed after it.
    pub(super) closed: bool,
    /// Whether the number of a note came after it.
    pub(super) noted: bool,
    /// Where to cut, if marks that open the next sentence came since.
    pub(super) cut: Option<Cut>,
}

/// A border between two sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// Where the one ends.
    pub(super) end: usize,
    /// Where the other starts.
    pub(super) start: usize,
    /// The words up to here.
    pub(super) n_words: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopKind {
    /// A full stop after something that could be an abbreviation that is not listed.
    Weak,
    /// A full stop after a whole word.
    Full,
    /// A question mark, or an exclamation mark that is not part of a name.
    Mark,
    /// An exclamation mark after a name (*Yahoo!*).
    NameMark,
    /// Three dots.
    Ellipsis,
    /// The dot of an abbreviation.
    Abbreviation(Class),
    /// The dot of an initial.
    Initial,
    /// A dot that is that of an abbreviation if a number follows.
    IfNumber,
    /// A line break.
    Break,
}

/// What a run begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Upper,
    Lower,
    Digit,
    /// A currency or section sign, a bullet and the like.
    Sign,
    /// A comma, or another mark with which a sentence goes on.
    Goes,
}

/// What stop, if any, follows a word, and whether something closed after it.
pub(super) fn stop_after(
    text: &str,
    word: Option<Word>,
    dot: Dot,
    tail: &str,
    first: bool,
) -> Option<(StopKind, bool)> {
    let (mut n_dots, mut mark, mut bang, mut closed) = (0, false, false, false);
    let mut ellipsis = false;
    for c in tail.chars() {
        match c {
            '.' | '．' | '。' => n_dots += 1,
            '?' | '？' => mark = true,
            '!' | '！' => bang = true,
            '…' => ellipsis = true,
            ',' | ';' | ':' => return None,
            _ if is_closer(c) => closed = true,
            _ => {}
        }
    }
    let kind = if mark {
        StopKind::Mark
    } else if bang {
        let name = word.is_some_and(|word| {
            !first && !closed && text[word.range].starts_with(char::is_uppercase)
        });
        if name {
            StopKind::NameMark
        } else {
            StopKind::Mark
        }
    } else if ellipsis || n_dots > 1 {
        StopKind::Ellipsis
    } else {
        match dot {
            Dot::Abbreviation(class) if n_dots == 0 => StopKind::Abbreviation(class),
            Dot::Initial if n_dots == 0 => StopKind::Initial,
            Dot::IfNumber if n_dots == 1 => StopKind::IfNumber,
            // *N°. 5*
            _ if tail == "°." && word.is_some_and(|word| word.range.len() == 1) => {
                StopKind::Abbreviation(Class::Number)
            }
            _ if n_dots == 0 => return None,
            _ if word.is_some_and(|word| is_whole(&text[word.range], word.kind)) => StopKind::Full,
            _ => StopKind::Weak,
        }
    };
    Some((kind, closed))
}

/// Whether a word is surely no abbreviation that is missing in the list: long enough, with a
/// vowel, in lower case but for its first letter.
fn is_whole(form: &str, kind: WordKind) -> bool {
    kind == WordKind::Word
        && form.len() > 2
        && form.contains(|c| "aeiouyéëèêïóöúü".contains(c))
        && !form.chars().skip(1).any(char::is_uppercase)
}

/// What a run begins with, given the marks before its first word.
pub(super) fn next_of(lead: &str, inner: &str) -> Next {
    if lead.starts_with([',', ';', ':', '.', '?', '!', '…', ')', '/']) && !lead.starts_with(",,")
    {
        return Next::Goes;
    }
    let word = inner.trim_start_matches(APOSTROPHES);
    let first = word.chars().next().unwrap_or(' ');
    if lead.contains(|c| "€£$§#•▪●◦‣■►".contains(c)) {
        return Next::Sign;
    }
    if first.is_numeric() {
        return Next::Digit;
    }
    if !first.is_lowercase() {
        return Next::Upper;
    }
    // A name such as *iPhone* may open a sentence.
    let mut letters = word
        .chars()
        .skip(1)
        .take(3)
        .take_while(|c| c.is_alphabetic());
    if letters.any(char::is_uppercase) {
        Next::Upper
    } else {
        Next::Lower
    }
}

/// The longest quotation, in bytes, that is kept in the sentence that it opens in.
const MAX_QUOTATION: usize = 600;

/// Where a quotation closes that opens with `lead`; the error is how far was searched in vain.
pub(super) fn quotation_end(text: &str, lead: &str, at: usize) -> Result<usize, usize> {
    let close = match lead.chars().next_back() {
        Some('"') => "\"",
        Some('“') => "”",
        Some('„') => "”",
        Some('«') => "»",
        Some('‘') => "’",
        Some('\'') => "'",
        _ => return Err(0),
    };
    let bytes = &text.as_bytes()[at..text.len().min(at + MAX_QUOTATION)];
    let close = close.as_bytes();
    let apostrophe = matches!(close, b"'" | [0xe2, 0x80, 0x99]);
    let found = bytes
        .windows(close.len())
        .enumerate()
        .find(|(offset, window)| {
            // An apostrophe inside a word closes nothing.
            let after = bytes.get(offset + close.len());
            *window == close && !(apostrophe && after.is_some_and(u8::is_ascii_alphanumeric))
        });
    found.map_or(Err(at + bytes.len()), |(offset, _)| Ok(at + offset))
}

/// Whether a run after a stop is the number of a note: `[12]`, or digits glued to the stop.
pub(super) fn is_note(run: &str, glued: bool) -> bool {
    let digits = |inner: &str| {
        !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit())
    };
    if glued && digits(run) {
        return true;
    }
    let inner = run.strip_prefix('[').and_then(|run| run.strip_suffix(']'));
    inner.is_some_and(|inner| inner.len() <= 64 && inner.split("][").all(digits))
}

/// The first place inside a run where a sentence ends without white space after it: after
/// *word.* in *word.Next*, *word.12* and *word.[12]*.
pub(super) fn stop_inside(
    text: &str,
    from: usize,
    end: usize,
    language: &Language,
) -> Option<usize> {
    let bytes = text.as_bytes();
    for at in from + 2..end.saturating_sub(1) {
        // The stops of East Asian scripts have no space after them.
        if matches!(
            bytes[at..end],
            [0xef, 0xbc, 0x81 | 0x8e | 0x9f, _, ..] | [0xe3, 0x80, 0x82, _, ..]
        ) {
            return Some(at + 3);
        }
        if !matches!(bytes[at], b'.' | b'?' | b'!') {
            continue;
        }
        if matches!(bytes[at + 1], b'.' | b'?' | b'!') {
            continue;
        }
        let mut before = &bytes[from..at];
        while let [start @ .., b'.' | b'?' | b'!'] = before {
            before = start;
        }
        let n_letters = before
            .iter()
            .rev()
            .take(24)
            .take_while(|byte| byte.is_ascii_lowercase() || **byte >= 0x80)
            .count();
        let closed = before.ends_with(b")");
        let number = before.last().is_some_and(u8::is_ascii_digit);
        let rest = &bytes[at + 1..end];
        let lower = |at: usize| rest.get(at).is_none_or(u8::is_ascii_lowercase);
        let sentence = rest[0].is_ascii_uppercase()
            && (n_letters >= 2 && lower(1) || number && rest.len() > 2 && lower(1) && lower(2));
        let note = (n_letters >= 3 || closed)
            && (rest[0] == b'[' && rest.get(1).is_some_and(u8::is_ascii_digit)
                || rest.len() <= 3 && rest.iter().all(u8::is_ascii_digit));
        if !sentence && !note {
            continue;
        }
        let mut word = from + before.len() - n_letters;
        while word > from && (bytes[word - 1].is_ascii_alphabetic() || !text.is_char_boundary(word))
        {
            word -= 1;
        }
        if language.abbreviations.get(&text[word..=at]).is_none() {
            return Some(at + 1);
        }
    }
    None
}

pub(super) fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '"' | '\'' | '’' | '”' | '»' | '›')
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '．' | '？' | '！' | '。')
}

pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '▪' | '●' | '◦' | '‣' | '■' | '►' | '\u{f0b7}')
}
