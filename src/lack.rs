//! What a build was made without. Browsers load a small one first, and the whole one for a text that
//! needs more.

use std::fmt;

use crate::rules::Ui;

/// A part of helder that this build does not have, by the feature that brings it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Texts in Markdown.
    Markdown,
    /// Messages in this language.
    Messages(Ui),
    /// Patterns of an organisation's own.
    Patterns,
    /// The names of character references that browsers never write.
    References,
    /// Settings as the text of a `helder.toml`; as an object they can be read.
    Toml,
}

impl Lack {
    /// The name of the feature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Messages(Ui::Nl) => "ui-nl",
            Self::Messages(Ui::En) => "ui-en",
            Self::Patterns => "patterns",
            Self::References => "references",
            Self::Toml => "toml",
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this build of helder was made without {}", self.name())
    }
}
