//! What a language knows. [`Language`] has one field or method per question that the rest of
//! helder may ask, so that nothing outside this folder needs to know which language a text is in.

mod abbreviations;
mod borders;
mod capitals;
mod clauses;
mod data;
mod en;
mod explaining;
mod furniture;
mod hyphens;
mod joints;
mod letters;
#[cfg(test)]
mod lists;
pub(crate) mod nl;
mod numbers;
mod outline;
mod roles;
mod signs;
mod spoken;
mod table;
mod telltales;
pub(crate) mod terms;
mod verbs;
mod words;

use std::error::Error;
use std::fmt;
use std::sync::OnceLock;

use helder_data::Data;

use crate::document::Lang;
use crate::measure::formulas::Formula;
use crate::model::lexicon::{Lexicon, WordId};
use crate::model::pack::{self, Pack};
use crate::model::syntax::Syntax;
use crate::model::{DataError, Tagger};
pub(crate) use capitals::capitalised;
use clauses::Clauses;
use data::Apart;
use hyphens::Hyphens;
use nl::compounds::Compounds;
use numbers::Numbers;
use outline::Outline;
use roles::RoleTable;
use spoken::Spoken;
pub(crate) use telltales::{Group, NameHash};
use telltales::{Letters, OtherWords, Telltales};
use verbs::Verbs;

pub use en::english_syllables;
pub(crate) use furniture::{BAIT, Furniture, NETWORKS, Phrase, Stands, Tells};

pub(crate) use numbers::{Date, grouped, roman};
pub(crate) use roles::{Role, Roles};

pub use abbreviations::{Abbreviation, Abbreviations, Class};
pub use borders::{Borders, Words};
pub use explaining::Explaining;
pub use joints::{Joint, JointNeeds, Joints};
pub(crate) use signs::{Sign, SignSet, Signs};
pub use terms::{Alternative, Hit, Mode, Term, TermGrammar, Terms};
pub(crate) use terms::{Found, OwnTerm, Reads, key};
pub use words::WordList;

/// No compound of three parts has fewer letters, and no compound of two that is a burden.
pub(crate) const MIN_COMPOUND: usize = 12;

