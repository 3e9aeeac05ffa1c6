//! By what a text is known to be in a language: its commonest words, and groups of letters for
//! the other words.

/// The telltale words and letters of one language, each with its weight, sorted by name.
#[derive(Debug)]
pub(crate) struct Telltales {
    words: Vec<(&'static str, i32)>,
    letters: Vec<(&'static str, i32)>,
}

impl Telltales {
    /// Reads the two tables of `helder-data`.
    pub(super) fn new(words: &'static str, letters: &'static str) -> Self {
        Self {
            words: entries(words),
            letters: entries(letters),
        }
    }

    /// How much a word in lower case speaks for the language; none if the list does not hold it.
    pub(crate) fn word(&self, word: &str) -> Option<i32> {
        weight(&self.words, word)
    }

    /// How much three letters speak for the language; `^` and `$` stand for the ends of a word.
    pub(crate) fn letters(&self, group: &str) -> i32 {
        weight(&self.letters, group).unwrap_or(0)
    }
}

/// The lines of a table: a name and a weight, sorted by name. They are looked up several times for
/// each word, so they are cut once.
fn entries(lines: &'static str) -> Vec<(&'static str, i32)> {
    let entry = |line: &'static str| {
        let (name, weight) = line.split_once('\t')?;
        Some((name, weight.parse().ok()?))
    };
    lines.lines().filter_map(entry).collect()
}

fn weight(entries: &[(&'static str, i32)], name: &str) -> Option<i32> {
    let at = entries.binary_search_by_key(&name, |entry| entry.0).ok()?;
    Some(entries[at].1)
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
        let entry = |line: &'static str| line.split_once('\t').expect("a name and a weight");
        let names: Vec<&str> = lines.lines().map(|line| entry(line).0).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
        for line in lines.lines() {
            assert!(entry(line).1.parse::<u8>().is_ok(), "{line}");
        }
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
