//! Where the character references of a run of markup stand: the tokenizer decodes, this finds
//! which bytes of the source each decoded character came from.
//!
//! The walk goes through the source and the decoded text side by side. It knows how a reference
//! is written, and the few names that count without a semicolon; what the two thousand other
//! names mean it reads off the decoded text, so no second table has to agree with the
//! tokenizer's. Where the two do not meet as expected the walk gives up, and the caller maps the
//! run as a whole.

use std::ops::Range;

/// A stretch of the decoded text with the source that became it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Bytes of the decoded text.
    pub text: Range<usize>,
    /// Bytes of the source.
    pub source: Range<usize>,
    /// Whether the two are equal byte for byte.
    pub exact: bool,
}

/// Finds the source of each stretch of `decoded`; the steps cover it in order. `steps` is filled
/// anew. Returns false, with no steps, where the two texts do not belong together.
pub(super) fn align(source: &str, decoded: &str, steps: &mut Vec<Step>) -> bool {
    steps.clear();
    let (raw, value) = (source.as_bytes(), decoded.as_bytes());
    let (mut from, mut to) = (0, 0);
    while to < value.len() {
        let run = literal_run(&raw[from..], &value[to..]);
        if run > 0 {
            steps.push(Step {
                text: to..to + run,
                source: from..from + run,
                exact: true,
            });
            (from, to) = (from + run, to + run);
            continue;
        }
        let Some((taken, given)) = stand_in(&raw[from..], &decoded[to..]) else {
            steps.clear();
            return false;
        };
        if given > 0 {
            steps.push(Step {
                text: to..to + given,
                source: from..from + taken,
                exact: false,
            });
        }
        (from, to) = (from + taken, to + given);
    }
    // What is left of the source gave no text: the start of a tag that never ended.
    let rest = &raw[from..];
    if rest.is_empty() || rest[0] == b'<' || rest[0] == b'\n' {
        return true;
    }
    steps.clear();
    false
}

/// The length of the start of `raw` that stands in `value` as it is. It ends before the first
/// byte that might not.
fn literal_run(raw: &[u8], value: &[u8]) -> usize {
    let mut run = 0;
    while let (Some(&byte), Some(&same)) = (raw.get(run), value.get(run)) {
        let literal = match byte {
            b'&' => same == b'&' && !is_escaped_ampersand(&raw[run..]),
            // An end tag without a name is dropped; in a title it is text like any other.
            b'<' => {
                same == b'<'
                    && (!raw[run..].starts_with(b"</>") || value[run..].starts_with(b"</>"))
            }
            _ => byte == same,
        };
        if !literal {
            break;
        }
        run += 1;
    }
    run
}

/// How many bytes of `raw` became how many bytes of `value` at a place where they differ.
fn stand_in(raw: &[u8], value: &str) -> Option<(usize, usize)> {
    let first = value.chars().next()?;
    match *raw.first()? {
        b'&' => {
            let (taken, n_chars) = reference(raw, value)?;
            let given = value.chars().take(n_chars).map(char::len_utf8).sum();
            Some((taken, given))
        }
        b'\r' if first == '\n' => Some((1 + usize::from(raw.get(1) == Some(&b'\n')), 1)),
        b'<' if raw.starts_with(b"</>") => Some((3, 0)),
        0 if first == char::REPLACEMENT_CHARACTER => Some((1, first.len_utf8())),
        _ => None,
    }
}