/// The knowledge about one language.
#[derive(Debug)]
pub struct Language {
    /// Which one.
    pub lang: Lang,
    /// The spoken syllables of an ordinary word, by the spelling and [`Self::syllable_list`]; see
    /// [`Language::syllables`].
    syllables: fn(&str, &str) -> u8,
    /// Words whose syllables the spelling does not tell, and how many they have.
    syllable_list: &'static str,
    /// Those that were counted before.
    spoken: Spoken,
    /// The form under which a dictionary lists a regular form, where the list may lack the form.
    base: fn(&str) -> Option<&str>,
    /// Where a word that leans on the one before begins: the *n't* of *don't*.
    clitic: fn(&str) -> Option<usize>,
    /// The abbreviations.
    pub abbreviations: Abbreviations,
    /// Words that tell where sentences end.
    pub borders: &'static Borders,
    /// Words by which a text speaks to its reader (*u*, *you*), in lower case.
    pub reader_words: &'static [&'static str],
    /// Those of them that are polite (*u*), if the language has a polite and a familiar form.
    pub polite_words: &'static [&'static str],
    /// Those that are familiar (*je*).
    pub familiar_words: &'static [&'static str],
    /// Pairs of forms that are both right after the polite word: *u heeft*, *u hebt*.
    pub polite_twins: &'static [(&'static str, &'static str)],
    /// Nouns for organisations that write to citizens, in lower case.
    pub organisation_words: &'static [&'static str],
    /// What writers put between brackets until they know better, in lower case.
    pub placeholders: WordList,
    /// Words by which a writer speaks of herself to the reader (*wij*, *we*), in lower case.
    pub writer_words: &'static [&'static str],
    /// Words that can stand twice in a row: *dat dat*, *had had*.
    pub may_repeat: Words,
    /// Endings of words that people know from books more than from talk.
    pub(crate) learned_endings: &'static [&'static str],
    /// Endings of forms, each with what another form of the word has in its place.
    pub(crate) form_endings: &'static [(&'static str, &'static str)],
    /// Openings that leave a word as plain as it is without: *un-*, *re-*.
    pub(crate) form_openings: &'static [&'static str],
    /// How a text refers to a part of a law.
    pub(crate) law_references: LawReferences,
    /// Endings of nouns that are made from verbs and adjectives.
    nominal_endings: &'static [&'static str],
    /// By which words a text says what a term means.
    pub explaining: Explaining,
    /// Words and phrases with what to write instead.
    pub terms: Terms,
    /// Where a long sentence can be cut in two.
    pub joints: Joints,
    /// How it writes numbers, dates and times.
    pub(crate) numbers: &'static Numbers,
    /// How it builds a page.
    pub(crate) outline: &'static Outline,
    /// What rules about verbs ask.
    pub(crate) verbs: &'static Verbs,
    /// What rules about sentences ask.
    pub(crate) clauses: &'static Clauses,
    /// Its words that rules ask for, by what they do.
    roles: RoleTable,
    /// Words by which a page shows what it is for and what it tells.
    pub(crate) signs: Signs,
    /// Texts of links that do not say where they lead, in lower case.
    pub vague_links: WordList,
    /// Headings that do not say what is under them, in lower case.
    pub vague_headings: WordList,
    /// Acronyms that need no explanation.
    pub known_acronyms: WordList,
    /// Abbreviations that may stay as they are.
    kept_abbreviations: WordList,
    /// How frequent its words are.
    pub lexicon: Lexicon,
    /// How its compounds come apart, if it writes them as one word.
    pub compounds: Option<Compounds>,
    /// Where a line may break its words, if it has long ones.
    pub(crate) hyphens: Option<Hyphens>,
    /// Its part-of-speech tagger.
    pub(crate) tagger: Tagger,
    /// How its sentences are built.
    pub(crate) syntax: Syntax,
}

impl Language {
    /// The knowledge about `lang` from the embedded data.
    #[cfg(feature = "embedded")]
    fn embedded(lang: Lang) -> Self {
        language(lang, data::embedded(lang)).expect("tests load the embedded data")
    }

    /// The syllables of an ordinary word as it is spoken, at least 1. The parts of a hyphenated
    /// word are summed. What is no ordinary word is for the caller to count (see
    /// [`WordKind::is_special`](crate::WordKind::is_special)).
    ///
    /// `id` is the word's place in the lexicon, if it is in it: such a word is counted once.
    pub(crate) fn syllables(&self, word: &str, id: Option<WordId>) -> u8 {
        let count = || (self.syllables)(word, self.syllable_list);
        // Capitals inside a word change how it is spoken: *non-EU*.
        let mut rest = word.bytes().skip(1);
        match id {
            Some(id) if !rest.any(|byte| byte.is_ascii_uppercase()) => self.spoken.of(id, count),
            _ => count(),
        }
    }

    /// How frequent a word in lower case is, on the Zipf scale; none if it is not known. A form
    /// that is not listed takes the frequency of its base, and a compound that of its head, which
    /// says what the whole is.
    pub fn zipf(&self, word: &str) -> Option<f32> {
        self.zipf_of(self.lexicon.find(word), word)
    }

    /// The same for a word that was looked up: `id` is what the lexicon said.
    #[inline(never)] // Apart in profiles, so that `cargo xtask cost` can count it.
    pub(crate) fn zipf_of(&self, id: Option<WordId>, word: &str) -> Option<f32> {
        let listed = |word: &str| self.lexicon.find(word).map(|id| self.lexicon.zipf(id));
        id.map(|id| self.lexicon.zipf(id))
            .or_else(|| (self.base)(word).and_then(listed))
            .or_else(|| {
                let parts = self.compounds.as_ref()?.split(&self.lexicon, word)?;
                parts.head().word.map(|id| self.lexicon.zipf(id))
            })
    }

