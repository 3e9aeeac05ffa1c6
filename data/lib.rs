//! The language data of helder, as bytes and text. What each file holds, where it came from and
//! under which licence is told in this package's `README.md`.
//!
//! The data of a language are the files of its folder. With the feature `embedded` they are part
//! of the program, and the forms of all terms lie ready in it. Without it they come in as a pack,
//! which `helder::model::pack` reads, and what tells languages apart is
//! here with the feature `common`.

use std::borrow::Cow;

use helder_terms::Table;

pub mod common;
#[cfg(feature = "embedded")]
mod embedded;
#[cfg(feature = "embedded")]
pub use embedded::{EN, NL, en, nl};

/// The patterns by which Dutch words break at the end of a line, as the crate `hyphenation` reads
/// them. No pack has them: browsers have their own.
#[cfg(feature = "hyphens")]
pub static NL_HYPHENS: &[u8] = include_bytes!("hyphens/nl.bincode");

/// The data of one language.
#[derive(Clone, Debug)]
pub struct Data {
    /// The files of its folder.
    pub files: Cow<'static, [File]>,
    /// The lists in `terms/` in all their forms, if they were made when helder was built. If not,
    /// the lists are among the files.
    pub terms: Option<&'static Table>,
}

/// A file: its name, as `signs.tsv` or `terms/filler.tsv`, and what it holds.
pub type File = (&'static str, &'static [u8]);

impl Data {
    /// What the file `name` holds, if there is one.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&'static [u8]> {
        let mut files = self.files.iter();
        files.find(|(it, _)| *it == name).map(|(_, bytes)| *bytes)
    }
}
