//! What small words do in a sentence, told once for each word of a text, so that a rule that asks
//! for such words passes over all that has none.

use super::numbers::roman;
use super::terms::key;
use super::{Language, verbs::has};
use crate::model::table::Table;

/// What a word may do. Each stands for a list of words that a language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Denies: *niet*, *can't*.
    Negation,
    /// Opens an exception: *tenzij*, *unless*.
    Exception,
    /// Opens a condition: *als*, *if*.
    Condition,
    /// Links one thought to another: *and*, *which*.
    Link,
    /// Tells a step: *eerst*, *then*.
    Step,
    /// Speaks to the reader: *u*, *you*.
    Reader,
    /// Opens a hedge: *zou*, *may*.
    Hedge,
    /// Stands before a noun that hides a verb: *het*, *the*.
    HidingArticle,
    /// A month that is shortened: *jan*.
    ShortMonth,
    /// A small number in letters: *twee*.
    Number,
    /// Is where writer and reader meet: *u*, *wij*, *you*.
    Meeting,
    /// Looks, if it is a noun, made from a verb or an adjective: *aanvraging*.
    Nominal,
    /// Opens a phrase that is a sign of something, in the language's own list.
    Sign,
    /// Is the word on which a term of the language's own lists hangs.
    Term,
    /// Is a shortened word: *bijv.*, *e.g.*
    Abbreviation,
    /// Is written as a Roman numeral: *IV*.
    RomanNumeral,
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles(u16);

impl Roles {
    pub(crate) fn of(role: Role) -> Self {
        Self(1 << role as u16)
    }

    /// The role of what opens a sign, if that is so.
    #[cfg(test)]
    pub(super) fn of_sign(opens: bool) -> Self {
        if opens {
            Self::of(Role::Sign)
        } else {
            Self::default()
        }
    }

    /// Whether a role is in it.
    #[inline]
    pub(crate) fn has(self, role: Role) -> bool {
        self.0 & Self::of(role).0 != 0
    }

    /// Adds those of another set.
    #[inline]
    pub(crate) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The words of a language that have a role.
#[derive(Debug)]
pub(super) struct RoleTable(Table);

impl RoleTable {
    /// Without a word.
    pub(super) fn empty() -> Self {
        Self(Table::new(&[]))
    }

    /// The words that the lists of a language have.
    pub(super) fn new(language: &Language) -> Self {
        let clauses = language.clauses;
        let (verbs, numbers) = (language.verbs, language.numbers);
        let lists: [(Role, &[&str]); 9] = [
            (Role::Exception, clauses.exceptions),
            (Role::Condition, clauses.conditions),
            (Role::Link, clauses.links),
            (Role::Step, language.outline.steps),
            (Role::Reader, language.reader_words),
            (Role::Meeting, language.reader_words),
            (Role::Meeting, language.writer_words),
            (Role::HidingArticle, &[verbs.hiding_article]),
            (Role::Number, &numbers.words),
        ];
        let lists = lists.iter();
        let words = lists.flat_map(|&(role, words)| words.iter().map(move |&word| (role, word)));
        let hedges = verbs.hedges.iter().map(|&(word, ..)| (Role::Hedge, word));
        let months = numbers.short_months.iter();
        let months = months.map(|&(word, _)| (Role::ShortMonth, word));
        let mut entries: Vec<(u32, u32)> = Vec::new();
        for (role, word) in words.chain(hedges).chain(months) {
            let roles = u32::from(Roles::of(role).0);
            let word = slot(key(word));
            match entries.iter_mut().find(|(known, _)| *known == word) {
                Some((_, known)) => *known |= roles,
                None => entries.push((word, roles)),
            }
        }
        Self(Table::new(&entries))
    }
}

/// A table has no room for the last number there is.
fn slot(key: u32) -> u32 {
    key.min(u32::MAX - 1)
}

impl Language {
    /// What a word can do; `key` is that of the word.
    pub(crate) fn roles(&self, word: &str, key: u32) -> Roles {
        let mut roles = Roles(self.roles.0.get(slot(key)).unwrap_or_default() as u16);
        let own = [
            (Role::Negation, self.is_negation(word)),
            (Role::Nominal, self.is_nominalisation(word)),
            (Role::Sign, self.signs.opens(key)),
            (Role::Term, self.terms.hangs_on(key)),
            (Role::RomanNumeral, roman(word).is_some()),
        ];
        for (role, _) in own.iter().filter(|(_, is_so)| *is_so) {
            roles.join(Roles::of(*role));
        }
        // A short form may have its dot.
        let stem = word.trim_end_matches('.');
        if stem.len() < word.len() {
            let mut months = self.numbers.short_months.iter();
            if months.any(|(short, _)| has(&[short], stem)) {
                roles.join(Roles::of(Role::ShortMonth));
            }
        }
        roles
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;

    #[track_caller]
    fn check(lang: Lang, word: &str, expected: &[Role]) {
        let language = crate::testing::language(lang);
        let expected = expected.iter().fold(Roles::default(), |mut all, &role| {
            all.join(Roles::of(role));
            all
        });
        let mut roles = language.roles(word, key(word));
        // Whether a list holds the word is for the tests of the list.
        for role in [Role::Sign, Role::Term] {
            roles.0 &= !Roles::of(role).0;
        }
        assert_eq!(roles, expected, "{word}");
    }

    #[test]
    fn words_have_the_roles_of_their_lists() {
        check(Lang::Nl, "Tenzij", &[Role::Exception, Role::Condition]);
        check(Lang::Nl, "het", &[Role::HidingArticle]);
        check(Lang::Nl, "twee", &[Role::Number]);
        check(Lang::Nl, "jan.", &[Role::ShortMonth]);
        check(Lang::Nl, "huis", &[]);
        check(Lang::En, "can’t", &[Role::Negation]);
        check(Lang::En, "YOU", &[Role::Reader, Role::Meeting]);
        check(Lang::Nl, "aanvraging", &[Role::Nominal]);
    }

    #[test]
    fn every_listed_word_has_its_role() {
        for lang in Lang::ALL {
            let language = crate::testing::language(lang);
            let role = |word: &str, role| language.roles(word, key(word)).has(role);
            let exceptions = language.clauses.exceptions.iter();
            assert!(exceptions.clone().all(|word| role(word, Role::Exception)));
            let meeting = language.reader_words.iter().chain(language.writer_words);
            assert!(meeting.clone().all(|word| role(word, Role::Meeting)));
            let hedges = language.verbs.hedges.iter();
            assert!(hedges.clone().all(|(word, ..)| role(word, Role::Hedge)));
        }
    }
}