    /// Of how many words a compound in lower case is made; 0 if it is none, or too short to be one.
    pub(crate) fn n_parts(&self, word: &str) -> u8 {
        let compounds = self.compounds.as_ref();
        let compounds = compounds.filter(|_| word.len() >= MIN_COMPOUND);
        let parts = compounds.and_then(|compounds| compounds.split(&self.lexicon, word));
        parts.map_or(0, |parts| parts.as_slice().len() as u8)
    }

    /// Where in a word another one begins that leans on it, as in *don't* and *it's*.
    pub(crate) fn clitic(&self, word: &str) -> Option<usize> {
        (self.clitic)(word)
    }

    /// Whether a text speaks to its reader by this word.
    pub(crate) fn is_reader_word(&self, word: &str) -> bool {
        // The longest of them has eight letters.
        let mut listed = self.reader_words.iter();
        word.len() <= 8 && listed.any(|it| it.eq_ignore_ascii_case(word))
    }

    /// Whether a noun looks made from a verb or an adjective: *aanvraging*, *notification*.
    pub(crate) fn is_nominalisation(&self, noun: &str) -> bool {
        // A shorter noun with such an ending is a thing: *ring*, *city*.
        noun.len() > 6
            && self
                .nominal_endings
                .iter()
                .any(|ending| noun.ends_with(ending))
    }

    /// The parts of a compound in lower case, as a dictionary lists them; one part if it is none.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let parts = self
            .compounds
            .as_ref()
            .and_then(|compounds| compounds.split(&self.lexicon, word));
        parts.map_or_else(
            || vec![word.to_string()],
            |parts| parts.lemmas(&self.lexicon, word),
        )
    }

    /// The words that an abbreviation stands for, if it is one that a text can do without. Titles
    /// before names, units, references to laws and the like may stay.
    pub fn long_form(&self, abbreviation: &str) -> Option<&'static str> {
        let entry = self.abbreviations.get(abbreviation)?;
        // Capitals throughout make another word of it: *A.I.* is not *a.i.*
        let inner_capital = abbreviation.chars().skip(1).any(char::is_uppercase);
        if inner_capital && abbreviation != entry.form {
            return None;
        }
        let shortens = matches!(entry.class, Class::Inside | Class::End);
        (shortens && !self.kept_abbreviations.has(entry.form)).then_some(entry.long)
    }
}

/// How a text refers to a part of a law: *artikel 4:13*, *section 12(3) of the Highways Act*.
#[derive(Debug)]
pub(crate) struct LawReferences {
    /// Words before the number.
    pub before: Words,
    /// Words that end the name of a law. If there are any, one must follow the number, for the
    /// words before it have other uses: *see section 2*.
    pub laws: Words,
    /// Words that open the sentences in which a law says why it is made.
    pub enacting: Words,
}

/// The readability formulas that were made for `lang`, or that are reported for comparison.
pub fn formulas(lang: Lang) -> &'static [Formula] {
    match lang {
        Lang::Nl => nl::FORMULAS,
        Lang::En => en::FORMULAS,
    }
}

/// The name, in place of the tag of a language, of the pack with what tells languages apart.
pub const COMMON: &str = "common";

/// The languages that were loaded, and what tells all that helder knows apart.
#[derive(Debug)]
pub struct Languages {
    /// In the order of [`Lang::ALL`], as `loaded`.
    known: [Known; Lang::ALL.len()],
    letters: Letters,
    loaded: [OnceLock<Language>; Lang::ALL.len()],
    /// Whether the embedded data of a language are loaded when a text first asks for it.
    #[cfg(feature = "embedded")]
    embedded: bool,
    other_words: OtherWords,
}

/// What is known of a language whether it is loaded or not.
#[derive(Debug)]
pub(crate) struct Known {
    /// Which one.
    pub lang: Lang,
    /// By what a text is known to be in it.
    pub telltales: Telltales,
    /// Texts of buttons and links that a page in this language has, in lower case.
    pub interface_words: WordList,
}

impl Languages {
    /// No language: texts are told apart, and none is read until its language is
    /// [added](Self::add).
    #[cfg(feature = "common")]
    pub fn new() -> Self {
        Self::telling(&Apart::embedded())
    }

