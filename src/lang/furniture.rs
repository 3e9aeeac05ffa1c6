//! The fixed phrases by which the furniture of web pages is known in text that was copied from
//! them, where no markup tells it from the main text.

use crate::document::Chrome;

/// How a phrase must stand in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// It is the whole block.
    Whole,
    /// The block starts with it and is a line of at most a dozen words.
    Starts,
    /// The block holds it and is at most a short paragraph.
    Inside,
}

/// How much a phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tells {
    /// No main text has such a block.
    Sure,
    /// A main text might: it is furniture only at the head or the foot of a page.
    AtEdge,
    /// Common words: it is furniture only beside other furniture.
    Beside,
    /// It heads a section that is furniture: the next paragraph goes with it.
    Heads,
}

/// A phrase of page furniture, in lower case and without marks at its ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// The words.
    pub text: &'static str,
    /// How they must stand in a block.
    pub stands: Stands,
    /// How much they tell.
    pub tells: Tells,
    /// What the block is.
    pub chrome: Chrome,
}

/// Phrases that stand and tell alike.
pub(super) const fn phrase(
    text: &'static str,
    stands: Stands,
    tells: Tells,
    chrome: Chrome,
) -> Phrase {
    Phrase {
        text,
        stands,
        tells,
        chrome,
    }
}

/// The phrases and words of one language.
#[derive(Debug)]
pub(crate) struct Furniture {
    /// Blocks that are known by a phrase.
    pub phrases: &'static [Phrase],
    /// Words of share bars.
    pub share: &'static [&'static str],
    /// Entries that menus have: a run of short lines with one of them is a menu.
    pub menu: &'static [&'static str],
}

/// The names of networks in share bars, the same in every language.
pub(crate) const NETWORKS: &[&str] = &[
    "bluesky",
    "e-mail",
    "email",
    "facebook",
    "instagram",
    "linkedin",
    "mail",
    "mastodon",
    "messenger",
    "pinterest",
    "print",
    "reddit",
    "rss",
    "telegram",
    "threads",
    "tweet",
    "twitter",
    "whatsapp",
    "x",
    "xing",
    "youtube",
];

/// Words that injected advertisements repeat, the same in every language.
pub(crate) const BAIT: &[&str] = &[
    "bitcoin", "casino", "cialis", "crypto", "download", "escort", "free", "giveaway", "hack",
    "loan", "loans", "payday", "poker", "porn", "replica", "sex", "slot", "slots", "viagra", "xxx",
];
