//! What rules about sentences ask of a language: which words open a condition, deny, join or lead
//! in a clause.

use super::Language;
use super::verbs::has;
use crate::model::Tag;

/// The small words of a language that tell how a sentence is built. All are in lower case.
#[derive(Debug)]
pub(crate) struct Clauses {
    /// Subordinators that open a condition: *als*, *tenzij*, *if*.
    pub conditions: &'static [&'static str],
    /// Words before [`Clauses::conditions`] with which they compare: *zowel ... als*, *as if*.
    pub comparing: &'static [&'static str],
    /// Words that open a clause if a subject follows, and else say what something is: *als u*, *als
    /// voorzitter*.
    pub doubtful_openers: &'static [&'static str],
    /// Articles after [`Clauses::doubtful_openers`] that say what something is: *als een kaart*.
    pub role_articles: &'static [&'static str],
    /// Words that deny: *niet*, *geen*, *not*, *never*.
    pub negations: &'static [&'static str],
    /// Whether the end of a word may deny: *n't*.
    pub negative_end: bool,
    /// Words with which a denial is none: *niet alleen*, *not only*.
    pub not_alone: &'static [&'static str],
    /// Words that deny what follows: *zonder*, *without*.
    pub lacks: &'static [&'static str],
    /// Openings of adjectives that deny: *on-*, *un-*.
    pub negative_prefixes: &'static [&'static str],
    /// Words that open an exception: *tenzij*, *unless*.
    pub exceptions: &'static [&'static str],
    /// What says the same as a denial with an exception: *alleen* and *alleen als*.
    pub only: [&'static str; 2],
    /// Words that link one thought to another.
    pub links: &'static [&'static str],
    /// Words that open a clause whose verb comes at its end, in a language that has such clauses.
    pub verb_last_openers: &'static [&'static str],
    /// The form of a verb that tells the reader to do something.
    pub imperative: Tag,
    /// Words that ask.
    pub question_words: &'static [&'static str],
    /// Words before a noun after which a preposition splits the two: *de door u betaalde rekening*.
    pub split_articles: &'static [&'static str],
    /// Pronouns that refer back to a noun.
    pub relatives: &'static [&'static str],
    /// What refers back to a noun with each of [`Clauses::split_articles`] in the singular.
    pub relative: fn(&str) -> &'static str,
    /// Prepositions that split an article from its noun.
    pub splitting_prepositions: &'static [&'static str],
    /// Parts of verbs that stand apart at the end of a clause: *vraagt ... aan*.
    pub particles: &'static [&'static str],
}

impl Language {
    /// Whether a word opens a condition.
    pub(crate) fn opens_condition(&self, word: &str, tag: Tag) -> bool {
        tag == Tag::Subordinator && has(self.clauses.conditions, word)
    }

    /// Whether a word denies: *niet*, *geen*, *can't*.
    pub(crate) fn is_negation(&self, word: &str) -> bool {
        let Clauses {
            negations,
            negative_end,
            ..
        } = self.clauses;
        // With either apostrophe.
        let shortened = || {
            let head = word.strip_suffix(['t', 'T'])?.strip_suffix(['\'', '’'])?;
            head.ends_with(['n', 'N']).then_some(())
        };
        has(negations, word) || *negative_end && shortened().is_some()
    }

    /// Whether a word refers back to a noun: *die*, *dat*.
    pub(crate) fn is_relative(&self, word: &str) -> bool {
        has(self.clauses.relatives, word)
    }

    /// Whether a word opens a clause: *omdat*, *die*, *who*.
    pub(crate) fn opens_clause(&self, word: &str, tag: Tag) -> bool {
        tag == Tag::Subordinator || self.is_relative(word)
    }

    /// Whether a verb that opens a sentence with this form tells the reader to do something.
    pub(crate) fn is_imperative(&self, tag: Tag) -> bool {
        tag == self.clauses.imperative
    }

    /// The positive word in an adjective that denies: *mogelijk* in *onmogelijk*.
    pub(crate) fn denied<'a>(&self, word: &'a str) -> Option<&'a str> {
        let mut prefixes = self.clauses.negative_prefixes.iter();
        let base = prefixes.find_map(|prefix| word.strip_prefix(prefix))?;
        // *Mediate* is no part of *immediate*: the positive word is the more frequent one.
        let is_word = self
            .zipf(base)
            .is_some_and(|zipf| self.zipf(word) <= Some(zipf));
        (base.len() > 3 && is_word).then_some(base)
    }

    /// Whether a finite form and a particle at the end of its clause are halves of one verb, which
    /// is written as one word elsewhere: *vraagt ... aan* and *aanvraagt*.
    pub(crate) fn is_separable(&self, finite: &str, particle: &str) -> bool {
        let whole = || format!("{particle}{finite}").to_lowercase();
        has(self.clauses.particles, particle) && self.lexicon.find(&whole()).is_some()
    }
}
