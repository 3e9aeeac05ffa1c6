//! Part-of-speech tags: the seventeen of Universal Dependencies, with nouns split by number and
//! verbs by form, because clauses, passives and distances ask for the form.

use std::ops::BitOr;

use Tag::*;

/// What a word does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Adjective; ordinal numbers too.
    Adjective,
    /// Preposition, separated verb particle, and Dutch *te*.
    Adposition,
    /// Adverb.
    Adverb,
    /// Coordinating conjunction: *en*, *or*.
    Coordinator,
    /// Article and other determiner.
    Determiner,
    /// Interjection.
    Interjection,
    /// Common noun in the singular.
    NounSingular,
    /// Common noun in the plural.
    NounPlural,
    /// Cardinal number, in digits or letters.
    Numeral,
    /// English *to*, *not* and the possessive *'s*.
    Particle,
    /// Pronoun; in Dutch the possessive ones too.
    Pronoun,
    /// Name.
    Name,
    /// Punctuation mark.
    Punctuation,
    /// Subordinating conjunction: *omdat*, *because*.
    Subordinator,
    /// Symbol: *%*, *€*.
    Symbol,
    /// Whatever is none of these, such as foreign words.
    Other,
    /// Finite verb that does not show its number: English past tense.
    VerbFinite,
    /// Finite verb in the singular.
    VerbFiniteSingular,
    /// Finite verb in the plural; in English also the first and second person of the present.
    VerbFinitePlural,
    /// Infinitive; the English base form, so its imperative too.
    VerbInfinitive,
    /// Participle: past, in Dutch also present.
    VerbParticiple,
    /// English *-ing* form.
    VerbIng,
    /// As [`Tag::VerbFinite`], of an auxiliary or copula; English modals too.
    AuxFinite,
    /// As [`Tag::VerbFiniteSingular`], of an auxiliary or copula.
    AuxFiniteSingular,
    /// As [`Tag::VerbFinitePlural`], of an auxiliary or copula.
    AuxFinitePlural,
    /// Infinitive of an auxiliary or copula.
    AuxInfinitive,
    /// Participle of an auxiliary or copula.
    AuxParticiple,
    /// *-ing* form of an auxiliary or copula.
    AuxIng,
}

impl Tag {
    /// Every tag, in the order of its number.
    pub const ALL: [Self; 28] = [
        Adjective,
        Adposition,
        Adverb,
        Coordinator,
        Determiner,
        Interjection,
        NounSingular,
        NounPlural,
        Numeral,
        Particle,
        Pronoun,
        Name,
        Punctuation,
        Subordinator,
        Symbol,
        Other,
        VerbFinite,
        VerbFiniteSingular,
        VerbFinitePlural,
        VerbInfinitive,
        VerbParticiple,
        VerbIng,
        AuxFinite,
        AuxFiniteSingular,
        AuxFinitePlural,
        AuxInfinitive,
        AuxParticiple,
        AuxIng,
    ];

    /// The name that Universal Dependencies gives the class, without the form.
    #[must_use]
    pub fn upos(self) -> &'static str {
        match self {
            Adjective => "ADJ",
            Adposition => "ADP",
            Adverb => "ADV",
            Coordinator => "CCONJ",
            Determiner => "DET",
            Interjection => "INTJ",
            NounSingular | NounPlural => "NOUN",
            Numeral => "NUM",
            Particle => "PART",
            Pronoun => "PRON",
            Name => "PROPN",
            Punctuation => "PUNCT",
            Subordinator => "SCONJ",
            Symbol => "SYM",
            Other => "X",
            VerbFinite | VerbFiniteSingular | VerbFinitePlural | VerbInfinitive
            | VerbParticiple | VerbIng => "VERB",
            AuxFinite | AuxFiniteSingular | AuxFinitePlural | AuxInfinitive | AuxParticiple
            | AuxIng => "AUX",
        }
    }

    /// Whether it is in `set`.
    #[inline]
    #[must_use]
    pub fn is(self, set: TagSet) -> bool {
        set.has(self)
    }

    /// Whether it is a finite verb, which every clause of its own has.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.is(TagSet::FINITE)
    }

    /// Whether it is an infinitive.
    #[must_use]
    pub fn is_infinitive(self) -> bool {
        self.is(TagSet::INFINITIVE)
    }

    /// Whether it is a participle.
    #[must_use]
    pub fn is_participle(self) -> bool {
        self.is(TagSet::PARTICIPLE)
    }

    /// Whether it is any form of a verb, auxiliaries included.
    #[must_use]
    pub fn is_verb(self) -> bool {
        self.is(TagSet::VERB)
    }

    /// Whether it is any form of a verb with a meaning of its own.
    #[must_use]
    pub fn is_main_verb(self) -> bool {
        self.is_verb() && !self.is_auxiliary()
    }

    /// Whether it is a common noun.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, NounSingular | NounPlural)
    }

    /// Whether it is an auxiliary or copula.
    #[must_use]
    pub fn is_auxiliary(self) -> bool {
        self.is(TagSet::AUXILIARY)
    }

    /// Whether the word carries meaning of its own: a noun, name, adjective, adverb or full verb.
    #[must_use]
    pub fn is_content(self) -> bool {
        self.is(TagSet::CONTENT)
    }
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagSet(pub u32);

