//! What every report for a person needs: colour, wrapping, and text that can do no harm.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The place where a report is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours and underlining are understood there.
    pub colour: bool,
    /// Columns to fill.
    pub width: usize,
}

impl Look {
    /// The widest that lines of prose are set: longer ones are hard to follow by eye.
    pub const WIDEST: usize = 96;
    /// The narrowest that makes sense.
    pub const NARROWEST: usize = 40;

    /// The look of a place of `columns` wide; none: not a terminal.
    pub fn new(colour: bool, columns: Option<usize>) -> Self {
        let width = columns.unwrap_or(80).clamp(Self::NARROWEST, Self::WIDEST);
        Self { colour, width }
    }

    /// The text in a style, made safe.
    pub fn paint(self, style: Style, text: &str) -> String {
        self.dress(style, safe(text)).into_owned()
    }

    /// A piece of a wrapped line in a style.
    pub fn paint_line(self, style: Style, text: &str) -> Cow<'_, str> {
        self.dress(style, Cow::Borrowed(text))
    }

    fn dress(self, style: Style, safe: Cow<'_, str>) -> Cow<'_, str> {
        match style.code().filter(|_| self.colour) {
            Some(code) if !safe.trim().is_empty() => {
                Cow::Owned(format!("\x1b[{code}m{safe}\x1b[0m"))
            }
            _ => safe,
        }
    }
}

/// What a piece of text is in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    Plain,
    /// Names and headings.
    Strong,
    /// What may be skipped in reading.
    Quiet,
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A hint.
    Hint,
    /// What to do.
    Mend,
    /// The marked words of an error.
    MarkError,
    /// The marked words of a warning.
    MarkWarning,
    /// The marked words of a hint.
    MarkHint,
}

impl Style {
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Quiet => Some("2"),
            Self::Error => Some("31"),
            Self::Warning => Some("33"),
            Self::Hint => Some("36"),
            Self::Mend => Some("32"),
            Self::MarkError => Some("4;31"),
            Self::MarkWarning => Some("4;33"),
            Self::MarkHint => Some("4;36"),
        }
    }
}

