//! Readers of the trained tables in `helder-data`: bytes in, answers out, nothing else.
//!
//! Everything here is integer arithmetic over tables that were fixed at training time, so that a
//! native build and WebAssembly give the same answer to the last bit. `cargo xtask train` writes
//! the tables; it shares the code that looks at a word with this module, so the two cannot drift
//! apart.

pub mod lexicon;
pub mod pack;
pub mod squeeze;
pub mod syntax;
pub mod table;
mod tag;
pub mod tagger;

pub use tag::{Tag, TagSet};
pub use tagger::word::Seen;
pub use tagger::{Scratch, Tagger};

use std::fmt;

/// Why a table could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataError {
    /// The bytes are not such a table, or of another version.
    NotATable,
    /// The bytes are no pack.
    NotAPack,
    /// The pack is of another version of helder.
    OtherVersion,
    /// The pack is of a language that helder does not read.
    UnknownLanguage,
    /// The pack is not the one with what tells languages apart, which has to come first.
    NotCommon,
    /// The data lack a file.
    Missing(&'static str),
    /// The bytes end early, point outside themselves or are not what was written.
    Damaged,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotATable => "not a table of this version of helder",
            Self::NotAPack => "not language data of helder",
            Self::OtherVersion => "language data for another version of helder",
            Self::UnknownLanguage => "data of a language that helder does not read",
            Self::NotCommon => "not the data that tell languages apart, which come first",
            Self::Missing(name) => return write!(f, "the language data lack {name}"),
            Self::Damaged => "the language data are damaged",
        })
    }
}

impl std::error::Error for DataError {}

/// Takes bytes off the front of a packed table. Integers are LEB128: seven bits a byte.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn bytes(&mut self, n: usize) -> Result<&'a [u8], DataError> {
        let (taken, rest) = self.rest.split_at_checked(n).ok_or(DataError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, DataError> {
        Ok(self.bytes(1)?[0])
    }

    pub(crate) fn integer(&mut self) -> Result<u32, DataError> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DataError::Damaged)
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// A length that something of at least one byte each follows, so it cannot exceed the rest.
    pub(crate) fn length(&mut self) -> Result<usize, DataError> {
        let n = self.integer()? as usize;
        if n > self.rest.len() {
            return Err(DataError::Damaged);
        }
        Ok(n)
    }
}
