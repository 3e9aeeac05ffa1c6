//! English.

mod borders;
mod syllables;

use helder_data::en as data;

pub use syllables::syllables_with as english_syllables;

use super::{Abbreviations, Joint, JointNeeds, Joints, Language, List, Terms, WordList};
use crate::document::Lang;
use crate::measure;

/// What helder knows about English.
pub(super) fn language() -> Language {
    Language {
        lang: Lang::En,
        syllables: syllables::syllables,
        abbreviations: Abbreviations::read(data::ABBREVIATIONS),
        borders: &borders::BORDERS,
        formulas: measure::ENGLISH,
        reader_words: &["you", "your", "yours", "yourself"],
        terms: Terms::new(&[(List::Formal, data::FORMAL)]),
        joints: JOINTS,
        vague_links: WordList::new(data::VAGUE_LINKS),
        known_acronyms: WordList::new(data::KNOWN_ACRONYMS),
    }
}

const JOINTS: Joints = Joints {
    words: &[
        joint("but", "But", JointNeeds::Comma),
        joint("which", "This", JointNeeds::Comma),
        joint("so", "So", JointNeeds::Comma),
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
