//! What has to be known of every language before its data are there: by what a text is known to be
//! in it, and which words on a page show that a part of it was not translated.

/// What is known of a language that helder reads.
#[derive(Clone, Copy, Debug)]
pub struct Common {
    /// Words by which a text is known to be in it: word, weight.
    pub telltale_words: &'static str,
    /// Groups of three letters by which a word is known to be of it: group, weight.
    pub telltale_letters: &'static str,
    /// Texts of buttons and links.
    pub interface_words: &'static str,
}

/// Dutch.
#[cfg(feature = "common")]
pub static NL: Common = Common {
    telltale_words: include_str!("common/nl/telltale-words.tsv"),
    telltale_letters: include_str!("common/nl/telltale-letters.tsv"),
    interface_words: include_str!("common/nl/interface-words.tsv"),
};

/// English.
#[cfg(feature = "common")]
pub static EN: Common = Common {
    telltale_words: include_str!("common/en/telltale-words.tsv"),
    telltale_letters: include_str!("common/en/telltale-letters.tsv"),
    interface_words: include_str!("common/en/interface-words.tsv"),
};

/// The commonest small words of languages that helder does not read: word, tags of the languages
/// that have it.
#[cfg(feature = "common")]
pub static FUNCTION_WORDS: &str = include_str!("common/function-words.tsv");
