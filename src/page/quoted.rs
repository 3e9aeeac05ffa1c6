//! What a page quotes in a block of its own, and an essay under the name of its writer: nobody may
//! change the words of someone else.
//!
//! Writers also use a block quotation to make their own words stand out. Those speak to the reader,
//! or open with a label such as *Note*. A short text under a name is one of the organisation itself,
//! such as a message on a blog.

use crate::document::{BlockKind, Document};
use crate::lang::Language;
use crate::text::BlockText;

use super::Part;

/// The name of the writer stands among so many blocks at the top.
const HEAD: usize = 3;
/// The longest name, in words.
const MAX_NAME: usize = 4;
/// A shorter text is no essay.
const ESSAY_WORDS: usize = 1500;
/// Words in its paragraphs, on average.
const ESSAY_PARAGRAPH: usize = 70;

/// Which blocks of a page are someone else's words.
pub(crate) fn find(document: &Document, texts: &[BlockText], language: &Language) -> Vec<bool> {
    let blocks = document.blocks.iter().zip(texts);
    let parts: Vec<Part<'_>> = blocks.map(|(block, text)| Part { block, text }).collect();
    if is_signed_essay(&parts, language) {
        return parts.iter().map(|part| part.is_main()).collect();
    }
    parts.iter().map(|part| part.is_quoted(language)).collect()
}

/// Whether the page is a long text in long paragraphs, with the name of its writer at the top.
fn is_signed_essay(parts: &[Part<'_>], language: &Language) -> bool {
    let main = || parts.iter().filter(|part| part.is_main());
    if !main().take(HEAD).any(|part| part.is_byline(language)) {
        return false;
    }
    let paragraphs = || main().filter(|part| part.block.kind == BlockKind::Paragraph);
    let n_words: usize = paragraphs().map(|part| part.text.words.len()).sum();
    n_words >= ESSAY_WORDS && n_words >= ESSAY_PARAGRAPH * paragraphs().count()
}

impl Part<'_> {
    /// Whether it says who wrote the page, and nothing else: *By Jane Brown*.
    fn is_byline(&self, language: &Language) -> bool {
        let Some((first, name)) = self.block.text.split_once(' ') else {
            return false;
        };
        let is_name = |word: &str| word.starts_with(char::is_uppercase);
        let mut words = name.split_whitespace();
        self.block.kind == BlockKind::Paragraph
            && first.eq_ignore_ascii_case(language.verbs.agent_marker)
            && (2..=MAX_NAME).contains(&words.clone().count())
            && words.all(is_name)
    }

    fn is_quoted(self, language: &Language) -> bool {
        let is_marked = self.block.text.starts_with(['“', '„', '"', '‘', '«']);
        let is_own = || self.is_labelled(language) || self.speaks();
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
