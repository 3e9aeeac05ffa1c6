//! How hard the main text is, its counts and the classic formulas, as `score` and every JSON format write them.

use std::cmp::Ordering;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::lang::formulas;
use crate::measure::{Counts, Difficulty, Formula, Level, Measures, measure};
use crate::order;
use crate::rules::Profile;
use crate::{Reading, Span};

/// What `score` gives for a text.
#[derive(Debug, serde::Serialize)]
pub struct Score {
    lang: &'static str,
    /// How hard the text is.
    #[serde(flatten)]
    pub hardness: Hardness,
    /// What the profile asks for, and whether the text is there.
    pub target: Target,
    /// Counts and formulas.
    pub measures: MeasuresLine,
    /// The formulas for which the text is shorter than their authors ask.
    pub enough_text: TooShort,
    /// The words of the longest sentence, and where in the source it stands.
    #[serde(skip)]
    pub longest: Option<(usize, Span)>,
    /// The sentences that are hardest to read, the hardest first.
    #[serde(skip)]
    pub hardest: Vec<ScoredSentence>,
}

/// How hard a text is.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Hardness {
    /// 0 to 100, higher is harder; none for a text without a word.
    pub difficulty: Option<f64>,
    /// How many points a longer text by the same writer may well differ; none below two sentences.
    pub band: Option<f64>,
    /// The two parts that difficulty is the sum of.
    pub axes: Axes,
    /// The level; none for a text that is too short to have one.
    #[serde(serialize_with = "level")]
    pub level: Option<Level>,
}

/// The level that the readers of a profile need.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Target {
    /// The highest level that is low enough.
    pub level: u8,
    /// Whether the text has it or a lower one; none for a text without a level.
    pub reached: Option<bool>,
}

/// A sentence and how hard it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredSentence {
    /// As a reader sees it.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
    /// Its words in lower case with a space between them: what tells it from other sentences.
    pub words: String,
    /// 0 to 100, higher is harder.
    pub difficulty: f64,
    /// The two parts of its difficulty.
    pub axes: Axes,
}

/// Points from words and from sentences.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
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

/// How many of the hardest sentences are named.
const HARDEST: usize = 3;

impl Score {
    /// The score of what was read, for the readers of a profile.
    pub fn new(reading: &Reading, profile: Profile) -> Self {
        let measured = measure(reading);
        let measures = line(reading, &measured);
        let mut hardest = sentences(reading, &measured);
        order::sort_by(&mut hardest, harder_first);
        hardest.truncate(HARDEST);
        Self {
            lang: reading.lang.tag(),
            hardness: hardness(&measured),
            target: Target::of(profile, measured.level),
            measures,
            enough_text: TooShort(measures),
            longest: longest(reading, &measured),
            hardest,
        }
    }
}

impl Hardness {
    /// As reports give it.
    pub fn of(difficulty: &Difficulty, level: Option<Level>) -> Self {
        Self {
            difficulty: difficulty.total(),
            band: difficulty.band(),
            axes: Axes::of(difficulty),
            level,
        }
    }
}

impl Target {
    /// What the profile asks of a text with this level.
    pub fn of(profile: Profile, level: Option<Level>) -> Self {
        Self {
            level: profile.target(),
            reached: level.map(|level| level.value <= profile.target()),
        }
    }
}

impl Axes {
    fn of(difficulty: &Difficulty) -> Self {
        Self {
            words: difficulty.words(),
            sentences: difficulty.sentences(),
        }
    }
}

fn level<S: Serializer>(level: &Option<Level>, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(Level { value, low, high }) = level else {
        return serializer.serialize_none();
    };
    let mut map = serializer.serialize_map(Some(3))?;
    map.serialize_entry("value", value)?;
    map.serialize_entry("low", low)?;
    map.serialize_entry("high", high)?;
    map.end()
}

/// The sentences that the difficulty of the page is the mean of, in the order of the source.
pub fn sentences(reading: &Reading, measured: &Measures) -> Vec<ScoredSentence> {
    let blocks = reading.document.blocks.iter().zip(&reading.texts);
    let blocks = blocks.zip(&reading.difficulties).zip(&measured.blocks);
    let weighed = blocks.filter(|(_, measures)| measures.weighs);
    let scored = weighed.flat_map(|(((block, text), difficulties), _)| {
        let sentences = text.sentences.iter().zip(difficulties);
        sentences.filter_map(|(sentence, difficulty)| {
            let words = text.words_of(sentence).iter();
            let words: Vec<String> = words
                .map(|word| block.text[word.range].to_lowercase())
                .collect();
            Some(ScoredSentence {
                text: block.text[sentence.range].to_string(),
                span: block.map.span(sentence.range),
                words: words.join(" "),
                difficulty: difficulty.total()?,
                axes: Axes::of(difficulty),
            })
        })
    });
    scored.collect()
}

