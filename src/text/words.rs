//! Where words begin and end inside a run without white space, and what they are.
//!
//! A word is what stands between white space, `/` and dashes and holds a letter or a digit. What
//! is more than that: dates and fractions keep their `/` (*31/12/2025*), listed abbreviations
//! keep it too (*t/m*), a comma without the space after it parts words (*huur,gas*), and the dot
//! of an abbreviation belongs to it (*bijv.*).

use super::address::is_address;
use super::{Word, WordKind};
use crate::lang::{Class, Language, roman};
use crate::span::Span;

/// What follows the last word of a run, as far as its own spelling tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dot {
    /// No dot, or one that ends something.
    No,
    /// The dot of an abbreviation; it belongs to the word.
    Abbreviation(Class),
    /// The dot of an initial (*J.*, *A.B.*); it belongs to the word.
    Initial,
    /// A dot that makes the word an abbreviation only if a number follows.
    IfNumber,
}

/// Whether a character can hold a word together: letters and digits, but not the raised digits of
/// notes and units.
pub(super) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() && !matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{209f}')
}

/// Whether a character is drawn as a part of the one before it: accents, and what joins emoji or
/// tells how to draw a sign. Scripts that helder doesn't read have more.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}'..='\u{200d}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
    )
}

/// A run from its first to its last letter or digit; none if it has neither.
pub(super) fn trim(text: &str, run: Span) -> Option<Span> {
    let inner = &text[run];
    let from = inner.find(is_word_char)?;
    let last = inner.rfind(is_word_char)?;
    // A combining accent is no letter, but belongs to the one before it.
    let to = match inner.as_bytes().get(last + 1) {
        after if after.is_none_or(u8::is_ascii) && inner.as_bytes()[last].is_ascii() => last + 1,
        _ => {
            let mut rest = inner[last..].char_indices().skip(1);
            let end = rest.find(|&(_, c)| !is_mark(c));
            end.map_or(inner.len(), |(at, _)| last + at)
        }
    };
    let start = run.start as usize;
    Some(Span::new(start + from, start + to))
}

/// Adds the words of a run that begins and ends with a letter or digit. `text` ends where words
/// may: a dot or bracket after the run can belong to its last word.
pub(super) fn split(text: &str, run: Span, language: &Language, words: &mut Vec<Word>) -> Dot {
    if is_address(&text[run]) {
        push(words, run, WordKind::Address);
        return Dot::No;
    }
    if text[run].bytes().any(|byte| byte == b'/')
        && let Some(dotted) = abbreviation_with_slash(text, run, language)
    {
        push(words, dotted, WordKind::Abbreviation);
        return if dotted == run {
            Dot::No
        } else {
            Dot::Abbreviation(Class::End)
        };
    }
    let bytes = text.as_bytes();
    let (mut start, mut at, end) = (run.start as usize, run.start as usize, run.end as usize);
    let mut dot = Dot::No;
    while at < end {
        match separator(bytes, at, run) {
            0 => at += 1,
            len => {
                if let Some(piece) = trim(text, Span::new(start, at)) {
                    dot = split_dotted(text, piece, language, words);
                }
                at += len;
                start = at;
            }
        }
    }
    if let Some(piece) = trim(text, Span::new(start, end)) {
        dot = split_dotted(text, with_brackets(text, piece, run), language, words);
    }
    dot
}

/// The word for a token whose borders are given.
pub(super) fn token(text: &str, range: Span, language: &Language) -> Option<Word> {
    let form = &text[range];
    let inner = trim(text, range)?;
    let abbreviated = form.ends_with('.') || form.contains('/');
    let kind = if is_address(form) {
        WordKind::Address
    } else if abbreviated
        && (language.abbreviations.get(form).is_some() || is_initials(form.trim_end_matches('.')))
    {
        WordKind::Abbreviation
    } else {
        kind(&text[inner], language)
    };
    Some(Word::new(range, kind))
}

/// The kind of a word without dots inside.
pub(super) fn kind(form: &str, language: &Language) -> WordKind {
    let (mut upper, mut lower, mut digits) = (0, 0, 0);
    // The capitals before the first hyphen or apostrophe, to know *BBC's* and *AOW'er*.
    let (mut stem_upper, mut in_stem) = (0, true);
    let mut longest_run = 0;
    let mut run = 0;
    for c in form.chars() {
        if c.is_lowercase() {
            lower += 1;
        } else if c.is_uppercase() {
            upper += 1;
            run += 1;
            longest_run = longest_run.max(run);
            stem_upper += usize::from(in_stem && lower == 0);
            continue;
        } else if c.is_numeric() {
            digits += 1;
        } else if matches!(c, '\'' | '’') {
            in_stem = false;
        } else if c == '&' {
            continue;
        }
        run = 0;
    }
    let apostrophe = !in_stem;
    if digits > 0 {
        return kind_with_digits(form, upper, lower);
    }
    let short = (2..=6).contains(&longest_run);
    if upper >= 2 && short && lower == 0 {
        // The higher ones are mostly acronyms: *CD*, *MC*.
        if roman(form).is_some() {
            return WordKind::Number;
        }
        return WordKind::Acronym;
    }
    let plural = lower == 1 && form.ends_with('s') && upper >= 2 && short;
    let possessive = apostrophe && stem_upper >= 2 && upper == stem_upper && lower <= 3 && short;
    if plural || possessive {
        return WordKind::Acronym;
    }
    if language.abbreviations.is_plain(form) {
        return WordKind::Abbreviation;
    }
    WordKind::Word
}

