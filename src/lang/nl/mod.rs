//! Dutch.

mod borders;
pub(crate) mod compounds;
mod furniture;
mod syllables;

use helder_data::nl as data;

use super::telltales::Telltales;
use super::{Abbreviations, Joint, JointNeeds, Joints, Language, List, Terms, WordList};
use crate::document::Lang;
use crate::measure::formulas::{self, Formula};

pub(super) use furniture::FURNITURE;

/// What helder knows about Dutch.
pub(super) fn language() -> Language {
    Language {
        lang: Lang::Nl,
        syllables: syllables::syllables,
        abbreviations: Abbreviations::read(data::ABBREVIATIONS),
        borders: &borders::BORDERS,
        reader_words: &["u", "uw", "je", "jij", "jouw", "jullie", "jou"],
        terms: Terms::new(&[(List::Formal, data::FORMAL)]),
        joints: JOINTS,
        vague_links: WordList::new(data::VAGUE_LINKS),
        known_acronyms: WordList::new(data::KNOWN_ACRONYMS),
        kept_abbreviations: WordList::new(data::KEPT_ABBREVIATIONS),
        telltales: Telltales::new(data::TELLTALE_WORDS, data::TELLTALE_LETTERS),
    }
}

/// The readability formulas for Dutch. ARI and Coleman-Liau have the constants of English: for
/// comparison only.
pub(super) const FORMULAS: &[Formula] = &[
    formulas::FLESCH_DOUMA,
    formulas::FLESCH_DOUMA_206835,
    formulas::BROUWER_LEESINDEX_A,
    formulas::LIX,
    formulas::RIX,
    formulas::ARI,
    formulas::COLEMAN_LIAU,
];

const JOINTS: Joints = Joints {
    words: &[
        joint("maar", "Maar", JointNeeds::Subject),
        joint("want", "Want", JointNeeds::Nothing),
        joint("waarbij", "Daarbij", JointNeeds::Nothing),
        joint("waardoor", "Daardoor", JointNeeds::Nothing),
        joint("waarna", "Daarna", JointNeeds::Nothing),
        joint("dus", "Dus", JointNeeds::Subject),
        joint("en", "", JointNeeds::Subject),
    ],
    subjects: &[
        "u", "je", "jij", "wij", "we", "ik", "hij", "zij", "ze", "het", "dit", "dat", "er",
        "daarom", "daarna", "dan", "daarbij", "daardoor",
    ],
};

const fn joint(word: &'static str, restart: &'static str, needs: JointNeeds) -> Joint {
    Joint {
        word,
        restart,
        needs,
    }
}
