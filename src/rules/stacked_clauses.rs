//! `stacked-clauses`: more clauses than readers can stack.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// On its own it finds 18 sentences in the Dutch pairs, of which editors took out 14, and 4 in the
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
    let draft = match cx.ui {
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
    const BORDER: TagSet = TagSet::of(&[Tag::Subordinator, Tag::Coordinator]);
    let mut clauses = 0;
    let mut counted = false;
    for (at, word) in words.iter().enumerate() {
        let openers = cx.language.clauses;
        let border = word.tag.is(BORDER)
            || !cx.marks_before(words, at).is_empty()
            || cx.is_one_of(word, openers.question_words)
            || cx.is_one_of(word, openers.verb_last_openers)
            || cx.is_one_of(word, openers.links);
        counted &= !border;
        if word.tag.is_finite() && !counted {
            clauses += 1;
            counted = true;
        }
    }
    clauses
}
