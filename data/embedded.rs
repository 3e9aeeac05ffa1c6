//! The data of all languages as a part of the program.

use std::borrow::Cow;

use helder_terms::Table;

use crate::Data;

/// The data of Dutch.
pub static NL: Data = Data {
    files: Cow::Borrowed(include!(concat!(env!("OUT_DIR"), "/nl-files.rs"))),
    terms: Some(&NL_TERMS),
};
static NL_TERMS: Table = include!(concat!(env!("OUT_DIR"), "/nl-table.rs"));

/// The data of English.
pub static EN: Data = Data {
    files: Cow::Borrowed(include!(concat!(env!("OUT_DIR"), "/en-files.rs"))),
    terms: Some(&EN_TERMS),
};
static EN_TERMS: Table = include!(concat!(env!("OUT_DIR"), "/en-table.rs"));

/// What only tests of Dutch need.
pub mod nl {
    /// Words and phrases with what to write instead, by the rule that speaks of them, as people
    /// wrote them. One list for each file in `nl/terms`.
    pub static TERMS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/nl-lists.rs"));
    /// Formal words that no list has: word, reason.
    pub static LEFT_OUT: &str = include_str!("left-out/nl.tsv");
    /// The part-of-speech tagger.
    pub static TAGGER: &[u8] = include_bytes!("nl/tagger.bin");
    /// The lexicon.
    pub static LEXICON: &[u8] = include_bytes!("nl/lexicon.bin");
}

/// What only tests of English need.
pub mod en {
    /// Words and phrases with what to write instead, by the rule that speaks of them, as people
    /// wrote them. One list for each file in `en/terms`.
    pub static TERMS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/en-lists.rs"));
    /// Formal words that no list has: word, reason.
    pub static LEFT_OUT: &str = include_str!("left-out/en.tsv");
    /// The part-of-speech tagger.
    pub static TAGGER: &[u8] = include_bytes!("en/tagger.bin");
    /// The lexicon.
    pub static LEXICON: &[u8] = include_bytes!("en/lexicon.bin");
}
