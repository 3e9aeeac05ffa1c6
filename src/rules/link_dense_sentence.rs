//! `link-dense-sentence`: a sentence that leads away in many directions.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{BlockKind, MarkKind};
use crate::text::Sentence;

/// W3C's guidance (COGA) asks for few ways out of a sentence; the number is ours.
pub(super) static RULE: Rule = Rule {
    id: "link-dense-sentence",
    alias: "veel-links",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: Some(Limit::both(3.0, 1.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if cx.block.kind != BlockKind::Paragraph {
        return;
    }
    let marks = cx.block.marks.iter();
    let from = cx
        .block
        .marks
        .partition_point(|mark| mark.range.start < sentence.range.start);
    let inside = marks
        .skip(from)
        .take_while(|mark| mark.range.start < sentence.range.end);
    let is_link = |kind: &MarkKind| matches!(kind, MarkKind::Link { .. });
    let n_links = inside
        .filter(|mark| is_link(&mark.kind) && !mark.range.is_empty())
        .count();
    if n_links as f64 <= sink.limit() {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {n_links} links."),
            why: "Bij elke link moet de lezer kiezen: doorlezen of weggaan.",
            suggestions: advise("Zet de links in een lijst onder de tekst."),
        },
        Ui::En => Draft {
            message: format!("This sentence has {n_links} links."),
            why: "At each link readers have to choose: read on or go away.",
            suggestions: advise("Put the links in a list below the text."),
        },
    };
    sink.report_measured(sentence.range, n_links as f64, draft);
}
