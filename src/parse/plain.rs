//! Plain text: paragraphs between blank lines.

use super::builder::{BlockBuilder, BlockFacts};
use crate::document::{BlockKind, Document};

/// Parses plain text.
pub(super) fn parse(text: &str) -> Document {
    let mut document = Document::default();
    let mut builder = BlockBuilder::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            document
                .blocks
                .extend(std::mem::take(&mut builder).finish(PARAGRAPH));
        }
        builder.push(line, at);
        at += line.len();
    }
    document.blocks.extend(builder.finish(PARAGRAPH));
    document
}

const PARAGRAPH: BlockFacts = BlockFacts {
    kind: BlockKind::Paragraph,
    lang: None,
    chrome: None,
};
