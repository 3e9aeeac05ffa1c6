//! What got easier and what got harder between two versions of a text.
//!
//! Sentences are told apart by their words alone: a comma more or a capital less makes no new
//! sentence. What is in one version only is listed by difficulty and not paired: which new sentence
//! came from which old one is a guess, and a writer knows.

use std::collections::HashMap;

use serde::Serialize;

use super::json::{SpanLine, VERSION, span_line};
use super::score::{Axes, Hardness, ScoredSentence, Target, harder_first, sentences};
use crate::measure::measure;
use crate::rules::Profile;
use crate::{Lang, LineIndex, Reading, Source};

/// How many of the hardest sentences of the new version are named.
const HARDEST: usize = 3;

/// Two versions of a text beside each other.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The version before.
    pub old: Version<'a>,
    /// The version after.
    pub new: Version<'a>,
    /// What the profile asks for, and whether the new version is there.
    pub target: Target,
    /// How many sentences are in both.
    pub n_kept: usize,
    /// The sentences of the old version alone, the hardest first.
    pub gone: Vec<ScoredSentence>,
    /// The sentences of the new version alone, the hardest first.
    pub added: Vec<ScoredSentence>,
    /// The hardest sentences of the new version, the hardest first.
    pub hardest: Vec<ScoredSentence>,
}

/// One version of a text.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// Its source.
    pub source: &'a Source,
    /// Its language.
    pub lang: Lang,
    /// How hard it is.
    pub hardness: Hardness,
}

impl<'a> Comparison<'a> {
    /// Compares two sources with what was read in them.
    pub fn new(old: (&'a Source, &Reading), new: (&'a Source, &Reading), profile: Profile) -> Self {
        let (old, old_sentences) = version(old);
        let (new, new_sentences) = version(new);
        let gone = missing(&old_sentences, &new_sentences);
        let added = missing(&new_sentences, &old_sentences);
        let n_kept = old_sentences.len() - gone.len();
        let mut hardest = new_sentences;
        hardest.sort_by(harder_first);
        hardest.truncate(HARDEST);
        Self {
            old,
            new,
            target: Target::of(profile, new.hardness.level),
            n_kept,
            gone,
            added,
            hardest,
        }
    }
}

fn version<'a>((source, reading): (&'a Source, &Reading)) -> (Version<'a>, Vec<ScoredSentence>) {
    let measured = measure(reading);
    let version = Version {
        source,
        lang: reading.lang,
        hardness: Hardness::of(&measured.difficulty, measured.level),
    };
    (version, sentences(reading, &measured))
}

/// The sentences that `others` lacks, the hardest first. A sentence that is there twice is lacking
/// once if `others` has it once.
fn missing(sentences: &[ScoredSentence], others: &[ScoredSentence]) -> Vec<ScoredSentence> {
    let mut there: HashMap<&str, usize> = HashMap::new();
    for other in others {
        *there.entry(&other.words).or_default() += 1;
    }
    let is_missing = |sentence: &&ScoredSentence| match there.get_mut(sentence.words.as_str()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let mut missing: Vec<ScoredSentence> = sentences.iter().filter(is_missing).cloned().collect();
    missing.sort_by(harder_first);
    missing
}

/// The change from one value to another; none if one of them is not there.
pub fn change(old: Option<f64>, new: Option<f64>) -> Option<f64> {
    Some(new? - old?)
}

/// A comparison as `--format json` writes it.
#[derive(Debug, Serialize)]
pub struct ComparisonLine<'a> {
    version: u32,
    tool: Tool,
    old: VersionLine<'a>,
    new: VersionLine<'a>,
    change: Change,
    target: Target,
    sentences: Sentences<'a>,
}

#[derive(Debug, Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct VersionLine<'a> {
    path: &'a str,
    lang: &'static str,
    #[serde(flatten)]
    hardness: Hardness,
}

/// New less old: below 0 is easier.
#[derive(Debug, Serialize)]
struct Change {
    difficulty: Option<f64>,
    axes: Axes,
}

