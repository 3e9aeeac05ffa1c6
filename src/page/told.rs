//! What a page tells its readers: whether it says anywhere what something costs, how long it
//! takes, whom to call. Only the presence counts. A page that says it in odd words is believed to
//! say it when one of many signs is there, so that rules are silent rather than wrong.

use crate::document::{Block, Document, MarkKind};
use crate::lang::{Sign, SignSet};
use crate::text::{BlockText, Marks, WordKind};

use super::shapes;

/// What a page tells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    /// In its main text.
    pub main: SignSet,
    /// Anywhere, menus and footer included.
    pub page: SignSet,
}

/// Looks through all blocks of a page.
pub(crate) fn tells(document: &Document, texts: &[BlockText]) -> Told {
    let mut told = Told::default();
    for (block, text) in document.blocks.iter().zip(texts) {
        let is_main = block.chrome.is_none();
        let known = if is_main { told.main } else { told.page };
        let signs = of_block(block, text, known);
        told.page.join(signs);
        if is_main {
            told.main.join(signs);
        }
    }
    told
}

/// What a block tells; of what is `known` not all.
fn of_block(block: &Block, text: &BlockText, known: SignSet) -> SignSet {
    let mut set = text.signs;
    // A block that nobody read has no marks yet.
    let marks = match text.sentences.is_empty() {
        true => Marks::of(&block.text),
        false => text.shows.marks,
    };
    if marks.has(Marks::DIGIT) {
        let new = SHAPES.iter().filter(|(.., sign)| !known.has(*sign));
        let there = new.filter(|(needs, has, _)| marks.has(*needs) && has(&block.text));
        there.for_each(|&(.., sign)| set.insert(sign));
    }
    let mut addresses = text
        .words
        .iter()
        .filter(|word| word.kind == WordKind::Address);
    if addresses.any(|word| block.text[word.range].contains('@')) {
        set.insert(Sign::Write);
        set.insert(Sign::Mail);
    }
    for mark in &block.marks {
        let MarkKind::Link { href, .. } = &mark.kind else {
            continue;
        };
        for (part, sign) in TARGETS {
            if href.contains(part) {
                set.insert(*sign);
            }
        }
    }
    set
}

/// Whether a text has something in digits.
type Has = fn(&str) -> bool;

/// What is told in digits, with the mark that it needs.
const SHAPES: &[(Marks, Has, Sign)] = &[
    (Marks::DIGIT, shapes::has_phone, Sign::Phone),
    (Marks::DIGIT, shapes::has_postcode, Sign::Visit),
    (Marks::DIGIT, shapes::has_date, Sign::Date),
    (Marks::SIGN, shapes::has_money, Sign::Cost),
];

/// What the target of a link tells.
const TARGETS: &[(&str, Sign)] = &[
    ("tel:", Sign::Phone),
    ("mailto:", Sign::Mail),
    ("mailto:", Sign::Write),
    ("wa.me/", Sign::Contact),
    ("contact", Sign::Contact),
    ("digid", Sign::Online),
    ("eherkenning", Sign::Online),
];
