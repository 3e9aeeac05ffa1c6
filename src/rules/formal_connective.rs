//! `formal-connective`: formal words that join sentences: *derhalve*, *tevens*, *echter*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "formal-connective",
    alias: "formeel-verbindingswoord",
    severity: Severities::nl(Severity::Warning),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is een formeel verbindingswoord."),
            "Verbindingswoorden wijzen de lezer de weg. Dat lukt alleen met woorden die iedereen gebruikt.",
        ),
        Ui::En => (
            format!("“{written}” is a formal connective."),
            "Connectives show readers the way. That works only with words that everybody uses.",
        ),
    });
}
