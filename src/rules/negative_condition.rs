//! `negative-condition`: a rule that is said as a denial with an exception.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::Role;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// Plainlanguage.gov and W3C’s guidance on cognitive accessibility ask for the positive form. Too
/// rare in the pairs of editors to measure.
pub(super) static RULE: Rule = Rule {
    id: "negative-condition",
    alias: "regel-met-uitzondering",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// How far the exception may stand from the denial.
const REACH: usize = 20;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx
        .prose(sentence)
        .filter(|_| cx.text.shows.has(Role::Negation))
    else {
        return;
    };
    let Some(place) = denial(cx, words).filter(|&place| !cx.is_spared(place)) else {
        return;
    };
    let phrase = words_at_ends(cx, place);
    let [only, only_if] = cx.language.clauses.only;
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{phrase}” zegt de regel met een omweg."),
            why: "De lezer moet twee ontkenningen omdraaien om te weten wat mag.",
            suggestions: advise(format!(
                "Zeg het positief, met “{only} …” of “{only_if} …”."
            )),
        },
        Ui::En => Draft {
            message: format!("“{phrase}” says the rule in a roundabout way."),
            why: "Readers have to turn round two denials to find out what is allowed.",
            suggestions: advise(format!(
                "Say what does hold, with “{only} …” or “{only_if} …”."
            )),
        },
    };
    sink.report(place, draft);
}

/// From a denial to the exception to it.
fn denial(cx: &BlockView<'_>, words: &[Word]) -> Option<Span> {
    let clauses = cx.language.clauses;
    let denies = |at: &usize| {
        let alone =
            |next: &Word| !cx.is_one_of(next, clauses.not_alone) && next.tag != Tag::Coordinator;
        words[*at].has(Role::Negation) && words.get(at + 1).is_none_or(alone)
    };
    let at = (0..words.len()).find(denies)?;
    let exception = words[at + 1..words.len().min(at + REACH)]
        .iter()
        .find(|word| word.has(Role::Exception))?;
    // *(Excluding …)* is about what it stands behind.
    let aside = cx.block.text[..exception.range.start as usize].ends_with('(');
    if aside {
        return None;
    }
    Some(words[at].range.cover(exception.range))
}

/// The first and the last word of a place.
fn words_at_ends(cx: &BlockView<'_>, place: Span) -> String {
    let text = cx.str(place);
    let first = text.split_whitespace().next().unwrap_or_default();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    format!("{first} … {last}")
}
