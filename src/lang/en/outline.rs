//! How English builds a page.

use crate::lang::outline::Outline;

pub(super) const OUTLINE: Outline = Outline {
    joiners: &["and", "or", "and/or"],
    conditions: &["if", "when"],
    steps: &["first", "then", "next", "after", "finally", "lastly"],
    ordinals: ["firstly", "secondly"],
    new_tab: &["new window", "new tab"],
    pictures: &[
        "image of",
        "picture of",
        "photo of",
        "photograph of",
        "graphic of",
    ],
    faq: &[
        "faq",
        "faqs",
        "frequently asked questions",
        "frequently asked questions (faqs)",
    ],
    labels: &[
        "[!",
        "attention",
        "caution",
        "hint",
        "important",
        "n.b.",
        "nb",
        "note",
        "please note",
        "remember",
        "tip",
        "warning",
    ],
    small_words: &[
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
        "or", "over", "per", "the", "to", "up", "via", "vs", "with",
    ],
};
