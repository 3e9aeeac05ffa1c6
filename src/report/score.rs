//! Counts and formulas over the main text, as `score` and every JSON format write them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::lang::formulas;
use crate::measure::{Counts, Formula, measure};
use crate::{Reading, Span};

/// What `score` gives for a text.
#[derive(Debug, serde::Serialize)]
pub struct Score {
    lang: &'static str,
    /// Counts and formulas.
    pub measures: MeasuresLine,
    /// The formulas for which the text is shorter than their authors ask.
    pub enough_text: TooShort,
    /// The words of the longest sentence, and where in the source it stands.
    #[serde(skip)]
    pub longest: Option<(usize, Span)>,
}

/// Counts and formulas as one flat object; a formula whose divisor is 0 is null.
#[derive(Clone, Copy, Debug)]
pub struct MeasuresLine {
    /// Counts over the main text.
    pub counts: Counts,
    /// The formulas for its language.
    pub formulas: &'static [Formula],
}

/// The keys of the formulas whose authors ask for more text, each with false.
#[derive(Clone, Copy, Debug)]
pub struct TooShort(MeasuresLine);

impl Score {
    /// The score of what was read.
    pub fn new(reading: &Reading) -> Self {
        let measures = measures(reading);
        Self {
            lang: reading.lang.tag(),
            measures,
            enough_text: TooShort(measures),
            longest: longest(reading),
        }
    }
}

/// The measures of a page.
pub(super) fn measures(reading: &Reading) -> MeasuresLine {
    MeasuresLine {
        counts: measure(reading).page,
        formulas: formulas(reading.lang),
    }
}

/// The first of the longest sentences of the main text.
fn longest(reading: &Reading) -> Option<(usize, Span)> {
    let mut longest: Option<(usize, Span)> = None;
    let measures = measure(reading);
    let blocks = reading.document.blocks.iter().zip(&reading.texts);
    let in_page = blocks.zip(&measures.blocks).filter(|(_, it)| it.in_page);
    for ((block, text), _) in in_page {
        for sentence in &text.sentences {
            let n_words = sentence.words.len();
            if n_words > longest.map_or(0, |(most, _)| most) {
                longest = Some((n_words, block.map.span(sentence.range)));
            }
        }
    }
    longest
}

impl Serialize for MeasuresLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, count) in self.counts.entries() {
            map.serialize_entry(name, &count)?;
        }
        for formula in self.formulas {
            map.serialize_entry(formula.key, &(formula.compute)(&self.counts))?;
        }
        map.end()
    }
}

impl Serialize for TooShort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let MeasuresLine { counts, formulas } = &self.0;
        let short = formulas.iter().filter(|it| !it.has_enough_text(counts));
        serializer.collect_map(short.map(|formula| (formula.key, false)))
    }
}
