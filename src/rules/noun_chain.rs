//! `noun-chain`: one noun hung on another with prepositions.

use super::view::range;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Our choice of four phrases. Editors of municipal text left as many as they found (2 and 2), so
/// it is a hint.
pub(super) static RULE: Rule = Rule {
    id: "noun-chain",
    alias: "naamwoordenketting",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(3.0, 2.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let hangs = words.iter().filter(|word| word.tag == Tag::Adposition);
    if hangs.count() as f64 <= sink.limit() {
        return;
    }
    let mut best: Option<(&[Word], usize)> = None;
    let mut at = 0;
    while at < words.len() {
        let (end, n_phrases) = chain(cx, words, at);
        if best.is_none_or(|(_, most)| n_phrases > most) {
            best = Some((&words[at..end], n_phrases));
        }
        at = end.max(at + 1);
    }
    let Some((chain, n_phrases)) = best.filter(|&(_, n)| n as f64 > sink.limit()) else {
        return;
    };
    let hides_verb = |word: &&Word| {
        let noun = cx.str(word.range).to_lowercase();
        word.tag.is(NOUN) && cx.language.is_nominalisation(&noun)
    };
    if !chain.iter().any(|word| hides_verb(&word)) {
        return;
    }
    let Some(place) = range(chain).filter(|&place| !cx.is_spared(place)) else {
        return;
    };
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Hier hangen {n_phrases} stukken met een voorzetsel aan elkaar."),
            why: "Er staat geen werkwoord in, dus de lezer moet zelf bedenken wie wat doet.",
            suggestions: advise("Maak er twee zinnen van, elk met een werkwoord."),
        },
        Ui::En => Draft {
            message: format!("Here {n_phrases} phrases with a preposition hang together."),
            why: "There is no verb in them, so readers have to work out who does what.",
            suggestions: advise("Make two sentences of it, each with a verb."),
        },
    };
    sink.report_measured(place, n_phrases as f64, draft);
}

const NOUN: TagSet = TagSet::of(&[Tag::NounSingular, Tag::NounPlural]);

/// Where the chain that starts with the noun at `start` ends, and how many phrases hang on it.
fn chain(cx: &BlockView<'_>, words: &[Word], start: usize) -> (usize, usize) {
    const BEFORE: TagSet = TagSet::of(&[Tag::Determiner, Tag::Adjective, Tag::Pronoun]);
    if !words[start].tag.is(NOUN) {
        return (start, 0);
    }
    let joined = |at: usize| cx.marks_before(words, at).is_empty();
    let is =
        |at: usize, set: TagSet| words.get(at).is_some_and(|word| word.tag.is(set)) && joined(at);
    let (mut end, mut n_phrases) = (start + 1, 0);
    while is(end, TagSet::of(&[Tag::Adposition])) {
        let mut at = end + 1;
        while is(at, BEFORE) {
            at += 1;
        }
        if !is(at, NOUN) {
            break;
        }
        while is(at, NOUN) {
            at += 1;
        }
        end = at;
        n_phrases += 1;
    }
    (end, n_phrases)
}
