//! What rules about verbs ask of a language: who does it, which halves belong together, and which
//! nouns hide a verb.

use super::Language;
use crate::model::lexicon::Lexicon;
use crate::model::{Tag, TagSet};
use crate::text::PassiveKind;

/// The words of a language by which rules tell verbs that are hard from verbs that only look so.
/// All are in lower case.
#[derive(Debug)]
pub(crate) struct Verbs {
    /// The word before the one who does what a passive verb says: *door*, *by*.
    pub agent_marker: &'static str,
    /// Words after [`Verbs::agent_marker`] that tell a time or a means, and no doer.
    pub not_agents: &'static [&'static str],
    /// Participles after *be* or *zijn* that tell how things stand, not what somebody does.
    pub states: &'static [&'static str],
    /// Participles after *worden* that only say what something is called or can do: *wordt … genoemd*.
    pub namings: &'static [&'static str],
    /// Finite verbs before a passive that tell of what somebody is still to do. None in a language
    /// where *zijn* with a participle tells of what is done.
    pub plans: &'static [&'static str],
    /// Those of [`Verbs::duties`] that tell what is possible, unless [`Verbs::reader_deeds`] has what
    /// is done: *can be seen as*.
    pub chances: &'static [&'static str],
    /// Participles of what readers do with a form, a request or a page, for [`Verbs::chances`].
    pub reader_deeds: &'static [&'static str],
    /// Words that link the parts of a name: *the Ministry **of** Justice*.
    pub name_links: &'static [&'static str],
    /// Forms of the passive's auxiliary that tell of now.
    pub present: &'static [&'static str],
    /// Finite verbs that leave their participle to the end of the clause. None in a language that
    /// keeps the two together.
    pub perfect_helpers: &'static [&'static str],
    /// Those that leave a bare infinitive to the end, which may have a participle before it.
    pub modal_helpers: &'static [&'static str],
    /// Those that leave a marked infinitive to the end.
    pub marked_helpers: &'static [&'static str],
    /// The word that marks an infinitive.
    pub infinitive_marker: &'static str,
    /// Words that open a clause with a verb of its own.
    pub clause_openers: &'static [&'static str],
    /// Those of them that also point at something: *die (brief)*, but not straight after a noun.
    pub pointers: &'static [&'static str],
    /// Those of them that an infinitive follows: *om (te)*.
    pub infinitive_openers: &'static [&'static str],
    /// Whether a participle in lower case is of the present, which has no finite half.
    pub is_present_participle: fn(&str) -> bool,
    /// The article before a noun that hides a verb.
    pub hiding_article: &'static str,
    /// Words that name the deed itself when they stand before the article: *bijvoorbeeld (het …en
    /// van)*.
    pub before_deeds: &'static [&'static str],
    /// The preposition behind it.
    pub hiding_preposition: &'static str,
    /// Finite verbs that make a duty or a right of a passive, each with what says so to the reader:
    /// *moet (worden betaald)*, *u moet*.
    pub duties: &'static [(&'static str, &'static str)],
    /// Pronouns that name nobody: *men*.
    pub nobody: &'static [&'static str],
    /// The word that stands in the place of the subject: *er (wordt betaald)*, *it (is important
    /// that)*.
    pub empty_subject: &'static str,
    /// What completes a sentence without a subject; empty: a passive.
    pub empty_subject_needs: &'static str,
    /// Verbs that only tell the future: *zal*.
    pub futures: &'static [&'static str],
    /// Verbs that hedge, what they hedge and what says it straight: *zou kunnen* and *kan*.
    pub hedges: &'static [(&'static str, &'static str, &'static str)],
    /// Words that say what it depends on.
    pub hedge_reasons: &'static [&'static str],
    /// How many words may stand between the two.
    pub hedge_reach: usize,
    /// The verb that a noun in lower case hides, if it does.
    pub hidden: fn(&Lexicon, &str, Tag) -> Option<String>,
}

impl Language {
    /// Whether a passive only tells how things stand: *is required*, *is gevestigd*.
    pub(crate) fn is_state(&self, kind: PassiveKind, participle: &str) -> bool {
        let tells = match kind {
            PassiveKind::Worden => self.verbs.namings,
            _ => self.verbs.states,
        };
        has(tells, participle)
    }

