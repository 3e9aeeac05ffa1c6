//! `future-tense`: a verb that only tells that something is still to come.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::text::{Sentence, Word};

/// Editors of municipal text took out 17 of 23: from 1.8 to 0.6 in every 1,000 words. Some are
/// promises, so it is a hint.
pub(super) static RULE: Rule = Rule {
    id: "future-tense",
    alias: "toekomende-tijd",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let futures = cx.language.verbs.futures;
    let future = words
        .iter()
        .position(|word| word.tag.is_finite() && cx.is_one_of(word, futures));
    let Some(at) = future.filter(|&at| !cx.is_spared(words[at].range)) else {
        return;
    };
    let Some(verb) = infinitive(cx, &words[at + 1..]) else {
        return;
    };
    let (future, verb) = (cx.str(words[at].range), cx.str(verb.range));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{future} … {verb}” staat in de toekomende tijd."),
            why: "In de tegenwoordige tijd is de zin korter, en leest hij als iets dat vaststaat.",
            suggestions: advise(format!(
                "Laat “{future}” weg en zet “{verb}” in de tegenwoordige tijd."
            )),
        },
        Ui::En => Draft {
            message: format!("“{future} … {verb}” is in the future tense."),
            why: "In the present tense the sentence is shorter, and reads as a fact.",
            suggestions: advise(format!(
                "Leave out “{future}” and put “{verb}” in the present tense."
            )),
        },
    };
    sink.report(words[at].range, draft);
}

/// The infinitive that becomes the finite verb: the modal of *moeten leren*, whatever its tag.
fn infinitive<'a>(cx: &BlockView<'_>, words: &'a [Word]) -> Option<&'a Word> {
    let modals = cx.language.verbs.modal_helpers;
    let found = words.iter().position(|word| word.tag.is_infinitive())?;
    let before = found.checked_sub(1).map(|before| &words[before]);
    let modal = before.filter(|word| word.tag.is_verb() && cx.is_one_of(word, modals));
    modal.or(words.get(found))
}
