//! The page as a whole: what it is for, and what it tells its readers.

mod kind;
mod law;
mod quoted;
mod shapes;
#[cfg(test)]
mod tests;
mod told;

use crate::document::{Block, BlockKind};
use crate::lang::{Role, SignSet};
use crate::text::{BlockText, WordKind};

pub(crate) use kind::find as find_kind;
pub(crate) use law::find as find_law;
pub(crate) use quoted::find as find_quoted;
pub(crate) use told::{Told, tells};

/// A block with what was read in it.
#[derive(Clone, Copy)]
struct Part<'a> {
    block: &'a Block,
    text: &'a BlockText,
}

impl Part<'_> {
    fn is_main(self) -> bool {
        self.block.chrome.is_none()
    }

    fn is_heading(self) -> bool {
        matches!(self.block.kind, BlockKind::Heading(_))
    }

    fn signs(self) -> SignSet {
        self.text.signs
    }

    /// Whether it has a word that speaks to a reader.
    fn speaks(self) -> bool {
        let mut words = self.text.words.iter();
        words.any(|word| word.kind == WordKind::Word && word.has(Role::Reader))
    }

    fn reader_words(self) -> usize {
        let words = self.text.words.iter();
        words
            .filter(|word| word.kind == WordKind::Word)
            .filter(|word| word.has(Role::Reader))
            .count()
    }
}
