//! `late-condition`: a condition at the end of a long sentence.

use super::many_conditions::conditions;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::Tag;
use crate::text::Sentence;

/// Our choice of the twelfth word. Editors took out all 3.
pub(super) static RULE: Rule = Rule {
    id: "late-condition",
    alias: "late-voorwaarde",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(12.0, 8.0)),
    check: Check::Sentence(check),
};

/// Fewer words at the end are read with the rest: *indien dit kan*.
const MIN_TAIL: usize = 5;

/// A shorter sentence can be read again at a glance.
const LONG: usize = 20;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if words.len() <= LONG {
        return;
    }
    let Some(at) = conditions(cx, words).next() else {
        return;
    };
    // Without a verb before it, the words are no sentence of their own; an exception comes last.
    let has_rule = words[..at].iter().any(|word| word.tag.is_finite());
    // *Zij zei dat het beter is als …*: the condition hangs on another clause.
    let short = words.len() - at < MIN_TAIL;
    let hangs = words[..at].iter().any(|it| it.tag == Tag::Subordinator);
    let exception = cx.is_one_of(&words[at], cx.language.clauses.exceptions);
    let place = words[at]
        .range
        .cover(words[(at + 2).min(words.len() - 1)].range);
    // *…, maar als u …, dan …* opens a clause of its own.
    let opens = at.checked_sub(1).map(|before| words[before].tag) == Some(Tag::Coordinator);
    if at as f64 <= sink.limit()
        || short
        || opens
        || hangs
        || !has_rule
        || exception
        || cx.is_spared(place)
    {
        return;
    }
    let condition = cx.str(words[at].range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Pas na {at} woorden komt de voorwaarde met “{condition}”."),
            why: "Wie niet aan de voorwaarde voldoet, heeft dan voor niets gelezen.",
            suggestions: advise("Begin een nieuwe zin met de voorwaarde: “Als u …, dan …”."),
        },
        Ui::En => Draft {
            message: format!("The condition with “{condition}” comes after {at} words."),
            why: "Those who do not meet the condition have read all of it for nothing.",
            suggestions: advise("Start a new sentence with the condition."),
        },
    };
    sink.report_measured(place, at as f64, draft);
}
