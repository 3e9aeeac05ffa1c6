//! What holds for one source, and where it was set.

use std::sync::Arc;

use super::{Config, Set, Settings};
use crate::check::Options;
use crate::document::{Lang, PageKind};
use crate::finding::Severity;
use crate::gates::{FailOn, Gates};
use crate::house::{Allowed, House, HouseTerm, Pattern};
use crate::order;
use crate::parse::Selector;
use crate::rules::{Profile, RULES, Rule, Ui};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// The configuration, on this line if it has lines.
    File(Option<u32>),
    /// An override in the configuration.
    Override(Option<u32>),
    /// The command line.
    CommandLine,
}

/// A value that holds, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Held<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// What holds for a rule.
#[derive(Clone, Debug)]
pub struct HeldRule {
    /// The rule.
    pub rule: &'static Rule,
    /// How much its findings weigh; none: as the rule has it. None in it: off.
    pub level: Option<Held<Option<Severity>>>,
    /// Its limit; none: as the rule has it.
    pub limit: Option<Held<f64>>,
}

/// The parts of a configuration that hold for a source. Sources of one scope have the same options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    overrides: Vec<usize>,
    kind: Option<usize>,
}

/// What holds for a source.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Whom the text is for.
    pub profile: Held<Profile>,
    /// The language of the text; none: the page or its words tell.
    pub lang: Held<Option<Lang>>,
    /// The language of messages; none: that of the page.
    pub ui: Held<Option<Ui>>,
    /// What the page is for; none: the page tells.
    pub kind: Held<Option<PageKind>>,
    /// The names of the organisation that writes.
    pub organisation: Vec<Held<String>>,
    /// Every rule, in the order of the table.
    pub rules: Vec<HeldRule>,
    /// Words of the organisation's own.
    pub terms: Vec<Held<HouseTerm>>,
    /// Patterns of the organisation's own.
    pub patterns: Vec<Held<Pattern>>,
    /// Names that are never marked.
    pub names: Vec<Held<String>>,
    /// Acronyms that readers know.
    pub acronyms: Vec<Held<String>>,
    /// Words that are never marked.
    pub words: Vec<Held<String>>,
    /// Elements of HTML that are left out.
    pub skip: Vec<Held<Selector>>,
    /// From which severity on findings fail a run.
    pub fail_on: Held<FailOn>,
    /// The highest level that a page may have.
    pub max_level: Held<Option<u8>>,
    /// The highest difficulty that a page may have.
    pub max_difficulty: Held<Option<f64>>,
}

impl Config {
    /// The parts that hold for the source at a path, which starts at the folder of the
    /// configuration and is written with `/`.
    pub fn scope(&self, path: &str) -> Scope {
        let overrides = self.overrides.iter().enumerate();
        let fits = |(index, it): (usize, &super::Override)| {
            it.paths.iter().any(|glob| glob.fits(path)).then_some(index)
        };
        Scope {
            overrides: overrides.filter_map(fits).collect(),
            kind: self.kinds.iter().rposition(|(glob, _)| glob.fits(path)),
        }
    }

    /// What holds for the source at a path.
    pub fn resolve(&self, path: &str) -> Resolved {
        self.resolve_scope(&self.scope(path))
    }

    /// What holds for the sources of a scope of this configuration.
    pub fn resolve_scope(&self, scope: &Scope) -> Resolved {
        let mut resolved = Resolved::default();
        resolved.add(&self.main, Origin::File);
        if let Some((_, kind)) = scope.kind.and_then(|index| self.kinds.get(index)) {
            resolved.kind = Held {
                value: Some(kind.value),
                origin: Origin::File(kind.line),
            };
        }
        for it in scope
            .overrides
            .iter()
            .filter_map(|&it| self.overrides.get(it))
        {
            resolved.add(&it.settings, Origin::Override);
        }
        resolved
    }
}

/// What holds where nothing was set.
impl Default for Resolved {
    fn default() -> Self {
        let rules = RULES.iter().map(|&rule| HeldRule {
            rule,
            level: None,
            limit: None,
        });
        Self {
            profile: Held::unset(),
            lang: Held::unset(),
            ui: Held::unset(),
            kind: Held::unset(),
            organisation: Vec::new(),
            rules: rules.collect(),
            terms: Vec::new(),
            patterns: Vec::new(),
            names: Vec::new(),
            acronyms: Vec::new(),
            words: Vec::new(),
            skip: Vec::new(),
            fail_on: Held::unset(),
            max_level: Held::unset(),
            max_difficulty: Held::unset(),
        }
    }
}

