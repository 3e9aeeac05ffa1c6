//! Passives without a doer whose doer a reader would ask for: of what somebody is still to do, is
//! doing now, or does with the reader. How things stand, and what was done once, tell enough
//! without.

use super::BlockView;
use super::passive::Found;
use crate::lang::Role;
use crate::model::{Tag, TagSet};
use crate::text::Sentence;

/// Words between the finite verb and what belongs to it: *will soon also be sent*.
const MAX_BETWEEN: usize = 3;
/// The longest subject that is looked through for the reader, in words: *your first two payments*.
const MAX_SUBJECT: usize = 4;

/// What stands between the reader's word and the verb: *your **new card** is sent*.
const SUBJECT: TagSet = TagSet::of(&[
    Tag::NounSingular,
    Tag::NounPlural,
    Tag::Adjective,
    Tag::Numeral,
    Tag::Name,
]);
const BETWEEN: TagSet = TagSet::of(&[Tag::Adverb, Tag::Particle, Tag::AuxIng]);

/// Whether a reader asks who does this.
pub(super) fn is_asked(cx: &BlockView<'_>, sentence: &Sentence, found: &Found) -> bool {
    let words = &cx.text.words;
    let start = sentence.words.start as usize;
    let Some(finite) = finite_of(cx, start, found) else {
        return false;
    };
    let participle = found.participle as usize;
    let within = words[finite..participle].iter();
    let verb = cx.str(words[finite].range);
    let denied = within.clone().any(|word| word.has(Role::Negation));
    let goes_on = within.into_iter().any(|word| word.tag == Tag::AuxIng);
    let asked = cx.language.is_plan(verb)
        || cx.language.is_present(verb) && (goes_on || is_about_reader(cx, start, finite));
    asked && !denied && !is_empty(cx, finite, participle) && !is_within(cx, start, finite)
}

/// The finite verb that a passive hangs on, with nothing but adverbs between.
pub(super) fn finite_of(cx: &BlockView<'_>, start: usize, found: &Found) -> Option<usize> {
    let words = &cx.text.words;
    let auxiliary = found.auxiliary as usize;
    let is_finite = |at: usize| {
        // *Cannot* reads as a noun.
        let duty = cx.language.duty(cx.str(words[at].range));
        words[at].tag.is_finite() || duty.is_some() || is_joined(cx, at)
    };
    if is_finite(auxiliary) {
        return Some(auxiliary);
    }
    let before = (start..auxiliary).rev().take(MAX_BETWEEN + 1);
    let mut skipped = before.skip_while(|&at| words[at].tag.is(BETWEEN) && !is_joined(cx, at));
    skipped.next().filter(|&at| is_finite(at))
}

/// Whether a word holds a subject with its verb: *you'll*.
fn is_joined(cx: &BlockView<'_>, at: usize) -> bool {
    let word = cx.str(cx.text.words[at].range);
    cx.language.clitic(word).is_some() && !cx.language.is_negation(word)
}

/// Whether the subject before the verb is the reader, or something of theirs.
fn is_about_reader(cx: &BlockView<'_>, start: usize, finite: usize) -> bool {
    let words = &cx.text.words;
    let is_reader = |at: usize| {
        let word = cx.str(words[at].range);
        let head = cx.language.clitic(word).map_or(word, |end| &word[..end]);
        cx.language.is_reader_word(head)
    };
    if is_joined(cx, finite) {
        return is_reader(finite);
    }
    let mut before = (start..finite).rev().take(MAX_SUBJECT + 1);
    let Some(reader) = before.find(|&at| is_reader(at) || !words[at].tag.is(SUBJECT)) else {
        return false;
    };
    // *The letter about you is sent* is about the letter.
    let led = reader > start && words[reader - 1].tag == Tag::Adposition;
    is_reader(reader) && !led
}

/// Whether the subject only holds the place of what follows: *it will be seen that*.
fn is_empty(cx: &BlockView<'_>, finite: usize, participle: usize) -> bool {
    let verbs = cx.language.verbs;
    let is = |at: Option<usize>, listed: &str| {
        let word = at.and_then(|at| cx.text.words.get(at));
        word.is_some_and(|word| cx.str(word.range).eq_ignore_ascii_case(listed))
    };
    is(finite.checked_sub(1), verbs.empty_subject)
        && is(Some(participle + 1), verbs.empty_subject_needs)
}

/// Whether the verb is in a clause that hangs on another: *the forms **that** will be sent*.
pub(super) fn is_within(cx: &BlockView<'_>, start: usize, finite: usize) -> bool {
    let words = cx.text.words[start..finite].iter().rev();
    let own = words.take_while(|word| !word.tag.is_finite());
    let opens = |word: &str| {
        let clauses = cx.language.clauses;
        clauses
            .relatives
            .iter()
            .chain(clauses.question_words)
            .any(|it| it.eq_ignore_ascii_case(word))
    };
    let mut own = own.map(|word| (word.tag, cx.str(word.range)));
    own.any(|(tag, word)| tag == Tag::Subordinator || opens(word))
}
