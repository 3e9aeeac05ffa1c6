//! `many-links`: a sentence that goes on and on with linking words.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::lang::Role;
use crate::model::{Tag, TagSet};
use crate::text::Sentence;

/// Agencies took them out in 5 of 6 texts. W3C’s guidance on cognitive accessibility allows one
/// linking word in a sentence.
pub(super) static RULE: Rule = Rule {
    id: "many-links",
    alias: "veel-verbindingswoorden",
    severity: Severities::en(Severity::Warning),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(3.0, 2.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    const LINKS: TagSet = TagSet::of(&[Tag::Coordinator, Tag::Subordinator, Tag::Pronoun]);
    let is_link = |&at: &usize| words[at].has(Role::Link) && words[at].tag.is(LINKS);
    let links = (0..words.len()).filter(is_link);
    if links.clone().count() as f64 <= sink.limit() {
        return;
    }
    let links: Vec<usize> = links.collect();
    // *Salt and pepper* is one thought: a link leads to a verb.
    let end_of = |i: usize| links.get(i + 1).copied().unwrap_or(words.len());
    let leads = |i: &usize| {
        words[links[*i]..end_of(*i)]
            .iter()
            .any(|word| word.tag.is_finite())
    };
    let n_links = (0..links.len()).filter(leads).count();
    if n_links as f64 <= sink.limit() || cx.is_spared(sentence.range) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {n_links} verbindingswoorden."),
            why: "Elk woord als “and” of “which” begint een nieuwe gedachte.",
            suggestions: advise("Geef elke gedachte een eigen zin, of maak er een lijst van."),
        },
        Ui::En => Draft {
            message: format!("This sentence has {n_links} linking words."),
            why: "Each word like “and” or “which” starts another thought.",
            suggestions: advise("Give each thought a sentence of its own, or make a list."),
        },
    };
    sink.report_measured(sentence.range, n_links as f64, draft);
}
