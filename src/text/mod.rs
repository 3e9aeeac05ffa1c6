//! From blocks to sentences and words.

mod sentences;
mod words;

use std::ops::Range;

use crate::document::{Block, Lang};
use crate::lang::Language;
use crate::span::Span;

/// The sentences and words of one block. All spans count bytes of the block's text.
#[derive(Clone, Debug, Default)]
pub struct BlockText {
    /// The language in which the block is read; none if it is in neither language.
    pub lang: Option<Lang>,
    /// In order, without gaps but for white space.
    pub sentences: Vec<Sentence>,
    /// The words of all sentences, in order.
    pub words: Vec<Word>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last character, white space around it left out.
    pub range: Span,
    /// Its words, as indices in [`BlockText::words`].
    pub words: Range<u32>,
}

/// A word, or what stands in the place of one.
///
/// A token between white space, `/`, or dashes that holds at least one letter or digit. Hyphens
/// and apostrophes inside belong to it: *e-mailadres*, *foto's*, *don't*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, punctuation around it left out.
    pub range: Span,
    /// What it is.
    pub kind: WordKind,
    /// Spoken syllables; 1 for all kinds but [`WordKind::Word`].
    pub syllables: u8,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// An ordinary word.
    Word,
    /// A number, an amount, a date or a time in digits.
    Number,
    /// A shortened word: *bijv.*, *e.g.*, *m.b.t.*
    Abbreviation,
    /// A run of capitals: *AOW*, *NHS*.
    Acronym,
    /// A web address, an e-mail address or a file name.
    Address,
    /// Code, or text that is not to be judged.
    Opaque,
}

impl WordKind {
    /// Whether formulas count it as one syllable whatever it sounds like.
    pub fn is_special(self) -> bool {
        self != Self::Word
    }
}

impl BlockText {
    /// The words of a sentence.
    pub fn words_of(&self, sentence: &Sentence) -> &[Word] {
        &self.words[sentence.words.start as usize..sentence.words.end as usize]
    }
}

/// Splits a block into sentences and words.
pub(crate) fn read_block(block: &Block, language: &Language) -> BlockText {
    let mut text = BlockText {
        lang: Some(language.lang),
        ..BlockText::default()
    };
    for range in sentences::split(&block.text, language) {
        let from = text.words.len() as u32;
        words::split(&block.text, range, language, &mut text.words);
        for word in &mut text.words[from as usize..] {
            word.syllables = match word.kind.is_special() {
                true => 1,
                false => language.syllables(&block.text[word.range]),
            };
        }
        text.sentences.push(Sentence {
            range,
            words: from..text.words.len() as u32,
        });
    }
    text
}
