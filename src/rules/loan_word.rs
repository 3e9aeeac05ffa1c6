//! `loan-word`: English words where Dutch has an ordinary one.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// The writing guides of Dutch and Flemish governments ask for the Dutch word. English words that
/// everybody uses, such as *computer* and *online*, are not in the list.
pub(super) static RULE: Rule = Rule {
    id: "loan-word",
    alias: "leenwoord",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::TermOnce(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is een Engels woord."),
            "Niet iedereen leest Engels. Er is een gewoon Nederlands woord.",
        ),
        Ui::En => (
            format!("“{written}” is an English word."),
            "Not everybody reads English, and Dutch has an ordinary word for it.",
        ),
    });
}