#[derive(Debug, Serialize)]
struct Sentences<'a> {
    kept: usize,
    gone: Vec<SentenceLine<'a>>,
    new: Vec<SentenceLine<'a>>,
    hardest: Vec<SentenceLine<'a>>,
}

#[derive(Debug, Serialize)]
struct SentenceLine<'a> {
    text: &'a str,
    span: SpanLine,
    difficulty: f64,
    axes: Axes,
}

impl<'a> ComparisonLine<'a> {
    /// The document for a comparison.
    pub fn new(comparison: &'a Comparison<'_>) -> Self {
        let Comparison { old, new, .. } = comparison;
        let (before, after) = (old.hardness, new.hardness);
        Self {
            version: VERSION,
            tool: Tool {
                name: "helder",
                version: env!("CARGO_PKG_VERSION"),
            },
            old: version_line(old),
            new: version_line(new),
            change: Change {
                difficulty: change(before.difficulty, after.difficulty),
                axes: Axes {
                    words: change(before.axes.words, after.axes.words),
                    sentences: change(before.axes.sentences, after.axes.sentences),
                },
            },
            target: comparison.target,
            sentences: Sentences {
                kept: comparison.n_kept,
                gone: sentence_lines(old, &comparison.gone),
                new: sentence_lines(new, &comparison.added),
                hardest: sentence_lines(new, &comparison.hardest),
            },
        }
    }
}

fn version_line<'a>(version: &'a Version<'_>) -> VersionLine<'a> {
    VersionLine {
        path: &version.source.path,
        lang: version.lang.tag(),
        hardness: version.hardness,
    }
}

fn sentence_lines<'a>(
    version: &Version<'_>,
    sentences: &'a [ScoredSentence],
) -> Vec<SentenceLine<'a>> {
    let lines = LineIndex::new(&version.source.text);
    let line = |sentence: &'a ScoredSentence| SentenceLine {
        text: &sentence.text,
        span: span_line(&lines, sentence.span),
        difficulty: sentence.difficulty,
        axes: sentence.axes,
    };
    sentences.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Options};

    /// Compares two Dutch texts: how many sentences are kept, and which are gone and new.
    #[track_caller]
    fn check(old: &str, new: &str, n_kept: usize, gone: &[&str], added: &[&str]) {
        let checker = crate::testing::checker();
        let options = Options {
            lang: Some(Lang::Nl),
            ..Options::default()
        };
        let source = |text: &str| {
            let source = Source::new("", Format::Plain, text.to_string()).expect("it is small");
            let reading = checker.read(&source, &options);
            (source, reading)
        };
        let (old, new) = (source(old), source(new));
        let comparison = Comparison::new((&old.0, &old.1), (&new.0, &new.1), Profile::default());
        let texts = |sentences: &[ScoredSentence]| -> Vec<String> {
            sentences.iter().map(|it| it.text.clone()).collect()
        };
        assert_eq!(comparison.n_kept, n_kept);
        assert_eq!(texts(&comparison.gone), gone);
        assert_eq!(texts(&comparison.added), added);
    }

    #[test]
    fn punctuation_and_capitals_make_no_new_sentence() {
        check(
            "Bel ons. Wij helpen u graag!",
            "Wij helpen u, graag. BEL ONS.",
            2,
            &[],
            &[],
        );
    }

    #[test]
    fn a_sentence_that_stood_there_twice_can_go_once() {
        check(
            "Bel ons.\n\nWij helpen u.\n\nBel ons.",
            "Bel ons.\n\nWij helpen u.",
            2,
            &["Bel ons."],
            &[],
        );
    }

    #[test]
    fn the_hardest_comes_first() {
        check(
            "Bel ons. Wij verzoeken u de toelichting bij de beschikking te raadplegen.",
            "Lees de uitleg. Vraag hulp bij het invullen van de formulieren voor de toeslag.",
            0,
            &[
                "Wij verzoeken u de toelichting bij de beschikking te raadplegen.",
                "Bel ons.",
            ],
            &[
                "Vraag hulp bij het invullen van de formulieren voor de toeslag.",
                "Lees de uitleg.",
            ],
        );
    }
}
