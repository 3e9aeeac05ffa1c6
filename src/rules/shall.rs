//! `shall`: the *shall* of the law.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// Agencies that rewrote took out all 18: from 4.6 to 0 in every 1,000 words.
pub(super) static RULE: Rule = Rule {
    id: "shall",
    alias: "plicht-met-shall",
    severity: Severities::en(Severity::Warning),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is taal van de wet."),
            "Het kan een plicht zijn, een belofte of de toekomst. De lezer moet raden.",
        ),
        Ui::En => (
            format!("“{written}” is the language of the law."),
            "It can be a duty, a promise or the future. Readers have to guess.",
        ),
    });
}