    /// Whether a finite verb, or the end of a word that holds one, tells of what is still to come:
    /// *will*, *you'll*.
    pub(crate) fn is_plan(&self, finite: &str) -> bool {
        has(self.verbs.plans, self.own_verb(finite))
    }

    /// Whether a verb of duty or right tells what is possible.
    pub(crate) fn is_chance(&self, finite: &str) -> bool {
        has(self.verbs.chances, finite)
    }

    /// Whether a participle tells what readers do with a form, a request or a page.
    pub(crate) fn is_reader_deed(&self, participle: &str) -> bool {
        has(self.verbs.reader_deeds, participle)
    }

    /// Whether a word links the parts of a name.
    pub(crate) fn links_names(&self, word: &str) -> bool {
        has(self.verbs.name_links, word)
    }

    /// Whether a finite verb, or the end of a word that holds one, tells of now: *are*, *you're*.
    pub(crate) fn is_present(&self, finite: &str) -> bool {
        has(self.verbs.present, self.own_verb(finite))
    }

    /// The verb of a word that holds a subject too, without its apostrophe: *ll* of *you'll*.
    fn own_verb<'a>(&self, word: &'a str) -> &'a str {
        let joined = self.clitic(word).map(|at| &word[at..]);
        joined.map_or(word, |end| end.trim_start_matches(['\'', '’']))
    }

    /// Whether a word opens a clause that tells more of another, by its own tag and that of the word
    /// before it. None does in a language where such clauses are built as others are.
    pub(crate) fn opens_subclause(&self, word: &str, tag: Tag, before: Option<Tag>) -> bool {
        const POINTED: TagSet = TagSet::of(&[Tag::Adposition, Tag::Coordinator]);
        let verbs = self.verbs;
        if verbs.clause_openers.is_empty() || tag == Tag::Coordinator {
            return false;
        }
        let points = has(verbs.pointers, word) && before.is_none_or(|tag| tag.is(POINTED));
        let is_opener = tag == Tag::Subordinator || has(verbs.clause_openers, word);
        is_opener && !points && !has(verbs.infinitive_openers, word)
    }

    /// What says a duty or a right to the reader, if `finite` makes one of a passive: *u moet*.
    pub(crate) fn duty(&self, finite: &str) -> Option<&'static str> {
        let mut duties = self.verbs.duties.iter();
        let found = duties.find(|(form, _)| form.eq_ignore_ascii_case(finite));
        found.map(|&(_, active)| active)
    }

    /// Whether a word opens the agent of a passive: *door*, *by*.
    pub(crate) fn is_agent_marker(&self, word: &str) -> bool {
        word.eq_ignore_ascii_case(self.verbs.agent_marker)
    }

    /// Whether a word can't be the agent of a passive, such as *means* in *by means of*.
    pub(crate) fn is_no_agent(&self, word: &str) -> bool {
        has(self.verbs.not_agents, word)
    }

    /// Whether a finite verb and the participle or infinitive `other` are two halves of one verb;
    /// `between` are the words from the one to the other.
    pub(crate) fn is_split_verb<'a>(
        &self,
        finite: &str,
        mut between: impl DoubleEndedIterator<Item = &'a str>,
        (other, tag): (&str, Tag),
    ) -> bool {
        let verbs = self.verbs;
        let last = between.next_back().unwrap_or_default();
        let helps = if last.eq_ignore_ascii_case(verbs.infinitive_marker) {
            has(verbs.marked_helpers, finite)
        } else {
            let is_perfect = tag.is_participle() && !(verbs.is_present_participle)(other);
            has(verbs.modal_helpers, finite) || is_perfect && has(verbs.perfect_helpers, finite)
        };
        helps && !between.any(|word| has(verbs.clause_openers, word))
    }

    /// The verb that a noun between an article and a preposition hides: *indienen* in *het
    /// indienen van*, *implement* in *the implementation of*.
    pub(crate) fn hidden_verb(
        &self,
        article: &str,
        noun: &str,
        tag: Tag,
        preposition: &str,
    ) -> Option<String> {
        let verbs = self.verbs;
        let framed = article.eq_ignore_ascii_case(verbs.hiding_article)
            && preposition.eq_ignore_ascii_case(verbs.hiding_preposition);
        framed
            .then(|| (verbs.hidden)(&self.lexicon, &noun.to_lowercase(), tag))
            .flatten()
    }
}

pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.iter().any(|listed| listed.eq_ignore_ascii_case(word))
}
