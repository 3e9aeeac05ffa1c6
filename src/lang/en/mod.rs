//! English.

mod borders;
mod furniture;
mod syllables;

use helder_data::en as data;

use super::telltales::Telltales;
use super::{Abbreviations, Joint, JointNeeds, Joints, Language, List, Terms, WordList};
use crate::document::Lang;
use crate::measure::formulas::{self, Formula};

pub(super) use furniture::FURNITURE;
pub use syllables::syllables_with as english_syllables;

/// What helder knows about English.
pub(super) fn language() -> Language {
    Language {
        lang: Lang::En,
        syllables: syllables::syllables,
        abbreviations: Abbreviations::read(data::ABBREVIATIONS),
        borders: &borders::BORDERS,
        reader_words: &["you", "your", "yours", "yourself"],
        terms: Terms::new(&[(List::Formal, data::FORMAL)]),
        joints: JOINTS,
        vague_links: WordList::new(data::VAGUE_LINKS),
        known_acronyms: WordList::new(data::KNOWN_ACRONYMS),
        kept_abbreviations: WordList::new(data::KEPT_ABBREVIATIONS),
        telltales: Telltales::new(data::TELLTALE_WORDS, data::TELLTALE_LETTERS),
    }
}

/// The readability formulas for English.
pub(super) const FORMULAS: &[Formula] = &[
    formulas::FLESCH_READING_EASE,
    formulas::FLESCH_KINCAID_GRADE,
    formulas::GUNNING_FOG_SIMPLE,
    formulas::SMOG,
    formulas::SMOG_SIMPLE,
    formulas::COLEMAN_LIAU,
    formulas::COLEMAN_LIAU_UNROUNDED,
    formulas::ARI,
    formulas::ARI_STROKES,
    formulas::LIX,
    formulas::RIX,
    formulas::FORCAST,
];

const JOINTS: Joints = Joints {
    words: &[
        joint("but", "But", JointNeeds::Subject),
        joint("which", "This", JointNeeds::Comma),
        joint("so", "So", JointNeeds::Subject),
        joint("and", "", JointNeeds::Subject),
    ],
    subjects: &[
        "you", "we", "they", "he", "she", "it", "i", "this", "these", "there", "then",
    ],
};

const fn joint(word: &'static str, restart: &'static str, needs: JointNeeds) -> Joint {
    Joint {
        word,
        restart,
        needs,
    }
}
