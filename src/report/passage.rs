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
    let touched = |sentence: &Span| sentence.start <= range.end && range.start <= sentence.end;
    let mut ranges = text.sentences.iter().map(|sentence| sentence.range);
    let overlapping = ranges
        .clone()
        .filter(|sentence| sentence.overlaps(range))
        .reduce(Span::cover);
    overlapping.or_else(|| ranges.find(touched))
}
