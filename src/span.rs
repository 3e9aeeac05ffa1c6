//! Byte ranges, and how they become lines and columns.
//!
//! Everything in the core counts bytes of UTF-8. Browsers and language servers count UTF-16 code
//! units, SARIF counts code points; [`LineIndex`] converts, and only emitters call it.

use std::fmt;
use std::ops::{Index, Range};

/// A range of bytes, start included and end excluded.
///
/// `u32` halves the size of every word record; a source is refused above 4 GiB (see
/// [`crate::Source::new`]).
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    ///
    /// # Panics
    /// In debug builds, if `start > end` or a bound exceeds `u32`; both are our own faults.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards: {start}..{end}");
        debug_assert!(
            u32::try_from(end).is_ok(),
            "sources are limited to u32 bytes"
        );
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The empty span at `at`.
    pub fn empty(at: usize) -> Self {
        Self::new(at, at)
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range that indexes slices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same bytes, counted from `by` bytes earlier.
    pub(crate) fn shift(self, by: u32) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Index<Span> for str {
    type Output = str;
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// Where a byte stands, counted as people and formats count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1. Lines end at LF, CRLF or a lone CR.
    pub line: u32,
    /// Column in Unicode code points, from 1.
    pub column: u32,
    /// Column in UTF-16 code units, from 1.
    pub column_utf16: u32,
}

/// Known positions of one source, to turn byte offsets into [`Position`]s.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    /// Where each line starts, in order.
    lines: Vec<u32>,
    /// Places inside long lines, in order, so that a position on a line of 10 MB costs no more than
    /// any other.
    anchors: Vec<Anchor>,
}

/// Bytes between two anchors of a line, about.
const STRIDE: usize = 1024;

/// A byte inside a line, with what stands before it on that line.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    offset: u32,
    columns: Columns,
}

/// How long a part of a line is.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    chars: u32,
    utf16: u32,
}

impl Columns {
    /// With what comes behind.
    fn and(self, text: &str) -> Self {
        let (chars, long) = match text.is_ascii() {
            true => (text.len(), 0),
            false => {
                let long = text.bytes().filter(|&byte| byte >= 0xf0);
                (text.chars().count(), long.count())
            }
        };
        Self {
            chars: self.chars + chars as u32,
            utf16: self.utf16 + (chars + long) as u32,
        }
    }
}

impl<'a> LineIndex<'a> {
    /// Finds the lines.
    pub fn new(text: &'a str) -> Self {
        let mut index = Self {
            text,
            lines: vec![0],
            anchors: Vec::new(),
        };
        let bytes = text.as_bytes();
        if memchr::memchr(b'\r', bytes).is_none() {
            memchr::memchr_iter(b'\n', bytes).for_each(|end| index.start_line(end + 1));
        } else {
            let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
            // CR and LF together are one end.
            let ends = ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
            ends.for_each(|end| index.start_line(end + 1));
        }
        index.end_line(text.len());
        index
    }

    fn start_line(&mut self, start: usize) {
        self.end_line(start);
        self.lines.push(start as u32);
    }

    /// Puts anchors into the last line, which ends here, if it is long.
    #[inline]
    fn end_line(&mut self, end: usize) {
        let mut from = self.lines.last().map_or(0, |&start| start as usize);
        let mut columns = Columns::default();
        while end - from > STRIDE {
            let mut to = from + STRIDE;
            while !self.text.is_char_boundary(to) {
                to += 1;
            }
            columns = columns.and(&self.text[from..to]);
            let offset = to as u32;
            self.anchors.push(Anchor { offset, columns });
            from = to;
        }
    }

    /// The position of a byte offset; an offset past the end, or inside a character, counts as
    /// the nearest character boundary before it.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self
            .lines
            .partition_point(|&start| start as usize <= offset);
        let start = self.lines[line - 1];
        let anchors = self
            .anchors
            .partition_point(|anchor| anchor.offset as usize <= offset);
        let near = self.anchors[..anchors].last();
        let near = near.filter(|anchor| anchor.offset > start);
        let (from, columns) = near.map_or((start, Columns::default()), |anchor| {
            (anchor.offset, anchor.columns)
        });
        let columns = columns.and(&self.text[from as usize..offset]);
        Position {
            line: line as u32,
            column: 1 + columns.chars,
            column_utf16: 1 + columns.utf16,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_compare() {
        let a = Span::new(2, 5);
        assert!(a.overlaps(Span::new(4, 9)) && !a.overlaps(Span::new(5, 9)));
        assert!(a.contains(Span::new(3, 5)) && !a.contains(Span::new(3, 6)));
        assert_eq!(a.cover(Span::new(7, 8)), Span::new(2, 8));
        assert_eq!(&"zorgtoeslag"[Span::new(4, 11)], "toeslag");
    }

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        let lines: Vec<u32> = (0..=8).map(|at| index.position(at).line).collect();
        assert_eq!(lines, [1, 1, 2, 2, 2, 3, 3, 4, 4]);
        let index = LineIndex::new("a\n\nb\n");
        let lines: Vec<u32> = (0..=5).map(|at| index.position(at).line).collect();
        assert_eq!(lines, [1, 1, 2, 3, 3, 4]);
    }

    #[test]
    fn columns_count_code_points_and_utf16_units() {
        let index = LineIndex::new("é😀x");
        let at_x = index.position(6);
        assert_eq!((at_x.column, at_x.column_utf16), (3, 4));
        assert_eq!(
            index.position(4),
            index.position(2),
            "inside the emoji counts as before it"
        );
    }

    #[test]
    fn long_lines_count_as_short_ones_do() {
        let line = "één 😀 zin, ".repeat(500);
        let text = format!("{line}\n{line}");
        let index = LineIndex::new(&text);
        for (at, _) in text.char_indices() {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let before = &text[start..at];
            let expected = Position {
                line: 1 + u32::from(start > 0),
                column: 1 + before.chars().count() as u32,
                column_utf16: 1 + before.encode_utf16().count() as u32,
            };
            assert_eq!(index.position(at as u32), expected, "byte {at}");
        }
    }
}
