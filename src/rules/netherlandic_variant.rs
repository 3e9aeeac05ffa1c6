//! `netherlandic-variant`: words that are ordinary in the Netherlands only.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Off unless asked for: a page for readers in the Netherlands should have these words.
pub(super) static RULE: Rule = Rule {
    id: "netherlandic-variant",
    alias: "nederlands-woord",
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
            format!("“{written}” is vooral in Nederland gewoon."),
            "Veel lezers in Vlaanderen kennen het niet, of in een andere betekenis.",
        ),
        Ui::En => (
            format!("“{written}” is ordinary in the Netherlands only."),
            "Many readers in Flanders do not know it, or in another sense.",
        ),
    });
}
