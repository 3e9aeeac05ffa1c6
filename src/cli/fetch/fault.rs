//! Why an address gives no page, in words.

use super::MAX_PAGE;
use crate::rules::Ui;

/// Why an address gives no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WebFault {
    /// It is none that helder reads.
    NoAddress,
    /// It is in a private network.
    Private,
    /// `robots.txt` asks to leave it alone.
    Robots,
    /// The server answers with this number.
    Status(u16),
    /// It sends us on too often.
    Redirects,
    /// It is larger than [`MAX_PAGE`].
    TooLarge,
    /// It takes too long.
    Slow,
    /// It is no text: what it says it is.
    NoText(String),
    /// The server does not answer, and why.
    Unreachable(String),
    /// The sitemap lists no page.
    NoPages,
}

impl WebFault {
    /// What is wrong, without a full stop.
    pub(crate) fn what(&self, ui: Ui) -> String {
        let size = MAX_PAGE >> 20;
        let (nl, en) = match self {
            Self::NoAddress => ("hier kan helder niet heen", "helder can't go there"),
            Self::Private => (
                "dit staat in een privénetwerk",
                "it is in a private network",
            ),
            Self::Robots => (
                "robots.txt van de site vraagt om dit niet te lezen",
                "robots.txt of the site asks not to read it",
            ),
            Self::Redirects => (
                "de server stuurt steeds verder",
                "the server sends us on and on",
            ),
            Self::Slow => ("het duurt te lang", "it takes too long"),
            Self::NoPages => (
                "hier staan geen pagina’s in die helder kan lezen",
                "it lists no pages that helder can read",
            ),
            Self::Status(status) => {
                return match ui {
                    Ui::Nl => format!("de server geeft geen pagina (status {status})"),
                    Ui::En => format!("the server gives no page (status {status})"),
                };
            }
            Self::TooLarge => {
                return match ui {
                    Ui::Nl => format!("de pagina is groter dan {size} MB"),
                    Ui::En => format!("the page is larger than {size} MB"),
                };
            }
            Self::NoText(kind) => {
                return match ui {
                    Ui::Nl => format!("dit is geen pagina, maar {kind}"),
                    Ui::En => format!("this is no page but {kind}"),
                };
            }
            Self::Unreachable(cause) => {
                return match ui {
                    Ui::Nl => format!("de server geeft geen goed antwoord ({cause})"),
                    Ui::En => format!("the server gives no good answer ({cause})"),
                };
            }
        };
        ui.pick(nl, en).to_owned()
    }

    /// How to mend it, in Dutch and in English.
    pub(crate) fn mend(&self) -> (&'static str, &'static str) {
        match self {
            Self::Private => (
                "Vraag er zelf om met --local.",
                "Ask for it yourself with --local.",
            ),
            Self::Robots => (
                "Controleer de gebouwde site als map, of vraag het wie de site beheert.",
                "Check the built site as a folder, or ask who runs the site.",
            ),
            Self::Slow => (
                "Probeer het later weer, of met een grotere --timeout.",
                "Try again later, or with a larger --timeout.",
            ),
            Self::NoPages => (
                "Kijk of dit het adres van een sitemap is, en of --include en --exclude kloppen.",
                "See if this is the address of a sitemap, and if --include and --exclude are right.",
            ),
            Self::NoAddress
            | Self::Status(_)
            | Self::Redirects
            | Self::TooLarge
            | Self::NoText(_)
            | Self::Unreachable(_) => (
                "Open het adres in een browser en kijk of het klopt.",
                "Open the address in a browser and see if it is right.",
            ),
        }
    }
}
