//! `slash-form`: *and/or*: two words for one, with the choice left to the reader.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Dutch editors took out 8 of 8 *en/of* and 34 of 48 slashes; American ones all *and/or* and
/// most pairs.
pub(super) static RULE: Rule = Rule {
    id: "slash-form",
    alias: "schuine-streep",
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
            format!("“{written}” laat de lezer kiezen."),
            "Een schuine streep heeft geen klank. De lezer moet zelf bedenken wat er staat.",
        ),
        Ui::En => (
            format!("“{written}” leaves the choice to the reader."),
            "A slash has no sound. Readers have to work out what it says.",
        ),
    });
}
