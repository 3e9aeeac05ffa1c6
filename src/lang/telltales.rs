//! By what a text is known to be in a language: its commonest words, and groups of letters for
//! the other words.

/// The telltale words and letters of one language.
#[derive(Debug)]
pub(crate) struct Telltales {
    words: Table,
    letters: Table,
}

impl Telltales {
    /// Reads the two tables of `helder-data`.
    pub(super) fn new(words: &'static str, letters: &'static str) -> Self {
        Self {
            words: Table::new(words),
            letters: Table::new(letters),
        }
    }

    /// How much a word in lower case speaks for the language; none if the list does not hold it.
    pub(crate) fn word(&self, word: &str) -> Option<i32> {
        self.words.weight(word)
    }

    /// How much three letters speak for the language; `^` and `$` stand for the ends of a word.
    pub(crate) fn letters(&self, group: &str) -> i32 {
        self.letters.weight(group).unwrap_or(0)
    }
}

/// Names with weights, sorted by name.
#[derive(Debug)]
struct Table(Vec<(&'static str, u8)>);

impl Table {
    fn new(lines: &'static str) -> Self {
        Self(
            lines
                .lines()
                .filter_map(|line| {
                    let (name, weight) = line.split_once('\t')?;
                    Some((name, weight.parse().ok()?))
                })
                .collect(),
        )
    }

    fn weight(&self, name: &str) -> Option<i32> {
        let at = self.0.binary_search_by_key(&name, |entry| entry.0).ok()?;
        Some(i32::from(self.0[at].1))
    }
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
    use super::*;
    use crate::Languages;

    /// Every line has its weight, and the names are sorted, so that searching finds them all.
    #[track_caller]
    fn check_table(lines: &'static str) {
        let table = Table::new(lines);
        assert_eq!(table.0.len(), lines.lines().count());
        assert!(table.0.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn tables_are_whole_and_sorted() {
        check_table(helder_data::nl::TELLTALE_WORDS);
        check_table(helder_data::nl::TELLTALE_LETTERS);
        check_table(helder_data::en::TELLTALE_WORDS);
        check_table(helder_data::en::TELLTALE_LETTERS);
        let others = OtherWords::new(helder_data::other::FUNCTION_WORDS);
        assert!(others.0.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn no_common_word_counts_for_another_language() {
        let languages = Languages::embedded();
        for word in &languages.other_words().0 {
            for language in languages.all() {
                assert_eq!(language.telltales.word(word), None, "{word}");
            }
        }
    }
}
