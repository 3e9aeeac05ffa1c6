//! `impersonal-subject`: a sentence whose subject is nobody.

use super::passive::{Found, agent};
use super::view::range;
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// Dutch editors of municipal text took out 9 of 10 *er wordt* and *men*. In English *it is …
/// that* is often plain, so it is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "impersonal-subject",
    alias: "onpersoonlijk-onderwerp",
    severity: Severities::nl(Severity::Warning),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// How far *that* may stand from *it*.
const REACH: usize = 8;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let found = nobody(cx, words)
        .or_else(|| empty_subject(cx, sentence, words))
        .filter(|&range| !cx.is_spared(range));
    let Some(found) = found else {
        return;
    };
    let phrase = cx.str(found);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{phrase}” noemt niemand."),
            why: "Wie leest, ziet niet over wie het gaat, en of hij dat zelf is.",
            suggestions: advise(
                "Begin met wie het doet: “wij …”, “u …” of de naam van de organisatie.",
            ),
        },
        Ui::En => Draft {
            message: format!("“{phrase}” names nobody."),
            why: "Readers do not see who acts, or whether they have to.",
            suggestions: advise("Start with who does it, or with what it is about."),
        },
    };
    sink.report(found, draft);
}

/// A pronoun for whoever it may be: *men*.
fn nobody(cx: &BlockView<'_>, words: &[Word]) -> Option<Span> {
    let nobody = cx.language.verbs.nobody;
    let mut words = words.iter();
    let found = words.find(|word| word.tag == Tag::Pronoun && cx.is_one_of(word, nobody));
    found.map(|word| word.range)
}

/// *er wordt*, *wordt er*; *it is important that*.
fn empty_subject(cx: &BlockView<'_>, sentence: &Sentence, words: &[Word]) -> Option<Span> {
    let verbs = cx.language.verbs;
    if verbs.empty_subject_needs.is_empty() {
        let build = cx.text.build_of(sentence)?;
        let sure = build.passives.iter().filter(|passive| passive.sure);
        // *Er wordt door de raad besloten* names who does it: that is for the rule on passives.
        let unnamed = sure.filter(|&&passive| {
            Found::new(cx, passive).is_none_or(|found| agent(cx, sentence, &found).is_none())
        });
        return unnamed
            .filter_map(|passive| (passive.auxiliary? - sentence.words.start).try_into().ok())
            .find_map(|at: usize| {
                let pair = [
                    at.checked_sub(1).map(|before| before..at + 1),
                    Some(at..at + 2),
                ];
                let mut pairs = pair
                    .into_iter()
                    .flatten()
                    .filter_map(|pair| words.get(pair));
                pairs.find_map(|pair| {
                    let has = pair
                        .iter()
                        .any(|word| cx.is_one_of(word, &[verbs.empty_subject]));
                    has.then(|| range(pair)).flatten()
                })
            });
    }
    let [first, second, rest @ ..] = words else {
        return None;
    };
    let opens = cx.is_one_of(first, &[verbs.empty_subject]) && second.tag.is_auxiliary();
    let mut rest = rest
        .iter()
        .take(REACH)
        .take_while(|word| !word.tag.is_finite());
    let that = rest.find(|word| {
        word.tag == Tag::Subordinator && cx.is_one_of(word, &[verbs.empty_subject_needs])
    })?;
    opens.then(|| first.range.cover(that.range))
}
