//! `idiom`: figurative language, which readers may take at its word.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// W3C's advice for people with cognitive disabilities (COGA) and the style guides of GOV.UK and the
/// NHS ask for literal language. Figures that few readers notice any more are not in the lists.
pub(super) static RULE: Rule = Rule {
    id: "idiom",
    alias: "beeldspraak",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is beeldspraak."),
            "Sommige lezers nemen dit letterlijk. Wie Nederlands leert, kent het vaak niet.",
        ),
        Ui::En => (
            format!("“{written}” is figurative language."),
            "Some readers take this literally. People who learn English often do not know it.",
        ),
    });
}
