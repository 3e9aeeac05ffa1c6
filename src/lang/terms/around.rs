//! The words around a term: whether it stands there, and whether its conditions hold.

use std::cell::OnceCell;

use helder_terms::table::{Guard, Part, Table};
use helder_terms::{NEAR, Place as Where, Reads, tag_bits};

use super::{Place, TermGrammar, Terms, is, is_capital, is_in, str_of};
use crate::model::Tag;
use crate::text::{Word, WordKind};

/// How far back the start of a clause is looked for.
const CLAUSE: usize = 24;

/// What stands before a participle that says something of the noun after it.
const ATTRIBUTE_AFTER: u16 =
    named("DET") | named("ADJ") | NUMERAL | named("ADP") | named("PRON") | named("CONJ");

/// A sentence, in which terms are looked for.
#[derive(Debug)]
pub(super) struct Around<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub grammar: &'static TermGrammar,
    /// The keys of words that may open a clause.
    openers: &'a [u32],
    /// Whether each word may stand in a gap, once a term with one has asked: many do in a row.
    may_stand_between: OnceCell<Vec<bool>>,
    /// Whether one term asks, and not all of a sentence: then only the words that it asks for are
    /// looked at.
    is_for_one: bool,
}

impl<'a> Around<'a> {
    /// A sentence of these words.
    pub(super) fn new(text: &'a str, words: &'a [Word], terms: &'a Terms) -> Self {
        Self {
            text,
            words,
            grammar: terms.grammar,
            openers: &terms.openers,
            may_stand_between: OnceCell::new(),
            is_for_one: false,
        }
    }

    /// The same for one term.
    pub(super) fn for_one(text: &'a str, words: &'a [Word], terms: &'a Terms) -> Self {
        Self {
            is_for_one: true,
            ..Self::new(text, words, terms)
        }
    }

