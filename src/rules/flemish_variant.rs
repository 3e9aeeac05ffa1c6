//! `flemish-variant`: words that are ordinary in Flanders only.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Off unless asked for: a page for readers in Flanders should have these words.
pub(super) static RULE: Rule = Rule {
    id: "flemish-variant",
    alias: "vlaams-woord",
    severity: Severities::OFF,
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is vooral in Vlaanderen gewoon."),
            "Veel lezers in Nederland kennen het niet, of in een andere betekenis.",
        ),
        Ui::En => (
            format!("“{written}” is ordinary in Flanders only."),
            "Many readers in the Netherlands do not know it, or in another sense.",
        ),
    });
}
