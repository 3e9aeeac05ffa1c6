//! What can be counted in a text, and the classic formulas over it: per sentence, per block and
//! for the page. Everything is a sum, so that one changed block changes one summand.

mod counts;
mod difficulty;
pub(crate) mod formulas;

pub use counts::Counts;
pub use difficulty::Difficulty;
pub use formulas::{Easier, Formula, Minimum};

use crate::check::Reading;
use crate::document::{Block, BlockKind};
use crate::lang::Language;
use crate::text::BlockText;

/// The counts of everything that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// The main text in the language of the page: the sum of the blocks that count.
    pub page: Counts,
    /// How hard those blocks are.
    pub difficulty: Difficulty,
    /// One for each block of the document, furniture included.
    pub blocks: Vec<BlockMeasures>,
}

/// The counts of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockMeasures {
    /// The sum of its sentences.
    pub counts: Counts,
    /// One for each sentence.
    pub sentences: Vec<Counts>,
    /// Whether the block is part of [`Measures::page`].
    pub in_page: bool,
}

/// Counts a reading.
///
/// The page is its main text in its own language: headings, list items, cells, captions and terms
/// are sentences of their own, as a reader takes them. The title outside the text, the faces of
/// buttons, the labels of fields and the texts that stand for images are no part of it. A block in
/// another language is counted, but not added: a formula is made for one language.
pub fn measure(reading: &Reading) -> Measures {
    let mut page = Counts::default();
    let (mut prose, mut all) = (Difficulty::default(), Difficulty::default());
    let blocks = reading.document.blocks.iter().zip(&reading.texts);
    let blocks = blocks
        .zip(&reading.difficulties)
        .map(|((block, text), difficulties)| {
            let mut measures = measure_block(block, text);
            measures.in_page =
                block.chrome.is_none() && is_text(block.kind) && text.lang == Some(reading.lang);
            if measures.in_page {
                page += measures.counts;
                let difficulty = difficulties.iter().copied().sum();
                all += difficulty;
                if block.kind.is_prose() {
                    prose += difficulty;
                }
            }
            measures
        });
    let blocks = blocks.collect();
    // Headings, cells and captions are short without being easy: they count where there is
    // nothing else.
    let difficulty = if prose.total().is_some() { prose } else { all };
    Measures {
        page,
        difficulty,
        blocks,
    }
}

/// How hard each sentence of a block is.
pub(crate) fn difficulties(
    block: &Block,
    text: &BlockText,
    language: &Language,
) -> Vec<Difficulty> {
    let sentences = text.sentences.iter().zip(&text.builds);
    let difficulty = |(sentence, build)| {
        Difficulty::of_sentence(&block.text, text.words_of(sentence), build, language)
    };
    sentences.map(difficulty).collect()
}

fn measure_block(block: &Block, text: &BlockText) -> BlockMeasures {
    let sentences: Vec<Counts> = text
        .sentences
        .iter()
        .map(|sentence| Counts::of_sentence(&block.text, sentence, text.words_of(sentence)))
        .collect();
    BlockMeasures {
        counts: sentences.iter().copied().sum(),
        sentences,
        in_page: false,
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
