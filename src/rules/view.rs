//! What several rules ask about the words of a sentence.

use super::BlockView;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// How many words of a sentence a message shows.
const SHOWN: usize = 4;

impl<'a> BlockView<'a> {
    /// The words of a sentence of running text; none in a heading, a cell or a label.
    pub(super) fn prose(&self, sentence: &Sentence) -> Option<&'a [Word]> {
        self.block.kind.is_prose().then(|| self.words(sentence))
    }

    /// Whether all words of a sentence are another's, or not to be touched.
    pub(super) fn is_quoted(&self, sentence: &Sentence) -> bool {
        let words = range(self.words(sentence));
        words.is_some_and(|words| self.is_all_spared(words))
    }

    /// Whether the sentence after a range says what is meant: *dit betekent dat …*.
    pub(super) fn is_explained_after(&self, range: Span) -> bool {
        let sentences = &self.text.sentences;
        let at = sentences.partition_point(|it| it.range.end < range.end);
        let next = sentences.get(at + 1);
        next.is_some_and(|it| starts_with_any(self.str(it.range), self.language.explaining.next))
    }

    /// Whether a word is one of `list`, in any case.
    pub(super) fn is_one_of(&self, word: &Word, list: &[&str]) -> bool {
        let written = self.str(word.range);
        list.iter().any(|it| it.eq_ignore_ascii_case(written))
    }

    /// The marks between word `at` and the one before it, white space left out; before the first
    /// word there are none.
    pub(super) fn marks_before(&self, words: &[Word], at: usize) -> &'a str {
        match (
            at.checked_sub(1).and_then(|at| words.get(at)),
            words.get(at),
        ) {
            (Some(left), Some(right)) => {
                let gap = &self.block.text[left.range.end as usize..right.range.start as usize];
                if gap == " " { "" } else { gap.trim() }
            }
            _ => "",
        }
    }

    /// Where a comma stands: the index of each word behind one.
    pub(super) fn commas(self, words: &'a [Word]) -> impl Iterator<Item = usize> {
        // From comma to comma: most words have none before them.
        let all = range(words).unwrap_or_default();
        let commas = memchr::memchr_iter(b',', self.str(all).as_bytes());
        let start = all.start;
        let mut next = 1;
        commas.filter_map(move |comma| {
            let comma = start + comma as u32;
            let rest = words.get(next..)?;
            let at = next + rest.partition_point(|word| word.range.start <= comma);
            let stands = at < words.len() && self.marks_before(words, at).starts_with(',');
            stands.then(|| {
                next = at + 1;
                at
            })
        })
    }

    /// Whether the word at `at` can open a clause as far as the next word tells: *als u* does, *als
    /// voorzitter* compares.
    pub(super) fn opens_with_subject(&self, words: &[Word], at: usize) -> bool {
        let clauses = self.language.clauses;
        let is_subject = |next: &Word| {
            matches!(next.tag, Tag::Pronoun | Tag::Determiner)
                && !self.is_one_of(next, clauses.role_articles)
        };
        let doubtful = self.is_one_of(&words[at], clauses.doubtful_openers);
        !doubtful || words.get(at + 1).is_some_and(is_subject)
    }

    /// The first words of `words`, to show where something is.
    pub(super) fn opening(&self, words: &[Word]) -> &'a str {
        range(&words[..words.len().min(SHOWN)]).map_or("", |range| self.str(range))
    }
}

/// From the first to the last of some words.
pub(super) fn range(words: &[Word]) -> Option<Span> {
    Some(words.first()?.range.cover(words.last()?.range))
}

/// Whether `text` starts with one of these phrases, in whatever case.
pub(super) fn starts_with_any(text: &str, phrases: &str) -> bool {
    phrases.split('|').any(|phrase| {
        let start = text.get(..phrase.len());
        let ends = !text[start.map_or(0, str::len)..].starts_with(char::is_alphanumeric);
        ends && start.is_some_and(|start| start.eq_ignore_ascii_case(phrase))
    })
}
