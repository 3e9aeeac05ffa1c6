//! `split-separable-verb`: a verb whose first half stands far before its second.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// As far as `split-verb` lets the halves of other verbs stand apart. Editors leave shorter gaps.
pub(super) static RULE: Rule = Rule {
    id: "split-separable-verb",
    alias: "gesplitst-werkwoord",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(8.0, 6.0)),
    check: Check::Sentence(check),
};

/// How far the first half is looked for.
const REACH: usize = 30;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let halves = (0..words.len()).filter_map(|at| halves(cx, words, at));
    let Some((finite, particle)) = halves.max_by_key(|(finite, last)| last - finite) else {
        return;
    };
    let n_words = particle - finite - 1;
    let place = words[finite].range.cover(words[particle].range);
    if n_words as f64 <= sink.limit() || cx.is_spared(place) {
        return;
    }
    let (first, last) = (cx.str(words[finite].range), cx.str(words[particle].range));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Tussen “{first}” en “{last}” staan {n_words} woorden."),
            why: "Pas bij het laatste woord weet de lezer om welk werkwoord het gaat.",
            suggestions: advise(format!(
                "Zet “{last}” dichter bij “{first}”, of maak twee zinnen."
            )),
        },
        Ui::En => Draft {
            message: format!("There are {n_words} words between “{first}” and “{last}”."),
            why: "Readers do not know which verb it is until the last word.",
            suggestions: advise(format!(
                "Bring “{last}” closer to “{first}”, or make two sentences."
            )),
        },
    };
    sink.report_measured(place, n_words as f64, draft);
}

/// The finite half of the verb whose particle stands at `at`, at the end of a clause, if both are known as one.
fn halves(cx: &BlockView<'_>, words: &[Word], at: usize) -> Option<(usize, usize)> {
    const APART: TagSet = TagSet::of(&[Tag::Adposition, Tag::Adverb]);
    let word = &words[at];
    let next = words.get(at + 1);
    let ends = next.is_none_or(|_| !cx.marks_before(words, at + 1).is_empty());
    if !ends || !word.tag.is(APART) || !cx.is_one_of(word, cx.language.clauses.particles) {
        return None;
    }
    let start = at.saturating_sub(REACH);
    let finite = (start..at).rev().find(|&at| words[at].tag.is_finite())?;
    let inside = (finite + 1..=at).all(|at| cx.marks_before(words, at).is_empty());
    let is_verb = !words[finite].tag.is_auxiliary()
        && cx
            .language
            .is_separable(cx.str(words[finite].range), cx.str(word.range));
    (inside && is_verb).then_some((finite, at))
}
