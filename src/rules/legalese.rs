//! `legalese`: words of deeds and contracts that point back and forth.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Rewrites by United States agencies took such words from 4.8 to 0.8 in 1,000 words. The
/// Dutch pairs have none to count.
pub(super) static RULE: Rule = Rule {
    id: "legalese",
    alias: "juristentaal",
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
            format!("“{written}” is taal van juristen."),
            "Buiten contracten en wetten zegt niemand dit. Lezers moeten zoeken waar het op slaat.",
        ),
        Ui::En => (
            format!("“{written}” is language of lawyers."),
            "Outside contracts and Acts nobody says this. Readers have to look for what it points to.",
        ),
    });
}
