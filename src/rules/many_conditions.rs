//! `many-conditions`: two conditions or more in one sentence.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::Role;
use crate::text::{Sentence, Word};

/// Editors took out both in Dutch and both in English. W3C’s guidance on cognitive accessibility
/// asks to part conditions. A single *if* is never marked: editors put more in.
pub(super) static RULE: Rule = Rule {
    id: "many-conditions",
    alias: "veel-voorwaarden",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::same(1.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if !cx.text.shows.has(Role::Condition) {
        return;
    }
    let conditions: Vec<usize> = conditions(cx, words).collect();
    let n_conditions = conditions.len();
    let [first, .., last] = conditions[..] else {
        return;
    };
    let place = words[first].range.cover(words[last].range);
    if n_conditions as f64 <= sink.limit() || cx.is_spared(place) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {n_conditions} voorwaarden."),
            why: "De lezer moet uitzoeken welke voorwaarde waarbij hoort, en of ze allemaal gelden.",
            suggestions: advise(
                "Maak een lijst met een regel voor elke voorwaarde, of een zin voor elk geval.",
            ),
        },
        Ui::En => Draft {
            message: format!("This sentence has {n_conditions} conditions."),
            why: "Readers have to work out what depends on what, and whether all of it holds.",
            suggestions: advise(
                "Make a list with a line for each condition, or a sentence for each case.",
            ),
        },
    };
    sink.report_measured(place, n_conditions as f64, draft);
}

/// The words that open a condition, as far as a verb follows them.
pub(super) fn conditions(cx: &BlockView<'_>, words: &[Word]) -> impl Iterator<Item = usize> {
    let last_verb = words.iter().rposition(|word| word.tag.is_finite());
    (0..last_verb.unwrap_or(0)).filter(|&at| opens_condition(cx, words, at))
}

fn opens_condition(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let compares = || {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|it| cx.is_one_of(it, cx.language.clauses.comparing))
    };
    cx.language.opens_condition(cx.str(word.range), word.tag)
        && cx.opens_with_subject(words, at)
        && !compares()
}
