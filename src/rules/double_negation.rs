//! `double-negation`: two denials that make a yes.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::Role;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// Plainlanguage.gov and W3C’s guidance on cognitive accessibility ask for the positive form. Too
/// rare in the pairs of editors to measure.
pub(super) static RULE: Rule = Rule {
    id: "double-negation",
    alias: "dubbele-ontkenning",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// How far the second denial may stand from the first.
const REACH: usize = 7;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if !cx.text.shows.has(Role::Negation) {
        return;
    }
    let found = (0..words.len()).find_map(|at| denied_twice(cx, words, at));
    let Some((place, positive)) = found.filter(|&(place, _)| !cx.is_spared(place)) else {
        return;
    };
    let phrase = cx.str(place);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{phrase}” is een dubbele ontkenning."),
            why: "De lezer moet twee keer omdenken, en leest makkelijk het omgekeerde.",
            suggestions: advise(match positive {
                Some(word) => format!("Zeg het positief, met “{word}”."),
                None => "Zeg wat wél mag of nodig is.".to_owned(),
            }),
        },
        Ui::En => Draft {
            message: format!("“{phrase}” is a double negative."),
            why: "Readers have to turn it round twice, and easily read the opposite.",
            suggestions: advise(match positive {
                Some(word) => format!("Say it in the positive, with “{word}”."),
                None => "Say what is allowed or needed.".to_owned(),
            }),
        },
    };
    sink.report(place, draft);
}

/// Two denials of which the word at `at` is the first, and a positive word that says the same.
fn denied_twice<'a>(
    cx: &BlockView<'a>,
    words: &[Word],
    at: usize,
) -> Option<(Span, Option<&'a str>)> {
    let clauses = cx.language.clauses;
    let next = words.get(at + 1)?;
    if !words[at].has(Role::Negation) || cx.is_one_of(next, clauses.not_alone) {
        return None;
    }
    let place = |word: &Word| words[at].range.cover(word.range);
    if cx.marks_before(words, at + 1).is_empty()
        && next.tag == Tag::Adjective
        && let Some(positive) = cx.language.denied(cx.str(next.range))
    {
        return Some((place(next), Some(positive)));
    }
    let end = words.len().min(at + 1 + REACH);
    let mut clause = (at + 1..end).take_while(|&at| {
        let opens_clause = cx.is_one_of(&words[at], cx.language.verbs.clause_openers);
        let lack = cx.is_one_of(&words[at], clauses.lacks);
        cx.marks_before(words, at).is_empty() && (lack || !opens_clause)
    });
    let lack = clause.find(|&at| cx.is_one_of(&words[at], clauses.lacks))?;
    Some((place(&words[lack]), None))
}