/// The harder of two sentences first, the earlier of two that are as hard.
pub fn harder_first(one: &ScoredSentence, other: &ScoredSentence) -> Ordering {
    let by_difficulty = other.difficulty.total_cmp(&one.difficulty);
    by_difficulty.then(one.span.start.cmp(&other.span.start))
}

/// How hard a page is.
pub(super) fn hardness(measured: &Measures) -> Hardness {
    Hardness::of(&measured.difficulty, measured.level)
}

/// The counts and formulas of a page.
pub(super) fn line(reading: &Reading, measured: &Measures) -> MeasuresLine {
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
    use serde_json::{Value, json};

    use super::*;
    use crate::{Format, Lang, Options, Source};

    #[track_caller]
    fn score(lang: Lang, text: &str, profile: Profile) -> Value {
        let source = Source::new("", Format::Plain, text.to_string()).expect("it is small");
        let options = Options {
            lang: Some(lang),
            ..Options::default()
        };
        let reading = crate::testing::checker().read(&source, &options);
        serde_json::to_value(Score::new(&reading, profile)).expect("its keys are strings")
    }

    #[test]
    fn measures_are_one_flat_object() {
        let score = score(Lang::Nl, "Bel ons als u verhuist.", Profile::Plain);
        let expected = json!({
            "sentences": 1, "words": 5, "letters": 18, "alnum": 18, "chars_nonspace": 19,
            "syllables": 6, "polysyllables": 0, "monosyllables": 4, "long_words_gt6": 1,
            "flesch_douma": 109.79, "flesch_douma_206835": 109.785_000_000_000_01,
            "brouwer_leesindex_a": 105.0, "lix": 25.0, "rix": 1.0,
            "ari": -1.974_000_000_000_000_2, "coleman_liau": -0.552_000_000_000_001_4,
        });
        assert_eq!(score["measures"], expected);
    }

    #[test]
    fn a_text_without_a_word_has_no_values_and_short_texts_are_said() {
        let score = score(Lang::En, "", Profile::Plain);
        let short = json!({ "smog": false, "smog_simple": false, "forcast": false });
        assert_eq!(score["enough_text"], short);
        assert_eq!(score["measures"]["lix"], Value::Null);
        for key in ["difficulty", "band", "level"] {
            assert_eq!(score.get(key), Some(&Value::Null), "{key}");
        }
        assert_eq!(score["axes"], json!({ "words": null, "sentences": null }));
        assert_eq!(score["target"], json!({ "level": 2, "reached": null }));
    }

    #[test]
    fn a_profile_moves_the_target_and_not_the_measurement() {
        let text = "The council considers whether your application meets all conditions. We \
                    write to you.\n\n"
            .repeat(12);
        let plain = score(Lang::En, &text, Profile::Plain);
        let easy = score(Lang::En, &text, Profile::Easy);
        for key in ["difficulty", "band", "axes", "level"] {
            assert_eq!(plain[key], easy[key], "{key}");
        }
        assert_ne!(plain["target"], easy["target"]);
        let level = plain["level"]["value"].as_u64().expect("it is long enough");
        for score in [&plain, &easy] {
            let target = score["target"]["level"].as_u64();
            let reached = target.map(|target| level <= target);
            assert_eq!(score["target"]["reached"].as_bool(), reached);
        }
    }

    #[test]
    fn a_level_needs_a_hundred_words_and_five_sentences() {
        let sentence = "You can ask us for help with this form.\n\n";
        let has_level =
            |n| !score(Lang::En, &sentence.repeat(n), Profile::Plain)["level"].is_null();
        assert!(!has_level(11) && has_level(12));
        let long = format!(
            "{}.\n\n",
            "You can ask us for help with this form or ".repeat(5)
        );
        let level = |n| score(Lang::En, &long.repeat(n), Profile::Plain)["level"].clone();
        assert!(level(4).is_null() && !level(5).is_null());
    }
}
