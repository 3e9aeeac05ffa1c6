//! A text that is being written: checked again and again, a little different each time.
//!
//! The text comes in pieces, so that an editor sends only what changed. Each piece is a part of one
//! source: a paragraph of an editor with its tags, or the whole of a text field. The findings are
//! those of a check of the whole source, whatever was kept from the check before.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::check::{BlockRead, BlockWork, Checker, Options, Report};
use crate::document::{Block, Format, MAX_SOURCE, Mark, Piece, Source, Unreadable};
use crate::order;
use crate::span::Span;

/// A text that is being written.
#[derive(Debug)]
pub struct Session {
    options: Options,
    format: Format,
    /// The source of each piece by its id, with its version.
    pieces: HashMap<u32, (String, u64)>,
    /// How many versions of pieces there were.
    n_versions: u64,
    order: Vec<u32>,
    /// What was found last, and the work on its blocks.
    last: Option<(Checked, Vec<BlockWork>)>,
}

/// What a session found.
#[derive(Debug)]
pub struct Checked {
    /// The pieces, joined.
    pub source: Source,
    /// Each piece, in order.
    pub pieces: Vec<PlacedPiece>,
    /// All that there is to say about the source.
    pub report: Report,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub struct PlacedPiece {
    /// By which its editor knows it.
    pub id: u32,
    /// Where it stands in the source.
    pub span: Span,
    /// Pieces of one session with the same version have the same source.
    pub version: u64,
}

impl Session {
    /// A session without text.
    pub fn new(format: Format, options: Options) -> Self {
        Self {
            options,
            format,
            pieces: HashMap::new(),
            n_versions: 0,
            order: Vec::new(),
            last: None,
        }
    }

    /// The options in force.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Gives a piece this source. It is part of the text once [`Session::order`] names it.
    pub fn set(&mut self, piece: u32, source: String) {
        let known = self.pieces.get(&piece);
        if known.is_some_and(|(known, _)| *known == source) {
            return;
        }
        self.n_versions += 1;
        self.pieces.insert(piece, (source, self.n_versions));
    }

    /// Says which pieces there are, in the order of the text; others are forgotten.
    pub fn order(&mut self, pieces: &[u32]) {
        self.order.clear();
        self.order.extend_from_slice(pieces);
        let mut known: Vec<u32> = pieces.to_vec();
        order::sort(&mut known);
        self.pieces
            .retain(|piece, _| known.binary_search(piece).is_ok());
    }

