//! How Dutch builds a page.

use crate::lang::outline::Outline;

pub(super) const OUTLINE: Outline = Outline {
    joiners: &["en", "of", "en/of"],
    conditions: &["als", "indien", "wanneer"],
    steps: &[
        "eerst",
        "daarna",
        "vervolgens",
        "hierna",
        "tenslotte",
        "slotte",
        "slot",
    ],
    ordinals: ["ten eerste", "ten tweede"],
    new_tab: &[
        "nieuw venster",
        "nieuw tabblad",
        "nieuwe tab",
        "new window",
        "new tab",
    ],
    pictures: &[
        "afbeelding van",
        "plaatje van",
        "illustratie van",
        "foto van",
        "image of",
    ],
    faq: &[
        "faq",
        "veelgestelde vragen",
        "veel gestelde vragen",
        "veelgestelde vragen (faq)",
    ],
    labels: &[
        "[!",
        "attentie",
        "belangrijk",
        "hint",
        "let op",
        "n.b.",
        "nb",
        "opmerking",
        "pas op",
        "tip",
        "waarschuwing",
    ],
    small_words: &[],
};
