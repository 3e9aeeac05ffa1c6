//! By what a text is known to be in a language: its commonest words, and groups of letters for
//! the other words.

use crate::document::Lang;

/// The telltale words of one language, each with its weight.
#[derive(Debug)]
pub(crate) struct Telltales {
    words: Names<i32>,
}

impl Telltales {
    /// Reads the table of `helder-data`.
    pub(super) fn new(words: &'static str) -> Self {
        let lines = words.lines().filter_map(|line| line.split_once('\t'));
        let lines = lines.filter_map(|(word, weight)| Some((word, weight.parse().ok()?)));
        Self {
            words: Names::new(lines),
        }
    }

    /// How much a word in lower case speaks for the language; none if the list does not hold it.
    pub(crate) fn word(&self, word: &str) -> Option<i32> {
        self.word_of(word.as_bytes(), NameHash::of(word))
    }

    /// The same for the bytes of a word whose hash is known.
    pub(crate) fn word_of(&self, word: &[u8], hash: NameHash) -> Option<i32> {
        self.words.of(word, hash)
    }
}

/// Groups of three letters with what they speak for each language, in the order of [`Lang::ALL`]:
/// one look-up answers for all of them.
///
/// Open addressing over a power of two, of which at most half is taken.
#[derive(Debug)]
pub(crate) struct Letters {
    /// A group and its weights; an empty group where there is none.
    slots: Vec<(Group, [i32; Lang::ALL.len()])>,
}

/// The last three letters that were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group(u64);

impl Group {
    /// The group one letter on. A letter takes 21 bits, and so does [`Group::EDGE`].
    #[must_use]
    pub(crate) fn then(self, letter: char) -> Self {
        Self((self.0 << 21 | u64::from(letter)) & (u64::MAX >> 1))
    }

    /// A group as the tables of `helder-data` write it; `^` and `$` stand for the ends of a word.
    fn read(letters: &str) -> Self {
        letters.chars().fold(Self::default(), Self::then)
    }
}

