//! Character references: `&eacute;`, `&#233;`, `&#xE9;`.
//!
//! The names are those of the HTML standard (WHATWG, "Named character references"), in
//! `references.txt`: a line each, sorted by their bytes, with the code points that they stand for.
//! A name that needs no semicolon has none there.

use std::cmp::Ordering;

use memchr::memchr_iter;

/// A reference that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// How many bytes of the source it takes.
    pub len: usize,
    first: char,
    /// A few names stand for two characters.
    second: Option<char>,
}

/// Where a reference stands: in attributes, `?a=1&copy=2` keeps its ampersand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

impl Reference {
    /// What it says, written into `bytes`.
    pub(super) fn says<'b>(&self, bytes: &'b mut [u8; 8]) -> &'b str {
        let mut len = self.first.encode_utf8(bytes).len();
        if let Some(second) = self.second {
            len += second.encode_utf8(&mut bytes[len..]).len();
        }
        std::str::from_utf8(&bytes[..len]).unwrap_or_default()
    }
}

/// Reads the reference at the start of `rest`, whose first byte is an ampersand. Nothing comes out
/// where the ampersand is one.
pub(super) fn read(rest: &[u8], place: Place) -> Option<Reference> {
    match rest.get(1)? {
        b'#' => numeric(rest),
        byte if byte.is_ascii_alphanumeric() => named(rest, place),
        _ => None,
    }
}

fn numeric(rest: &[u8]) -> Option<Reference> {
    let (from, radix) = match rest.get(2)? {
        b'x' | b'X' => (3, 16),
        _ => (2, 10),
    };
    let digits = rest[from..].iter();
    let digits = digits.map_while(|&byte| char::from(byte).to_digit(radix));
    let (mut end, mut number) = (from, 0_u32);
    for digit in digits {
        number = number.saturating_mul(radix).saturating_add(digit);
        end += 1;
    }
    (end > from).then(|| Reference {
        len: end + usize::from(rest.get(end) == Some(&b';')),
        first: char_of(number),
        second: None,
    })
}