    /// The same, with what tells texts apart from a pack of its own.
    pub fn of_common(pack: &'static [u8]) -> Result<Self, DataError> {
        let Pack { lang, files } = pack::read(pack)?;
        if lang != COMMON {
            return Err(DataError::NotCommon);
        }
        Ok(Self::telling(&Apart::of(&files)?))
    }

    fn telling(apart: &Apart) -> Self {
        Self {
            known: Lang::ALL.map(|lang| {
                let common = &apart.langs[lang as usize];
                Known {
                    lang,
                    telltales: Telltales::new(common.telltale_words),
                    interface_words: WordList::new(common.interface_words),
                }
            }),
            letters: Letters::new(apart.langs.map(|common| common.telltale_letters)),
            loaded: Lang::ALL.map(|_| OnceLock::new()),
            #[cfg(feature = "embedded")]
            embedded: false,
            other_words: OtherWords::new(apart.other_words),
        }
    }

    /// All languages, from the embedded data. Each is made ready when a text first asks for it, so
    /// that a check of one page does not pay for the others.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Self {
        Self {
            embedded: true,
            ..Self::new()
        }
    }

    /// Adds the language of a pack ([`pack::write`]), and tells which it is. What
    /// was loaded of the language before gives way.
    ///
    /// Words are read where they lie in the pack. So its bytes stay for as long as the program
    /// runs: a page loads a language once.
    pub fn add(&mut self, pack: &'static [u8]) -> Result<Lang, DataError> {
        let Pack { lang: tag, files } = pack::read(pack)?;
        let known = Lang::ALL.into_iter().find(|lang| lang.tag() == tag);
        let lang = known.ok_or(DataError::UnknownLanguage)?;
        let data = Data {
            files: files.into(),
            terms: None,
        };
        self.loaded[lang as usize] = OnceLock::from(language(lang, &data)?);
        Ok(lang)
    }

    /// The knowledge about `lang`, if it is loaded.
    pub fn get(&self, lang: Lang) -> Option<&Language> {
        let loaded = &self.loaded[lang as usize];
        #[cfg(feature = "embedded")]
        if self.embedded {
            return Some(loaded.get_or_init(|| Language::embedded(lang)));
        }
        loaded.get()
    }

    /// The language that reads a block on a page: its own, if it has one and that is loaded, else
    /// that of the page.
    pub(crate) fn reader(&self, block: Option<Lang>, page: Lang) -> Option<&Language> {
        block
            .and_then(|lang| self.get(lang))
            .or_else(|| self.get(page))
    }

    /// What is known of all languages, in the order of [`Lang::ALL`].
    pub(crate) fn known(&self) -> &[Known; Lang::ALL.len()] {
        &self.known
    }

    /// By which letters a word is known to be in one of the languages.
    pub(crate) fn letters(&self) -> &Letters {
        &self.letters
    }

    /// The small words of languages that helder does not check.
    pub(crate) fn other_words(&self) -> &OtherWords {
        &self.other_words
    }
}

#[cfg(feature = "common")]
impl Default for Languages {
    fn default() -> Self {
        Self::new()
    }
}

/// The knowledge about `lang` that `data` hold.
fn language(lang: Lang, data: &Data) -> Result<Language, DataError> {
    let mut language = match lang {
        Lang::Nl => nl::language(data),
        Lang::En => en::language(data),
    }?;
    language.roles = RoleTable::new(&language);
    Ok(language)
}

/// A text is in a language whose data were not loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded(pub Lang);

impl fmt::Display for NotLoaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.0 {
            Lang::Nl => "Dutch",
            Lang::En => "English",
        };
        write!(f, "the data for {name} is not loaded")
    }
}

impl Error for NotLoaded {}

/// The page furniture of every language: a page may have it in another language than its text.
pub(crate) fn furniture() -> impl Iterator<Item = &'static Furniture> {
    [&nl::FURNITURE, &en::FURNITURE].into_iter()
}
