//! English.

use super::Language;
use crate::document::Lang;

/// What helder knows about English.
pub(super) fn language() -> Language {
    Language {
        lang: Lang::En,
        reader_words: &["you", "your", "yours", "yourself"],
    }
}
