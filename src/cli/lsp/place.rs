//! Places as editors name them: a line and a column from 0, and addresses of files.

use std::path::PathBuf;

use lsp_types::{InitializeParams, Position, PositionEncodingKind, Range, Uri};
use percent_encoding::percent_decode_str;

use crate::{LineIndex, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes, which editors that can do so prefer.
    Utf8,
    /// UTF-16 code units, which all editors know.
    Utf16,
}

impl Encoding {
    /// The one that server and editor both like best.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let general = params.capabilities.general.as_ref();
        let known = general.and_then(|it| it.position_encodings.as_ref());
        match known.is_some_and(|it| it.contains(&PositionEncodingKind::UTF8)) {
            true => Self::Utf8,
            false => Self::Utf16,
        }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    /// Where a byte of a text stands.
    pub(super) fn position(self, text: &str, lines: &LineIndex<'_>, offset: u32) -> Position {
        let place = lines.position(offset);
        let character = match self {
            Self::Utf16 => place.column_utf16 - 1,
            Self::Utf8 => {
                let start = line_start(text, offset as usize);
                offset - start as u32
            }
        };
        Position::new(place.line - 1, character)
    }

    pub(super) fn range(self, text: &str, lines: &LineIndex<'_>, span: Span) -> Range {
        Range::new(
            self.position(text, lines, span.start),
            self.position(text, lines, span.end),
        )
    }

    /// The byte at a position. A column past the end of its line is its end, as the protocol says; a
    /// line past the end is the end of the text.
    pub(super) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match line_len(&text[start..]) {
                Some(length) => start += length,
                None => return text.len(),
            }
        }
        let line = &text[start..];
        let line = &line[..line.find(['\n', '\r']).unwrap_or(line.len())];
        let mut left = position.character as usize;
        for (at, c) in line.char_indices() {
            let width = match self {
                Self::Utf8 => c.len_utf8(),
                Self::Utf16 => c.len_utf16(),
            };
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + line.len()
    }
}

/// The length of the first line with its end, if it has one.
fn line_len(text: &str) -> Option<usize> {
    let at = text.find(['\n', '\r'])?;
    Some(at + if text[at..].starts_with("\r\n") { 2 } else { 1 })
}

/// Where the line of a byte starts.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let end = before.iter().rposition(|&it| it == b'\n' || it == b'\r');
    end.map_or(0, |at| at + 1)
}

/// The file that an address names, if it names one.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let path = &rest[rest.find('/')?..];
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // On Windows `/c:/page.md` is `c:/page.md`.
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { &path[1..] } else { &path }))
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    #[test]
    fn places_go_there_and_back() {
        let text = "één\r\n😀 zin\rx\n";
        let lines = LineIndex::new(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            for (at, _) in text.char_indices() {
                if text[..at].ends_with('\r') && text[at..].starts_with('\n') {
                    continue; // between the two there is no place
                }
                let position = encoding.position(text, &lines, at as u32);
                assert_eq!(encoding.offset(text, position), at, "{position:?}");
            }
        }
        let at_zin = Encoding::Utf16.position(text, &lines, 12);
        assert_eq!(at_zin, Position::new(1, 3));
        let at_zin = Encoding::Utf8.position(text, &lines, 12);
        assert_eq!(at_zin, Position::new(1, 5));
    }

    #[test]
    fn places_outside_are_ends() {
        let text = "een\ntwee";
        for (line, character, expected) in [(0, 99, 3), (1, 99, 8), (7, 0, 8)] {
            let position = Position::new(line, character);
            assert_eq!(Encoding::Utf16.offset(text, position), expected);
        }
    }

    #[test]
    fn addresses_name_files() {
        for (uri, expected) in [
            ("file:///site/een%20pagina.md", Some("/site/een pagina.md")),
            ("file:///c%3A/site/a.html", Some("c:/site/a.html")),
            ("untitled:Untitled-1", None),
        ] {
            let uri = Uri::from_str(uri).expect("an address");
            assert_eq!(path_of(&uri), expected.map(PathBuf::from));
        }
    }
}
