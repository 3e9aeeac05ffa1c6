//! `vague-time`: words for a time that readers can't plan with.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// Editors of the City of Amsterdam took out *medio* 6 times in 6, but United States agencies kept
/// *soon*, and a writer can't always know the day: advice.
pub(super) static RULE: Rule = Rule {
    id: "vague-time",
    alias: "vage-tijd",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    // Only the reader knows the answer to *Ga je binnenkort op reis?*
    let sentences = &cx.text.sentences;
    let at = sentences.partition_point(|it| it.range.end <= hit.range.start);
    if sentences
        .get(at)
        .is_some_and(|it| cx.str(it.range).ends_with('?'))
    {
        return;
    }
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” zegt niet wanneer."),
            "De lezer weet niet wanneer iets klaar is, of wat de laatste dag is.",
        ),
        Ui::En => (
            format!("“{written}” does not say when."),
            "Readers do not know when it will happen, or what the last day is.",
        ),
    });
}
