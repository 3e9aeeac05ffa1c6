//! The words in classes and ids by which templates name the parts of a page, in English and in
//! Dutch. They are words of template makers, so the language of the page does not matter.

use super::Role;
use crate::document::Chrome::{Aside, Byline, Cookie, Footer, Form, Header, Navigation, Spam};
use crate::names::Names;

/// What the classes and the id of a container say it is, if they say it.
pub(in crate::parse) fn role_of(names: &str) -> Option<Role> {
    let mut outside = None;
    for name in names.split_ascii_whitespace() {
        let mut is_of_page = true;
        let mut clue = None;
        for word in Words(name.as_bytes()) {
            match role_of_word(&word) {
                Some(role @ Role::Named(_)) => return Some(role),
                Some(role) => clue = clue.or(Some(role)),
                None => is_of_page &= is_page_word(&word),
            }
        }
        if is_of_page {
            outside = outside.or(clue);
        }
    }
    outside
}

/// Words that, beside a weak one, say that the whole page is meant: `site-header`, where
/// `card-header` is the header of a card.
fn is_page_word(word: &LowerWord) -> bool {
    matches!(
        word.bytes(),
        b"site"
            | b"global"
            | b"page"
            | b"main"
            | b"top"
            | b"bottom"
            | b"primary"
            | b"secondary"
            | b"region"
            | b"bar"
            | b"layout"
            | b"bg"
    )
}

/// The role of a word in lower case.
///
/// Left out on purpose: *content*, *contact*, *info*, *list*, *links*, *box*, *banner* and
/// others that name main text as often as not.
fn role_of_word(word: &LowerWord) -> Option<Role> {
    NAMES.get(word.bytes())
}

static NAMES: Names<Role, 121> = Names::new([
    ("breadcrumb", Role::Named(Navigation)),
    ("breadcrumbs", Role::Named(Navigation)),
    ("kruimelpad", Role::Named(Navigation)),
    ("kruimelspoor", Role::Named(Navigation)),
    ("broodkruimel", Role::Named(Navigation)),
    ("broodkruimels", Role::Named(Navigation)),
    ("navbar", Role::Named(Navigation)),
    ("navigation", Role::Named(Navigation)),
    ("navigatie", Role::Named(Navigation)),
    ("sitemap", Role::Named(Navigation)),
    ("submenu", Role::Named(Navigation)),
    ("megamenu", Role::Named(Navigation)),
    ("mainmenu", Role::Named(Navigation)),
    ("hoofdmenu", Role::Named(Navigation)),
    ("pagination", Role::Named(Navigation)),
    ("paginering", Role::Named(Navigation)),
    ("pager", Role::Named(Navigation)),
    ("skip", Role::Named(Navigation)),
    ("skiplink", Role::Named(Navigation)),
    ("skiplinks", Role::Named(Navigation)),
    ("skipnav", Role::Named(Navigation)),
    ("skiplinkcontainer", Role::Named(Navigation)),
    ("toc", Role::Named(Navigation)),
    ("inhoudsopgave", Role::Named(Navigation)),
    ("sidenav", Role::Named(Navigation)),
    ("sidr", Role::Named(Navigation)),
    ("nav", Role::NamedOutside(Navigation)),
    ("menu", Role::NamedOutside(Navigation)),
    ("topnav", Role::NamedOutside(Navigation)),
    ("languages", Role::NamedOutside(Navigation)),
    ("taalkeuze", Role::NamedOutside(Navigation)),
    ("masthead", Role::Named(Header)),
    ("topbar", Role::Named(Header)),
    ("siteheader", Role::Named(Header)),
    ("globalheader", Role::Named(Header)),
    ("header", Role::NamedOutside(Header)),
    ("banner", Role::NamedOutside(Header)),
    ("branding", Role::NamedOutside(Header)),
    ("logo", Role::NamedOutside(Header)),
    ("kop", Role::NamedOutside(Header)),
    ("sitefooter", Role::Named(Footer)),
    ("colofon", Role::Named(Footer)),
    ("voettekst", Role::Named(Footer)),
    ("copyright", Role::Named(Footer)),
    ("footer", Role::NamedOutside(Footer)),
    ("sidebar", Role::Named(Aside)),
    ("zijbalk", Role::Named(Aside)),
    ("zijkolom", Role::Named(Aside)),
    ("share", Role::Named(Aside)),
    ("sharing", Role::Named(Aside)),
    ("sharebar", Role::Named(Aside)),
    ("sharethis", Role::Named(Aside)),
    ("addthis", Role::Named(Aside)),
    ("addtoany", Role::Named(Aside)),
    ("social", Role::Named(Aside)),
    ("socials", Role::Named(Aside)),
    ("socialmedia", Role::Named(Aside)),
    ("socialshare", Role::Named(Aside)),
    ("delen", Role::Named(Aside)),
    ("related", Role::Named(Aside)),
    ("gerelateerd", Role::Named(Aside)),
    ("gerelateerde", Role::Named(Aside)),
    ("followus", Role::Named(Aside)),
    ("recommended", Role::Named(Aside)),
    ("aanbevolen", Role::Named(Aside)),
    ("widget", Role::Named(Aside)),
    ("aside", Role::NamedOutside(Aside)),
    ("promo", Role::NamedOutside(Aside)),
    ("promos", Role::NamedOutside(Aside)),
    ("tags", Role::NamedOutside(Aside)),
    ("follow", Role::NamedOutside(Aside)),
    ("cookie", Role::Named(Cookie)),
    ("cookies", Role::Named(Cookie)),
    ("cookiebar", Role::Named(Cookie)),
    ("cookiebanner", Role::Named(Cookie)),
    ("cookieconsent", Role::Named(Cookie)),
    ("cookiemelding", Role::Named(Cookie)),
    ("cookiewall", Role::Named(Cookie)),
    ("cookienotice", Role::Named(Cookie)),
    ("cookiemessage", Role::Named(Cookie)),
    ("cookiewet", Role::Named(Cookie)),
    ("consent", Role::Named(Cookie)),
    ("gdpr", Role::Named(Cookie)),
    ("comments", Role::Named(Form)),
    ("reacties", Role::Named(Form)),
    ("respond", Role::Named(Form)),
    ("commentform", Role::Named(Form)),
    ("disqus", Role::Named(Form)),
    ("newsletter", Role::Named(Form)),
    ("nieuwsbrief", Role::Named(Form)),
    ("searchform", Role::Named(Form)),
    ("searchbar", Role::Named(Form)),
    ("searchbox", Role::Named(Form)),
    ("zoekformulier", Role::Named(Form)),
    ("zoekbalk", Role::Named(Form)),
    ("feedback", Role::Named(Form)),
    ("poll", Role::Named(Form)),
    ("survey", Role::Named(Form)),
    ("enquete", Role::Named(Form)),
    ("search", Role::NamedOutside(Form)),
    ("zoeken", Role::NamedOutside(Form)),
    ("subscribe", Role::NamedOutside(Form)),
    ("signup", Role::NamedOutside(Form)),
    ("login", Role::NamedOutside(Form)),
    ("byline", Role::Named(Byline)),
    ("pagedetails", Role::Named(Byline)),
    ("datemodified", Role::Named(Byline)),
    ("lastmodified", Role::Named(Byline)),
    ("lastupdated", Role::Named(Byline)),
    ("dtmd", Role::Named(Byline)),
    ("pubdate", Role::Named(Byline)),
    ("postmeta", Role::Named(Byline)),
    ("entrymeta", Role::Named(Byline)),
    ("advert", Role::Named(Spam)),
    ("adverts", Role::Named(Spam)),
    ("advertisement", Role::Named(Spam)),
    ("advertentie", Role::Named(Spam)),
    ("advertenties", Role::Named(Spam)),
    ("adsense", Role::Named(Spam)),
    ("adsbygoogle", Role::Named(Spam)),
    ("sponsored", Role::Named(Spam)),
]);

