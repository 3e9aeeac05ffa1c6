//! The words in classes and ids by which templates name the parts of a page, in English and in
//! Dutch. They are words of template makers, so the language of the page does not matter.

use super::Role;
use crate::document::Chrome;

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
    use Chrome::{Aside, Byline, Cookie, Footer, Form, Header, Navigation, Spam};
    Some(match word.bytes() {
        b"breadcrumb" | b"breadcrumbs" | b"kruimelpad" | b"kruimelspoor" | b"broodkruimel"
        | b"broodkruimels" | b"navbar" | b"navigation" | b"navigatie" | b"sitemap" | b"submenu"
        | b"megamenu" | b"mainmenu" | b"hoofdmenu" | b"pagination" | b"paginering" | b"pager"
        | b"skip" | b"skiplink" | b"skiplinks" | b"skipnav" | b"skiplinkcontainer" | b"toc"
        | b"inhoudsopgave" | b"sidenav" | b"sidr" => Role::Named(Navigation),
        b"nav" | b"menu" | b"topnav" | b"languages" | b"taalkeuze" => {
            Role::NamedOutside(Navigation)
        }

        b"masthead" | b"topbar" | b"siteheader" | b"globalheader" => Role::Named(Header),
        b"header" | b"banner" | b"branding" | b"logo" | b"kop" => Role::NamedOutside(Header),

        b"sitefooter" | b"colofon" | b"voettekst" | b"copyright" => Role::Named(Footer),
        b"footer" => Role::NamedOutside(Footer),

        b"sidebar" | b"zijbalk" | b"zijkolom" | b"share" | b"sharing" | b"sharebar"
        | b"sharethis" | b"addthis" | b"addtoany" | b"social" | b"socials" | b"socialmedia"
        | b"socialshare" | b"delen" | b"related" | b"gerelateerd" | b"gerelateerde"
        | b"followus" | b"recommended" | b"aanbevolen" | b"widget" => Role::Named(Aside),
        b"aside" | b"promo" | b"promos" | b"tags" | b"follow" => Role::NamedOutside(Aside),

        b"cookie" | b"cookies" | b"cookiebar" | b"cookiebanner" | b"cookieconsent"
        | b"cookiemelding" | b"cookiewall" | b"cookienotice" | b"cookiemessage" | b"cookiewet"
        | b"consent" | b"gdpr" => Role::Named(Cookie),

        b"comments" | b"reacties" | b"respond" | b"commentform" | b"disqus" | b"newsletter"
        | b"nieuwsbrief" | b"searchform" | b"searchbar" | b"searchbox" | b"zoekformulier"
        | b"zoekbalk" | b"feedback" | b"poll" | b"survey" | b"enquete" => Role::Named(Form),
        b"search" | b"zoeken" | b"subscribe" | b"signup" | b"login" => Role::NamedOutside(Form),

        b"byline" | b"pagedetails" | b"datemodified" | b"lastmodified" | b"lastupdated"
        | b"dtmd" | b"pubdate" | b"postmeta" | b"entrymeta" => Role::Named(Byline),

        b"advert" | b"adverts" | b"advertisement" | b"advertentie" | b"advertenties"
        | b"adsense" | b"adsbygoogle" | b"sponsored" => Role::Named(Spam),
        _ => return None,
    })
}

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
            (
                "breadcrumbs-item active",
                Some(Role::Named(Chrome::Navigation)),
            ),
            ("main cookieConsent__bar", Some(Role::Named(Chrome::Cookie))),
            ("social-share clearfix", Some(Role::Named(Chrome::Aside))),
            ("card-header footer-links", None),
            ("site-footer", Some(Role::NamedOutside(Chrome::Footer))),
            ("page-header share", Some(Role::Named(Chrome::Aside))),
            ("header2", None),
            ("contentblock shareholders", None),
            ("", None),
        ] {
            assert_eq!(role_of(names), role, "{names}");
        }
    }
}
