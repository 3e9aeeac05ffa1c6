//! What was read in texts that come again on page after page: menus, footers, standard passages.
//!
//! On sites of governments two blocks in five stood on an earlier page, and one word in nine. What
//! such a text says does not change with its place, so it is read once.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use crate::check::{BlockRead, BlockWork, Reading};
use crate::document::{Block, Lang, MarkKind};
use crate::hash::{AsItIs, hash};
use crate::text::Tally;

/// Texts that came more than once, with what was read in them.
///
/// A text is kept when it comes for the second time: nearly all never do. It starts anew at
/// [`MOST_WORDS`], so that a site of any size takes a few megabytes.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    /// Texts that were read and not kept, by their hashes.
    once: HashSet<u64, BuildHasherDefault<AsItIs>>,
    kept: HashMap<u64, Kept, BuildHasherDefault<AsItIs>>,
    /// The words of all texts that are kept.
    n_words: usize,
    /// The hashes of the texts of the page at hand; none for a block of which more counts than its
    /// text.
    hashes: Vec<Option<u64>>,
}

/// The words that are kept at most: about twice those that repeat on a site of 1,500 pages.
const MOST_WORDS: usize = 1 << 16;
/// The texts that are known to have come once, at most.
const MOST_ONCE: usize = 1 << 16;

/// What is known of a text.
#[derive(Debug)]
struct Kept {
    text: String,
    tally: Tally,
    reader: Lang,
    read: BlockRead,
}

impl Repeats {
    /// What is known of each block of a page.
    pub(crate) fn works(&mut self, blocks: &[Block]) -> Vec<BlockWork> {
        self.hashes.clear();
        let works = blocks.iter().map(|block| {
            let hash = is_text_alone(block).then(|| hash(block.text.as_bytes(), 0));
            self.hashes.push(hash);
            let known = self.kept.get(&hash?);
            let known = known.filter(|known| known.text == block.text)?;
            Some(BlockWork {
                tally: Some(known.tally),
                reader: Some(known.reader),
                read: Some(known.read.clone()),
                judged: None,
            })
        });
        works.map(Option::unwrap_or_default).collect()
    }

    /// Keeps what was read on the page where the text came before. `works` is what came back with
    /// the reading.
    pub(crate) fn keep(&mut self, reading: &Reading, works: &[BlockWork]) {
        for (at, work) in works.iter().enumerate() {
            let (Some(tally), Some(reader)) = (work.tally, work.reader) else {
                continue;
            };
            let Some(hash) = self.hashes[at].filter(|hash| !self.kept.contains_key(hash)) else {
                continue;
            };
            if self.once.len() == MOST_ONCE {
                self.once.clear();
            }
            if self.once.insert(hash) {
                continue;
            }
            let read = BlockRead {
                text: reading.texts[at].clone(),
                difficulties: reading.difficulties[at].clone(),
                counts: reading.counts[at],
            };
            self.n_words += read.text.words.len();
            if self.n_words > MOST_WORDS {
                self.kept.clear();
                self.n_words = read.text.words.len();
            }
            let kept = Kept {
                text: reading.document.blocks[at].text.clone(),
                tally,
                reader,
                read,
            };
            self.kept.insert(hash, kept);
        }
    }
}

/// Whether what is read in a block hangs on its text alone: code in it is read as one word.
fn is_text_alone(block: &Block) -> bool {
    let mut marks = block.marks.iter();
    !marks.any(|mark| matches!(mark.kind, MarkKind::Code | MarkKind::Opaque))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Source};
    use crate::{Options, Report};

    /// Checks a page thrice, so that its texts are known the third time, and once as if it was new.
    #[track_caller]
    fn check(page: &str) {
        let source = Source::new("", Format::Html, page.to_owned()).expect("it is small");
        let (checker, options) = (crate::testing::checker(), Options::default());
        let said = |report: Report| format!("{:?} {:?}", report.reading, report.findings);
        let new = |blocks: &[Block]| blocks.iter().map(|_| BlockWork::default()).collect();
        let (reading, mut works) = checker.read_again(&source, &options, new);
        let expected = said(checker.judge(reading, &mut works, false, &options));
        for _ in 0..3 {
            assert_eq!(said(checker.check(&source, &options)), expected);
        }
    }

    #[test]
    fn what_comes_again_says_the_same() {
        check("<nav><p>Naar de inhoud</nav><p>Indien u belt, dient u te wachten.");
        check("<p>Typ <code>a. b.</code> in.<p>Typ a. b. in.<p>Typ <b>a. b.</b> in.");
        check("<p lang=en>Die man.<p lang=nl>Die man.<p>Die man.");
        check("<h1>Bellen</h1><p>Bellen<ul><li>Bellen</ul><table><td>Bellen</table>");
    }

    #[test]
    fn a_text_is_kept_when_it_comes_again() {
        let mut repeats = Repeats::default();
        let checker = crate::testing::checker();
        let mut read = |text: &str| {
            let source = Source::new("", Format::Plain, text.to_owned()).expect("it is small");
            let (reading, works) =
                checker.read_again(&source, &Options::default(), |blocks| repeats.works(blocks));
            repeats.keep(&reading, &works);
            (repeats.kept.len(), repeats.n_words)
        };
        assert_eq!(read("Lees dit."), (0, 0));
        assert_eq!(read("Lees dit."), (1, 2));
        assert_eq!(read("Lees dit."), (1, 2));
        let long = "Lees dit. ".repeat(MOST_WORDS / 2);
        assert_eq!(read(&long), (1, 2));
        assert_eq!(read(&long), (1, MOST_WORDS), "room is made");
    }
}
