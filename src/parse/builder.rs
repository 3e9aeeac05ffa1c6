//! Collects the text of one block while a parser walks the source, and keeps the map to it.
//!
//! The builder folds white space as a browser does, leaves out characters that no reader sees,
//! and knows which inline elements are open. Parsers tell it what they see and where.

use crate::document::{
    Block, BlockKind, Chrome, Declared, ItemPlace, Mark, MarkKind, Piece, SourceMap,
};
use crate::order;
use crate::span::Span;

/// Among so many open elements that of an end tag is looked for; HTML has no more in each other
/// either. What was opened before them goes on to the end of the block.
const MAX_OPEN: usize = 512;

/// A block under construction. One builder makes all blocks of a page, in the same room.
#[derive(Debug, Default)]
pub(super) struct BlockBuilder {
    text: String,
    map: SourceMap,
    marks: Vec<Mark>,
    /// Indices in `marks` of the elements that are still open.
    open: Vec<usize>,
    /// White space seen since the last character; it counts only if another character follows.
    space: Option<Space>,
    /// Source from the first to the last thing that was put in.
    span: Option<Span>,
}

/// White space that was seen but not yet put in.
#[derive(Clone, Copy, Debug)]
struct Space {
    source: Span,
    /// Whether the source is a single space, which the text copies.
    exact: bool,
}

/// What a parser knows about a block when it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockFacts {
    pub kind: BlockKind,
    pub lang: Option<Declared>,
    pub chrome: Option<Chrome>,
    pub item: Option<ItemPlace>,
}

impl BlockBuilder {
    /// Whether nothing was put in that a reader would see.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether an inline element was seen, with or without text.
    pub(super) fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Adds text that stands in the source as it is, from byte `start` on.
    ///
    /// All text of a page comes through here. Words with a single space between them go in as one
    /// run, and most bytes are looked at once.
    pub(super) fn push(&mut self, text: &str, start: usize) {
        self.text.reserve(text.len());
        let bytes = text.as_bytes();
        let is_plain = |at: usize| bytes.get(at).is_some_and(|&byte| is_plain(byte));
        let (mut run, mut at) = (0, 0);
        while at < bytes.len() {
            if is_plain(at) {
                at += 1;
                continue;
            }
            if bytes[at] == b' ' && at > run && is_plain(at + 1) {
                at += 2;
                continue;
            }
            let c = text[at..].chars().next().unwrap_or_default();
            let (space, next) = (is_folded(c), at + c.len_utf8());
            if space || is_invisible(c) {
                self.push_run(&text[run..at], start + run);
                run = next;
            }
            if space {
                self.push_space(Span::new(start + at, start + next), c == ' ');
            }
            at = next;
        }
        self.push_run(&text[run..], start + run);
    }

    /// Adds text that stands in for `source`, such as a decoded entity. White space in it is
    /// folded too.
    pub(super) fn push_as(&mut self, text: &str, source: Span) {
        for c in text.chars() {
            if is_folded(c) {
                self.push_space(source, false);
            } else if !is_invisible(c) {
                self.flush_space();
                let from = self.text.len();
                self.text.push(c);
                self.add_piece(from, source, false);
            }
        }
    }

    /// Adds a line break that the author made on purpose.
    pub(super) fn push_break(&mut self, source: Span) {
        self.space = None;
        self.widen(source);
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        let from = self.text.len();
        self.text.push('\n');
        self.add_piece(from, source, false);
    }

    /// Opens an inline element; `source` is its opening tag.
    pub(super) fn open(&mut self, kind: MarkKind, source: Span) {
        self.widen(source);
        self.resume(kind, source);
    }

    /// Goes on with an element that was opened before this block began.
    pub(super) fn resume(&mut self, kind: MarkKind, source: Span) {
        self.open.push(self.marks.len());
        self.marks.push(Mark {
            range: Span::empty(self.text.len()),
            source,
            kind,
        });
    }

    /// Closes the innermost open element for which `is` holds; `source` is its closing tag.
    /// Elements inside it that were left open close with it. Returns whether there was one.
    pub(super) fn close(&mut self, source: Span, is: impl Fn(&MarkKind) -> bool) -> bool {
        let Some(depth) = self.find_open(is) else {
            return false;
        };
        self.widen(source);
        for at in depth..self.open.len() {
            self.end_mark(self.open[at], source.end);
        }
        self.open.truncate(depth);
        true
    }

