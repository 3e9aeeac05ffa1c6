//! One emitter per file: the only place that knows an output format.
//!
//! An emitter takes pages in the order of their paths, one at a time, so that a long run needs
//! the memory of a few pages. The report types are not serialisable on purpose: each emitter owns
//! its wire format.

#[cfg(feature = "cli")]
pub mod base;
mod checked;
#[cfg(feature = "cli")]
pub mod checkstyle;
pub mod compare;
pub mod editor;
pub mod example;
pub mod fingerprint;
#[cfg(feature = "cli")]
pub mod github;
#[cfg(feature = "cli")]
pub mod gitlab;
#[cfg(feature = "cli")]
pub mod human;
pub mod inspect;
pub mod json;
pub mod jsonl;
#[cfg(feature = "cli")]
pub mod junit;
#[cfg(feature = "cli")]
pub mod markdown;
#[cfg(feature = "cli")]
pub mod page_lines;
mod passage;
#[cfg(feature = "cli")]
mod place;
#[cfg(feature = "cli")]
pub mod rules;
#[cfg(feature = "cli")]
pub mod sarif;
pub mod score;
#[cfg(feature = "cli")]
pub mod short;
#[cfg(feature = "cli")]
pub mod site;
mod skipped;
#[cfg(feature = "cli")]
pub mod terminal;
#[cfg(feature = "cli")]
mod xml;

use std::io;

use crate::rules::Ui;
use crate::{Languages, Reading, Source};

use score::Score;

pub use checked::CheckedPage;
pub use skipped::{Skipped, What, skipped};

/// Writes what was found about pages of type `P`.
pub trait Emitter<P> {
    /// Takes the next page.
    fn page(&mut self, page: &P) -> io::Result<()>;

    /// Takes an input that could not be read. It was already said on standard error.
    fn unread(&mut self, unread: &Unread) -> io::Result<()>;

    /// Ends the report.
    fn end(&mut self) -> io::Result<()>;

    /// What the report left out because its format has no room, as a sentence.
    fn note(&self, _: Ui) -> Option<String> {
        None
    }
}

/// A source that was read and not judged.
#[derive(Debug)]
pub struct ReadPage<'a> {
    /// The source.
    pub source: Source,
    /// What was read.
    pub reading: Reading,
    /// The languages that read it.
    pub languages: &'a Languages,
}

/// A source with its counts and formulas.
#[derive(Debug)]
pub struct ScoredPage {
    /// The source.
    pub source: Source,
    /// What was read.
    pub reading: Reading,
    /// What was counted.
    pub score: Score,
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its path, or the name of another place.
    pub path: String,
    /// What is wrong with it, without a full stop.
    pub reason: String,
    /// How to mend it, as a sentence.
    pub mend: String,
}
