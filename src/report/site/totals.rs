//! Sums over all pages: findings by rule, and what was judged by which rule.

use std::collections::HashSet;

use super::row::{Row, Weighed};
use crate::report::CheckedPage;
use crate::rules::{RULES, Rule};
use crate::{Lang, Severity};

/// What one rule did in a run.
#[derive(Clone, Debug)]
pub(super) struct OfRule {
    pub(super) rule: &'static Rule,
    /// Pages that it judged.
    pub(super) judged: usize,
    /// Pages in which it found something.
    pub(super) pages: usize,
    pub(super) findings: usize,
    /// The heaviest of them.
    pub(super) severity: Option<Severity>,
    /// Words of the hard sentences in which it found something, each sentence once.
    pub(super) words: usize,
}

/// The sums of a run.
#[derive(Debug)]
pub(super) struct Totals {
    /// In the order of [`RULES`].
    pub(super) rules: Vec<OfRule>,
    /// Pages by language, in the order of [`Lang::ALL`].
    pub(super) langs: [usize; Lang::ALL.len()],
}

impl Default for Totals {
    fn default() -> Self {
        let of_rule = |rule: &&'static Rule| OfRule {
            rule,
            judged: 0,
            pages: 0,
            findings: 0,
            severity: None,
            words: 0,
        };
        Self {
            rules: RULES.iter().map(of_rule).collect(),
            langs: [0; Lang::ALL.len()],
        }
    }
}

impl Totals {
    pub(super) fn add(&mut self, page: &CheckedPage, weighed: &[Weighed], row: &Row) {
        if let Some(at) = Lang::ALL.iter().position(|lang| *lang == row.lang) {
            self.langs[at] += 1;
        }
        let hard: Vec<&Weighed> = weighed.iter().filter(|it| it.is_hard).collect();
        let texts = &page.report.reading.texts;
        let range = |it: &Weighed| texts[it.block].sentences[it.sentence].range;
        let mut judges = page.rules.iter().peekable();
        for of in &mut self.rules {
            of.judged += usize::from(judges.next_if(|rule| rule.id == of.rule.id).is_some());
        }
        for of in self
            .rules
            .iter_mut()
            .filter(|of| row.found.contains(&of.rule.id))
        {
            let own = page
                .report
                .findings
                .iter()
                .filter(|it| it.rule.id == of.rule.id);
            let mut seen = HashSet::new();
            for finding in own {
                of.findings += 1;
                of.severity = of.severity.max(Some(finding.severity));
                let place = (finding.block, finding.range.start);
                let from = hard.partition_point(|it| (it.block, range(it).end) <= place);
                let touched = hard[from..].iter().take_while(|it| {
                    it.block == finding.block && range(it).start < finding.range.end
                });
                for sentence in touched {
                    if seen.insert((sentence.block, sentence.sentence)) {
                        of.words += sentence.words;
                    }
                }
            }
            of.pages += 1;
        }
    }

    /// The rules that found something, those that cost readers most first.
    pub(super) fn dearest(&self) -> Vec<&OfRule> {
        let mut found: Vec<&OfRule> = self.rules.iter().filter(|of| of.findings > 0).collect();
        found.sort_by_key(|of| (usize::MAX - of.words, usize::MAX - of.findings));
        found
    }

    /// The rules that judged a page and fit.
    pub(super) fn judges(&self, fits: impl Fn(&Rule) -> bool) -> Vec<&OfRule> {
        self.rules
            .iter()
            .filter(|of| of.judged > 0 && fits(of.rule))
            .collect()
    }
}
