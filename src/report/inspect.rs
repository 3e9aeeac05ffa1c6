//! What helder reads in a text, as `inspect` writes it for programs.

use serde::Serialize;

use super::json::pair;
use crate::{Block, BlockText, Lang, Language, Languages, PageKind, Reading, Word, WordKind};

/// The blocks, sentences and words of a text.
#[derive(Debug, Serialize)]
pub struct Inspection<'a> {
    lang: &'static str,
    /// What the page is for, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
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
    /// Whether it is the text of a law.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    law: bool,
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
    /// Whether a verb in it is passive.
    passive: bool,
    /// Finite verbs.
    clauses: u32,
    /// About how many words stand between the ends of its longest dependency.
    longest_dependency: f64,
    /// 0 to 100, higher is harder.
    #[serde(skip_serializing_if = "Option::is_none")]
    difficulty: Option<f64>,
    tokens: Vec<TokenLine<'a>>,
}

#[derive(Debug, Serialize)]
struct TokenLine<'a> {
    text: &'a str,
    span: [u32; 2],
    kind: &'static str,
    syllables: u8,
    /// How frequent it is on the Zipf scale; null for what is no word, or not known.
    zipf: Option<f64>,
    /// Its part of speech, as Universal Dependencies name it.
    upos: &'static str,
    abbreviation: bool,
    /// The parts of a compound as a dictionary lists them; one part if it is none.
    parts: Vec<String>,
}

impl<'a> Inspection<'a> {
    /// What was read; `languages` are those that read it.
    pub fn new(reading: &'a Reading, languages: &Languages) -> Self {
        let pairs = || reading.document.blocks.iter().zip(&reading.texts);
        let readers = pairs().enumerate().filter_map(|(index, (block, text))| {
            let language = languages.reader(text.lang, reading.lang)?;
            Some((index, block, text, language))
        });
        let sentences = readers.flat_map(|(index, block, text, language)| {
            let difficulties = &reading.difficulties[index];
            (0..text.sentences.len()).map(move |at| {
                let mut line = sentence_line(block, text, at, language);
                line.block = index;
                line.difficulty = difficulties[at].total();
                line
            })
        });
        Self {
            lang: reading.lang.tag(),
            kind: reading.kind.map(PageKind::name),
            blocks: pairs()
                .zip(&reading.law)
                .map(|((block, text), &law)| block_line(block, text, law))
                .collect(),
            sentences: sentences.collect(),
        }
    }
}

fn block_line<'a>(block: &'a Block, text: &BlockText, law: bool) -> BlockLine<'a> {
    BlockLine {
        kind: block.kind.name(),
        chrome: block.chrome.is_some(),
        why: block.chrome.map(|chrome| chrome.name()),
        law,
        lang: text.lang.map(Lang::tag),
        text: &block.text,
        span: pair(block.span),
    }
}

fn sentence_line<'a>(
    block: &'a Block,
    text: &'a BlockText,
    at: usize,
    language: &Language,
) -> SentenceLine<'a> {
    let (sentence, build) = (&text.sentences[at], &text.builds[at]);
    SentenceLine {
        text: &block.text[sentence.range],
        span: pair(block.map.span(sentence.range)),
        block: 0,
        passive: !build.passives.is_empty(),
        clauses: build.clauses,
        longest_dependency: f64::from(build.longest_dependency) / 100.0,
        difficulty: None,
        tokens: text
            .words_of(sentence)
            .iter()
            .map(|word| token_line(block, word, language))
            .collect(),
    }
}

fn token_line<'a>(block: &'a Block, word: &Word, language: &Language) -> TokenLine<'a> {
    let text = &block.text[word.range];
    TokenLine {
        text,
        span: pair(block.map.span(word.range)),
        kind: kind(word.kind),
        syllables: word.syllables,
        zipf: word.zipf(),
        upos: word.tag.upos(),
        abbreviation: matches!(word.kind, WordKind::Abbreviation | WordKind::Acronym),
        parts: match word.kind {
            WordKind::Word => language.parts(&text.to_lowercase()),
            _ => vec![text.to_string()],
        },
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
