//! `ambiguous-word`: words that readers know in another sense.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// No count of edits: the words are few. COGA asks for words in their common sense, so this is
/// advice.
pub(super) static RULE: Rule = Rule {
    id: "ambiguous-word",
    alias: "dubbelzinnig-woord",
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
            format!("“{written}” heeft ook een andere betekenis."),
            "Lezers denken eerst aan de betekenis die zij zelf gebruiken.",
        ),
        Ui::En => (
            format!("“{written}” can be taken in another sense."),
            "Readers first think of the sense that they use themselves.",
        ),
    });
}
