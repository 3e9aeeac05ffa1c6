//! `consecutive-long-sentences`: long sentences in a row, so that readers get no rest.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::span::Span;
use crate::text::Sentence;

/// English: the three rows in the texts of agencies went. The Dutch pairs are single sentences and
/// can't tell, so it is a hint.
pub(super) static RULE: Rule = Rule {
    id: "consecutive-long-sentences",
    alias: "lange-zinnen-achter-elkaar",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit {
        nl: 15.0,
        en: 20.0,
        nl_easy: 12.0,
        en_easy: 12.0,
    }),
    check: Check::Block(check),
};

/// How many make a row.
const ROW: usize = 3;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let limit = sink.limit();
    let is_long = |sentence: &Sentence| sentence.words.len() as f64 > limit;
    let rows = cx.text.sentences.chunk_by(|a, b| is_long(a) == is_long(b));
    let long = rows.filter(|row| is_long(&row[0]));
    let Some(row) = long
        .max_by_key(|row| row.len())
        .filter(|row| row.len() >= ROW)
    else {
        return;
    };
    let place: Span = row[0].range.cover(row[row.len() - 1].range);
    let n_sentences = row.len();
    let words = cx.ui().number(limit);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Hier staan {n_sentences} zinnen van meer dan {words} woorden achter elkaar."
            ),
            why: "De lezer krijgt geen rust om te onthouden wat er stond.",
            suggestions: advise("Wissel af: zet na een lange zin een korte."),
        },
        Ui::En => Draft {
            message: format!(
                "Here are {n_sentences} sentences of more than {words} words in a row."
            ),
            why: "Readers get no rest to take in what they read.",
            suggestions: advise("Vary: put a short sentence after a long one."),
        },
    };
    sink.report(place, draft);
}
