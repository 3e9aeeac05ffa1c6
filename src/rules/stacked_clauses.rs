//! `stacked-clauses`: more clauses than readers can stack.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::Tag;
use crate::text::{Sentence, Word};

/// On its own it finds 17 sentences in the Dutch pairs, of which editors took out 13, and 2 in the
/// English ones, which all went. Most of them are long as well: there `long-sentence` speaks.
pub(super) static RULE: Rule = Rule {
    id: "stacked-clauses",
    alias: "veel-bijzinnen",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit {
        nl: 3.0,
        en: 4.0,
        nl_easy: 2.0,
        en_easy: 3.0,
    }),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    // There are no more clauses than finite verbs, which cost nothing to know.
    let n_verbs = cx.text.build_of(sentence).map_or(0, |build| build.clauses);
    if f64::from(n_verbs) <= sink.limit() {
        return;
    }
    let clauses = n_clauses(cx, cx.words(sentence));
    let colon = cx.str(sentence.range).contains([':', ';']);
    if !cx.block.kind.is_prose() || clauses as f64 <= sink.limit() || colon {
        return;
    }
    if cx.is_spared(sentence.range) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin bestaat uit {clauses} kleine zinnen."),
            why: "Elke kleine zin is een gedachte. De lezer moet ze allemaal tegelijk onthouden.",
            suggestions: advise("Geef elke gedachte een eigen zin."),
        },
        Ui::En => Draft {
            message: format!("This sentence is made of {clauses} clauses."),
            why: "Each clause is a thought. Readers have to hold all of them at once.",
            suggestions: advise("Give each thought a sentence of its own."),
        },
    };
    sink.report_measured(sentence.range, clauses as f64, draft);
}

/// Clauses with a verb of their own. What stands between two borders has one at most, whatever the
/// tagger makes of the verbs at its end.
fn n_clauses(cx: &BlockView<'_>, words: &[Word]) -> usize {
    let mut clauses = 0;
    let mut counted = false;
    for (at, word) in words.iter().enumerate() {
        counted &= !opens(cx, words, at);
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let marked =
            before.is_some_and(|it| cx.is_one_of(it, &[cx.language.verbs.infinitive_marker]));
        if word.tag.is_finite() && !counted && !marked {
            clauses += 1;
            counted = true;
        }
    }
    clauses
}

/// Whether another clause may start at word `at`. *Can and must pay* is one clause, and *more than*
/// opens none.
fn opens(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let clauses = cx.language.clauses;
    if word.tag == Tag::Coordinator {
        return words.get(at + 1).is_some_and(|next| !next.tag.is_finite());
    }
    !cx.marks_before(words, at).is_empty()
        || word.tag == Tag::Subordinator && !cx.is_one_of(word, clauses.comparing)
        || cx.is_one_of(word, clauses.question_words)
        || cx.is_one_of(word, clauses.verb_last_openers)
        || cx.is_one_of(word, clauses.links)
}
