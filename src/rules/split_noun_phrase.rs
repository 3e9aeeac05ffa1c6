//! `split-noun-phrase`: an article far from its noun.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Our choice: *de door de gemeente in 2019 verleende vergunning*. The pairs of editors have
/// three, too few to weigh it, so it is a hint.
pub(super) static RULE: Rule = Rule {
    id: "split-noun-phrase",
    alias: "voorop-gezette-bepaling",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(3.0, 2.0)),
    check: Check::Sentence(check),
};

/// How far the noun is looked for.
const REACH: usize = 16;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let found = (0..words.len()).find_map(|at| Some((at, noun(cx, words, at)?)));
    let Some((article, noun)) = found else {
        return;
    };
    let n_words = noun - article - 1;
    let place = words[article].range.cover(words[noun].range);
    if n_words as f64 <= sink.limit() || cx.is_spared(place) {
        return;
    }
    let relative = match words[noun].tag {
        Tag::NounPlural => (cx.language.clauses.relative)(""),
        _ => (cx.language.clauses.relative)(&cx.str(words[article].range).to_lowercase()),
    };
    let (article, noun) = (cx.str(words[article].range), cx.str(words[noun].range));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Tussen “{article}” en “{noun}” staan {n_words} woorden."),
            why: "Wie leest, moet al die woorden onthouden tot het woord komt waar ze bij horen.",
            suggestions: advise(format!(
                "Zet ze erachter: “{article} {noun} {relative} …”. Of maak er een eigen zin van."
            )),
        },
        Ui::En => Draft {
            message: format!("There are {n_words} words between “{article}” and “{noun}”."),
            why: "Readers have to keep all of them in mind until the noun comes.",
            suggestions: advise(format!(
                "Put them after it: “{article} {noun} {relative} …”. Or make a sentence of them."
            )),
        },
    };
    sink.report_measured(place, n_words as f64, draft);
}

const NOUN: TagSet = TagSet::of(&[Tag::NounSingular, Tag::NounPlural]);

/// The noun that belongs to the article at `at`, if a preposition follows the article: the first
/// noun behind a word that says what was done to it.
fn noun(cx: &BlockView<'_>, words: &[Word], at: usize) -> Option<usize> {
    let clauses = cx.language.clauses;
    let (article, preposition) = (&words[at], words.get(at + 1)?);
    let splits = article.tag == Tag::Determiner
        && preposition.tag == Tag::Adposition
        && cx.is_one_of(article, clauses.split_articles)
        && cx.is_one_of(preposition, clauses.splitting_prepositions)
        && cx.marks_before(words, at + 1).is_empty();
    if !splits {
        return None;
    }
    let end = words.len().min(at + REACH);
    let phrase = (at + 2..end).take_while(|&at| {
        cx.marks_before(words, at).is_empty()
            && !words[at].tag.is_finite()
            && words[at].tag != Tag::Subordinator
    });
    let attribute = phrase
        .clone()
        .skip(1)
        .find(|&at| is_attribute(cx, words, at))?;
    phrase
        .skip_while(|&at| at <= attribute)
        .take_while(|&at| words[at].tag.is(NOUN) || words[at].tag == Tag::Adjective)
        .find(|&at| words[at].tag.is(NOUN))
}

/// Whether a word says what was done to the noun behind it, and does not belong to the phrase that
/// splits: *verleende* in *de door de gemeente verleende vergunning*.
fn is_attribute(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    const INNER: TagSet = TagSet::of(&[Tag::Determiner, Tag::Adposition, Tag::Adjective]);
    let articles = cx.language.clauses.split_articles;
    let before = &words[at - 1];
    let own = !before.tag.is(INNER) && !cx.is_one_of(before, articles);
    let tag = words[at].tag;
    let ends = cx.str(words[at].range).ends_with(['e', 'n']);
    own && ends && (tag.is_participle() || tag == Tag::Adjective)
}
