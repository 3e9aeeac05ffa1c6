//! Counts and formulas over the main text, as `score` writes them.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Block, BlockText, Reading, Span};

/// What `score` gives for a text.
#[derive(Debug, Serialize)]
pub struct Score {
    lang: &'static str,
    /// Counts over the main text.
    pub counts: Counts,
    /// The formulas by name.
    pub measures: Map<String, Value>,
}

/// Counts over the main text of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Blocks in a language that helder reads.
    pub blocks: usize,
    /// Sentences; a heading, a list item and a cell are at least one.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables; what is no ordinary word counts one.
    pub syllables: usize,
    /// Words of the longest sentence.
    pub longest_sentence: usize,
    /// Where the longest sentence stands in the source.
    #[serde(skip)]
    pub longest_at: Option<Span>,
}

impl Score {
    /// The score of what was read.
    pub fn new(reading: &Reading) -> Self {
        Self {
            lang: reading.lang.tag(),
            counts: Counts::new(reading),
            measures: measures(reading),
        }
    }
}

impl Counts {
    fn new(reading: &Reading) -> Self {
        let mut counts = Self::default();
        for (block, text) in reading.document.blocks.iter().zip(&reading.texts) {
            if block.chrome.is_none() && text.lang.is_some() {
                counts.add(block, text);
            }
        }
        counts
    }

    fn add(&mut self, block: &Block, text: &BlockText) {
        self.blocks += 1;
        self.sentences += text.sentences.len();
        self.words += text.words.len();
        self.syllables += text
            .words
            .iter()
            .map(|word| usize::from(word.syllables))
            .sum::<usize>();
        for sentence in &text.sentences {
            if sentence.words.len() > self.longest_sentence {
                self.longest_sentence = sentence.words.len();
                self.longest_at = Some(block.map.span(sentence.range));
            }
        }
    }
}

/// The measures of a page, by name.
pub(super) fn measures(_reading: &Reading) -> Map<String, Value> {
    Map::new()
}
