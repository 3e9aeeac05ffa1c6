//! What a language knows about the ends of its sentences, beside its abbreviations.

/// Words that tell where sentences end.
#[derive(Debug)]
pub struct Borders {
    /// Words that open a sentence and hardly ever go on with a name (*the*, *het*).
    pub openers: Words,
    /// Words inside names that may be written with a capital (*De* in *J. De Vries*).
    pub name_particles: Words,
    /// Words to which the number after them belongs (*stap 2*, *page 3*): that number opens no
    /// item of a list.
    pub before_number: Words,
    /// Words that can't be the last of a line: the line runs on.
    pub never_last: Words,
    /// Words that an apostrophe opens (*'s*, *'em*), without it.
    pub elided: Words,
}

/// A few words in lower case, parted by spaces. They are asked for seldom, so that a list needs
/// no order and nothing is built from it.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub &'static str);

impl Words {
    /// Whether `word` is one of them, in any case.
    pub fn has(self, word: &str) -> bool {
        let mut words = self.0.split_ascii_whitespace();
        words.any(|entry| entry.eq_ignore_ascii_case(word))
    }
}