    /// Checks the text as it is now. A text that can't be read is refused.
    ///
    /// Only blocks that changed are read and judged; what rules say about the page as a whole is
    /// found anew.
    pub fn check(&mut self, checker: &Checker) -> Result<&Checked, Unreadable> {
        let given = |id: &u32| {
            let piece = self.pieces.get(id);
            piece.map_or(("", 0), |(source, version)| (source.as_str(), *version))
        };
        let total: usize = self.order.iter().map(|id| given(id).0.len()).sum();
        if total > MAX_SOURCE {
            return Err(Unreadable::TooLarge(total));
        }
        let mut text = String::with_capacity(total);
        let mut pieces = Vec::with_capacity(self.order.len());
        for &id in &self.order {
            let (start, (source, version)) = (text.len(), given(&id));
            text.push_str(source);
            let span = Span::new(start, text.len());
            pieces.push(PlacedPiece { id, span, version });
        }
        let source = Source::new("", self.format, text)?;
        let last = known(self.last.take());
        let (reading, mut works) =
            checker.read_again(&source, &self.options, |blocks| taken_over(last, blocks));
        if let Some(lack) = self.options.ui_for(&reading).lacks() {
            return Err(Unreadable::Lacks(lack));
        }
        let report = checker.judge(reading, &mut works, true, &self.options);
        let checked = Checked {
            source,
            pieces,
            report,
        };
        Ok(&self.last.insert((checked, works)).0)
    }
}

/// The blocks of the last check, with the work on them.
fn known(last: Option<(Checked, Vec<BlockWork>)>) -> Vec<(Block, BlockWork)> {
    let Some((checked, works)) = last else {
        return Vec::new();
    };
    let reading = checked.report.reading;
    let blocks = reading.document.blocks.into_iter().zip(works);
    let read = reading.texts.into_iter().zip(reading.difficulties);
    let read = read.zip(reading.counts);
    let known = blocks
        .zip(read)
        .map(|((block, work), ((text, difficulties), counts))| {
            let read = Some(BlockRead {
                text,
                difficulties,
                counts,
            });
            (block, BlockWork { read, ..work })
        });
    known.collect()
}

/// The work on each of these blocks, as far as one that is the same but for its place was known.
///
/// A writer changes a text in one place: nearly all blocks before it and after it are found without
/// a search.
fn taken_over(mut known: Vec<(Block, BlockWork)>, blocks: &[Block]) -> Vec<BlockWork> {
    let most = known.len().min(blocks.len());
    let pairs = known.iter().zip(blocks);
    let n_before = pairs
        .take_while(|(it, block)| is_same(&it.0, block))
        .count();
    let pairs = known[n_before..].iter().rev();
    let pairs = pairs.zip(blocks[n_before..].iter().rev());
    let same = pairs.take_while(|(it, block)| is_same(&it.0, block));
    let n_after = same.count().min(most - n_before);
    let after = known.split_off(known.len() - n_after);
    let mut between = Known::of(known.split_off(n_before));
    let changed = &blocks[n_before..blocks.len() - n_after];
    let before = known.into_iter().map(|(_, work)| work);
    let between = changed.iter().map(|block| between.take(block));
    let after = after.into_iter().map(|(_, work)| work);
    before.chain(between).chain(after).collect()
}

/// How many blocks of the same text and kind are compared: a page may be made of them, and what is
/// not found is read anew.
const MAX_ALIKE: usize = 32;

/// Blocks of the last check that no block of this one has taken over yet, by their hash.
struct Known(HashMap<u64, Vec<(Block, BlockWork)>>);

impl Known {
    fn of(blocks: Vec<(Block, BlockWork)>) -> Self {
        let mut known: HashMap<u64, Vec<(Block, BlockWork)>> = HashMap::new();
        for (block, work) in blocks {
            known.entry(hash(&block)).or_default().push((block, work));
        }
        // The first of those that are alike is taken first.
        known.values_mut().for_each(|alike| alike.reverse());
        Self(known)
    }

    /// The work on a block that is the same but for its place.
    fn take(&mut self, block: &Block) -> BlockWork {
        let Some(alike) = self.0.get_mut(&hash(block)) else {
            return BlockWork::default();
        };
        let from = alike.len().saturating_sub(MAX_ALIKE);
        let found = alike[from..]
            .iter()
            .rposition(|(known, _)| is_same(known, block));
        found.map_or_else(BlockWork::default, |at| alike.remove(from + at).1)
    }
}

/// Of what tells most blocks apart.
fn hash(block: &Block) -> u64 {
    let mut hasher = DefaultHasher::new();
    block.kind.hash(&mut hasher);
    block.text.hash(&mut hasher);
    hasher.finish()
}

/// Whether two blocks are the same but for their place in the source and in the lists of the page.
fn is_same(one: &Block, other: &Block) -> bool {
    let (here, there) = (one.span.start, other.span.start);
    let same_span = |a: Span, b: Span| {
        a.start.wrapping_sub(here) == b.start.wrapping_sub(there) && a.len() == b.len()
    };
    let same_mark = |a: &Mark, b: &Mark| {
        a.range == b.range && a.kind == b.kind && same_span(a.source, b.source)
    };
    let same_piece = |a: &Piece, b: &Piece| {
        a.text == b.text && a.exact == b.exact && same_span(a.source, b.source)
    };
    let (pieces, others) = (one.map.pieces(), other.map.pieces());
    one.kind == other.kind
        && one.text == other.text
        && one.lang == other.lang
        && one.chrome == other.chrome
        && one.item.map(|place| place.nth) == other.item.map(|place| place.nth)
        && same_span(one.span, other.span)
        && one.marks.len() == other.marks.len()
        && pieces.len() == others.len()
        && one
            .marks
            .iter()
            .zip(&other.marks)
            .all(|(a, b)| same_mark(a, b))
        && pieces.iter().zip(others).all(|(a, b)| same_piece(a, b))
}
