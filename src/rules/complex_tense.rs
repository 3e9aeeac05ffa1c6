//! `complex-tense`: a verb in three parts or more.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// Plainlanguage.gov asks for the present tense, W3C’s guidance on cognitive accessibility for
/// simple tenses. The one in the pairs of editors went.
pub(super) static RULE: Rule = Rule {
    id: "complex-tense",
    alias: "samengestelde-tijd",
    severity: Severities::en(Severity::Hint),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let found = (0..words.len())
        .filter(|&at| words[at].tag.is_finite())
        .find_map(|at| complex(cx, &words[at..]));
    let Some((range, advice)) = found.filter(|&(range, _)| !cx.is_spared(range)) else {
        return;
    };
    let verb = cx.str(range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{verb}” is een ingewikkelde werkwoordstijd."),
            why: "Wie Engels nog leert, struikelt over zulke werkwoorden.",
            suggestions: advise(match advice {
                Some(plain) => format!("Schrijf “{plain}”."),
                None => "Schrijf het in de tegenwoordige of de verleden tijd.".to_owned(),
            }),
        },
        Ui::En => Draft {
            message: format!("“{verb}” is a complex tense."),
            why: "People who are still learning English stumble over such verbs.",
            suggestions: advise(match advice {
                Some(plain) => format!("Write “{plain}”."),
                None => "Write it in the present or the past tense.".to_owned(),
            }),
        },
    };
    sink.report(range, draft);
}

/// A complex tense that `words` open with, and what says the same.
fn complex(cx: &BlockView<'_>, words: &[Word]) -> Option<(Span, Option<&'static str>)> {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| cx.is_one_of(word, list));
    let range = |last: usize| Some(words.first()?.range.cover(words.get(last)?.range));
    let future = is(0, &["will", "shall"]);
    let conditional = is(
        0,
        &["would", "could", "should", "might", "may", "must", "will"],
    );
    // Most verbs open none.
    if !future && !conditional {
        return None;
    }
    let next = 1 + usize::from(is(1, &["not", "then", "also", "already", "no"]));
    if future && is(next, &["be"]) && is(next + 2, &["to"]) {
        let duty = is(next + 1, &["required", "obliged", "needed", "expected"]);
        let right = is(next + 1, &["able", "allowed", "permitted"]);
        let plain = match (next, duty, right) {
            (1, true, _) => "must",
            (1, _, true) => "can",
            (_, _, true) => "cannot",
            _ => return None,
        };
        return Some((range(next + 2)?, Some(plain)));
    }
    let been = is(next + 1, &["been"]);
    let participle = words.get(next + 2)?.tag;
    let ends = matches!(participle, Tag::VerbParticiple | Tag::VerbIng);
    (conditional && is(next, &["have"]) && been && ends)
        .then(|| Some((range(next + 2)?, None)))
        .flatten()
}
