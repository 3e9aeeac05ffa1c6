//! `policy-jargon`: words of policy makers that say little to others.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// Editors of the City of Amsterdam took such words out: 24 before, 7 after, *ambitie* in 16 of 16
/// sentences. GOV.UK lists its own as words to avoid; for want of a count that is advice.
pub(super) static RULE: Rule = Rule {
    id: "policy-jargon",
    alias: "beleidstaal",
    severity: Severities {
        nl: Some(Severity::Warning),
        en: Some(Severity::Hint),
    },
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::TermOnce(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is beleidstaal."),
            "Lezers zien niet wat er gebeurt, of wie iets doet.",
        ),
        Ui::En => (
            format!("“{written}” is the language of policy makers."),
            "Readers do not see what happens, or who does it.",
        ),
    });
}
