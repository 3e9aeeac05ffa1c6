//! Lists of words that are asked only whether a word is in them.

/// A sorted list, as it stands in `data/`: one entry a line, its first column.
#[derive(Debug)]
pub struct WordList {
    entries: Vec<&'static str>,
}

impl WordList {
    /// Reads a list. The first line names the columns.
    pub(crate) fn new(text: &'static str) -> Self {
        let lines = text.lines().skip(1);
        Self {
            entries: lines
                .filter_map(|line| line.split('\t').next())
                .filter(|entry| !entry.is_empty())
                .collect(),
        }
    }

    /// Whether `entry` is in the list, letter by letter.
    pub fn has(&self, entry: &str) -> bool {
        self.entries.binary_search(&entry).is_ok()
    }
}
