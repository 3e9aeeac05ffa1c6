//! `late-verb`: a long run-up before the first verb.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Our choice of limits. Dutch editors leave as many as they found (16 and 15), so it is off
/// unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "late-verb",
    alias: "late-persoonsvorm",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit {
        nl: 9.0,
        en: 12.0,
        nl_easy: 6.0,
        en_easy: 8.0,
    }),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let Some(n_words) = words.iter().position(|word| word.tag.is_finite()) else {
        return;
    };
    if n_words as f64 <= sink.limit() || has_clause(cx, &words[..n_words]) {
        return;
    }
    let place = words[0].range.cover(words[n_words - 1].range);
    // A row, an aside or another sentence before the verb is not one run-up.
    if cx.str(place).contains([':', ';', '(', '?', '–', '—']) || cx.is_spared(place) {
        return;
    }
    let verb = cx.str(words[n_words].range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Voor de persoonsvorm “{verb}” staan {n_words} woorden."),
            why: "Zo lang weet de lezer niet waar de zin over gaat.",
            suggestions: advise(format!(
                "Begin met wie het doet en met “{verb}”. Zet de rest erachter of in een nieuwe zin."
            )),
        },
        Ui::En => Draft {
            message: format!("There are {n_words} words before the first verb, “{verb}”."),
            why: "Until then readers do not know what the sentence is about.",
            suggestions: advise(format!(
                "Start with who does it and “{verb}”. Put the rest after it, or in a new sentence."
            )),
        },
    };
    sink.report_measured(place, n_words as f64, draft);
}

/// Whether a clause of its own, or a verb that is written as one with another word (*you’re*),
/// stands before the verb.
fn has_clause(cx: &BlockView<'_>, run_up: &[Word]) -> bool {
    const OPENS: TagSet = TagSet::of(&[Tag::Subordinator, Tag::VerbInfinitive, Tag::AuxInfinitive]);
    run_up.iter().any(|word| {
        let relative = word.tag == Tag::Pronoun && cx.is_one_of(word, cx.language.clauses.links);
        word.tag.is(OPENS) || relative || cx.str(word.range).contains(['\'', '’'])
    })
}
