//! `negative-contraction`: a *not* that is shortened to *n’t*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// GOV.UK and the NHS write *cannot*, because many readers skip the *n’t*. Plainlanguage.gov likes
/// contractions. So it is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "negative-contraction",
    alias: "korte-ontkenning",
    severity: Severities::OFF,
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("In “{written}” is “not” ingekort."),
            "Wie snel of met moeite leest, ziet “n’t” over het hoofd en leest het omgekeerde.",
        ),
        Ui::En => (
            format!("“{written}” shortens “not”."),
            "People who skim or read with effort miss the “n’t” and take it for the opposite.",
        ),
    });
}