impl Letters {
    /// Reads the tables of `helder-data`.
    pub(super) fn new(tables: [&'static str; Lang::ALL.len()]) -> Self {
        let n_lines: usize = tables.iter().map(|table| table.lines().count()).sum();
        let empty = (Group::default(), [0; Lang::ALL.len()]);
        let mut letters = Self {
            slots: vec![empty; (n_lines * 2).next_power_of_two().max(2)],
        };
        for (lang, table) in tables.into_iter().enumerate() {
            for line in table.lines() {
                if let Some((group, weight)) = line.split_once('\t')
                    && let Ok(weight) = weight.parse()
                {
                    let group = Group::read(group);
                    let at = letters.slot(group);
                    letters.slots[at].0 = group;
                    letters.slots[at].1[lang] = weight;
                }
            }
        }
        letters
    }

    /// How much a group speaks for each language.
    pub(crate) fn of(&self, group: Group) -> [i32; Lang::ALL.len()] {
        self.slots[self.slot(group)].1
    }

    /// Where a group is, or would be put.
    fn slot(&self, group: Group) -> usize {
        let mask = self.slots.len() - 1;
        // 2^64 divided by the golden ratio; the high bits are the well mixed ones.
        let mut at = (group.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & mask;
        loop {
            let found = self.slots[at].0;
            if found == Group::default() || found == group {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

/// A table of names, by hash: every word of a text is looked up in several of them.
///
/// Open addressing over a power of two, of which at most half is taken.
#[derive(Debug)]
struct Names<T> {
    /// The hash of a name, the name and what is known of it; an empty name where there is none.
    slots: Vec<(NameHash, &'static str, T)>,
}

impl<T: Copy + Default> Names<T> {
    fn new(names: impl Iterator<Item = (&'static str, T)> + Clone) -> Self {
        let n_slots = (names.clone().count() * 2).next_power_of_two().max(2);
        let mut table = Self {
            slots: vec![(NameHash::default(), "", T::default()); n_slots],
        };
        for (name, value) in names {
            let hash = NameHash::of(name);
            let at = table.slot(name.as_bytes(), hash);
            table.slots[at] = (hash, name, value);
        }
        table
    }

    fn of(&self, name: &[u8], hash: NameHash) -> Option<T> {
        let (_, found, value) = self.slots[self.slot(name, hash)];
        (!found.is_empty()).then_some(value)
    }

    /// Where a name is, or would be put.
    fn slot(&self, name: &[u8], hash: NameHash) -> usize {
        let mask = self.slots.len() - 1;
        // The upper half is well mixed.
        let mut at = (hash.0 >> 16) as usize & mask;
        loop {
            let (its, found, _) = self.slots[at];
            if found.is_empty() || (its == hash && found.as_bytes() == name) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

/// The hash of a name, for all tables of names. The multiplier is 2^32 divided by the golden ratio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameHash(u32);

impl NameHash {
    pub(crate) fn of(name: &str) -> Self {
        name.bytes().fold(Self::default(), Self::then)
    }

    /// The hash of one byte more.
    #[inline]
    pub(crate) fn then(self, byte: u8) -> Self {
        Self((self.0.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9E37_79B1))
    }
}

/// The small words of languages that helder does not check.
#[derive(Debug)]
pub(crate) struct OtherWords(Names<usize>);

impl OtherWords {
    /// Reads the table of `helder-data`.
    pub(super) fn new(lines: &'static str) -> Self {
        let words = lines.lines().filter_map(|line| line.split('\t').next());
        Self(Names::new(words.enumerate().map(|(at, word)| (word, at))))
    }

    /// Which of them a word in lower case is, by its bytes and their hash.
    pub(crate) fn position(&self, word: &[u8], hash: NameHash) -> Option<usize> {
        self.0.of(word, hash)
    }
}

#[cfg(test)]
mod tests {
    use helder_data::common;

    use super::*;

    /// Every line has its weight, which is found by its name; the names are sorted.
    #[track_caller]
    fn check_table(lines: &'static str) {
        let weights = Telltales::new(lines);
        let entry = |line: &'static str| line.split_once('\t').expect("a name and a weight");
        let names: Vec<&str> = lines.lines().map(|line| entry(line).0).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
        for line in lines.lines() {
            let (name, weight) = entry(line);
            let weight = weight.parse::<u8>().expect("a small number");
            assert_eq!(weights.word(name), Some(i32::from(weight)), "{line}");
            assert_eq!(weights.word(&format!("{name}^")), None, "{line}");
        }
    }

    #[test]
    fn tables_are_whole_and_sorted() {
        for known in [&common::NL, &common::EN] {
            check_table(known.telltale_words);
            check_table(known.telltale_letters);
        }
        let tables = [common::NL.telltale_letters, common::EN.telltale_letters];
        let letters = Letters::new(tables);
        for (lang, table) in tables.into_iter().enumerate() {
            for (group, weight) in table.lines().filter_map(|line| line.split_once('\t')) {
                assert_eq!(group.chars().count(), 3, "{group}");
                let found = letters.of(Group::read(group))[lang];
                assert_eq!(found.to_string(), weight, "{group}");
            }
        }
        assert_eq!(letters.of(Group::read("^qz")), [0, 0]);
        let others = OtherWords::new(common::FUNCTION_WORDS);
        for (at, line) in common::FUNCTION_WORDS.lines().enumerate() {
            let word = line.split('\t').next().expect("a word");
            assert_eq!(
                others.position(word.as_bytes(), NameHash::of(word)),
                Some(at),
                "{word}"
            );
        }
    }

    #[test]
    fn no_common_word_counts_for_another_language() {
        let languages = crate::testing::languages();
        let others = common::FUNCTION_WORDS.lines();
        for word in others.filter_map(|line| line.split('\t').next()) {
            for known in languages.known() {
                assert_eq!(known.telltales.word(word), None, "{word}");
            }
        }
    }
}