/// *3e*, *5kg*, *B12* and *4:13* are numbers; *CO2* is an acronym; *32-jarige* and *covid-19*
/// are words.
fn kind_with_digits(form: &str, upper: usize, lower: usize) -> WordKind {
    let hyphenated = form.contains('-');
    if (lower >= 3 && (hyphenated || !form.as_bytes()[0].is_ascii_digit()))
        || lower > 4
        || (hyphenated && lower + upper >= 3 && lower > 0)
    {
        WordKind::Word
    } else if (2..=6).contains(&upper) && lower <= 1 && !form.contains(['.', '/', ':']) {
        WordKind::Acronym
    } else {
        WordKind::Number
    }
}

/// Adds a piece without `/` and dashes: parts abbreviations that are glued to what follows
/// (*art.5*), and knows numbers, initials and names of files by their dots.
fn split_dotted(text: &str, piece: Span, language: &Language, words: &mut Vec<Word>) -> Dot {
    let bytes = text.as_bytes();
    let (mut start, end) = (piece.start as usize, piece.end as usize);
    let dot_follows = bytes.get(end) == Some(&b'.') && bytes.get(end + 1) != Some(&b'.');
    while start < end {
        let form = &text[start..end];
        let capital = form.len() == 1 && form.as_bytes()[0].is_ascii_uppercase();
        if dot_follows
            && !capital
            && let Some(found) = language.abbreviations.get(&text[start..=end])
        {
            return push_listed(text, start, end, found.class, words);
        }
        let Some(inner) = form.bytes().position(|byte| byte == b'.') else {
            break;
        };
        let before = &form[..inner];
        let rest = start + inner + 1;
        let listed = inner > 1 && language.abbreviations.get(&text[start..rest]).is_some();
        let enumerator = before.bytes().all(|byte| byte.is_ascii_digit())
            && text[rest..end].starts_with(char::is_alphabetic);
        if listed {
            push(words, Span::new(start, rest), WordKind::Abbreviation);
        } else if is_initials(form) {
            let end = end + usize::from(dot_follows);
            push(words, Span::new(start, end), WordKind::Abbreviation);
            return if dot_follows { Dot::Initial } else { Dot::No };
        } else if enumerator {
            push(words, Span::new(start, rest - 1), WordKind::Number);
        } else {
            let has_digit = form.bytes().any(|byte| byte.is_ascii_digit());
            let kind = if has_digit {
                kind(form, language)
            } else {
                WordKind::Address
            };
            push(words, Span::new(start, end), kind);
            return Dot::No;
        }
        start = trim(text, Span::new(rest, end)).map_or(end, |rest| rest.start as usize);
    }
    if start == end {
        return Dot::No;
    }
    let form = &text[start..end];
    let mut letters = form.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if dot_follows && initial {
        push(words, Span::new(start, end + 1), WordKind::Abbreviation);
        return Dot::Initial;
    }
    push(words, Span::new(start, end), kind(form, language));
    Dot::No
}

/// Adds a listed abbreviation. One that is also an ordinary word is one only beside a number.
fn push_listed(text: &str, start: usize, end: usize, class: Class, words: &mut Vec<Word>) -> Dot {
    let after_number = words.last().is_some_and(|word| {
        word.kind == WordKind::Number && text[word.range.end as usize..start].trim().is_empty()
    });
    let sure = match class {
        Class::Number => false,
        Class::Beside | Class::Unit => after_number,
        _ => true,
    };
    if sure {
        push(words, Span::new(start, end + 1), WordKind::Abbreviation);
        return Dot::Abbreviation(class);
    }
    push(words, Span::new(start, end), WordKind::Word);
    if class == Class::Unit {
        Dot::No
    } else {
        Dot::IfNumber
    }
}

/// A whole run such as *t/m*, with its dot if the form has one.
fn abbreviation_with_slash(text: &str, run: Span, language: &Language) -> Option<Span> {
    let dotted = Span {
        start: run.start,
        end: run.end + 1,
    };
    let listed = |range: Span| {
        let form = text.get(range.range())?;
        language.abbreviations.get(form).map(|_| range)
    };
    listed(run).or_else(|| listed(dotted).filter(|range| text[*range].ends_with('.')))
}

