//! What the report for a person says around its findings, in both languages.

use super::tally::{Amount, Tally};
use crate::report::What;
use crate::rules::{Rule, Ui};
use crate::{Chrome, Reason, Severity, SuggestionKind};

/// The report's own words in the writer's language.
pub(in crate::report) trait Phrases {
    fn severity(self, severity: Severity, count: usize) -> &'static str;
    fn name(self, rule: &Rule) -> &'static str;
    fn lead(self, kind: SuggestionKind) -> &'static str;
    fn or(self) -> &'static str;
    fn paragraph(self) -> &'static str;
    fn what(self, what: What) -> &'static str;
    fn not_checked_here(self) -> &'static str;
    fn page_summary(self, tally: &Tally) -> String;
    fn run_summary(self, tally: &Tally) -> String;
    fn not_checked(self, tally: &Tally, listed: bool) -> Option<String>;
    fn left_out(self, tally: &Tally) -> Vec<String>;
    fn not_read(self, count: usize) -> String;
    fn tip(self, rule: &Rule) -> String;
}

impl Phrases for Ui {
    fn severity(self, severity: Severity, count: usize) -> &'static str {
        let one = count == 1;
        match (self, severity) {
            (Self::Nl, Severity::Error) => plural(one, "fout", "fouten"),
            (Self::Nl, Severity::Warning) => plural(one, "waarschuwing", "waarschuwingen"),
            (Self::Nl, Severity::Hint) => plural(one, "tip", "tips"),
            (Self::En, Severity::Error) => plural(one, "error", "errors"),
            (Self::En, Severity::Warning) => plural(one, "warning", "warnings"),
            (Self::En, Severity::Hint) => plural(one, "hint", "hints"),
        }
    }

    fn name(self, rule: &Rule) -> &'static str {
        match self {
            Self::Nl => rule.alias,
            Self::En => rule.id,
        }
    }

    fn lead(self, kind: SuggestionKind) -> &'static str {
        match (self, kind) {
            (_, SuggestionKind::Advise) => "",
            (Self::Nl, SuggestionKind::Replace) => "gebruik: ",
            (Self::Nl, SuggestionKind::Rewrite) => "herschrijf met: ",
            (Self::En, SuggestionKind::Replace) => "use: ",
            (Self::En, SuggestionKind::Rewrite) => "rewrite with: ",
        }
    }

    fn or(self) -> &'static str {
        match self {
            Self::Nl => ", of: ",
            Self::En => ", or: ",
        }
    }

    fn paragraph(self) -> &'static str {
        match self {
            Self::Nl => "alinea",
            Self::En => "paragraph",
        }
    }

    fn what(self, what: What) -> &'static str {
        let (nl, en) = match what {
            What::Furniture(Chrome::OutsideMain) => {
                ("buiten de hoofdtekst", "outside the main text")
            }
            What::Furniture(Chrome::Navigation) => ("menu", "menu"),
            What::Furniture(Chrome::Header) => ("kop van de pagina", "page header"),
            What::Furniture(Chrome::Footer) => ("voet van de pagina", "page footer"),
            What::Furniture(Chrome::Aside) => ("zijkolom", "side column"),
            What::Furniture(Chrome::Cookie) => ("cookiemelding", "cookie notice"),
            What::Furniture(Chrome::Form) => ("formulier", "form"),
            What::Furniture(Chrome::Byline) => ("schrijver en datum", "writer and date"),
            What::Furniture(Chrome::Spam) => ("spam of reclame", "spam or advertising"),
            What::OtherLanguage => ("andere taal", "other language"),
            What::NotLoaded => ("taal niet geladen", "language not loaded"),
            What::Law => ("woorden van een wet", "wording of a law"),
            What::Quotation => ("citaat", "quotation"),
            What::LeftOut(Reason::NotText) => ("script of opmaak", "script or style"),
            What::LeftOut(Reason::Code) => ("code", "code"),
            What::LeftOut(Reason::Hidden) => ("verborgen", "hidden"),
            What::LeftOut(Reason::Skip) => ("volgens uw instelling", "by your settings"),
            What::LeftOut(Reason::Template) => ("sjablooncode", "template tags"),
            What::LeftOut(Reason::Metadata) => ("gegevens over de pagina", "data about the page"),
            What::LeftOut(Reason::Limit) => ("te diep of te lang", "too deep or too long"),
        };
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }

    fn not_checked_here(self) -> &'static str {
        match self {
            Self::Nl => "Niet gecontroleerd",
            Self::En => "Not checked",
        }
    }

    fn page_summary(self, tally: &Tally) -> String {
        match self {
            Self::Nl => format!("{} in {}.", found(self, tally), words(self, tally.words)),
            Self::En => format!("{} in {}.", found(self, tally), words(self, tally.words)),
        }
    }

    fn run_summary(self, tally: &Tally) -> String {
        let pages = match self {
            Self::Nl => count(tally.pages, "pagina", "pagina's"),
            Self::En => count(tally.pages, "page", "pages"),
        };
        let (found, words) = (found(self, tally), words(self, tally.words));
        match self {
            Self::Nl => format!("{pages} gecontroleerd, {words}: {found}."),
            Self::En => format!("{pages} checked, {words}: {found}."),
        }
    }

    fn not_checked(self, tally: &Tally, listed: bool) -> Option<String> {
        if tally.skipped.is_empty() {
            return None;
        }
        let parts: Vec<String> = tally
            .skipped
            .iter()
            .map(|(&what, &amount)| amount_of(self, what, amount))
            .collect();
        let how = match (self, listed) {
            (_, true) => "",
            (Self::Nl, false) => " Bekijk het met --show-skipped.",
            (Self::En, false) => " See it with --show-skipped.",
        };
        Some(format!(
            "{}: {}.{how}",
            self.not_checked_here(),
            parts.join(", ")
        ))
    }

    fn left_out(self, tally: &Tally) -> Vec<String> {
        let why = match self {
            Self::Nl => [
                "Uitgezet in de tekst zelf",
                "Al bekend",
                "Buiten wat veranderd is",
            ],
            Self::En => [
                "Turned off in the text itself",
                "Already known",
                "Outside what changed",
            ],
        };
        let (one, many) = match self {
            Self::Nl => ("vondst", "vondsten"),
            Self::En => ("finding", "findings"),
        };
        let lines = why.into_iter().zip(tally.left_out());
        lines
            .filter(|&(_, n)| n > 0)
            .map(|(why, n)| format!("{why}: {}.", count(n, one, many)))
            .collect()
    }

    fn not_read(self, n: usize) -> String {
        match self {
            Self::Nl if n == 1 => "1 bestand is niet gelezen. Hierboven staat waarom.".to_string(),
            Self::Nl => format!("{n} bestanden zijn niet gelezen. Hierboven staat waarom."),
            Self::En if n == 1 => "1 file was not read. The reason is above.".to_string(),
            Self::En => format!("{n} files were not read. The reasons are above."),
        }
    }

    fn tip(self, rule: &Rule) -> String {
        match self {
            Self::Nl => format!("Meer over een regel: helder explain {}", rule.alias),
            Self::En => format!("More about a rule: helder explain {}", rule.id),
        }
    }
}

/// *2 errors, 1 hint*, or that there is nothing.
fn found(ui: Ui, tally: &Tally) -> String {
    let parts: Vec<String> = tally
        .findings()
        .map(|(severity, count)| format!("{count} {}", ui.severity(severity, count)))
        .collect();
    match ui {
        _ if !parts.is_empty() => parts.join(", "),
        Ui::Nl => "niets gevonden".to_string(),
        Ui::En => "nothing found".to_string(),
    }
}

fn words(ui: Ui, n: usize) -> String {
    match ui {
        Ui::Nl => count(n, "woord", "woorden"),
        Ui::En => count(n, "word", "words"),
    }
}

/// *menu (120 words)*, or *code (3 times)*.
fn amount_of(ui: Ui, what: What, amount: Amount) -> String {
    let size = match (amount.words, ui) {
        (Some(n), _) => words(ui, n),
        (None, Ui::Nl) => format!("{} keer", amount.places),
        (None, Ui::En) => count(amount.places, "time", "times"),
    };
    format!("{} ({size})", ui.what(what))
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn plural(is_one: bool, one: &'static str, many: &'static str) -> &'static str {
    if is_one { one } else { many }
}
