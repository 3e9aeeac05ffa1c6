//! `helder.toml`: what an organisation sets for its own texts. The profile, the levels and limits
//! of rules, words and patterns of its own, what is never marked and what is left out.
//!
//! Text in, [`Config`] out: reading files is for the command line, and a browser hands over the
//! same text or an object. `shape` has the table of all keys. A text with any [`Fault`] in it
//! gives no configuration: what somebody set must not be passed over in silence.
//!
//! For each source, [`Config::resolve`] tells what holds and where that was set.

mod fault;
mod glob;
mod read;
mod resolve;
#[cfg(feature = "json")]
mod schema;
mod shape;
#[cfg(all(test, feature = "json"))]
mod tests;
#[cfg_attr(not(feature = "toml"), path = "no_text.rs")]
mod text;
mod tree;

use crate::document::{Lang, PageKind};
use crate::finding::Severity;
use crate::gates::FailOn;
use crate::house::{HouseTerm, Pattern};
use crate::order;
use crate::parse::Selector;
use crate::rules::{Profile, Rule, Ui};
use crate::span::LineIndex;
pub use fault::Fault;
pub(crate) use glob::Glob;
pub use resolve::{Held, HeldRule, Origin, Resolved, Scope};
#[cfg(feature = "json")]
pub use schema::schema;

/// A configuration that was read.
#[derive(Debug, Default)]
pub struct Config {
    main: Settings,
    /// What pages are for, by their paths; the last that fits counts.
    kinds: Vec<(Glob, Set<PageKind>)>,
    exclude: Vec<Glob>,
    /// Later ones go before earlier ones.
    overrides: Vec<Override>,
}

/// What holds for the files at some paths only.
#[derive(Debug)]
struct Override {
    paths: Vec<Glob>,
    settings: Settings,
}

/// What may be set for all files or for some.
#[derive(Debug, Default)]
struct Settings {
    profile: Option<Set<Profile>>,
    lang: Option<Set<Lang>>,
    ui: Option<Set<Ui>>,
    kind: Option<Set<PageKind>>,
    organisation: Vec<Set<String>>,
    rules: Vec<RuleSet>,
    terms: Vec<Set<HouseTerm>>,
    patterns: Vec<Set<Pattern>>,
    names: Vec<Set<String>>,
    acronyms: Vec<Set<String>>,
    words: Vec<Set<String>>,
    skip: Vec<Set<Selector>>,
    fail_on: Option<Set<FailOn>>,
    max_level: Option<Set<u8>>,
    max_difficulty: Option<Set<f64>>,
}

/// What was set for a rule.
#[derive(Debug)]
struct RuleSet {
    rule: &'static Rule,
    /// None in it: off.
    level: Option<Set<Option<Severity>>>,
    limit: Option<Set<f64>>,
}

/// A value, and where it was set.
#[derive(Clone, Debug)]
struct Set<T> {
    value: T,
    at: Option<usize>,
    line: Option<u32>,
}

impl Config {
    /// Reads the text of a `helder.toml`; the faults come in the order of the text.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let root = text::read(text);
        let (mut config, mut faults) = match &root {
            Ok(root) => read::read(root),
            Err(fault) => (Self::default(), vec![fault.clone()]),
        };
        let index = LineIndex::new(text);
        if faults.is_empty() {
            config.find_lines(&index);
            return Ok(config);
        }
        order::sort_by_key(&mut faults, Fault::at);
        for fault in &mut faults {
            fault.place(&index);
        }
        Err(faults)
    }

    /// Takes over a JSON object with the same keys.
    #[cfg(feature = "json")]
    pub fn of_json(value: &serde_json::Value) -> Result<Self, Vec<Fault>> {
        let (config, faults) = read::read(&tree::of_json(value, 0));
        if faults.is_empty() {
            Ok(config)
        } else {
            Err(faults)
        }
    }

    /// Whether a file is not to be read. Paths start at the folder of the configuration and are
    /// written with `/`.
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|glob| glob.fits(path))
    }

    fn find_lines(&mut self, index: &LineIndex<'_>) {
        let overrides = self.overrides.iter_mut().map(|it| &mut it.settings);
        for settings in overrides.chain([&mut self.main]) {
            settings.find_lines(index);
        }
        find_lines(index, self.kinds.iter_mut().map(|(_, set)| set));
    }
}

impl Settings {
    fn find_lines(&mut self, index: &LineIndex<'_>) {
        find_lines(index, &mut self.profile);
        find_lines(index, &mut self.lang);
        find_lines(index, &mut self.ui);
        find_lines(index, &mut self.kind);
        for texts in [
            &mut self.organisation,
            &mut self.names,
            &mut self.acronyms,
            &mut self.words,
        ] {
            find_lines(index, texts);
        }
        for rule in &mut self.rules {
            find_lines(index, &mut rule.level);
            find_lines(index, &mut rule.limit);
        }
        find_lines(index, &mut self.terms);
        find_lines(index, &mut self.patterns);
        find_lines(index, &mut self.skip);
        find_lines(index, &mut self.fail_on);
        find_lines(index, &mut self.max_level);
        find_lines(index, &mut self.max_difficulty);
    }
}

fn find_lines<'s, T: 's>(index: &LineIndex<'_>, sets: impl IntoIterator<Item = &'s mut Set<T>>) {
    for set in sets {
        set.line = set.at.map(|at| index.position(at as u32).line);
    }
}
