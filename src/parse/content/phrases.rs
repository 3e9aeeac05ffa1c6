//! The set phrases of web pages: skip links, "last updated", "was this page helpful". They stand
//! in the markup of any template, and in text that was copied from a page.

use crate::document::Chrome;

/// A set phrase.
#[derive(Clone, Copy, Debug)]
pub(in crate::parse) struct Phrase {
    /// How the block starts, in lower case.
    start: &'static str,
    /// What such a block is.
    pub chrome: Chrome,
    /// The words can start a sentence as well: only a link or a button says them as furniture.
    pub only_links: bool,
}

/// No block with more words is taken for a set phrase.
pub(in crate::parse) const MAX_WORDS: u32 = 12;

/// The phrase with which a text starts.
pub(in crate::parse) fn find(text: &str) -> Option<Phrase> {
    let first = text.chars().find(|c| c.is_alphanumeric())?;
    let at = text.find(first)?;
    let text = &text[at..];
    PHRASES
        .iter()
        .find(|phrase| starts_with(text, phrase.start))
        .copied()
}

/// Whether `text` starts with the words of `start`, in any case.
fn starts_with(text: &str, start: &str) -> bool {
    let Some(head) = text.get(..start.len()) else {
        return false;
    };
    head.eq_ignore_ascii_case(start)
        && !text[start.len()..].starts_with(|c: char| c.is_alphanumeric())
}

const fn any(start: &'static str, chrome: Chrome) -> Phrase {
    Phrase {
        start,
        chrome,
        only_links: false,
    }
}

const fn link(start: &'static str, chrome: Chrome) -> Phrase {
    Phrase {
        start,
        chrome,
        only_links: true,
    }
}

static PHRASES: &[Phrase] = &[
    link("skip to", Chrome::Navigation),
    link("jump to content", Chrome::Navigation),
    link("jump to navigation", Chrome::Navigation),
    link("back to", Chrome::Navigation),
    link("return to", Chrome::Navigation),
    link("top of page", Chrome::Navigation),
    link("terug naar", Chrome::Navigation),
    link("naar boven", Chrome::Navigation),
    link("naar hoofdinhoud", Chrome::Navigation),
    link("naar de hoofdinhoud", Chrome::Navigation),
    link("naar de inhoud", Chrome::Navigation),
    link("naar inhoud", Chrome::Navigation),
    link("ga naar de inhoud", Chrome::Navigation),
    link("ga naar inhoud", Chrome::Navigation),
    link("ga direct naar", Chrome::Navigation),
    link("direct naar", Chrome::Navigation),
    link("overslaan en naar", Chrome::Navigation),
    link("spring naar", Chrome::Navigation),
    any("you are here", Chrome::Navigation),
    any("u bent hier", Chrome::Navigation),
    any("je bent hier", Chrome::Navigation),
    any("last updated", Chrome::Byline),
    any("last modified", Chrome::Byline),
    any("last reviewed", Chrome::Byline),
    any("date modified", Chrome::Byline),
    any("page last", Chrome::Byline),
    any("laatst gewijzigd", Chrome::Byline),
    any("laatst bijgewerkt", Chrome::Byline),
    any("laatste wijziging", Chrome::Byline),
    any("laatste update", Chrome::Byline),
    any("share this page", Chrome::Aside),
    any("share this", Chrome::Aside),
    any("deel deze pagina", Chrome::Aside),
    any("deel dit", Chrome::Aside),
    link("share on", Chrome::Aside),
    link("delen via", Chrome::Aside),
    link("deel via", Chrome::Aside),
    link("deel op", Chrome::Aside),
    link("print this page", Chrome::Aside),
    link("email this page", Chrome::Aside),
    link("pagina afdrukken", Chrome::Aside),
    link("print deze pagina", Chrome::Aside),
    any("was this page helpful", Chrome::Form),
    any("is this page useful", Chrome::Form),
    any("report a problem with this page", Chrome::Form),
    any("report a problem or mistake on this page", Chrome::Form),
    any("is there anything wrong with this page", Chrome::Form),
    any("heeft deze informatie u geholpen", Chrome::Form),
    any("heeft deze informatie je geholpen", Chrome::Form),
    any("was deze informatie nuttig", Chrome::Form),
    any("was deze pagina nuttig", Chrome::Form),
    any("bent u geholpen met deze informatie", Chrome::Form),
    any("leave a reply", Chrome::Form),
    any("leave a comment", Chrome::Form),
    any("laat een reactie achter", Chrome::Form),
    any("geef een reactie", Chrome::Form),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_at_the_start_in_whole_words() {
        for (text, chrome) in [
            ("Laatst gewijzigd op 3 mei 2024", Some(Chrome::Byline)),
            ("› Terug naar het overzicht", Some(Chrome::Navigation)),
            ("LAST UPDATED: 3 May", Some(Chrome::Byline)),
            ("Share thistles with your neighbours", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(find(text).map(|phrase| phrase.chrome), chrome, "{text}");
        }
    }

    #[test]
    fn phrases_are_in_lower_case() {
        for phrase in PHRASES {
            assert_eq!(phrase.start, phrase.start.to_ascii_lowercase());
        }
    }
}
