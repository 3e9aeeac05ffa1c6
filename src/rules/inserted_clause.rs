//! `inserted-clause`: an insert that cuts the subject off from its verb.

use super::view::range;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Plainlanguage.gov: keep subject and verb together. Too rare in the pairs of editors to measure.
pub(super) static RULE: Rule = Rule {
    id: "inserted-clause",
    alias: "tussenzin",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(7.0, 4.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let Some(insert) = insert(cx, words, sink.limit()) else {
        return;
    };
    let n_words = insert.len();
    let Some(place) = range(&words[insert.clone()]).filter(|&place| !cx.is_spared(place)) else {
        return;
    };
    let verb = cx.str(words[insert.end].range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Tussen het onderwerp en “{verb}” staat een tussenzin van {n_words} woorden."
            ),
            why: "Bij het werkwoord is de lezer kwijt wie het doet.",
            suggestions: advise(format!(
                "Zet “{verb}” direct achter het onderwerp. Maak van de rest een nieuwe zin."
            )),
        },
        Ui::En => Draft {
            message: format!(
                "An insert of {n_words} words stands between the subject and “{verb}”."
            ),
            why: "At the verb readers have lost who does it.",
            suggestions: advise(format!(
                "Put “{verb}” straight behind the subject. Make a new sentence of the rest."
            )),
        },
    };
    sink.report_measured(place, n_words as f64, draft);
}

/// What stands between the comma after the subject and the comma before the verb, if that is more
/// than `limit` words.
fn insert(cx: &BlockView<'_>, words: &[Word], limit: f64) -> Option<std::ops::Range<usize>> {
    const ENDS: TagSet = TagSet::of(&[
        Tag::NounSingular,
        Tag::NounPlural,
        Tag::Name,
        Tag::Pronoun,
        Tag::Numeral,
    ]);
    const NO_SUBJECT: TagSet = TagSet::of(&[Tag::Adposition, Tag::Subordinator, Tag::Adverb]);
    let mut commas = cx.commas(words);
    let start = commas.next()?;
    let subject = &words[..start];
    let is_subject = !subject[0].tag.is(NO_SUBJECT)
        && subject[start - 1].tag.is(ENDS)
        && !subject.iter().any(|word| {
            word.tag.is_verb() || cx.language.opens_clause(cx.str(word.range), word.tag)
        });
    if !is_subject {
        return None;
    }
    let end = commas.take(2).find(|&end| {
        let next = words.get(end + 1);
        words[end].tag.is_finite()
            || words[end].tag == Tag::Adverb && next.is_some_and(|next| next.tag.is_finite())
    })?;
    let fits = (end - start) as f64 > limit && !cx.str(range(&words[..end])?).contains([':', ';']);
    fits.then_some(start..end)
}
