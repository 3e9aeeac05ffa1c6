//! What can be counted in a text, and the classic formulas over it: per sentence, per block and
//! for the page. Everything is a sum, so that one changed block changes one summand.

mod counts;
mod difficulty;
pub(crate) mod formulas;
mod level;

pub use counts::Counts;
pub use difficulty::Difficulty;
pub use formulas::{Easier, Formula, Minimum};
#[cfg(feature = "cli")]
pub(crate) use level::at as level_at;
pub use level::{HARDEST, LEAST_SENTENCES, LEAST_WORDS, Level, border};

use crate::check::Reading;
use crate::document::{Block, BlockKind};
use crate::text::BlockText;

/// The counts of everything that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// The main text in the language of the page: the sum of the blocks that count.
    pub page: Counts,
    /// How hard those blocks are: the sum over the blocks that [weigh](BlockMeasures::weighs).
    pub difficulty: Difficulty,
    /// The level of the same blocks; none if they are too short to have one.
    pub level: Option<Level>,
    /// One for each block of the document, furniture included.
    pub blocks: Vec<BlockMeasures>,
}

/// The counts of one block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlockMeasures {
    /// What can be counted in it.
    pub counts: Counts,
    /// How hard its sentences are together.
    pub difficulty: Difficulty,
    /// Its level, if it is long enough to have one.
    pub level: Option<Level>,
    /// Whether the block is part of [`Measures::page`].
    pub in_page: bool,
    /// Whether the block is part of [`Measures::difficulty`].
    pub weighs: bool,
}

/// Counts a reading.
///
/// The page is its main text in its own language: headings, list items, cells, captions and terms
/// are sentences of their own, as a reader takes them. The title outside the text, the faces of
/// buttons, the labels of fields and the texts that stand for images are no part of it. A block in
/// another language is counted, but not added: a formula is made for one language.
pub fn measure(reading: &Reading) -> Measures {
    let document = &reading.document.blocks;
    let mut page = Counts::default();
    let mut has_prose = false;
    let read = document.iter().zip(&reading.texts);
    let read = read.zip(reading.difficulties.iter().zip(&reading.counts));
    let measured = read.map(|((block, text), (difficulties, &counts))| {
        let mut measures = measure_block(counts, difficulties);
        measures.in_page =
            block.chrome.is_none() && is_text(block.kind) && text.lang == Some(reading.lang);
        if measures.in_page {
            page += measures.counts;
            has_prose |= block.kind.is_prose() && measures.difficulty.total().is_some();
        }
        measures
    });
    let mut blocks: Vec<BlockMeasures> = measured.collect();
    // Headings, cells and captions are short without being easy: they count where there is
    // nothing else.
    let (mut difficulty, mut weighed) = (Difficulty::default(), Counts::default());
    for (measures, block) in blocks.iter_mut().zip(document) {
        measures.weighs = measures.in_page && (block.kind.is_prose() || !has_prose);
        if measures.weighs {
            difficulty += measures.difficulty;
            weighed += measures.counts;
        }
    }
    Measures {
        page,
        difficulty,
        level: Level::of(&difficulty, &weighed),
        blocks,
    }
}

/// How hard each sentence of a block is.
pub(crate) fn difficulties(block: &Block, text: &BlockText) -> Vec<Difficulty> {
    let sentences = text.sentences.iter().zip(&text.builds);
    let difficulty =
        |(sentence, build)| Difficulty::of_sentence(&block.text, text.words_of(sentence), build);
    sentences.map(difficulty).collect()
}

/// What can be counted in the sentences of a block.
pub(crate) fn counts(block: &Block, text: &BlockText) -> Counts {
    let sentences = text.sentences.iter();
    sentences
        .map(|sentence| Counts::of_sentence(&block.text, sentence, text.words_of(sentence)))
        .sum()
}

fn measure_block(counts: Counts, difficulties: &[Difficulty]) -> BlockMeasures {
    let difficulty: Difficulty = difficulties.iter().copied().sum();
    BlockMeasures {
        counts,
        difficulty,
        level: Level::of(&difficulty, &counts),
        in_page: false,
        weighs: false,
    }
}

/// Whether readers read the block as text, and not as a part of the page's machinery.
fn is_text(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::Term
        | BlockKind::Cell { .. }
        | BlockKind::Quote
        | BlockKind::Caption
        | BlockKind::LinkOnly => true,
        BlockKind::Title | BlockKind::Button | BlockKind::Label | BlockKind::Alt => false,
    }
}
