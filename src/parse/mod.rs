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

/// The blocks of a document for tests, one `kind: text` each; `⏎` stands for a line break.
#[cfg(test)]
fn shown(document: &Document) -> Vec<String> {
    use crate::document::BlockKind;

    let blocks = document.blocks.iter().map(|block| {
        let kind = match block.kind {
            BlockKind::ListItem { ordered, depth } => {
                format!("{}{depth}", if ordered { "item#" } else { "item-" })
            }
            BlockKind::Cell { header: true } => "head".to_string(),
            kind => kind.name().to_string(),
        };
        format!("{kind}: {}", block.text.replace('\n', "⏎"))
    });
    blocks.collect()
}