/// The character of a number: those that Windows had between 128 and 159 are meant as there.
fn char_of(number: u32) -> char {
    const FIRST: u32 = 0x80;
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let of_windows = number
        .checked_sub(FIRST)
        .and_then(|at| WINDOWS.get(at as usize));
    match of_windows {
        Some(&c) => c,
        None if number == 0 => char::REPLACEMENT_CHARACTER,
        None => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The longest name, `CounterClockwiseContourIntegral`.
const LONGEST: usize = 31;
/// The shortest and the longest name that needs no semicolon: `lt`, `frac12`.
const SHORT: std::ops::RangeInclusive<usize> = 2..=6;

/// What may be a name behind the ampersand at the start of `rest`, or begin with one.
fn name(rest: &[u8]) -> &[u8] {
    let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric();
    let name = rest[1..].iter().take(LONGEST + 1).take_while(is_of_name);
    &rest[1..=name.count()]
}

fn named(rest: &[u8], place: Place) -> Option<Reference> {
    let name = name(rest);
    let is_closed = rest.get(1 + name.len()) == Some(&b';');
    if is_closed && let Some((_, reference)) = find(name) {
        return Some(reference);
    }
    let lens = SHORT.rev().filter(|&len| len <= name.len());
    let short = lens.filter_map(|len| find(&name[..len]));
    let (_, mut reference) = short
        .into_iter()
        .find(|(needs_semicolon, _)| !needs_semicolon)?;
    reference.len -= 1;
    let goes_on = |byte: &u8| *byte == b'=' || byte.is_ascii_alphanumeric();
    let is_of_address = place == Place::Attribute && rest.get(reference.len).is_some_and(goes_on);
    (!is_of_address).then_some(reference)
}

#[cfg(any(feature = "references", test))]
static NAMES: &str = include_str!("references.txt");
/// Browsers write [`common`] ones alone, and this is for pages that come from one.
#[cfg(not(any(feature = "references", test)))]
static NAMES: &str = "";

/// Whether a source has names that this build may not know.
pub(in crate::parse) fn lacks(source: &str) -> bool {
    let bytes = source.as_bytes();
    !cfg!(feature = "references")
        && memchr_iter(b'&', bytes).any(|at| {
            let name = name(&bytes[at..]);
            !name.is_empty() && find(name).is_none()
        })
}

/// The names of which pages are full, with whether they need a semicolon.
fn common(name: &[u8]) -> Option<(bool, char)> {
    Some(match name {
        b"amp" => (false, '&'),
        b"gt" => (false, '>'),
        b"lt" => (false, '<'),
        b"nbsp" => (false, '\u{a0}'),
        b"quot" => (false, '"'),
        b"ldquo" => (true, '“'),
        b"lsquo" => (true, '‘'),
        b"mdash" => (true, '—'),
        b"ndash" => (true, '–'),
        b"rdquo" => (true, '”'),
        b"rsquo" => (true, '’'),
        _ => return None,
    })
}

/// Looks up a name: whether it needs a semicolon, and the reference with one.
fn find(name: &[u8]) -> Option<(bool, Reference)> {
    if let Some((needs_semicolon, first)) = common(name) {
        let reference = Reference {
            len: name.len() + 2,
            first,
            second: None,
        };
        return Some((needs_semicolon, reference));
    }
    listed(name)
}

/// The same for any name.
fn listed(name: &[u8]) -> Option<(bool, Reference)> {
    let (mut from, mut to) = (0, NAMES.len());
    while from < to {
        // The line in which the middle lies.
        let middle = from + (to - from) / 2;
        let start = NAMES[from..middle]
            .rfind('\n')
            .map_or(from, |at| from + at + 1);
        let end = NAMES[middle..to].find('\n').map_or(to, |at| middle + at);
        let (known, points) = NAMES[start..end].split_once(' ')?;
        let short = known.trim_end_matches(';');
        match short.as_bytes().cmp(name) {
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
            Ordering::Equal => {
                let points = points.split(' ');
                let mut chars =
                    points.map_while(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?));
                let reference = Reference {
                    len: name.len() + 2,
                    first: chars.next()?,
                    second: chars.next(),
                };
                return Some((short.len() < known.len(), reference));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a text that starts with an ampersand: `[é]rest`.
    fn show(source: &str, place: Place) -> String {
        match read(source.as_bytes(), place) {
            Some(it) => format!("[{}]{}", it.says(&mut [0; 8]), &source[it.len..]),
            None => source.to_owned(),
        }
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(show(source, Place::Text), expected);
    }

    #[test]
    fn names_are_sorted_and_each_is_found() {
        let names = NAMES
            .lines()
            .map(|line| line.split_once(' ').expect(line).0);
        let names: Vec<&str> = names.map(|name| name.trim_end_matches(';')).collect();
        assert!(names.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
        assert_eq!(names.iter().map(|name| name.len()).max(), Some(LONGEST));
        for (name, line) in names.iter().zip(NAMES.lines()) {
            let (needs_semicolon, _) = find(name.as_bytes()).expect(name);
            assert_eq!(needs_semicolon, line.contains(';'), "{name}");
            assert!(needs_semicolon || SHORT.contains(&name.len()), "{name}");
            assert_eq!(find(name.as_bytes()), listed(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn names_stand_for_one_or_two_characters() {
        check("&eacute;n", "[é]n");
        check("&Tab;", "[\t]");
        check("&NotEqualTilde;x", "[≂\u{338}]x");
        check("&fjlig;ord", "[fj]ord");
        check("&onbekend;", "&onbekend;");
        check("&", "&");
        check("&;", "&;");
        check("& b", "& b");
    }

    #[test]
    fn old_names_need_no_semicolon() {
        check("&amp c", "[&] c");
        check("&notit;", "[¬]it;");
        check("&notin;", "[∉]");
        check("&copyright", "[©]right");
        check("&copy;;", "[©];");
        check("&hellip", "&hellip");
    }

    #[test]
    fn addresses_keep_their_ampersands() {
        let check = |source, expected| assert_eq!(show(source, Place::Attribute), expected);
        check("&copy=2", "&copy=2");
        check("&copyright", "&copyright");
        check("&copy;=2", "[©]=2");
        check("&copy 2", "[©] 2");
        check("&notit;", "&notit;");
        check("&#233=", "[é]=");
    }

    #[test]
    fn numbers_are_read_as_browsers_do() {
        check("&#8217;s", "[’]s");
        check("&#x2019s", "[’]s");
        check("&#X2019;", "[’]");
        check("&#128;", "[€]");
        check("&#129;", "[\u{81}]");
        check("&#0;", "[\u{fffd}]");
        check("&#xd800;", "[\u{fffd}]");
        check("&#99999999999999999999;", "[\u{fffd}]");
        check("&#;", "&#;");
        check("&#x;", "&#x;");
        check("&#", "&#");
    }
}