fn push(words: &mut Vec<Word>, range: Span, kind: WordKind) {
    words.push(Word::new(range, kind));
}

/// The length of the separator of words that stands at `at`; 0 if there is none.
fn separator(bytes: &[u8], at: usize, run: Span) -> usize {
    let before = || at > run.start as usize && bytes[at - 1].is_ascii_digit();
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    match bytes[at] {
        b'/' if before() && after.is_ascii_digit() => 0,
        b',' | b';' if after.is_ascii_digit() && before() => 0,
        b':' if after.is_ascii_digit() || before() => 0,
        b'/' | b',' | b';' | b':' | b'|' | b'"' | b'[' | b']' | b'<' | b'>' | b'?' | b'!' => 1,
        b'-' if after == b'-' => 2,
        b'.' if after == b'.' => 2,
        // Dashes, curly double quotes and the ellipsis.
        0xe2 => match bytes.get(at + 1..at + 3) {
            Some([0x80, 0x93..=0x95 | 0x9c..=0x9f | 0xa6]) => 3,
            _ => 0,
        },
        // Guillemets.
        0xc2 if matches!(bytes.get(at + 1), Some(0xab | 0xbb)) => 2,
        _ => 0,
    }
}

/// Takes in a bracket that a word opens or closes in its middle: *kind(eren)*, *(klein)kind*.
fn with_brackets(text: &str, piece: Span, run: Span) -> Span {
    let form = &text[piece];
    let bytes = text.as_bytes();
    if !form.bytes().any(|byte| matches!(byte, b'(' | b')')) {
        return piece;
    }
    let (opens, closes) = (form.rfind('('), form.rfind(')'));
    let mut whole = piece;
    if opens > closes && bytes.get(piece.end as usize) == Some(&b')') {
        whole.end += 1;
    }
    if closes.is_some()
        && opens.is_none()
        && piece.start == run.start
        && piece.start > 0
        && bytes[piece.start as usize - 1] == b'('
    {
        whole.start -= 1;
    }
    whole
}

/// The longest run of initials that is looked at, in bytes, so that odd input costs no more.
const MAX_INITIALS: usize = 24;

/// Letters parted by dots, none of them longer than two: *J.P*, *U.S.A*, *Ph.D*, *i.v.m*.
fn is_initials(form: &str) -> bool {
    if form.len() > MAX_INITIALS {
        return false;
    }
    let mut n_parts = 0;
    let mut single = false;
    for part in form.split('.') {
        let mut letters = part.chars();
        let first = letters.next().is_some_and(char::is_alphabetic);
        let second = letters.next();
        if !first || second.is_some_and(|c| !c.is_alphabetic()) || letters.next().is_some() {
            return false;
        }
        single |= second.is_none();
        n_parts += 1;
    }
    single && (n_parts > 1 || form.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;

    #[track_caller]
    fn check_kind(kinds: &[(&str, WordKind)]) {
        let dutch = crate::testing::language(Lang::Nl);
        for &(form, expected) in kinds {
            assert_eq!(kind(form, dutch), expected, "{form}");
        }
    }

    #[test]
    fn accents_and_joiners_belong_to_the_letter_before_them() {
        for (run, word) in [
            ("(cafe\u{301})", "cafe\u{301}"),
            ("“1\u{fe0f}\u{20e3}”", "1\u{fe0f}\u{20e3}"),
            ("é\u{200d}.", "é\u{200d}"),
            ("\u{301}a.", "a"),
            ("…", ""),
        ] {
            let found = trim(run, Span::new(0, run.len()));
            assert_eq!(found.map_or("", |span| &run[span]), word);
        }
    }

    #[test]
    fn capitals_and_digits_tell_the_kind() {
        use WordKind::{Abbreviation, Acronym, Number, Word};
        check_kind(&[
            ("gemeente", Word),
            ("U", Word),
            ("Aa", Word),
            ("AOW", Acronym),
            ("NGO's", Acronym),
            ("GPs", Acronym),
            ("AOW'er", Acronym),
            ("R&D", Acronym),
            ("AOW-uitkering", Word),
            ("DigiD", Word),
            ("BELANGRIJK", Word),
            ("É", Word),
            ("km", Abbreviation),
            ("BTW", Acronym),
            ("btw", Abbreviation),
            ("XIV", Number),
            ("CD", Acronym),
            ("1.250,50", Number),
            ("3e", Number),
            ("60ste", Number),
            ("B12", Number),
            ("CO2", Acronym),
            ("covid-19", Word),
            ("32-jarige", Word),
            ("31-12-2025", Number),
        ]);
    }
}
