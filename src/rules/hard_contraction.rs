//! `hard-contraction`: a contraction that few people read at ease.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// GOV.UK and the NHS ask writers to avoid these.
pub(super) static RULE: Rule = Rule {
    id: "hard-contraction",
    alias: "lastige-samentrekking",
    severity: Severities::en(Severity::Hint),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is een lastige samentrekking."),
            "Zulke korte vormen lezen moeilijk voor wie Engels leert of een leesstoornis heeft.",
        ),
        Ui::En => (
            format!("“{written}” is a hard contraction."),
            "Such short forms are hard for people who learn English or have a reading disability.",
        ),
    });
}
