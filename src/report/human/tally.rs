//! Counts over a page or over a run.

use std::collections::BTreeMap;

use crate::Severity;
use crate::report::{CheckedPage, Skipped, What};
use crate::rules::{Rule, Ui};

/// What was found and what was not checked.
#[derive(Debug, Default)]
pub(in crate::report) struct Tally {
    /// Pages added.
    pub(in crate::report) pages: usize,
    pages_nl: usize,
    /// Words of the main text.
    pub(in crate::report) words: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    /// Findings that directives in the pages hide.
    suppressed: usize,
    /// Findings that the baseline knows.
    known: usize,
    /// Findings outside the change.
    unchanged: usize,
    /// What was not checked: places and words by reason.
    pub(in crate::report) skipped: BTreeMap<What, Amount>,
    /// The rule of the first of the heaviest findings.
    pub(in crate::report) first_rule: Option<&'static Rule>,
    heaviest: Option<Severity>,
}

/// How much of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::report) struct Amount {
    /// How often.
    pub(in crate::report) places: usize,
    /// How many words, if words tell its size.
    pub(in crate::report) words: Option<usize>,
}

impl Tally {
    /// Adds a page.
    pub(in crate::report) fn add(&mut self, page: &CheckedPage, skipped: &[Skipped<'_>]) {
        let report = &page.report;
        self.known += page.known;
        self.unchanged += page.unchanged;
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
    pub(in crate::report) fn ui(&self) -> Ui {
        if self.pages_nl * 2 >= self.pages {
            Ui::Nl
        } else {
            Ui::En
        }
    }

    /// Findings that were left out: by directives, by the baseline, and outside the change.
    pub(in crate::report) fn left_out(&self) -> [usize; 3] {
        [self.suppressed, self.known, self.unchanged]
    }

    /// Findings by severity, the heaviest first, those without any left out.
    pub(in crate::report) fn findings(&self) -> impl Iterator<Item = (Severity, usize)> {
        let all = [
            (Severity::Error, self.errors),
            (Severity::Warning, self.warnings),
            (Severity::Hint, self.hints),
        ];
        all.into_iter().filter(|&(_, count)| count > 0)
    }
}