/// The text without anything that a terminal acts upon: control characters show as their
/// pictures, marks that turn the direction of text as a replacement character.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !is_plain(text) && text.chars().any(|c| picture(c).is_some()) {
        Cow::Owned(text.chars().map(|c| picture(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What stands in for a character that a terminal would act upon.
fn picture(c: char) -> Option<char> {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// Whether every character of a text is safe, takes one column and is a piece of its own. That is
/// so of nearly all text in our languages, and is told without the tables of Unicode.
fn is_plain(text: &str) -> bool {
    // By the first byte of each character; of those that follow it, only where that does not tell.
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_plain = match byte {
            b' '..=b'~' => true,
            // Letters of Latin, from U+00C0 to U+023F.
            0xc3..=0xc8 => bytes.next().is_some(),
            // Dashes, quotation marks, the bullet and three dots.
            0xe2 => match (bytes.next(), bytes.next()) {
                (Some(0x80), Some(last)) => matches!(last, 0x90..=0x95 | 0x98..=0x9f | 0xa2 | 0xa6),
                // The arrow to the right.
                (Some(0x86), Some(last)) => last == 0x92,
                _ => false,
            },
            _ => false,
        };
        if !is_plain {
            return false;
        }
    }
    true
}

/// Whether a byte is the first one of a character.
fn is_first(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Columns that a safe text takes.
pub fn columns(text: &str) -> usize {
    if is_plain(text) {
        return text.bytes().filter(|&byte| is_first(byte)).count();
    }
    pieces(text).map(|(_, piece)| piece.width()).sum()
}

/// A line of wrapped text. The text is safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Without the space where it was broken.
    pub text: String,
    /// The marked bytes of `text`, in order.
    pub marks: Vec<Range<usize>>,
}

/// Wraps text at spaces to `width` columns, and at `\n`. A word that is wider than a line is cut.
/// `marks` are ranges of bytes of `text` to keep track of, in order and apart.
pub fn wrap(text: &str, marks: &[Range<usize>], width: usize) -> Vec<Line> {
    if is_plain(text) {
        wrap_plain(text, marks, width)
    } else {
        wrap_any(text, marks, width)
    }
}

/// The same for plain text, whose lines are parts of it as they are.
fn wrap_plain(text: &str, marks: &[Range<usize>], width: usize) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_space = None;
    let mut n_columns = 0;
    let line = |from: usize, to: usize| {
        let text = text[from..to].trim_end_matches(' ');
        let to = from + text.len();
        let first = marks.partition_point(|mark| mark.end <= from);
        let marks = marks[first..].iter().take_while(|mark| mark.start < to);
        let marks = marks.map(|mark| mark.start.max(from) - from..mark.end.min(to) - from);
        Line {
            text: text.to_owned(),
            marks: marks.filter(|mark| !mark.is_empty()).collect(),
        }
    };
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b' ' {
            n_columns += 1;
            after_space = Some((at + 1, n_columns));
        } else if is_first(byte) {
            if n_columns + 1 > width {
                let (end, taken) = after_space.take().unwrap_or((at, n_columns));
                lines.push(line(start, end));
                start = end;
                n_columns -= taken;
            }
            n_columns += 1;
        }
    }
    lines.push(line(start, text.len()));
    lines
}

/// The same for any text, character by character.
fn wrap_any(text: &str, marks: &[Range<usize>], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Open::default();
    let mut marks = marks.iter().peekable();
    for (at, piece) in pieces(text) {
        if matches!(piece, "\n" | "\r\n") {
            lines.push(line.close());
            continue;
        }
        let shown = safe(piece);
        let is_ascii = matches!(piece.as_bytes(), [b' '..=b'~']);
        let n_columns = if is_ascii { 1 } else { shown.width() };
        if line.columns + n_columns > width && piece != " " {
            let rest = line.break_off();
            lines.push(line.close());
            line = rest;
        }
        while marks.next_if(|mark| mark.end <= at).is_some() {}
        let marked = marks.peek().is_some_and(|mark| mark.start <= at);
        line.push(&shown, n_columns, marked);
    }
    lines.push(line.close());
    lines
}

/// What a reader sees as one character, with its place. A letter of ASCII before another is one of
/// its own, and is not held against the tables of Unicode.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let length = match rest.as_bytes() {
            [] => return None,
            [b' '..=b'~'] | [b' '..=b'~', b' '..=b'~', ..] => 1,
            _ => rest.graphemes(true).next().map_or(rest.len(), str::len),
        };
        at += length;
        Some((at - length, &rest[..length]))
    })
}

/// A line that may grow.
#[derive(Debug, Default)]
struct Open {
    line: Line,
    columns: usize,
    /// Byte and column after the last space.
    after_space: Option<(usize, usize)>,
}

impl Open {
    fn push(&mut self, piece: &str, n_columns: usize, marked: bool) {
        let from = self.line.text.len();
        self.line.text.push_str(piece);
        self.columns += n_columns;
        let to = self.line.text.len();
        if piece == " " {
            self.after_space = Some((to, self.columns));
        }
        if marked {
            match self.line.marks.last_mut() {
                Some(last) if last.end == from => last.end = to,
                _ => self.line.marks.push(from..to),
            }
        }
    }

    /// Takes off what comes after the last space, as the start of the next line.
    fn break_off(&mut self) -> Self {
        let Some((at, columns)) = self.after_space.take() else {
            return Self::default();
        };
        let mut rest = Self {
            columns: self.columns - columns,
            ..Self::default()
        };
        rest.line.text = self.line.text.split_off(at);
        let marks = std::mem::take(&mut self.line.marks);
        for mark in marks {
            if mark.start < at {
                self.line.marks.push(mark.start..mark.end.min(at));
            }
            if mark.end > at {
                rest.line.marks.push(mark.start.max(at) - at..mark.end - at);
            }
        }
        rest
    }

