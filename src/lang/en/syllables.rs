//! Spoken syllables of English words.

/// The spoken syllables of a word, at least 1.
pub(super) fn syllables(_word: &str) -> u8 {
    1
}
