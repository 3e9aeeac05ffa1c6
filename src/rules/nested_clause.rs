//! `nested-clause`: a clause inside a clause.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Editors of municipal text took out 6 of 9: from 0.7 to 0.3 in every 1,000 words. W3C’s guidance
/// on cognitive accessibility warns against clauses in clauses. Off, because on real pages a third
/// of what it finds is no clause: *als* compares, *dat* points back.
pub(super) static RULE: Rule = Rule {
    id: "nested-clause",
    alias: "bijzin-in-bijzin",
    severity: Severities::OFF,
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let Some((outer, inner)) = nested(cx, words) else {
        return;
    };
    let place = words[outer].range.cover(words[inner].range);
    if cx.is_spared(place) {
        return;
    }
    let (outer, inner) = (cx.str(words[outer].range), cx.str(words[inner].range));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("De bijzin met “{inner}” staat in de bijzin met “{outer}”."),
            why: "De lezer moet de eerste bijzin onthouden tot de tweede klaar is.",
            suggestions: advise(format!(
                "Maak de bijzin met “{outer}” eerst af, of maak twee zinnen."
            )),
        },
        Ui::En => Draft {
            message: format!("The clause with “{inner}” stands inside the clause with “{outer}”."),
            why: "Readers have to keep the first clause in mind until the second one ends.",
            suggestions: advise(format!(
                "End the clause with “{outer}” first, or make two sentences."
            )),
        },
    };
    sink.report(place, draft);
}

/// The words that open a clause and one inside it: no verb has ended the first when the second
/// opens.
fn nested(cx: &BlockView<'_>, words: &[Word]) -> Option<(usize, usize)> {
    let mut open: Option<usize> = None;
    for (at, word) in words.iter().enumerate() {
        let marks = cx.marks_before(words, at);
        let closes = word.tag.is_finite() || word.tag.is_infinitive();
        if closes || word.tag == Tag::Coordinator || marks.contains([':', ';', '(', ')']) {
            open = None;
        } else if opens_clause(cx, words, at) {
            if let Some(outer) = open {
                return Some((outer, at));
            }
            // A role opens no clause, and only a border tells *als de bewaarder* from *als u*.
            let doubtful = cx.is_one_of(word, cx.language.clauses.doubtful_openers);
            open = (!doubtful || at == 0 || !marks.is_empty()).then_some(at);
        }
    }
    None
}

/// Whether the word at `at` opens a clause with its verb at the end. A pronoun does so after a noun
/// or a comma only.
fn opens_clause(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    const OPENS: TagSet = TagSet::of(&[Tag::Subordinator, Tag::Pronoun, Tag::Adverb]);
    const NOUN: TagSet = TagSet::of(&[Tag::NounSingular, Tag::NounPlural, Tag::Name]);
    let word = &words[at];
    if !word.tag.is(OPENS) || !cx.is_one_of(word, cx.language.clauses.verb_last_openers) {
        return false;
    }
    if !cx.opens_with_subject(words, at) {
        return false;
    }
    let comma = cx.marks_before(words, at).starts_with(',');
    // *Omdat dat lukt*, *die dat wil*: the second word is a pronoun.
    let after_opener = at
        .checked_sub(1)
        .is_some_and(|before| cx.is_one_of(&words[before], cx.language.clauses.verb_last_openers));
    match word.tag {
        _ if after_opener && !comma && cx.language.is_relative(cx.str(word.range)) => false,
        Tag::Subordinator => true,
        _ => {
            comma
                || at
                    .checked_sub(1)
                    .is_some_and(|before| words[before].tag.is(NOUN))
        }
    }
}
