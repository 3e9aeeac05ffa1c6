//! `hedging-modal`: two verbs that take back what the main verb says.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::Role;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// 18F: *you can*, not *you may be able to*. Too rare in the pairs of editors to measure.
pub(super) static RULE: Rule = Rule {
    id: "hedging-modal",
    alias: "slag-om-de-arm",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// A reason may stand anywhere in a paragraph that people would read. In a longer one each hedge looks
/// no further than this many words, or the cost would grow with the square of its length.
const AROUND: usize = 300;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if !cx.text.shows.has(Role::Hedge) {
        return;
    }
    let is_verb = |&at: &usize| words[at].has(Role::Hedge) && words[at].tag.is_finite();
    let mut verbs = (0..words.len()).filter(is_verb);
    let Some((found, plain)) = verbs.find_map(|at| hedge(cx, words, at)) else {
        return;
    };
    if has_reason(cx, found) {
        return;
    }
    let shown = cx.str(found);
    let (first, last) = (shown.split(' ').next(), shown.rsplit(' ').next());
    let phrase = match (first, last) {
        (Some(first), Some(last))
            if cx.language.verbs.hedge_reach > 1 && shown.split(' ').count() > 2 =>
        {
            format!("{first} … {last}")
        }
        _ => shown.to_owned(),
    };
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{phrase}” houdt een slag om de arm."),
            why: "Wie leest, weet niet of het nu geldt of niet.",
            suggestions: advise(format!(
                "Is het zeker? Schrijf dan “{plain}”. Zo niet: zeg waar het van afhangt."
            )),
        },
        Ui::En => Draft {
            message: format!("“{phrase}” hedges twice."),
            why: "Readers can’t tell whether it holds for them or not.",
            suggestions: advise(format!(
                "Is it certain? Then write “{plain}”. If not, say what it depends on."
            )),
        },
    };
    sink.report(found, draft);
}

/// Whether the text around a hedge says what it depends on.
fn has_reason(cx: &BlockView<'_>, hedge: Span) -> bool {
    let all = &cx.text.words;
    let at = all.partition_point(|word| word.range.start < hedge.start);
    let around = &all[at.saturating_sub(AROUND)..(at + AROUND).min(all.len())];
    let reasons = cx.language.verbs.hedge_reasons;
    around.iter().any(|word| cx.is_one_of(word, reasons))
}

/// The hedge that the word at `at` opens, and what says it straight.
fn hedge(cx: &BlockView<'_>, words: &[Word], at: usize) -> Option<(Span, &'static str)> {
    let verbs = cx.language.verbs;
    let own = |(first, _, _): &&(&str, &str, &str)| cx.is_one_of(&words[at], &[first]);
    // *Zou leuk zijn om te kunnen* is no hedge.
    let marker = if verbs.hedge_reach > 1 {
        verbs.infinitive_marker
    } else {
        ""
    };
    let near = at + 1..(at + 1 + verbs.hedge_reach).min(words.len());
    verbs
        .hedges
        .iter()
        .filter(own)
        .find_map(|&(_, second, plain)| {
            let n_parts = second.split(' ').count();
            let stands = |&start: &usize| {
                let phrase = words.get(start..start + n_parts);
                phrase.is_some_and(|phrase| {
                    let mut pairs = phrase.iter().zip(second.split(' '));
                    pairs.all(|(word, part)| cx.is_one_of(word, &[part]))
                })
            };
            let clause = near.clone().take_while(|&at| {
                cx.marks_before(words, at).is_empty()
                    && !words[at].tag.is_finite()
                    && !cx.is_one_of(&words[at], &[marker])
            });
            let start = clause.into_iter().find(stands)?;
            let range = words[at].range.cover(words[start + n_parts - 1].range);
            (!cx.is_spared(range)).then_some((range, plain))
        })
}
