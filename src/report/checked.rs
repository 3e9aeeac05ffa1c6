//! A page with what was found in it, and what a run leaves out of it.

use super::fingerprint::{Fingerprint, fingerprints};
use super::score::{Hardness, hardness};
use crate::gates::{Broken, Facts, Gates};
use crate::measure::{Measures, measure};
use crate::rules::{Profile, RULES, Rule};
use crate::{Finding, Options, Report, Source};

/// A source with what rules found in it.
#[derive(Debug)]
pub struct CheckedPage {
    /// The source.
    pub source: Source,
    /// What was found, less what was left out.
    pub report: Report,
    /// The fingerprints of the findings, in their order.
    pub fingerprints: Vec<Fingerprint>,
    /// What was measured of it.
    pub measures: Measures,
    /// How hard the page is.
    pub hardness: Hardness,
    /// The fingerprints of all findings, before any was left out.
    pub all: Vec<Fingerprint>,
    /// How hard it was in the version that it is compared with.
    pub before: Option<f64>,
    /// Whether that version did not have it.
    pub is_new: bool,
    /// The difficulty of which it may not be harder.
    pub not_above: Option<f64>,
    /// How many findings the baseline knows; they are left out.
    pub known: usize,
    /// How many findings stand outside the change; they are left out.
    pub unchanged: usize,
    /// What the page must meet.
    pub gates: Gates,
    /// The gates that the page does not pass.
    pub broken: Vec<Broken>,
    /// Whom it is for.
    pub profile: Profile,
    /// The rules that judged it, in the order of [`RULES`].
    pub rules: Vec<&'static Rule>,
}

impl CheckedPage {
    /// A page with all that was found in it.
    pub fn new(source: Source, report: Report, gates: Gates) -> Self {
        let fingerprints = fingerprints(&report.reading, &report.findings);
        let measures = measure(&report.reading);
        Self {
            all: fingerprints.clone(),
            fingerprints,
            hardness: hardness(&measures),
            measures,
            source,
            report,
            before: None,
            is_new: false,
            not_above: None,
            known: 0,
            unchanged: 0,
            gates,
            broken: Vec::new(),
            profile: Profile::default(),
            rules: Vec::new(),
        }
    }

    /// Keeps what the page was judged by, for reports that account for it.
    pub fn under(mut self, options: &Options) -> Self {
        let lang = self.report.reading.lang;
        let judges = |rule: &&Rule| rule.langs.has(lang) && options.severity(rule, lang).is_some();
        self.profile = options.profile;
        self.rules = RULES.iter().copied().filter(judges).collect();
        self
    }

    /// Leaves out the findings that are not wanted, and returns how many these are.
    pub fn retain(&mut self, mut wants: impl FnMut(&Finding, Fingerprint) -> bool) -> usize {
        let findings = std::mem::take(&mut self.report.findings);
        let fingerprints = std::mem::take(&mut self.fingerprints);
        let n = findings.len();
        for (finding, fingerprint) in findings.into_iter().zip(fingerprints) {
            if wants(&finding, fingerprint) {
                self.report.findings.push(finding);
                self.fingerprints.push(fingerprint);
            }
        }
        n - self.report.findings.len()
    }

    /// Sees which gates the page does not pass, with the findings that are left.
    pub fn judge(&mut self) {
        let facts = Facts {
            level: self.hardness.level,
            difficulty: self.hardness.difficulty,
            before: self.not_above,
        };
        self.broken = self.gates.broken(&self.report.findings, &facts);
    }

    /// By how many points it got harder; none: it is not compared, or has no difficulty.
    pub fn change(&self) -> Option<f64> {
        Some(self.hardness.difficulty? - self.before?)
    }
}
