//! What helder reads in a text, as `inspect` writes it for programs.

use serde::Serialize;

use super::json::pair;
use crate::{Block, BlockText, Lang, Reading, Sentence, Word, WordKind};

/// The blocks, sentences and words of a text.
#[derive(Debug, Serialize)]
pub struct Inspection<'a> {
    lang: &'static str,
    blocks: Vec<BlockLine<'a>>,
    sentences: Vec<SentenceLine<'a>>,
}

#[derive(Debug, Serialize)]
struct BlockLine<'a> {
    kind: &'static str,
    /// Whether it is furniture of the page.
    chrome: bool,
    /// Which furniture.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    lang: Option<&'static str>,
    text: &'a str,
    span: [u32; 2],
}

#[derive(Debug, Serialize)]
struct SentenceLine<'a> {
    text: &'a str,
    span: [u32; 2],
    /// Its block, as an index in `blocks`.
    block: usize,
    tokens: Vec<TokenLine<'a>>,
}

#[derive(Debug, Serialize)]
struct TokenLine<'a> {
    text: &'a str,
    span: [u32; 2],
    kind: &'static str,
    syllables: u8,
    abbreviation: bool,
}

impl<'a> Inspection<'a> {
    /// What was read.
    pub fn new(reading: &'a Reading) -> Self {
        let pairs = || reading.document.blocks.iter().zip(&reading.texts);
        let sentences = pairs().enumerate().flat_map(|(index, (block, text))| {
            text.sentences
                .iter()
                .map(move |sentence| sentence_line(index, block, text, sentence))
        });
        Self {
            lang: reading.lang.tag(),
            blocks: pairs()
                .map(|(block, text)| block_line(block, text))
                .collect(),
            sentences: sentences.collect(),
        }
    }
}

fn block_line<'a>(block: &'a Block, text: &BlockText) -> BlockLine<'a> {
    BlockLine {
        kind: block.kind.name(),
        chrome: block.chrome.is_some(),
        why: block.chrome.map(|chrome| chrome.name()),
        lang: text.lang.map(Lang::tag),
        text: &block.text,
        span: pair(block.span),
    }
}

fn sentence_line<'a>(
    index: usize,
    block: &'a Block,
    text: &'a BlockText,
    sentence: &'a Sentence,
) -> SentenceLine<'a> {
    SentenceLine {
        text: &block.text[sentence.range],
        span: pair(block.map.span(sentence.range)),
        block: index,
        tokens: text
            .words_of(sentence)
            .iter()
            .map(|word| token_line(block, word))
            .collect(),
    }
}

fn token_line<'a>(block: &'a Block, word: &Word) -> TokenLine<'a> {
    TokenLine {
        text: &block.text[word.range],
        span: pair(block.map.span(word.range)),
        kind: kind(word.kind),
        syllables: word.syllables,
        abbreviation: matches!(word.kind, WordKind::Abbreviation | WordKind::Acronym),
    }
}

/// The name of a kind of word in reports.
pub(super) fn kind(kind: WordKind) -> &'static str {
    match kind {
        WordKind::Word => "word",
        WordKind::Number => "number",
        WordKind::Abbreviation => "abbreviation",
        WordKind::Acronym => "acronym",
        WordKind::Address => "address",
        WordKind::Opaque => "opaque",
    }
}