    /// The innermost open element for which `is` holds.
    pub(super) fn open_kind(&self, is: impl Fn(&MarkKind) -> bool) -> Option<&MarkKind> {
        self.find_open(is).map(|depth| {
            let mark = self.open[depth];
            &self.marks[mark].kind
        })
    }

    /// Whether the innermost open element for which `is` holds has no text yet.
    pub(super) fn is_open_empty(&self, is: impl Fn(&MarkKind) -> bool) -> bool {
        self.find_open(is).is_some_and(|depth| {
            let mark = self.open[depth];
            self.marks[mark].range.start as usize == self.text.len()
        })
    }

    /// Takes out the innermost open element for which `is` holds, as if it had not been opened.
    pub(super) fn take_back(&mut self, is: impl Fn(&MarkKind) -> bool) -> Option<MarkKind> {
        let depth = self.find_open(is)?;
        let index = self.open.remove(depth);
        for later in &mut self.open[depth..] {
            *later -= 1;
        }
        Some(self.marks.remove(index).kind)
    }

    /// The place among the open elements of the innermost for which `is` holds.
    fn find_open(&self, is: impl Fn(&MarkKind) -> bool) -> Option<usize> {
        let unread = self.open.len().saturating_sub(MAX_OPEN);
        let mut near = self.open[unread..].iter();
        let depth = near.rposition(|&mark| is(&self.marks[mark].kind))?;
        Some(unread + depth)
    }

    /// Changes the innermost open element for which `is` holds.
    pub(super) fn amend(
        &mut self,
        is: impl Fn(&MarkKind) -> bool,
        change: impl FnOnce(&mut MarkKind),
    ) {
        if let Some(depth) = self.find_open(is) {
            let mark = self.open[depth];
            change(&mut self.marks[mark].kind);
        }
    }

    /// Ends the block, and leaves a builder without one. Nothing comes out if it holds neither text
    /// nor an inline element.
    pub(super) fn finish(&mut self, facts: BlockFacts) -> Option<Block> {
        let end = self.span.map_or(0, |span| span.end);
        for at in 0..self.open.len() {
            self.end_mark(self.open[at], end);
        }
        if self.text.ends_with('\n') {
            self.text.pop();
            self.map.truncate(self.text.len() as u32);
            for mark in &mut self.marks {
                mark.range.end = mark.range.end.min(self.text.len() as u32);
                mark.range.start = mark.range.start.min(mark.range.end);
            }
        }
        let place = |mark: &Mark| (mark.range.start, std::cmp::Reverse(mark.range.end));
        order::sort_by_key(&mut self.marks, place);
        let holds_any = !self.text.is_empty() || !self.marks.is_empty();
        let block = holds_any.then(|| Block {
            kind: facts.kind,
            text: self.text.clone(),
            map: self.map.clone(),
            span: self.span.unwrap_or_default(),
            lang: facts.lang,
            chrome: facts.chrome,
            marks: self.marks.drain(..).collect(),
            item: facts.item,
        });
        self.clear();
        block
    }

    /// Forgets the block.
    fn clear(&mut self) {
        let Self {
            text,
            map,
            marks,
            open,
            space,
            span,
        } = self;
        text.clear();
        map.truncate(0);
        marks.clear();
        open.clear();
        (*space, *span) = (None, None);
    }

    fn push_run(&mut self, run: &str, start: usize) {
        if run.is_empty() {
            return;
        }
        self.flush_space();
        let from = self.text.len();
        self.text.push_str(run);
        self.add_piece(from, Span::new(start, start + run.len()), true);
    }

    fn push_space(&mut self, source: Span, exact: bool) {
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        self.space = Some(match self.space {
            Some(before) if before.source.end == source.start => Space {
                source: before.source.cover(source),
                exact: false,
            },
            // Markup lies between the two: the first one is where the space shows.
            Some(before) => before,
            None => Space { source, exact },
        });
    }

    fn flush_space(&mut self) {
        if let Some(Space { source, exact }) = self.space.take() {
            let from = self.text.len();
            self.text.push(' ');
            self.add_piece(from, source, exact);
        }
    }

    fn add_piece(&mut self, from: usize, source: Span, exact: bool) {
        self.widen(source);
        self.map.push(Piece {
            text: Span::new(from, self.text.len()),
            source,
            exact,
        });
    }

    fn widen(&mut self, source: Span) {
        self.span = Some(self.span.map_or(source, |span| span.cover(source)));
    }

