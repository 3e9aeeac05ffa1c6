//! `formal-pronoun`: formal words that point back: *hieromtrent*, *voornoemde*, *hetgeen*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "formal-pronoun",
    alias: "formeel-verwijswoord",
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
            format!("“{written}” is een formeel verwijswoord."),
            "Lezers moeten zoeken waar het over gaat.",
        ),
        Ui::En => (
            format!("“{written}” is a formal way to point back."),
            "Readers have to look for what is meant.",
        ),
    });
}
