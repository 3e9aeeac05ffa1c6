//! `long-condition-first`: a long condition before what it is about.

use super::view::range;
use super::{
    BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise, cuts,
};
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
    // Without a clause after it, the comma is not where the condition ends.
    let main = &words[end..];
    let asks = main.iter().take(2).any(|word| word.tag.is_infinitive());
    let says = cuts::opens_well(main) && cuts::has_main_verb(cx, main);
    if !asks && !says {
        return;
    }
    let rest = cx.opening(main);
    let draft = match cx.ui() {
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

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn a_comma_inside_the_condition_ends_nothing() {
        for text in [
            "If you wish to see or print a letter of the tax office from the past year, including \
             but not limited to the bill, log in.",
            "If you pay at the desk in the hall with notes we can only take new ones, not those \
             that have a hole in them.",
        ] {
            let found = check_text("long-condition-first", "en", text);
            assert!(found.is_empty(), "{text}");
        }
    }

    #[test]
    fn the_main_clause_may_be_a_request() {
        let text = "If you think that your neighbour built a shed too close to the fence or the \
                    road, please call the desk.";
        let found = check_text("long-condition-first", "en", text);
        assert_eq!(
            found[0].suggestions[0].text,
            "Start with “please call the desk …”, or make a list of the conditions."
        );
    }
}
