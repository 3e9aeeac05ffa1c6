//! `doublet`: two words that say one thing.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// The Plain Language guidelines of the United States list such pairs as words to cut. Pairs that
/// are the name of something, such as *terms and conditions*, are not in the lists.
pub(super) static RULE: Rule = Rule {
    id: "doublet",
    alias: "dubbelop",
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
            format!("“{written}” zegt twee keer hetzelfde."),
            "Eén van de woorden is genoeg. Lezers zoeken naar een verschil dat er niet is.",
        ),
        Ui::En => (
            format!("“{written}” says one thing twice."),
            "One of the words will do. Readers look for a difference that is not there.",
        ),
    });
}
