//! `cargo xtask train --train FOLDER`: trains the taggers and writes them to `data/`.
//!
//! The same texts give the same bytes, on every platform. The texts are not part of the repository;
//! `data/README.md` says what they are and where they come from.

mod labels;
mod learn;
mod pack;
mod syntax;
mod treebank;
mod vocabulary;

use std::fs;
use std::path::Path;

use helder::model::lexicon::Lexicon;
use helder::model::syntax::{FIRST_WORD_ORDER_SIGN, N_SIGNS};
use helder::model::tagger::word::Class;
use helder::model::{Scratch, Tag, TagSet, Tagger};

use crate::shell::{self, Outcome};
use crate::sums;
use labels::Source;
use learn::Effort;

/// One word to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    form: String,
    tag: Tag,
    doubtful: bool,
}

/// What differs between the languages.
pub(crate) struct Settings {
    /// The folder under `data/`.
    name: &'static str,
    sources: &'static [(&'static str, Source)],
    /// A tag that a frequent word has less often than once in this many times is taken for a slip.
    pub(crate) rarest_share: u32,
    /// A verb seen as one of these forms can be any of them: they look the same.
    alike: &'static [TagSet],
    effort: Effort,
}

const DUTCH: Settings = Settings {
    name: "nl",
    sources: &[
        ("nl-alpino-cdb.conllu.xz", Source::Alpino),
        ("nl-lassy-2017.conllu.xz", Source::Lassy),
        ("nl-gov-silver.conllu.xz", Source::Silver),
    ],
    rarest_share: 30,
    alike: &[TagSet::of(&[Tag::VerbInfinitive, Tag::VerbFinitePlural])],
    effort: Effort {
        l1: 14.0,
        rounds: 7,
        refits: 4,
    },
};

const ENGLISH: Settings = Settings {
    name: "en",
    sources: &[("en-ewt-2017.tsv.xz", Source::Ewt)],
    // Lower than for Dutch: *of* is a subordinator once in a hundred, before *-ing*.
    rarest_share: 100,
    alike: &[TagSet::of(&[Tag::VerbInfinitive, Tag::VerbFinitePlural])],
    effort: Effort {
        l1: 12.0,
        rounds: 8,
        refits: 6,
    },
};

impl Settings {
    /// The words that need no key in the vocabulary.
    pub(crate) fn lexicon(&self) -> Result<Lexicon, Box<dyn std::error::Error>> {
        let path = shell::root().join("data").join(self.name);
        Ok(Lexicon::load(fs::read(path.join("lexicon.bin"))?)?)
    }

    /// The class with the tags that look like those it has.
    pub(crate) fn complete(&self, mut class: Class) -> Class {
        for &alike in self.alike {
            if class.open && class.tags.meets(alike) {
                class.tags = class.tags | alike;
            }
        }
        class
    }
}

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let [flag, folder] = arguments else {
        return Err("usage: cargo xtask train --train FOLDER".into());
    };
    if flag != "--train" {
        return Err(format!("unknown option {flag}").into());
    }
    let folder = Path::new(folder);
    let dutch = prepare(&DUTCH, folder)?;
    let english = prepare(&ENGLISH, folder)?;
    write(
        &DUTCH,
        "tagger.bin",
        &fit(&dutch.examples, &DUTCH, DUTCH.effort)?,
    )?;
    write(
        &ENGLISH,
        "tagger.bin",
        &fit(&english.examples, &ENGLISH, ENGLISH.effort)?,
    )?;
    let trees = syntax::tag(dutch.sources.iter().flatten(), &dutch.examples, &DUTCH)?;
    write(
        &DUTCH,
        "syntax.bin",
        &syntax::train(&trees, &[true; N_SIGNS], true),
    )?;
    write(
        &ENGLISH,
        "syntax.bin",
        &syntax::train(&trees, &SHARED_SIGNS, false),
    )
}

/// The signs of a long dependency that mean the same in English as in Dutch. There are no English
/// trees to learn from, so English gets what Dutch trees say about these: the others measure where
/// verbs stand, which is where the languages differ.
const SHARED_SIGNS: [bool; N_SIGNS] = {
    let mut shared = [true; N_SIGNS];
    let mut sign = FIRST_WORD_ORDER_SIGN;
    while sign < N_SIGNS {
        shared[sign] = false;
        sign += 1;
    }
    shared
};

fn write(settings: &Settings, name: &str, bytes: &[u8]) -> Outcome {
    sums::write(&format!("{}/{name}", settings.name), bytes)
}

/// The texts of one language, with labels of one scheme.
struct Texts {
    sources: Vec<Vec<treebank::Sentence>>,
    /// The same sentences, in the same order.
    examples: Vec<Vec<Example>>,
}

fn prepare(settings: &Settings, folder: &Path) -> Result<Texts, Box<dyn std::error::Error>> {
    let mut sources = Vec::new();
    for &(name, source) in settings.sources {
        let mut sentences = treebank::read(folder, name)?;
        labels::harmonise(&mut sentences, source);
        sources.push(sentences);
    }
    if sources.len() > 1 {
        labels::mark_slips(&mut sources);
    }
    let mut examples: Vec<Vec<Example>> = sources
        .iter()
        .flatten()
        .map(|sentence| {
            let example = |token: &treebank::Token| Example {
                form: token.form.clone(),
                tag: token.tag(),
                doubtful: token.doubtful,
            };
            sentence.iter().map(example).collect()
        })
        .collect();
    if examples.iter().flatten().any(|example| example.doubtful) {
        resolve(&mut examples, settings)?;
    }
    Ok(Texts { sources, examples })
}

/// Learns from `examples` and packs the result.
fn fit(
    examples: &[Vec<Example>],
    settings: &Settings,
    effort: Effort,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let lexicon = settings.lexicon()?;
    let built = vocabulary::build(examples, settings, &lexicon);
    let learnt = learn::learn(examples, &built.vocabulary, effort);
    Ok(pack::pack(&built, &learnt, &lexicon))
}

/// Settles doubtful labels by a model of the trusted ones. It may not turn a verb into something
/// else or the other way round: no rule that doubts a label doubts that.
fn resolve(examples: &mut [Vec<Example>], settings: &Settings) -> Outcome {
    let effort = Effort {
        l1: 0.3,
        rounds: 4,
        refits: 0,
    };
    let tagger = Tagger::load(&fit(examples, settings, effort)?, &settings.lexicon()?)?;
    let (mut scratch, mut tags) = (Scratch::default(), Vec::new());
    for sentence in examples {
        let forms = sentence.iter().map(|example| example.form.as_str());
        tagger.tag(forms, &mut scratch, &mut tags);
        for (example, &tag) in sentence.iter_mut().zip(&tags) {
            if example.doubtful && example.tag.is_verb() == tag.is_verb() {
                example.tag = tag;
            }
            example.doubtful = false;
        }
    }
    Ok(())
}
