//! `simpler-word`: words that most people know, but that have a plainer twin: *ontvangen*, *wijzigen*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// English editors leave most of these words: 9.7 per 1,000 words before, 8.6 after. So it is off in
/// English.
pub(super) static RULE: Rule = Rule {
    id: "simpler-word",
    alias: "eenvoudiger-woord",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::TermOnce(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("Er is een eenvoudiger woord voor “{written}”."),
            "Hoe gewoner het woord, hoe sneller iedereen het leest.",
        ),
        Ui::En => (
            format!("There is a plainer word for “{written}”."),
            "The plainer the word, the faster everybody reads it.",
        ),
    });
}
