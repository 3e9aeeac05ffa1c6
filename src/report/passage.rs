//! The passage that a finding is about: the sentences that it touches.

use crate::{BlockText, Finding, Reading, Span};

/// The part of its block that a finding is about, in bytes of the block's text.
pub(super) fn passage(reading: &Reading, finding: &Finding) -> Span {
    let block = &reading.document.blocks[finding.block];
    let sentences = around(&reading.texts[finding.block], finding.range);
    sentences
        .unwrap_or_else(|| Span::new(0, block.text.len()))
        .cover(finding.range)
}

/// The sentences that a range touches, as one range.
fn around(text: &BlockText, range: Span) -> Option<Span> {
    let sentences = &text.sentences;
    let from = sentences.partition_point(|sentence| sentence.range.end < range.start);
    let touched = sentences[from..].iter().map(|sentence| sentence.range);
    let mut touched = touched.take_while(|sentence| sentence.start <= range.end);
    let overlapping = touched.clone().filter(|sentence| sentence.overlaps(range));
    overlapping.reduce(Span::cover).or_else(|| touched.next())
}
