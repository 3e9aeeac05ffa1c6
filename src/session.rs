//! A text that is being written: checked again and again, a little different each time.
//!
//! The text comes in pieces, so that an editor sends only what changed. Each piece is a part of one
//! source: a paragraph of an editor with its tags, or the whole of a text field. The findings are
//! those of a check of the whole source, whatever was kept from the check before.

use std::collections::HashMap;

use crate::check::{Checker, Options, Report};
use crate::document::{Format, MAX_SOURCE, Source};
use crate::span::Span;

/// A text that is being written.
#[derive(Debug)]
pub struct Session {
    options: Options,
    format: Format,
    /// The source of each piece by its id.
    pieces: HashMap<u32, String>,
    order: Vec<u32>,
}

/// What a session found.
#[derive(Debug)]
pub struct Checked {
    /// The pieces, joined.
    pub source: Source,
    /// Each piece with its place in the source, in order.
    pub pieces: Vec<(u32, Span)>,
    /// All that there is to say about the source.
    pub report: Report,
}

impl Session {
    /// A session without text.
    pub fn new(format: Format, options: Options) -> Self {
        Self {
            options,
            format,
            pieces: HashMap::new(),
            order: Vec::new(),
        }
    }

    /// The options in force.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Gives a piece this source. It is part of the text once [`Session::order`] names it.
    pub fn set(&mut self, piece: u32, source: String) {
        self.pieces.insert(piece, source);
    }

    /// Says which pieces there are, in the order of the text; others are forgotten.
    pub fn order(&mut self, pieces: &[u32]) {
        self.order.clear();
        self.order.extend_from_slice(pieces);
        let mut known: Vec<u32> = pieces.to_vec();
        known.sort_unstable();
        self.pieces
            .retain(|piece, _| known.binary_search(piece).is_ok());
    }

    /// Checks the text as it is now. A text that is too large is refused with its size in bytes.
    pub fn check(&mut self, checker: &Checker) -> Result<Checked, usize> {
        let size = |piece| self.pieces.get(piece).map_or(0, String::len);
        let total: usize = self.order.iter().map(size).sum();
        if total > MAX_SOURCE {
            return Err(total);
        }
        let mut text = String::with_capacity(total);
        let mut pieces = Vec::with_capacity(self.order.len());
        for piece in &self.order {
            let start = text.len();
            text.push_str(self.pieces.get(piece).map_or("", String::as_str));
            pieces.push((*piece, Span::new(start, text.len())));
        }
        let source = Source::new("", self.format, text)?;
        let report = checker.check(&source, &self.options);
        Ok(Checked {
            source,
            pieces,
            report,
        })
    }
}
