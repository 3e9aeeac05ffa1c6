//! House style: what an organisation asks of its own texts, beside the rules for everybody. Its
//! words, the patterns that it looks for, and what must never be marked.
//!
//! The rules `house-term` and `house-pattern` speak of it. `helder.toml` is where it comes from,
//! but a caller may make one too.

#[cfg_attr(not(feature = "patterns"), path = "house/no_expression.rs")]
mod expression;

use crate::document::Lang;
use crate::finding::Severity;
use crate::lack::Lack;
use crate::lang::{OwnTerm, Reads, Terms};

pub use expression::Expression;

/// The list of the terms that an organisation does not want to see: the rule `house-term`.
pub(crate) const TERM: &str = "house-term";

/// The list of what must never be marked, which no rule speaks of.
pub(crate) const ALLOWED: &str = "allowed";

/// The longest pattern, in bytes.
pub const MAX_PATTERN: usize = 1000;

/// A word or phrase that an organisation does not use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseTerm {
    /// The words. In lower case they are found as our own terms are; with a capital in them they
    /// are found only as they are written here.
    pub from: String,
    /// What to write instead, the best first. An empty one means: leave it out.
    pub to: Vec<String>,
    /// Why, as a sentence; may be empty.
    pub why: String,
    /// The language of the texts that it is for; none: any.
    pub lang: Option<Lang>,
}

/// A pattern that an organisation looks for.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name in messages.
    pub name: String,
    /// What to find.
    pub expression: Expression,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do, as a sentence; may be empty.
    pub suggestion: String,
    /// What to write instead, with `$1` and `$name` for the groups of the pattern.
    pub replacement: Option<String>,
    /// How much its findings weigh; none: as the rule `house-pattern` does.
    pub level: Option<Severity>,
    /// The language of the texts that it is for; none: any.
    pub lang: Option<Lang>,
}

/// Why there is no expression of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is wrong, for this reason.
    Wrong(String),
    /// This build has no expressions.
    Lacks(Lack),
}

/// What must never be marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Names, as they are written.
    pub names: Vec<String>,
    /// Words and phrases, with any capitals.
    pub words: Vec<String>,
}

/// The house style of an organisation, ready to be used.
#[derive(Debug)]
pub struct House {
    /// What it does not use and what must never be marked, by the language of the text.
    terms: [Terms; Lang::ALL.len()],
    patterns: Vec<Pattern>,
}

impl Default for House {
    fn default() -> Self {
        Self::new(&[], &Allowed::default(), Vec::new())
    }
}

impl House {
    /// Makes a house style ready to be used.
    pub fn new(terms: &[HouseTerm], allowed: &Allowed, patterns: Vec<Pattern>) -> Self {
        let names = allowed.names.iter().map(|name| (name, Reads::Exact));
        let words = allowed.words.iter().map(|word| (word, Reads::AnyCase));
        let allowed = names.chain(words).map(|(from, reads)| OwnTerm {
            list: ALLOWED,
            from,
            to: &[],
            note: "",
            reads,
            keeps_slash: false,
        });
        // Of two that are the same the first counts: what is allowed goes before what is not.
        let terms = Lang::ALL.map(|lang| {
            let own = terms
                .iter()
                .filter(|it| it.lang.is_none_or(|it| it == lang));
            let all: Vec<OwnTerm<'_>> = allowed.clone().chain(own.flat_map(in_text)).collect();
            Terms::own(&all)
        });
        Self { terms, patterns }
    }

    /// What to look for in a text in `lang`.
    pub(crate) fn terms(&self, lang: Lang) -> &Terms {
        &self.terms[lang as usize]
    }

    /// The patterns, in the order in which they were given.
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }
}

/// The forms in which a term stands in texts: the dot of a shortened word may be taken for that
/// of a sentence, and a slash may be a part of a word (*24/7*).
fn in_text(term: &HouseTerm) -> impl Iterator<Item = OwnTerm<'_>> {
    let reads = match term.from.contains(char::is_uppercase) {
        true => Reads::Exact,
        false => Reads::AnyKind,
    };
    let whole = OwnTerm {
        list: TERM,
        from: &term.from,
        to: &term.to,
        note: &term.why,
        reads,
        keeps_slash: false,
    };
    let without_dot = term.from.strip_suffix('.');
    let without_dot = without_dot.map(|from| OwnTerm { from, ..whole });
    let with_slash = term.from.contains('/').then_some(OwnTerm {
        keeps_slash: true,
        ..whole
    });
    [Some(whole), without_dot, with_slash].into_iter().flatten()
}
