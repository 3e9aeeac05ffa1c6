//! `general-noun`: nouns that fit anything, several in one sentence.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::order;
use crate::text::Sentence;

/// Off unless asked for. The research on Dutch counts such nouns (T-Scan), but on real pages half of
/// the sentences with two of them are clear: the nouns name things of the page's own subject.
pub(super) static RULE: Rule = Rule {
    id: "general-noun",
    alias: "algemeen-woord",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::same(1.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let hits = cx.hits_in(RULE.id, sentence.range);
    let mut nouns: Vec<&str> = hits.iter().map(|hit| cx.str(hit.range)).collect();
    order::sort(&mut nouns);
    nouns.dedup();
    let Some(first) = hits.first() else {
        return;
    };
    if nouns.len() as f64 <= sink.limit() {
        return;
    }
    let listed = hits.iter().map(|hit| format!("“{}”", cx.str(hit.range)));
    let listed = listed.collect::<Vec<_>>().join(", ");
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {} vage woorden: {listed}.", hits.len()),
            why: "Zulke woorden passen op alles. De lezer ziet niet voor zich wat er gebeurt.",
            suggestions: advise("Noem de zaak zelf. Wie doet wat?"),
        },
        Ui::En => Draft {
            message: format!("This sentence has {} vague nouns: {listed}.", hits.len()),
            why: "Such nouns fit anything. Readers can't picture what happens.",
            suggestions: advise("Name the thing itself. Who does what?"),
        },
    };
    sink.report_measured(first.range, hits.len() as f64, draft);
}
