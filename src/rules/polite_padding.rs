//! `polite-padding`: polite words around what a text has to say.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Dutch editors write *wilt u* or the bare verb for *u wordt vriendelijk verzocht*; GOV.UK leaves out
/// *please note*.
pub(super) static RULE: Rule = Rule {
    id: "polite-padding",
    alias: "beleefde-omhaal",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is beleefde omhaal."),
            "Lezers moeten zoeken naar wat u van hen vraagt.",
        ),
        Ui::En => (
            format!("“{written}” is polite padding."),
            "Readers must search for what you want to say or ask.",
        ),
    });
}