    /// Sets where an element ends, and moves its start past a space that came before its text.
    fn end_mark(&mut self, mark: usize, source_end: u32) {
        let mark = &mut self.marks[mark];
        mark.range.end = self.text.len() as u32;
        mark.source.end = source_end.max(mark.source.end);
        while !mark.range.is_empty() && self.text[mark.range].starts_with([' ', '\n']) {
            mark.range.start += 1;
        }
    }
}

/// Whether a byte is surely of a character that stands in the text as it is: a printable one, or part
/// of a longer one that begins like none of those that [`is_invisible`] names.
fn is_plain(byte: u8) -> bool {
    const TABLE: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0x21;
        while byte < 256 {
            table[byte] = !matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
            byte += 1;
        }
        table
    };
    TABLE[usize::from(byte)]
}

/// White space that folds to one space. A no-break space does not.
fn is_folded(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Characters that leave no trace on a page: soft hyphens, zero-width spaces, joins and marks of
/// direction, the byte order mark, control characters.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: BlockFacts = BlockFacts {
        kind: BlockKind::Paragraph,
        lang: None,
        chrome: None,
        item: None,
    };

    #[test]
    fn white_space_folds_and_keeps_its_place() {
        let mut builder = BlockBuilder::default();
        builder.push("  een \r\n  zin ", 0);
        let block = builder.finish(FACTS).expect("it holds text");
        assert_eq!(block.text, "een zin");
        assert_eq!(block.map.span(Span::new(3, 4)), Span::new(5, 10));
        assert_eq!(block.map.span(Span::new(4, 7)), Span::new(10, 13));
        assert_eq!(block.span, Span::new(2, 13));
    }

    #[test]
    fn bytes_that_are_plain_begin_no_character_that_is_folded_or_left_out() {
        for c in ('\0'..=char::MAX).filter(|&c| is_folded(c) || is_invisible(c)) {
            let mut bytes = [0; 4];
            let first = c.encode_utf8(&mut bytes).as_bytes()[0];
            assert!(!is_plain(first), "{c:?}");
        }
    }

    #[test]
    fn single_spaces_go_with_the_words_around_them() {
        let mut builder = BlockBuilder::default();
        builder.push("a é  ü\u{a0}b \u{ad}c d", 0);
        let block = builder.finish(FACTS).expect("it holds text");
        assert_eq!(block.text, "a é ü\u{a0}b c d");
        let sources: Vec<Span> = block
            .map
            .pieces()
            .iter()
            .map(|piece| piece.source)
            .collect();
        let expected = [(0, 4), (4, 6), (6, 12), (14, 17)];
        assert_eq!(sources, expected.map(|(from, to)| Span::new(from, to)));
    }

    #[test]
    fn soft_hyphens_vanish() {
        let mut builder = BlockBuilder::default();
        builder.push("zorg\u{ad}toeslag", 10);
        let block = builder.finish(FACTS).expect("it holds text");
        assert_eq!(block.text, "zorgtoeslag");
        assert_eq!(block.map.span(Span::new(0, 11)), Span::new(10, 23));
    }

    #[test]
    fn marks_start_after_the_space_before_them() {
        let mut builder = BlockBuilder::default();
        builder.push("een ", 0);
        builder.open(MarkKind::Emphasis, Span::new(4, 7));
        builder.push("vette", 7);
        assert!(builder.close(Span::new(12, 16), |kind| *kind == MarkKind::Emphasis));
        builder.push(" zin", 16);
        let block = builder.finish(FACTS).expect("it holds text");
        assert_eq!(block.text, "een vette zin");
        assert_eq!(block.text[block.marks[0].range], *"vette");
        assert_eq!(block.marks[0].source, Span::new(4, 16));
    }

    #[test]
    fn breaks_stay_and_the_last_one_goes() {
        let mut builder = BlockBuilder::default();
        builder.push("Postbus 1", 0);
        builder.push_break(Span::new(9, 13));
        builder.push(" 1000 AA", 13);
        builder.push_break(Span::new(21, 25));
        let block = builder.finish(FACTS).expect("it holds text");
        assert_eq!(block.text, "Postbus 1\n1000 AA");
        assert_eq!(
            block.map.pieces().last().map(|piece| piece.source),
            Some(Span::new(14, 21))
        );
    }

    #[test]
    fn an_empty_builder_makes_no_block() {
        let mut builder = BlockBuilder::default();
        builder.push(" \n ", 0);
        assert!(builder.finish(FACTS).is_none());
    }
}
