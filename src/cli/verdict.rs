//! Why the exit code of a check is what it is, in the last line.

use super::{CLEAN, FAILED, FOUND};
use crate::gates::Broken;
use crate::report::CheckedPage;
use crate::rules::Ui;

/// What counts for the exit code.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// Inputs that could not be read.
    pub(super) unread: usize,
    /// Pages in English and in Dutch.
    pages: [usize; 2],
    /// Findings that weigh too much.
    findings: usize,
    /// Pages whose level, whose difficulty is too high, and that got harder.
    levels: usize,
    difficulties: usize,
    harder: usize,
}

impl Verdict {
    /// Adds a page that was judged.
    pub(super) fn add(&mut self, page: &CheckedPage) {
        self.pages[usize::from(page.report.ui == Ui::Nl)] += 1;
        for broken in &page.broken {
            match broken {
                Broken::Findings(n) => self.findings += n,
                Broken::Level { .. } => self.levels += 1,
                Broken::Difficulty { .. } => self.difficulties += 1,
                Broken::Harder { .. } => self.harder += 1,
            }
        }
    }

    pub(super) fn code(&self) -> u8 {
        match (
            self.unread,
            self.findings + self.levels + self.difficulties + self.harder,
        ) {
            (1.., _) => FAILED,
            (0, 1..) => FOUND,
            (0, 0) => CLEAN,
        }
    }

    /// The last line of a run. `ui` is the language that was asked for; else it is that of most
    /// pages.
    pub(super) fn line(&self, ui: Option<Ui>) -> String {
        let [en, nl] = self.pages;
        let ui = ui.unwrap_or(if nl > 0 && nl >= en { Ui::Nl } else { Ui::En });
        let code = self.code();
        let mut parts = Vec::new();
        let mut part = |n: usize, [nl_one, nl_many, en_one, en_many]: [&str; 4]| {
            let text = match (ui, n) {
                (_, 0) => return,
                (Ui::Nl, 1) => nl_one,
                (Ui::Nl, _) => nl_many,
                (Ui::En, 1) => en_one,
                (Ui::En, _) => en_many,
            };
            parts.push(format!("{n} {text}"));
        };
        part(
            self.unread,
            [
                "bestand is niet gelezen",
                "bestanden zijn niet gelezen",
                "file was not read",
                "files were not read",
            ],
        );
        part(
            self.findings,
            [
                "vondst mag er niet zijn (fail-on)",
                "vondsten mogen er niet zijn (fail-on)",
                "finding must not be there (fail-on)",
                "findings must not be there (fail-on)",
            ],
        );
        part(
            self.levels,
            [
                "pagina heeft een te hoog niveau (max-level)",
                "pagina’s hebben een te hoog niveau (max-level)",
                "page has too high a level (max-level)",
                "pages have too high a level (max-level)",
            ],
        );
        part(
            self.difficulties,
            [
                "pagina is te moeilijk (max-difficulty)",
                "pagina’s zijn te moeilijk (max-difficulty)",
                "page is too difficult (max-difficulty)",
                "pages are too difficult (max-difficulty)",
            ],
        );
        part(
            self.harder,
            [
                "pagina werd moeilijker (no-harder-than)",
                "pagina’s werden moeilijker (no-harder-than)",
                "page got harder (no-harder-than)",
                "pages got harder (no-harder-than)",
            ],
        );
        let why = match ui {
            _ if !parts.is_empty() => parts.join(", "),
            Ui::Nl => "alles voldoet".to_owned(),
            Ui::En => "everything passes".to_owned(),
        };
        match ui {
            Ui::Nl => format!("Exitcode {code}: {why}."),
            Ui::En => format!("Exit code {code}: {why}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_names_every_reason() {
        for (verdict, code, en, nl) in [
            (
                Verdict::default(),
                CLEAN,
                "Exit code 0: everything passes.",
                "Exitcode 0: alles voldoet.",
            ),
            (
                Verdict {
                    findings: 2,
                    harder: 1,
                    ..Verdict::default()
                },
                FOUND,
                "Exit code 1: 2 findings must not be there (fail-on), 1 page got harder (no-harder-than).",
                "Exitcode 1: 2 vondsten mogen er niet zijn (fail-on), 1 pagina werd moeilijker (no-harder-than).",
            ),
            (
                Verdict {
                    unread: 1,
                    levels: 1,
                    ..Verdict::default()
                },
                FAILED,
                "Exit code 2: 1 file was not read, 1 page has too high a level (max-level).",
                "Exitcode 2: 1 bestand is niet gelezen, 1 pagina heeft een te hoog niveau (max-level).",
            ),
        ] {
            assert_eq!(verdict.code(), code);
            assert_eq!(verdict.line(Some(Ui::En)), en);
            assert_eq!(verdict.line(Some(Ui::Nl)), nl);
        }
    }
}
