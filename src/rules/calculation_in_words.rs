//! `calculation-in-words`: a sum told in words.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// No count of edits; COGA and the NHS ask for worked examples. Advice.
pub(super) static RULE: Rule = Rule {
    id: "calculation-in-words",
    alias: "som-in-woorden",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” vertelt een som in woorden."),
            "De lezer moet zelf rekenen en ziet niet wat eruit komt.",
        ),
        Ui::En => (
            format!("“{written}” tells a sum in words."),
            "Readers have to do the sum themselves and do not see the result.",
        ),
    });
}
