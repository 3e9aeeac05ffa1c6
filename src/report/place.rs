//! Where a finding stands, as other programs count.

use crate::{LineIndex, Position, Source, Span};

/// A place in a file, in lines and columns from 1; the end is one past the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: Position,
    pub(super) end: Position,
}

/// Whether lines of a page are paragraphs of a letter: helder reads these as pages with a paragraph
/// on each line. Columns mean nothing there.
pub(super) fn has_paragraphs(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("docx" | "odt"))
}

/// Finds places in a source.
pub(super) struct Places<'a> {
    lines: LineIndex<'a>,
    /// Whether the file starts with a byte order mark. Our spans count it and editors do not.
    has_mark: bool,
}

impl<'a> Places<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self {
            lines: LineIndex::new(&source.text),
            has_mark: source.text.starts_with('\u{feff}'),
        }
    }

    pub(super) fn of(&self, span: Span) -> Region {
        Region {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    fn position(&self, offset: u32) -> Position {
        let mut position = self.lines.position(offset);
        if self.has_mark && position.line == 1 {
            position.column = position.column.saturating_sub(1).max(1);
            position.column_utf16 = position.column_utf16.saturating_sub(1).max(1);
        }
        position
    }
}
