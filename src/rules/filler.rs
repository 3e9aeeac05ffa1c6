//! `filler`: words that can go without a loss.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Style guides ask to cut them; our pairs of texts have too few to count (3 before and after in
/// Dutch, 1 in English), so this is advice.
pub(super) static RULE: Rule = Rule {
    id: "filler",
    alias: "stopwoord",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” voegt weinig toe."),
            "Zonder deze woorden is de zin korter en zegt hij hetzelfde.",
        ),
        Ui::En => (
            format!("“{written}” adds little."),
            "Without these words the sentence is shorter and says the same.",
        ),
    });
}