    /// A word as it is written.
    pub(super) fn str(&self, at: usize) -> &'a str {
        str_of(self.text, &self.words[at])
    }

    /// What stands between a word and the one after it.
    fn between(&self, at: usize) -> &'a str {
        let (this, next) = (&self.words[at], &self.words[at + 1]);
        &self.text[this.range.end as usize..next.range.start as usize]
    }

    /// Whether these parts are the words from `start` on.
    pub(super) fn stands(&self, parts: &[Part], start: usize, reads: Reads, table: &Table) -> bool {
        let Some(words) = self.words.get(start..start + parts.len()) else {
            return false;
        };
        words
            .iter()
            .zip(parts)
            .enumerate()
            .all(|(at, (word, part))| {
                // Most differ here already.
                if word.key != part.key {
                    return false;
                }
                let written = str_of(self.text, word);
                let listed = table.str(part.word);
                let has_place = || start + at == 0 || !is_capital(written);
                let fits = match reads {
                    Reads::Words => {
                        word.kind == WordKind::Word && is(written, listed) && has_place()
                    }
                    Reads::AnyKind => {
                        word.kind != WordKind::Opaque && is(written, listed) && has_place()
                    }
                    Reads::AnyCase => word.kind != WordKind::Opaque && is(written, listed),
                    Reads::Exact => word.kind != WordKind::Opaque && written == listed,
                };
                fits && (at == 0
                    || match (part.slash, self.between(start + at - 1)) {
                        (true, between) => between == "/",
                        (false, between) => is_space(between),
                    })
            })
    }

    /// Whether a word may stand in the gap of a term: it belongs to the same clause.
    pub(super) fn may_stand_between(&self, at: usize) -> bool {
        if self.is_for_one {
            let word = self.words.get(at);
            return word.is_some_and(|word| self.is_in_clause(at, word));
        }
        let all = self.may_stand_between.get_or_init(|| {
            let words = self.words.iter().enumerate();
            words
                .map(|(at, word)| self.is_in_clause(at, word))
                .collect()
        });
        all.get(at).is_some_and(|&may| may)
    }

    /// Whether a word neither opens nor closes a clause, and no mark beside it does.
    fn is_in_clause(&self, at: usize, word: &Word) -> bool {
        let marks = [';', ':', '(', ')', '?', '!', '“', '”', '"', '–', '\n'];
        let opens = |gap: &str| gap != " " && gap.contains(marks);
        let borders = [at.checked_sub(1), Some(at)];
        let mut borders = borders
            .into_iter()
            .flatten()
            .filter(|&at| at + 1 < self.words.len());
        let written = str_of(self.text, word);
        let refers = matches!(word.tag, Tag::Pronoun | Tag::Subordinator);
        let ends = is_finite(word.tag)
            || word.tag == Tag::Subordinator
            || (self.openers.binary_search(&word.key).is_ok()
                && (is_in(self.grammar.subordinators, written)
                    || (refers && is_in(self.grammar.doubtful, written))
                    || is(written, self.grammar.infinitive_marker)))
            || borders.any(|at| opens(self.between(at)));
        !ends
    }

    /// Words up to and with the first that may not stand between.
    fn up_to_border(&self, words: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
        let mut open = true;
        words.take_while(move |&at| {
            let was_open = open;
            open = open && self.may_stand_between(at);
            was_open
        })
    }

    /// The other words in the clause of a verb: those before it, from near to far, up to its
    /// finite verb, and the two after it.
    fn in_clause(&self, verb: usize) -> impl Iterator<Item = usize> {
        let before = self.up_to_border((verb.saturating_sub(CLAUSE)..verb).rev());
        let after = (verb + 1..verb + 3).take_while(|&at| self.after(at).is_some());
        before.chain(after)
    }

    /// Whether a condition holds for a term at `place`.
    pub(super) fn holds(&self, guard: &Guard, place: &Place, table: &Table) -> bool {
        let fits = |at: usize| self.fits(guard, at, table);
        let (prev, next) = (self.before(place.first.start), self.after(place.end()));
        let holds = match guard.place {
            Where::Is => fits(place.head),
            Where::Prev => prev.is_some_and(fits),
            Where::Next => next.is_some_and(fits),
            Where::By => {
                let (prev, next) = (self.before(place.head), self.after(place.head + 1));
                prev.is_some_and(fits) || next.is_some_and(fits)
            }
            Where::Near => {
                let from = place.first.start.saturating_sub(NEAR);
                let to = (place.end() + NEAR).min(self.words.len());
                (from..to).any(fits)
            }
            Where::Clause => self.in_clause(place.head).any(fits),
            Where::Later => {
                let later = (place.end()..self.words.len()).take(NEAR);
                self.up_to_border(later).any(fits)
            }
            Where::Inside => match &place.second {
                Some(second) if second.start > place.first.end => fits(second.start - 1),
                _ => false,
            },
            Where::Start => place.first.start == 0,
            Where::End => next.is_none(),
            Where::Main => self.is_main(place.head) == Some(true),
            Where::Sub => self.is_main(place.head) == Some(false),
            Where::Attr => self.is_attribute(place.head),
        };
        holds != guard.not
    }

    /// Whether a word is one of a condition's words or has one of its tags.
    fn fits(&self, guard: &Guard, at: usize, table: &Table) -> bool {
        let word = &self.words[at];
        let bits = match word.kind {
            WordKind::Number => NUMERAL,
            _ => bits(word.tag),
        };
        let written = self.str(at);
        let mut words = guard.words.of(&table.options).iter();
        guard.tags & bits != 0 || words.any(|&word| is(written, table.str(word)))
    }

    /// The word right before the one at `at`, if only a space parts them.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        is_space(self.between(before)).then_some(before)
    }

    /// The word at `at`, if only a space parts it from the one before.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        (at < self.words.len() && is_space(self.between(at - 1))).then_some(at)
    }

    /// Whether the verb at `verb` stands before a noun, as an adjective does: *the retained sum*,
    /// *assisted living*, *participating schools*.
    fn is_attribute(&self, verb: usize) -> bool {
        let is = |at: usize, tags: u16| bits(self.words[at].tag) & tags != 0;
        let prev = self.before(verb);
        let after = |tags: u16| prev.is_some_and(|prev| is(prev, tags));
        let next = self.after(verb + 1);
        let opens = const { named("NOUN") | named("NAME") | named("ADJ") };
        if !next.is_some_and(|next| is(next, opens)) {
            return false;
        }
        match self.words[verb].tag {
            Tag::Adjective | Tag::NounSingular | Tag::NounPlural => true,
            Tag::VerbParticiple => prev.is_none() || after(ATTRIBUTE_AFTER),
            Tag::VerbIng => after(const { named("DET") | named("ADJ") | NUMERAL }),
            _ => false,
        }
    }

    /// Whether the finite verb at `verb` stands second, as in a main clause; none where that can't
    /// be told.
    fn is_main(&self, verb: usize) -> Option<bool> {
        let grammar = self.grammar;
        // *beschikt u*, and *Als u verhuist, beschikt*.
        if self
            .after(verb + 1)
            .is_some_and(|next| is_in(grammar.subjects, self.str(next)))
        {
            return Some(true);
        }
        if verb > 0 && self.between(verb - 1).trim() == "," {
            return Some(true);
        }
        for at in (verb.saturating_sub(CLAUSE)..verb).rev() {
            let word = self.str(at);
            if is_in(grammar.subordinators, word) {
                return Some(false);
            }
            if is_in(grammar.doubtful, word) {
                // *Dat verstrekt de gemeente* is a main clause.
                return (at == 0 && verb == 1).then_some(true);
            }
            if at > 0 && !is_space(self.between(at - 1)) {
                let earlier = (0..at).any(|at| is_in(grammar.subordinators, self.str(at)));
                return (!earlier).then_some(true);
            }
        }
        (verb <= CLAUSE).then_some(true)
    }
}

fn is_space(between: &str) -> bool {
    matches!(between, " " | "\n" | "\u{a0}")
}

fn is_finite(tag: Tag) -> bool {
    bits(tag) & const { named("FIN") } != 0
}

/// A tag as conditions name it.
fn bits(tag: Tag) -> u16 {
    match tag {
        Tag::NounSingular | Tag::NounPlural => const { named("NOUN") },
        Tag::Name => const { named("NAME") },
        Tag::Adjective => const { named("ADJ") },
        Tag::Adverb => const { named("ADV") },
        Tag::Determiner => const { named("DET") },
        Tag::Pronoun => const { named("PRON") },
        Tag::Numeral => NUMERAL,
        Tag::Adposition => const { named("ADP") },
        Tag::Coordinator => const { named("CONJ") },
        Tag::Subordinator => const { named("SUB") },
        Tag::VerbFinite
        | Tag::VerbFiniteSingular
        | Tag::VerbFinitePlural
        | Tag::AuxFinite
        | Tag::AuxFiniteSingular
        | Tag::AuxFinitePlural => const { named("FIN") },
        Tag::VerbInfinitive | Tag::AuxInfinitive => const { named("INF") },
        Tag::VerbParticiple | Tag::AuxParticiple => const { named("PART") },
        Tag::VerbIng | Tag::AuxIng => const { named("ING") },
        Tag::Interjection | Tag::Particle | Tag::Punctuation | Tag::Symbol | Tag::Other => 0,
    }
}

const NUMERAL: u16 = named("NUM");

/// The bits of a tag that there is.
const fn named(name: &str) -> u16 {
    tag_bits(name).expect("it is a tag of conditions")
}
