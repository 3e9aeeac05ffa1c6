//! A shape: one way in which a term stands in texts, with what to write for it.

/// One way in which a term stands in texts. Words are parted by a space or a slash; `…` stands for
/// up to [`LONG_GAP`] other words, `…3` for up to three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The words, in lower case.
    pub from: String,
    /// Which of them is the verb or the noun.
    pub head: usize,
    /// Where the shape counts: conditions, see [`crate::Test`].
    pub when: String,
    /// What to write, the best first.
    pub ways: Vec<Way>,
    /// Which words of a text are taken for its words.
    pub reads: Reads,
    /// Whether a slash is part of a word and parts none: *24/7*.
    pub keeps_slash: bool,
}

/// Which words of a text are taken for those of a shape, by their capitals and their kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reads {
    /// Ordinary words; a capital only where a sentence starts.
    #[default]
    Words,
    /// Words of any kind, abbreviations and numbers too; a capital only where a sentence starts.
    AnyKind,
    /// Words of any kind, with any capitals.
    AnyCase,
    /// Words of any kind that are written just so.
    Exact,
}

/// How many words `…` stands for at most.
pub const LONG_GAP: u8 = 16;

/// What to write for a shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// The words; `…` where the shape has it. With none in the shape, it is there for the eye.
    pub to: String,
    /// Where they can take the place of the shape as they are; none: nowhere.
    pub fits: Option<String>,
    /// What the article before the shape has to become: a name of [`crate::Agreement`].
    pub agree: &'static str,
}

impl Way {
    /// Words that fit anywhere.
    pub fn fits(to: impl Into<String>) -> Self {
        Self::fits_when(to, "")
    }

    /// Words that fit where these conditions hold.
    pub fn fits_when(to: impl Into<String>, when: &str) -> Self {
        Self {
            to: to.into(),
            fits: Some(when.to_owned()),
            agree: "",
        }
    }

    /// Words that ask for a change in the sentence.
    pub fn rewrite(to: impl Into<String>) -> Self {
        Self {
            to: to.into(),
            fits: None,
            agree: "",
        }
    }
}

impl Shape {
    /// A shape whose first word is its head, and that counts anywhere.
    pub fn new(from: impl Into<String>, ways: Vec<Way>) -> Self {
        Self {
            from: from.into(),
            head: 0,
            when: String::new(),
            ways,
            reads: Reads::Words,
            keeps_slash: false,
        }
    }

    /// The same where these conditions hold too.
    #[must_use]
    pub fn when(mut self, conditions: &str) -> Self {
        if !conditions.is_empty() {
            self.when = both(&self.when, conditions);
        }
        self
    }
}

/// Two sets of conditions as one.
pub(crate) fn both(one: &str, other: &str) -> String {
    join(&[one, other])
}

/// Words with single spaces between them.
pub(crate) fn join(words: &[&str]) -> String {
    let mut joined = String::with_capacity(words.iter().map(|it| it.len() + 1).sum());
    for word in words.iter().filter(|it| !it.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined += word;
    }
    joined
}
