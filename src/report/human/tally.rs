//! Counts over a page or over a run.

use std::collections::BTreeMap;

use crate::report::{Skipped, What};
use crate::rules::{Rule, Ui};
use crate::{Report, Severity};

/// What was found and what was not checked.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Pages added.
    pub(super) pages: usize,
    pages_nl: usize,
    /// Words of the main text.
    pub(super) words: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    /// Findings that directives in the pages hide.
    pub(super) suppressed: usize,
    /// What was not checked: places and words by reason.
    pub(super) skipped: BTreeMap<What, Amount>,
    /// The rule of the first of the heaviest findings.
    pub(super) first_rule: Option<&'static Rule>,
    heaviest: Option<Severity>,
}

/// How much of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    /// How often.
    pub(super) places: usize,
    /// How many words, if words tell its size.
    pub(super) words: Option<usize>,
}

impl Tally {
    /// Adds a page.
    pub(super) fn add(&mut self, report: &Report, skipped: &[Skipped<'_>]) {
        self.pages += 1;
        self.pages_nl += usize::from(report.ui == Ui::Nl);
        let blocks = report
            .reading
            .document
            .blocks
            .iter()
            .zip(&report.reading.texts);
        self.words += blocks
            .filter(|(block, _)| block.chrome.is_none())
            .map(|(_, text)| text.words.len())
            .sum::<usize>();
        for finding in &report.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Hint => self.hints += 1,
            }
            if Some(finding.severity) > self.heaviest {
                self.heaviest = Some(finding.severity);
                self.first_rule = Some(finding.rule);
            }
        }
        self.suppressed += report.suppressed.len();
        for skipped in skipped {
            let amount = self.skipped.entry(skipped.what).or_default();
            amount.places += 1;
            if let Some(words) = skipped.words {
                *amount.words.get_or_insert(0) += words;
            }
        }
    }

    /// The language of most pages.
    pub(super) fn ui(&self) -> Ui {
        if self.pages_nl * 2 >= self.pages {
            Ui::Nl
        } else {
            Ui::En
        }
    }

    /// Findings by severity, the heaviest first, those without any left out.
    pub(super) fn findings(&self) -> impl Iterator<Item = (Severity, usize)> {
        let all = [
            (Severity::Error, self.errors),
            (Severity::Warning, self.warnings),
            (Severity::Hint, self.hints),
        ];
        all.into_iter().filter(|&(_, count)| count > 0)
    }
}