/// Makes an origin of a line.
type At = fn(Option<u32>) -> Origin;

impl Resolved {
    /// Puts settings over those that hold so far. What is one value is replaced, what is a list
    /// grows.
    fn add(&mut self, settings: &Settings, at: At) {
        self.profile.set(settings.profile.as_ref(), at);
        self.lang.set_some(settings.lang.as_ref(), at);
        self.ui.set_some(settings.ui.as_ref(), at);
        self.kind.set_some(settings.kind.as_ref(), at);
        self.fail_on.set(settings.fail_on.as_ref(), at);
        self.max_level.set_some(settings.max_level.as_ref(), at);
        self.max_difficulty
            .set_some(settings.max_difficulty.as_ref(), at);
        for set in &settings.rules {
            let Some(held) = self.rules.iter_mut().find(|it| it.rule.id == set.rule.id) else {
                continue;
            };
            held.level = set
                .level
                .as_ref()
                .map(|it| it.held(at))
                .or(held.level.take());
            held.limit = set
                .limit
                .as_ref()
                .map(|it| it.held(at))
                .or(held.limit.take());
        }
        extend(&mut self.terms, &settings.terms, at, |it| {
            (it.from.clone(), it.lang)
        });
        extend(&mut self.patterns, &settings.patterns, at, |it| {
            it.name.clone()
        });
        extend(&mut self.skip, &settings.skip, at, Selector::to_string);
        for (texts, more) in [
            (&mut self.organisation, &settings.organisation),
            (&mut self.names, &settings.names),
            (&mut self.acronyms, &settings.acronyms),
            (&mut self.words, &settings.words),
        ] {
            extend(texts, more, at, String::clone);
        }
    }

    /// What pages must meet.
    pub fn gates(&self) -> Gates {
        Gates {
            fail_on: self.fail_on.value,
            max_level: self.max_level.value,
            max_difficulty: self.max_difficulty.value,
        }
    }

    /// The same for the core.
    pub fn options(&self) -> Options {
        let rules = || self.rules.iter();
        let levels = rules().filter_map(|it| Some((it.rule.id, it.level.as_ref()?.value)));
        let limits = rules().filter_map(|it| Some((it.rule.id, it.limit.as_ref()?.value)));
        let organisation = values(&self.organisation);
        // The names of the organisation are names as well.
        let names = self.names.iter().chain(&self.organisation);
        let allowed = Allowed {
            names: names.map(|it| it.value.clone()).collect(),
            words: values(&self.words),
        };
        let house = House::new(&values(&self.terms), &allowed, values(&self.patterns));
        Options {
            lang: self.lang.value,
            ui: self.ui.value,
            profile: self.profile.value,
            severities: levels.collect(),
            limits: limits.collect(),
            acronyms: values(&self.acronyms),
            organisation,
            kind: self.kind.value,
            skip: values(&self.skip),
            house: Arc::new(house),
            ..Options::default()
        }
    }
}

impl<T: Default> Held<T> {
    fn unset() -> Self {
        Self {
            value: T::default(),
            origin: Origin::Default,
        }
    }
}

impl<T: Clone> Held<T> {
    fn set(&mut self, set: Option<&Set<T>>, at: At) {
        if let Some(set) = set {
            *self = set.held(at);
        }
    }
}

impl<T: Clone> Held<Option<T>> {
    fn set_some(&mut self, set: Option<&Set<T>>, at: At) {
        if let Some(set) = set {
            *self = Self {
                value: Some(set.value.clone()),
                origin: at(set.line),
            };
        }
    }
}

impl<T: Clone> Set<T> {
    fn held(&self, at: At) -> Held<T> {
        Held {
            value: self.value.clone(),
            origin: at(self.line),
        }
    }
}

/// Adds to a list. What has the same key as something new goes.
fn extend<T: Clone, K: Ord>(
    held: &mut Vec<Held<T>>,
    sets: &[Set<T>],
    at: At,
    key: impl Fn(&T) -> K,
) {
    if !held.is_empty() {
        let new = order::set(sets.iter().map(|set| key(&set.value)));
        held.retain(|it| !new.contains(&key(&it.value)));
    }
    held.extend(sets.iter().map(|set| set.held(at)));
}

fn values<T: Clone>(held: &[Held<T>]) -> Vec<T> {
    held.iter().map(|it| it.value.clone()).collect()
}
