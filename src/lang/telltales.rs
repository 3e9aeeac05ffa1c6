//! By what a text is known to be in a language: its commonest words, and groups of letters for
//! the other words.

/// The telltale words and letters of one language, each with its weight.
#[derive(Debug)]
pub(crate) struct Telltales {
    words: Weights,
    letters: Weights,
}

impl Telltales {
    /// Reads the two tables of `helder-data`.
    pub(super) fn new(words: &'static str, letters: &'static str) -> Self {
        Self {
            words: Weights::new(words),
            letters: Weights::new(letters),
        }
    }

    /// How much a word in lower case speaks for the language; none if the list does not hold it.
    pub(crate) fn word(&self, word: &str) -> Option<i32> {
        self.words.of(word)
    }

    /// How much three letters speak for the language; `^` and `$` stand for the ends of a word.
    pub(crate) fn letters(&self, group: &str) -> i32 {
        self.letters.of(group).unwrap_or(0)
    }
}

/// A table of names with their weights, by hash: every word of a text is looked up several times.
///
/// Open addressing over a power of two, of which at most half is taken.
#[derive(Debug)]
struct Weights {
    /// A name and its weight; an empty name where there is none.
    slots: Vec<(&'static str, i32)>,
}

impl Weights {
    /// Reads lines of a name and a weight.
    fn new(lines: &'static str) -> Self {
        let mut weights = Self {
            slots: vec![("", 0); (lines.lines().count() * 2).next_power_of_two().max(2)],
        };
        for line in lines.lines() {
            if let Some((name, weight)) = line.split_once('\t')
                && let Ok(weight) = weight.parse()
            {
                let at = weights.slot(name);
                weights.slots[at] = (name, weight);
            }
        }
        weights
    }

    fn of(&self, name: &str) -> Option<i32> {
        let (found, weight) = self.slots[self.slot(name)];
        (!found.is_empty()).then_some(weight)
    }

    /// Where a name is, or would be put.
    fn slot(&self, name: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(name) & mask;
        loop {
            let found = self.slots[at].0;
            if found.is_empty() || found == name {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

/// The multiplier is 2^32 divided by the golden ratio; the upper half of the product is well mixed.
fn hash(name: &str) -> usize {
    let hash = name.bytes().fold(0_u32, |hash, byte| {
        (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9E37_79B1)
    });
    (hash >> 16) as usize
}

/// The small words of languages that helder does not check.
#[derive(Debug)]
pub(crate) struct OtherWords(Vec<&'static str>);

impl OtherWords {
    /// Reads the table of `helder-data`.
    pub(super) fn new(lines: &'static str) -> Self {
        Self(
            lines
                .lines()
                .filter_map(|line| line.split('\t').next())
                .collect(),
        )
    }

    /// Which of them a word in lower case is.
    pub(crate) fn position(&self, word: &str) -> Option<usize> {
        self.0.binary_search(&word).ok()
    }
}

#[cfg(test)]
mod tests {
    use helder_data::common;

    use super::*;

    /// Every line has its weight, which is found by its name; the names are sorted.
    #[track_caller]
    fn check_table(lines: &'static str) {
        let weights = Weights::new(lines);
        let entry = |line: &'static str| line.split_once('\t').expect("a name and a weight");
        let names: Vec<&str> = lines.lines().map(|line| entry(line).0).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
        for line in lines.lines() {
            let (name, weight) = entry(line);
            let weight = weight.parse::<u8>().expect("a small number");
            assert_eq!(weights.of(name), Some(i32::from(weight)), "{line}");
            assert_eq!(weights.of(&format!("{name}^")), None, "{line}");
        }
    }

    #[test]
    fn tables_are_whole_and_sorted() {
        for known in [&common::NL, &common::EN] {
            check_table(known.telltale_words);
            check_table(known.telltale_letters);
        }
        let others = OtherWords::new(common::FUNCTION_WORDS);
        assert!(others.0.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn no_common_word_counts_for_another_language() {
        let languages = crate::testing::languages();
        for word in &languages.other_words().0 {
            for known in languages.known() {
                assert_eq!(known.telltales.word(word), None, "{word}");
            }
        }
    }
}
