//! Dutch.

use super::Language;
use crate::document::Lang;

/// What helder knows about Dutch.
pub(super) fn language() -> Language {
    Language {
        lang: Lang::Nl,
        reader_words: &["u", "uw", "je", "jij", "jouw", "jullie", "jou"],
    }
}
