//! What is kept of a report so that a later one can tell what changed: a small JSON file with a
//! name of the writer's own. There is no clock in it, so the same input gives the same bytes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::row::{Row, weighed};
use crate::measure::HARDEST;
use crate::report::base::Base;
use crate::report::{CheckedPage, Emitter, Unread};

/// The version of the file's form.
const VERSION: u32 = 1;

/// The figures of one report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The version of this form.
    #[serde(rename = "helder-history")]
    version: u32,
    /// The version of helder: its rules change.
    pub(super) helder: String,
    /// What the writer calls it.
    pub(super) label: String,
    /// Words of the main texts.
    pub(super) words: usize,
    /// Pages by level, from 1, and at the end those without.
    pub(super) levels: [usize; HARDEST as usize + 1],
    /// Pages whose level is low enough for their readers.
    pub(super) reached: usize,
    /// Words that readers meet in hard sentences.
    pub(super) gain: usize,
    /// Errors, warnings and hints.
    pub(super) findings: [usize; 3],
    /// Findings by rule.
    pub(super) rules: BTreeMap<String, usize>,
    /// Pages by path: the difficulty in tenths of a point, and the words in hard sentences.
    pub(super) pages: BTreeMap<String, (Option<u32>, usize)>,
}

impl Snapshot {
    /// One that pages can be added to.
    pub fn new(label: String) -> Self {
        Self {
            version: VERSION,
            helder: env!("CARGO_PKG_VERSION").to_owned(),
            label,
            ..Self::default()
        }
    }

    /// The one in a file; none: it is none of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let snapshot: Self = serde_json::from_str(text).ok()?;
        (snapshot.version == VERSION).then_some(snapshot)
    }

    pub(super) fn add(&mut self, page: &CheckedPage, row: &Row) {
        self.words += row.words;
        self.levels[row
            .level
            .map_or(usize::from(HARDEST), |level| usize::from(level) - 1)] += 1;
        self.reached += usize::from(row.reaches() == Some(true));
        self.gain += row.gain;
        for (sum, n) in self.findings.iter_mut().zip(row.findings) {
            *sum += n;
        }
        for finding in &page.report.findings {
            *self.rules.entry(finding.rule.id.to_owned()).or_default() += 1;
        }
        self.pages
            .insert(row.path.clone(), (row.difficulty.map(tenths), row.gain));
    }

    /// Pages with a level.
    pub(super) fn with_level(&self) -> usize {
        self.levels[..usize::from(HARDEST)].iter().sum()
    }

    /// The share of the pages with a level whose level is low enough.
    pub(super) fn share_reached(&self) -> f64 {
        self.reached as f64 / self.with_level().max(1) as f64
    }
}

/// Points as files keep them.
pub(super) fn tenths(points: f64) -> u32 {
    (points * 10.0).round() as u32
}

/// Writes the figures of a run.
#[derive(Debug)]
pub struct History<W> {
    out: W,
    base: Base,
    snapshot: Snapshot,
}

impl<W: Write> History<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base, label: String) -> Self {
        Self {
            out,
            base,
            snapshot: Snapshot::new(label),
        }
    }
}

impl<W: Write> Emitter<CheckedPage> for History<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        let path = self.base.path(&page.source.path);
        let row = Row::of(page, &weighed(page), 0, path);
        self.snapshot.add(page, &row);
        Ok(())
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        // A line for each field and a few for each page would make a diff that nobody reads; one
        // line for each page is one that people do.
        let text = serde_json::to_string(&self.snapshot)?;
        let text = text.replace("],\"", "],\n\"").replace("{\"", "{\n\"");
        writeln!(self.out, "{text}")?;
        self.out.flush()
    }
}
