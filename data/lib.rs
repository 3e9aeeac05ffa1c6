//! The language data of helder, as bytes and text. What each file holds, where it came from and
//! under which licence is told in this package's `README.md`.

/// Dutch.
pub mod nl {
    use helder_terms::Table;

    /// Abbreviations: form, class, long form.
    pub static ABBREVIATIONS: &str = include_str!("nl/abbreviations.tsv");
    /// Words with their frequency, for helder's `Lexicon`.
    pub static LEXICON: &[u8] = include_bytes!("nl/lexicon.bin");
    /// Words and phrases with what to write instead, by the rule that speaks of them, as people
    /// wrote them. One list for each file in `nl/terms`.
    pub static TERMS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/nl-lists.rs"));
    /// The same in all their forms, ready to be looked up.
    pub static TERM_TABLE: Table = include!(concat!(env!("OUT_DIR"), "/nl-table.rs"));
    /// Abbreviations that may stay as they are.
    pub static KEPT_ABBREVIATIONS: &str = include_str!("nl/kept-abbreviations.tsv");
    /// Acronyms that need no explanation.
    pub static KNOWN_ACRONYMS: &str = include_str!("nl/known-acronyms.tsv");
    /// Headings that do not say what is under them.
    pub static VAGUE_HEADINGS: &str = include_str!("nl/vague-headings.tsv");
    /// Texts of links that do not say where they lead.
    pub static VAGUE_LINKS: &str = include_str!("nl/vague-links.tsv");
    /// Formal words that no list has: word, reason.
    pub static LEFT_OUT: &str = include_str!("nl/left-out.tsv");
    /// Verbs that come apart, with a `+` where they do (`aan+vragen`).
    pub static SEPARABLE_VERBS: &[&str] = include!(concat!(env!("OUT_DIR"), "/nl-separable.rs"));
    /// Words by which a page shows what it is for and what it tells: words, sign.
    pub static SIGNS: &str = include_str!("nl/signs.tsv");
    /// Texts of buttons and links.
    pub static INTERFACE_WORDS: &str = include_str!("nl/interface-words.tsv");
    /// What writers put between brackets until they know better.
    pub static PLACEHOLDERS: &str = include_str!("nl/placeholders.tsv");
    /// Words by which a text is known as Dutch: word, weight.
    pub const TELLTALE_WORDS: &str = include_str!("nl/telltale-words.tsv");
    /// Groups of three letters by which a word is known as Dutch: group, weight.
    pub const TELLTALE_LETTERS: &str = include_str!("nl/telltale-letters.tsv");
    /// The part-of-speech tagger: read by `helder::model::Tagger`, made by `cargo xtask train`.
    pub static TAGGER: &[u8] = include_bytes!("nl/tagger.bin");
    /// Passives and dependency lengths: read by `helder::model::syntax::Syntax`.
    pub static SYNTAX: &[u8] = include_bytes!("nl/syntax.bin");
}

/// English.
pub mod en {
    use helder_terms::Table;

    /// Abbreviations: form, class, long form.
    pub static ABBREVIATIONS: &str = include_str!("en/abbreviations.tsv");
    /// Words with their frequency, for helder's `Lexicon`.
    pub static LEXICON: &[u8] = include_bytes!("en/lexicon.bin");
    /// Formal words that no list has: word, reason.
    pub static LEFT_OUT: &str = include_str!("en/left-out.tsv");
    /// Words and phrases with what to write instead, by the rule that speaks of them, as people
    /// wrote them. One list for each file in `en/terms`.
    pub static TERMS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/en-lists.rs"));
    /// The same in all their forms, ready to be looked up.
    pub static TERM_TABLE: Table = include!(concat!(env!("OUT_DIR"), "/en-table.rs"));
    /// Abbreviations that may stay as they are.
    pub static KEPT_ABBREVIATIONS: &str = include_str!("en/kept-abbreviations.tsv");
    /// Acronyms that need no explanation.
    pub static KNOWN_ACRONYMS: &str = include_str!("en/known-acronyms.tsv");
    /// Words whose syllables the spelling rules miss: word, syllables.
    pub static SYLLABLES: &str = include_str!("en/syllables.tsv");
    /// Headings that do not say what is under them.
    pub static VAGUE_HEADINGS: &str = include_str!("en/vague-headings.tsv");
    /// Texts of links that do not say where they lead.
    pub static VAGUE_LINKS: &str = include_str!("en/vague-links.tsv");
    /// Words by which a page shows what it is for and what it tells: words, sign.
    pub static SIGNS: &str = include_str!("en/signs.tsv");
    /// Texts of buttons and links.
    pub static INTERFACE_WORDS: &str = include_str!("en/interface-words.tsv");
    /// What writers put between brackets until they know better.
    pub static PLACEHOLDERS: &str = include_str!("en/placeholders.tsv");
    /// Words by which a text is known as English: word, weight.
    pub const TELLTALE_WORDS: &str = include_str!("en/telltale-words.tsv");
    /// Groups of three letters by which a word is known as English: group, weight.
    pub const TELLTALE_LETTERS: &str = include_str!("en/telltale-letters.tsv");
    /// The part-of-speech tagger: read by `helder::model::Tagger`, made by `cargo xtask train`.
    pub static TAGGER: &[u8] = include_bytes!("en/tagger.bin");
    /// Passives and dependency lengths: read by `helder::model::syntax::Syntax`.
    pub static SYNTAX: &[u8] = include_bytes!("en/syntax.bin");
}

/// Languages that helder does not check.
pub mod other {
    /// Their commonest small words: word, tags of the languages that have it.
    pub const FUNCTION_WORDS: &str = include_str!("other/function-words.tsv");
}
