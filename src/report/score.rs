//! Counts and formulas over the main text, as `score` and every JSON format write them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::lang::formulas;
use crate::measure::{Counts, Formula, Measures, measure};
use crate::{Reading, Span};

/// What `score` gives for a text.
#[derive(Debug, serde::Serialize)]
pub struct Score {
    lang: &'static str,
    /// 0 to 100, higher is harder; none for a text without a word.
    pub difficulty: Option<f64>,
    /// The two parts that difficulty is the sum of.
    pub axes: Axes,
    /// Counts and formulas.
    pub measures: MeasuresLine,
    /// The formulas for which the text is shorter than their authors ask.
    pub enough_text: TooShort,
    /// The words of the longest sentence, and where in the source it stands.
    #[serde(skip)]
    pub longest: Option<(usize, Span)>,
}

/// Points from words and from sentences.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Axes {
    /// Points from rare, long and abstract words.
    pub words: Option<f64>,
    /// Points from the length and build of sentences.
    pub sentences: Option<f64>,
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
        let measured = measure(reading);
        let measures = line(reading, &measured);
        Self {
            lang: reading.lang.tag(),
            difficulty: measured.difficulty.total(),
            axes: Axes {
                words: measured.difficulty.words(),
                sentences: measured.difficulty.sentences(),
            },
            measures,
            enough_text: TooShort(measures),
            longest: longest(reading, &measured),
        }
    }
}

/// The measures of a page.
pub(super) fn measures(reading: &Reading) -> MeasuresLine {
    line(reading, &measure(reading))
}

fn line(reading: &Reading, measured: &Measures) -> MeasuresLine {
    MeasuresLine {
        counts: measured.page,
        formulas: formulas(reading.lang),
    }
}

/// The first of the longest sentences of the main text.
fn longest(reading: &Reading, measured: &Measures) -> Option<(usize, Span)> {
    let mut longest: Option<(usize, Span)> = None;
    let blocks = reading.document.blocks.iter().zip(&reading.texts);
    let in_page = blocks.zip(&measured.blocks).filter(|(_, it)| it.in_page);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Checker, Format, Lang, Languages, Options, Source};

    #[track_caller]
    fn check(lang: Lang, text: &str, expected: &str) {
        let source = Source::new("", Format::Plain, text.to_string()).expect("it is small");
        let options = Options {
            lang: Some(lang),
            ..Options::default()
        };
        let reading = Checker::new(Languages::embedded()).read(&source, &options);
        let line = serde_json::to_string(&Score::new(&reading)).expect("its keys are strings");
        let measures = line.find("\"measures\"").expect("they are always there");
        assert_eq!(line[measures..], *expected);
    }

    #[test]
    fn measures_are_one_flat_object() {
        check(
            Lang::Nl,
            "Bel ons als u verhuist.",
            "\"measures\":{\"sentences\":1,\"words\":5,\"letters\":18,\"alnum\":18,\
             \"chars_nonspace\":19,\"syllables\":6,\"polysyllables\":0,\"monosyllables\":4,\
             \"long_words_gt6\":1,\"flesch_douma\":109.79,\
             \"flesch_douma_206835\":109.78500000000001,\"brouwer_leesindex_a\":105.0,\"lix\":25.0,\
             \"rix\":1.0,\"ari\":-1.9740000000000002,\"coleman_liau\":-0.5520000000000014},\
             \"enough_text\":{}}",
        );
    }

    #[test]
    fn a_formula_without_a_divisor_is_null_and_short_texts_are_said() {
        check(
            Lang::En,
            "",
            "\"measures\":{\"sentences\":0,\"words\":0,\"letters\":0,\"alnum\":0,\
             \"chars_nonspace\":0,\"syllables\":0,\"polysyllables\":0,\"monosyllables\":0,\
             \"long_words_gt6\":0,\"flesch_reading_ease\":null,\"flesch_kincaid_grade\":null,\
             \"gunning_fog_simple\":null,\"smog\":null,\"smog_simple\":null,\"coleman_liau\":null,\
             \"coleman_liau_unrounded\":null,\"ari\":null,\"ari_strokes\":null,\"lix\":null,\
             \"rix\":null,\"forcast\":null},\"enough_text\":{\"smog\":false,\"smog_simple\":false,\
             \"forcast\":false}}",
        );
    }
}
