//! What a page quotes in a block of its own: nobody may change the words of someone else.
//!
//! Writers also use a block quotation to make their own words stand out. Those speak to the reader,
//! or open with a label such as *Note*.

use crate::document::{BlockKind, Document};
use crate::lang::Language;
use crate::text::BlockText;

use super::Part;

/// Which blocks of a page are someone else's words.
pub(crate) fn find(document: &Document, texts: &[BlockText], language: &Language) -> Vec<bool> {
    let blocks = document.blocks.iter().zip(texts);
    let parts = blocks.map(|(block, text)| Part { block, text });
    parts.map(|part| part.is_quoted(language)).collect()
}

impl Part<'_> {
    fn is_quoted(self, language: &Language) -> bool {
        let is_marked = self.block.text.starts_with(['“', '„', '"', '‘', '«']);
        let is_own = || self.is_labelled(language) || self.reader_words(language) > 0;
        self.is_main() && self.block.kind == BlockKind::Quote && (is_marked || !is_own())
    }

    /// Whether a label opens it: *Note: …*, *N.B. …*.
    fn is_labelled(self, language: &Language) -> bool {
        let text = &self.block.text;
        language.outline.labels.iter().any(|label| {
            let start = text.get(..label.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(label))
                && !text[label.len()..].starts_with(char::is_alphabetic)
        })
    }
}
