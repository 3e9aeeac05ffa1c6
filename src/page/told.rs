//! What a page tells its readers: whether it says anywhere what something costs, how long it
//! takes, whom to call. Only the presence counts. A page that says it in odd words is believed to
//! say it when one of many signs is there, so that rules are silent rather than wrong.

use crate::document::{Block, Document, MarkKind};
use crate::lang::{Language, Sign, SignSet};
use crate::text::{BlockText, WordKind};

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
pub(crate) fn tells(document: &Document, texts: &[BlockText], language: &Language) -> Told {
    let mut told = Told::default();
    for (block, text) in document.blocks.iter().zip(texts) {
        let signs = of_block(block, text, language);
        told.page.join(signs);
        if block.chrome.is_none() {
            told.main.join(signs);
        }
    }
    told
}

fn of_block(block: &Block, text: &BlockText, language: &Language) -> SignSet {
    let mut set = language.signs.in_words(&block.text, &text.words);
    if shapes::has_phone(&block.text) {
        set.insert(Sign::Phone);
    }
    if shapes::has_postcode(&block.text) {
        set.insert(Sign::Visit);
    }
    if shapes::has_money(&block.text) {
        set.insert(Sign::Cost);
    }
    let mut addresses = text
        .words
        .iter()
        .filter(|word| word.kind == WordKind::Address);
    if addresses.any(|word| block.text[word.range].contains('@')) {
        set.insert(Sign::Write);
        set.insert(Sign::Mail);
    }
    if shapes::has_date(&block.text) {
        set.insert(Sign::Date);
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