    /// The line without the spaces at its end; this one starts anew.
    fn close(&mut self) -> Line {
        let mut line = std::mem::take(self).line;
        let len = line.text.trim_end_matches(' ').len();
        line.text.truncate(len);
        line.marks.retain_mut(|mark| {
            mark.end = mark.end.min(len);
            mark.start < mark.end
        });
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wraps text in which `«…»` marks the words, and writes marks back the same way.
    #[track_caller]
    fn check(input: &str, width: usize, expected: &[&str]) {
        let start = input.find('«').unwrap_or(0);
        let end = input.find('»').map_or(start, |end| end - '«'.len_utf8());
        let text = input.replace(['«', '»'], "");
        let shown: Vec<String> = wrap(&text, std::slice::from_ref(&(start..end)), width)
            .into_iter()
            .map(|line| {
                let mut shown = line.text;
                for mark in line.marks.into_iter().rev() {
                    shown.insert(mark.end, '»');
                    shown.insert(mark.start, '«');
                }
                shown
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn text_wraps_at_spaces() {
        check("een twee drie", 8, &["een twee", "drie"]);
        check("een twee drie", 7, &["een", "twee", "drie"]);
        check("een\ntwee", 20, &["een", "twee"]);
        check("", 20, &[""]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        check(
            "een zorgverzekering",
            6,
            &["een", "zorgve", "rzeker", "ing"],
        );
    }

    #[test]
    fn marks_wrap_with_the_text() {
        check("«een twee drie» vier", 8, &["«een twee»", "«drie»", "vier"]);
        check("een «twee» drie", 6, &["een", "«twee»", "drie"]);
    }

    #[test]
    fn width_is_counted_as_shown() {
        check("日本 語", 4, &["日本", "語"]);
        check("e\u{301}e\u{301} o", 4, &["e\u{301}e\u{301} o"]);
        check("👩‍👩‍👧 a", 4, &["👩‍👩‍👧 a"]);
    }

    #[test]
    fn plain_text_wraps_as_any_text_does() {
        let texts = [
            "U krijgt «één brief» → dat is alles… niets  meer.",
            "  zorgverzekeringsmaatschappij  en   zo “voort” ",
            "a b c d e f g h i j k l m n o p é ü ȇ — – • ",
            "x",
            "",
            "      ",
        ];
        for text in texts {
            assert!(is_plain(&text.replace(['«', '»'], "")), "{text}");
            let text = text.replace(['«', '»'], "");
            let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for width in 1..20 {
                for from in &borders {
                    for to in borders.iter().filter(|to| *to > from) {
                        let mark = *from..*to;
                        let marks = std::slice::from_ref(&mark);
                        assert_eq!(
                            wrap_plain(&text, marks, width),
                            wrap_any(&text, marks, width),
                            "{text} at {width}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn plain_text_is_safe_and_of_one_column_each() {
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            let alone = c.to_string();
            if is_plain(&alone) {
                assert_eq!(safe(&alone), alone);
                assert_eq!(alone.width(), 1, "{c:?}");
                let pair = format!("e{c}{c}e");
                assert_eq!(pair.graphemes(true).count(), 4, "{c:?}");
            }
        }
        assert!(!is_plain("a\u{ad}") && !is_plain("e\u{301}") && !is_plain("\n"));
    }

    #[test]
    fn nothing_reaches_the_terminal_raw() {
        assert_eq!(
            safe("a\x1b[31mb\r\u{7f}\u{9b}\u{202e}"),
            "a␛[31mb␍␡\u{fffd}\u{fffd}"
        );
        let look = Look::new(true, None);
        assert_eq!(
            look.paint(Style::Strong, "\x1b]0;x\x07"),
            "\x1b[1m␛]0;x␇\x1b[0m"
        );
    }
}
