//! `many-commas`: commas that cut a sentence into bits.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Dutch editors leave hardly any sentence with more than two. English: agencies that rewrote went
/// from 3.3 to 1.1 sentences with many commas, rows counted, in every 1,000 words.
pub(super) static RULE: Rule = Rule {
    id: "many-commas",
    alias: "veel-kommas",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit {
        nl: 2.0,
        en: 3.0,
        nl_easy: 1.0,
        en_easy: 2.0,
    }),
    check: Check::Sentence(check),
};

/// An item of a list has no more words than this.
const MAX_ITEM: usize = 4;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    // Between the words there are no more than in all of the sentence, and most have few.
    let signs = memchr::memchr_iter(b',', cx.str(sentence.range).as_bytes());
    if signs.count() as f64 <= sink.limit() || cx.is_spared(sentence.range) {
        return;
    }
    let commas: Vec<usize> = cx.commas(words).collect();
    let n_commas = between_clauses(words, &commas);
    if n_commas as f64 <= sink.limit() {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {n_commas} komma’s, opsommingen niet meegeteld."),
            why: "Elke komma onderbreekt de gedachte. De lezer moet steeds terugzoeken.",
            suggestions: advise("Maak er meer zinnen van, of een lijst."),
        },
        Ui::En => Draft {
            message: format!("This sentence has {n_commas} commas, rows of items not counted."),
            why: "Each comma breaks the thought. Readers have to look back time and again.",
            suggestions: advise("Make more sentences of it, or a list."),
        },
    };
    sink.report_measured(sentence.range, n_commas as f64, draft);
}

/// How many commas do not part the items of a row: *a, b and c*.
fn between_clauses(words: &[Word], commas: &[usize]) -> usize {
    const ROW: TagSet = TagSet::of(&[Tag::Coordinator]);
    let end_of = |i: usize| commas.get(i + 1).copied().unwrap_or(words.len());
    let is_item = |from: usize, to: usize| {
        let part = &words[from..to];
        let part = part
            .split_first()
            .filter(|(first, _)| first.tag.is(ROW))
            .map_or(part, |it| it.1);
        let mut parts = part.split(|word| word.tag.is(ROW));
        let item = parts.next().unwrap_or_default();
        item.len() <= MAX_ITEM && !item.iter().any(|word| word.tag.is_finite())
    };
    (0..commas.len())
        .filter(|&i| {
            let before = i.checked_sub(1).map_or(0, |before| commas[before]);
            !(is_item(commas[i], end_of(i)) || i > 0 && is_item(before, commas[i]))
        })
        .count()
}