impl TagSet {
    /// Finite verbs.
    pub const FINITE: Self = Self::of(&[
        VerbFinite,
        VerbFiniteSingular,
        VerbFinitePlural,
        AuxFinite,
        AuxFiniteSingular,
        AuxFinitePlural,
    ]);
    /// Infinitives.
    pub const INFINITIVE: Self = Self::of(&[VerbInfinitive, AuxInfinitive]);
    /// Participles.
    pub const PARTICIPLE: Self = Self::of(&[VerbParticiple, AuxParticiple]);
    /// Auxiliaries and copulas.
    pub const AUXILIARY: Self = Self::of(&[
        AuxFinite,
        AuxFiniteSingular,
        AuxFinitePlural,
        AuxInfinitive,
        AuxParticiple,
        AuxIng,
    ]);
    /// All forms of verbs.
    pub const VERB: Self = Self(
        Self::FINITE.0 | Self::INFINITIVE.0 | Self::PARTICIPLE.0 | Self::of(&[VerbIng, AuxIng]).0,
    );
    /// Words with a meaning of their own.
    pub const CONTENT: Self = Self(
        (Self::VERB.0 & !Self::AUXILIARY.0)
            | Self::of(&[Adjective, Adverb, NounSingular, NounPlural, Name]).0,
    );
    /// What a word that was never seen may be: everything but the closed classes that training
    /// text of this size has whole.
    pub const OPEN: Self = Self(
        Self::CONTENT.0
            | Self::of(&[
                Adposition,
                Determiner,
                Interjection,
                Numeral,
                Other,
                Pronoun,
                Subordinator,
                Symbol,
            ])
            .0,
    );

    /// The set of `tags`.
    #[must_use]
    pub const fn of(tags: &[Tag]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < tags.len() {
            bits |= 1 << tags[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    /// Whether `tag` is in it.
    #[inline]
    #[must_use]
    pub const fn has(self, tag: Tag) -> bool {
        self.0 >> tag as u32 & 1 == 1
    }

    /// Whether the two share a tag.
    #[inline]
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every tag of it is in `other`.
    #[inline]
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many tags it has.
    #[inline]
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The tag with the lowest number, if there is any.
    #[inline]
    #[must_use]
    pub fn first(self) -> Option<Tag> {
        Tag::ALL.get(self.0.trailing_zeros() as usize).copied()
    }

    /// Its tags in the order of their numbers.
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        let mut rest = self;
        std::iter::from_fn(move || {
            let tag = rest.first()?;
            rest.0 &= rest.0 - 1;
            Some(tag)
        })
    }
}

impl BitOr for TagSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_places_in_all() {
        for (i, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, i);
            assert_eq!(TagSet::of(&[tag]).first(), Some(tag));
        }
        assert_eq!(TagSet::default().first(), None);
    }

    #[test]
    fn every_verb_form_is_in_one_set_of_forms() {
        let forms = [
            TagSet::FINITE,
            TagSet::INFINITIVE,
            TagSet::PARTICIPLE,
            TagSet::of(&[VerbIng, AuxIng]),
        ];
        for tag in Tag::ALL {
            let n = forms.iter().filter(|form| form.has(tag)).count();
            assert_eq!(n == 1, tag.is_verb(), "{tag:?}");
            assert_eq!(matches!(tag.upos(), "VERB" | "AUX"), tag.is_verb());
        }
    }
}
