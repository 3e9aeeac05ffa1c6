//! `long-condition-first`: a long condition before what it is about.

use super::view::range;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, WordKind};

/// Agencies took them out in 8 of 9 texts. Plainlanguage.gov puts long conditions after the main
/// clause.
pub(super) static RULE: Rule = Rule {
    id: "long-condition-first",
    alias: "lange-voorwaarde-voorop",
    severity: Severities::en(Severity::Warning),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(13.0, 9.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let [first, ..] = words else {
        return;
    };
    let Some(end) = cx
        .commas(words)
        .find(|&at| !words[at].tag.is(ROW) && words[at].kind != WordKind::Number)
    else {
        return;
    };
    let opens = cx.language.opens_condition(cx.str(first.range), first.tag);
    let Some(place) = range(&words[..end]).filter(|&place| !cx.is_spared(place)) else {
        return;
    };
    if !opens || end as f64 <= sink.limit() {
        return;
    }
    let rest = cx.opening(&words[end..]);
    let draft = match cx.ui {
        Ui::Nl => Draft {
            message: format!("Deze zin begint met een voorwaarde van {end} woorden."),
            why: "De lezer moet de voorwaarde onthouden zonder te weten waar zij over gaat.",
            suggestions: advise(format!(
                "Begin met “{rest} …”, of maak een lijst van de voorwaarden."
            )),
        },
        Ui::En => Draft {
            message: format!("This sentence starts with a condition of {end} words."),
            why: "Readers have to keep the condition in mind before they know what it is about.",
            suggestions: advise(format!(
                "Start with “{rest} …”, or make a list of the conditions."
            )),
        },
    };
    sink.report_measured(place, end as f64, draft);
}

/// What follows the comma in a row.
const ROW: TagSet = TagSet::of(&[Tag::Coordinator]);
