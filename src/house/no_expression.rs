//! Stands for `expression.rs` in a build without patterns: there is no such thing.

use std::convert::Infallible;
use std::fmt;
use std::iter::Empty;

use super::Unusable;
use crate::lack::Lack;
use crate::span::Span;

/// A regular expression, of which this build has none.
#[derive(Clone, Debug)]
pub struct Expression(Infallible);

impl Expression {
    /// What this build lacks is the error.
    pub fn new(_: &str) -> Result<Self, Unusable> {
        Err(Unusable::Lacks(Lack::Patterns))
    }

    pub(crate) fn find(&self, _: &str) -> Empty<Span> {
        match self.0 {}
    }

    pub(crate) fn replaced(&self, _: &str, _: usize, _: &str) -> Option<String> {
        match self.0 {}
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}
