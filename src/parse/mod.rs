//! From bytes to blocks. Parsing never fails and never panics: odd input gives an odd
//! [`Document`], and what was left out is said in it.

mod builder;
mod content;
mod entities;
mod front_matter;
mod furniture;
mod html;
mod markdown;
mod plain;
mod template;

use crate::document::{Document, Format, Source};

/// Parses a source by its format.
pub(crate) fn parse(source: &Source) -> Document {
    match source.format {
        Format::Html => html::parse(&source.text),
        Format::Markdown => markdown::parse(&source.text),
        Format::Plain => plain::parse(&source.text),
    }
}