/// The length of the reference at the start of `raw`, and how many characters it stands for.
fn reference(raw: &[u8], value: &str) -> Option<(usize, usize)> {
    let first = value.chars().next()?;
    if raw.get(1) == Some(&b'#') {
        let hex = matches!(raw.get(2), Some(b'x' | b'X'));
        let from = if hex { 3 } else { 2 };
        let is_digit = |byte: &u8| {
            if hex {
                byte.is_ascii_hexdigit()
            } else {
                byte.is_ascii_digit()
            }
        };
        let digits = raw[from..].iter().take_while(|byte| is_digit(byte)).count();
        return (digits > 0).then(|| (with_semicolon(raw, from + digits), 1));
    }
    let name_len = raw[1..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let name = std::str::from_utf8(&raw[1..=name_len]).ok()?;
    let short = (2..=name.len().min(LONGEST_SHORT))
        .rev()
        .find(|&len| short_name(&name[..len]) == Some(first));
    if let Some(len) = short {
        return Some((with_semicolon(raw, 1 + len), 1));
    }
    if raw.get(1 + name_len) != Some(&b';') {
        return None;
    }
    let taken = name_len + 2;
    let next = value[first.len_utf8()..].chars().next();
    let is_pair = name == "fjlig"
        || next.is_some_and(|c| {
            let mut bytes = [0; 4];
            SECOND_HALVES.contains(&c)
                && !raw[taken..].starts_with(c.encode_utf8(&mut bytes).as_bytes())
        });
    Some((taken, if is_pair { 2 } else { 1 }))
}

/// The second characters of the names that stand for two, `&fjlig;` aside: strokes and lines laid
/// over the first, a variant, a narrow space.
const SECOND_HALVES: [char; 7] = [
    '\u{331}', '\u{333}', '\u{338}', '\u{200a}', '\u{20d2}', '\u{20e5}', '\u{fe00}',
];

fn with_semicolon(raw: &[u8], len: usize) -> usize {
    len + usize::from(raw.get(len) == Some(&b';'))
}

/// Whether an ampersand is written here as a reference, so that `&` in both texts is no proof of
/// equality.
fn is_escaped_ampersand(raw: &[u8]) -> bool {
    raw.starts_with(b"&amp")
        || raw.starts_with(b"&AMP")
        || (raw.starts_with(b"&#") && is_number_of_ampersand(&raw[2..]))
}

/// Whether the digits of a numeric reference give 38.
fn is_number_of_ampersand(raw: &[u8]) -> bool {
    let (digits, radix) = match raw.first() {
        Some(b'x' | b'X') => (&raw[1..], 16),
        _ => (raw, 10),
    };
    let end = digits
        .iter()
        .position(|&byte| !char::from(byte).is_digit(radix))
        .unwrap_or(digits.len());
    let number = digits[..end].iter().fold(0_u32, |sum, &byte| {
        let digit = char::from(byte).to_digit(radix).unwrap_or(0);
        sum.saturating_mul(radix).saturating_add(digit)
    });
    number == 38
}

const LONGEST_SHORT: usize = 6;

/// The character of a name that counts without a semicolon.
fn short_name(name: &str) -> Option<char> {
    let at = SHORT_NAMES
        .binary_search_by(|(known, _)| (*known).cmp(name))
        .ok()?;
    Some(SHORT_NAMES[at].1)
}

/// The names that the HTML standard accepts without a semicolon, sorted by their bytes.
static SHORT_NAMES: &[(&str, char)] = &[
    ("AElig", 'Æ'),
    ("AMP", '&'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Agrave", 'À'),
    ("Aring", 'Å'),
    ("Atilde", 'Ã'),
    ("Auml", 'Ä'),
    ("COPY", '©'),
    ("Ccedil", 'Ç'),
    ("ETH", 'Ð'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Egrave", 'È'),
    ("Euml", 'Ë'),
    ("GT", '>'),
    ("Iacute", 'Í'),
    ("Icirc", 'Î'),
    ("Igrave", 'Ì'),
    ("Iuml", 'Ï'),
    ("LT", '<'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Ograve", 'Ò'),
    ("Oslash", 'Ø'),
    ("Otilde", 'Õ'),
    ("Ouml", 'Ö'),
    ("QUOT", '"'),
    ("REG", '®'),
    ("THORN", 'Þ'),
    ("Uacute", 'Ú'),
    ("Ucirc", 'Û'),
    ("Ugrave", 'Ù'),
    ("Uuml", 'Ü'),
    ("Yacute", 'Ý'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("acute", '´'),
    ("aelig", 'æ'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("aring", 'å'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("brvbar", '¦'),
    ("ccedil", 'ç'),
    ("cedil", '¸'),
    ("cent", '¢'),
    ("copy", '©'),
    ("curren", '¤'),
    ("deg", '°'),
    ("divide", '÷'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("eth", 'ð'),
    ("euml", 'ë'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("gt", '>'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iexcl", '¡'),
    ("igrave", 'ì'),
    ("iquest", '¿'),
    ("iuml", 'ï'),
    ("laquo", '«'),
    ("lt", '<'),
    ("macr", '¯'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("nbsp", '\u{a0}'),
    ("not", '¬'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ograve", 'ò'),
    ("ordf", 'ª'),
    ("ordm", 'º'),
    ("oslash", 'ø'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("para", '¶'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("reg", '®'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("szlig", 'ß'),
    ("thorn", 'þ'),
    ("times", '×'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("ugrave", 'ù'),
    ("uml", '¨'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("yen", '¥'),
    ("yuml", 'ÿ'),
];

#[cfg(test)]
mod tests {
    use html5gum::{Token, Tokenizer};

    use super::*;

    /// What the tokenizer makes of a text run.
    fn decode(source: &str) -> String {
        let mut decoded = String::new();
        for token in Tokenizer::new(source) {
            let Ok(token) = token;
            if let Token::String(text) = token {
                decoded.push_str(&String::from_utf8_lossy(&text));
            }
        }
        decoded
    }

    /// Aligns and shows what stands in for what: `a[&eacute;=é]b`.
    fn show(source: &str) -> String {
        let decoded = decode(source);
        let mut steps = Vec::new();
        if !align(source, &decoded, &mut steps) {
            return "as a whole".to_string();
        }
        let text: String = steps
            .iter()
            .map(|step| &decoded[step.text.clone()])
            .collect();
        assert_eq!(text, decoded, "the steps cover the text of {source:?}");
        steps
            .iter()
            .map(|step| {
                let (raw, text) = (&source[step.source.clone()], &decoded[step.text.clone()]);
                if step.exact {
                    assert_eq!(raw, text);
                    text.to_string()
                } else {
                    format!("[{raw}={text}]")
                }
            })
            .collect()
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(show(source), expected);
    }

    #[test]
    fn references_map_to_their_own_bytes() {
        check("caf&eacute; open", "caf[&eacute;=é] open");
        check("&euro;&nbsp;5", "[&euro;=€][&nbsp;=\u{a0}]5");
        check(
            "&#8217;&#x2019;&#X2019",
            "[&#8217;=’][&#x2019;=’][&#X2019=’]",
        );
        check("&#128;", "[&#128;=€]");
    }

    #[test]
    fn ampersands_are_told_apart() {
        check("R&D & b&w", "R&D & b&w");
        check(
            "a &amp; b &amp c &AMP;",
            "a [&amp;=&] b [&amp=&] c [&AMP;=&]",
        );
        check("&#38;x &#x26;", "[&#38;=&]x [&#x26;=&]");
        check("&amp;amp;", "[&amp;=&]amp;");
        check("&onbekend; &", "&onbekend; &");
    }

    #[test]
    fn names_without_a_semicolon_end_where_the_name_ends() {
        check("&notit;", "[&not=¬]it;");
        check("&notin;", "[&notin;=∉]");
        check("&copyright", "[&copy=©]right");
        check("&copy;;", "[&copy;=©];");
    }

    #[test]
    fn some_names_stand_for_two_characters() {
        check("&NotEqualTilde;x", "[&NotEqualTilde;=≂\u{338}]x");
        check("&fjord; &fjlig;ord", "&fjord; [&fjlig;=fj]ord");
        check(
            "&NotEqualTilde;&eacute;",
            "[&NotEqualTilde;=≂\u{338}][&eacute;=é]",
        );
    }

    #[test]
    fn lines_and_odd_bytes_align() {
        check("a\r\nb\rc&lt;", "a[\r\n=\n]b[\r=\n]c[&lt;=<]");
        check("a</>b &lt;", "ab [&lt;=<]");
        check("a&lt;</>", "a[&lt;=<]");
        check("a&gt;<div class", "a[&gt;=>]");
        check("x\0&amp;", "x\0[&amp;=&]");
    }

    #[test]
    fn texts_that_do_not_belong_together_are_refused() {
        let mut steps = Vec::new();
        assert!(!align("abc", "abd", &mut steps));
        assert!(!align("abc", "ab", &mut steps));
        assert!(!align("&zzz", "é", &mut steps));
        assert!(steps.is_empty());
    }

    #[test]
    fn every_short_name_decodes_as_the_table_says() {
        assert!(SHORT_NAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(
            SHORT_NAMES.iter().map(|(name, _)| name.len()).max(),
            Some(LONGEST_SHORT)
        );
        for (name, c) in SHORT_NAMES {
            assert_eq!(decode(&format!("&{name} ")), format!("{c} "), "{name}");
        }
    }
}