/// The longest word that is looked up.
const MAX_WORD: usize = 20;

/// A word in lower case, without allocation.
struct LowerWord {
    bytes: [u8; MAX_WORD],
    len: usize,
}

impl LowerWord {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// The words of a name: parted by anything but letters, and where a capital follows a small
/// letter. Longer words, and words with a number, come out empty.
struct Words<'a>(&'a [u8]);

impl Iterator for Words<'_> {
    type Item = LowerWord;

    fn next(&mut self) -> Option<LowerWord> {
        let start = self.0.iter().position(u8::is_ascii_alphabetic)?;
        let rest = &self.0[start..];
        let mut word = LowerWord {
            bytes: [0; MAX_WORD],
            len: 0,
        };
        let mut end = 0;
        while end < rest.len() {
            let byte = rest[end];
            let is_hump =
                byte.is_ascii_uppercase() && end > 0 && rest[end - 1].is_ascii_lowercase();
            if !byte.is_ascii_alphabetic() || is_hump {
                break;
            }
            if let Some(slot) = word.bytes.get_mut(end) {
                *slot = byte.to_ascii_lowercase();
            }
            end += 1;
        }
        // A name with a number, such as `header2`, is one of a series of looks.
        let is_numbered = rest.get(end).is_some_and(u8::is_ascii_digit);
        word.len = if end <= MAX_WORD && !is_numbered {
            end
        } else {
            0
        };
        self.0 = &rest[end..];
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        for (names, role) in [
            ("breadcrumbs-item active", Some(Role::Named(Navigation))),
            ("main cookieConsent__bar", Some(Role::Named(Cookie))),
            ("social-share clearfix", Some(Role::Named(Aside))),
            ("card-header footer-links", None),
            ("site-footer", Some(Role::NamedOutside(Footer))),
            ("page-header share", Some(Role::Named(Aside))),
            ("header2", None),
            ("contentblock shareholders", None),
            ("", None),
        ] {
            assert_eq!(role_of(names), role, "{names}");
        }
    }
}
