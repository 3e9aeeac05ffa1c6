//! `--format json`: one document for programs, described by `schema/report-1.schema.json`.
//!
//! The document is written page by page as the pages come. It holds no time, no machine and no
//! absolute path, so the same input gives the same bytes. Within `version` 1 fields are added,
//! never renamed or removed. Columns count Unicode code points, lines and columns start at 1, byte
//! spans count bytes of UTF-8 from 0.

use std::io::{self, Write};

use serde::Serialize;

use super::inspect::Inspection;
use super::score::{Hardness, MeasuresLine, line};
use super::{CheckedPage, Emitter, ReadPage, ScoredPage, Skipped, Unread, skipped};
use crate::{Block, Finding, LineIndex, PageKind, Position, Reading, Severity, Span};

/// The version of the format.
pub const VERSION: u32 = 1;

/// A page in the report.
#[derive(Debug, Serialize)]
pub struct PageLine<'a> {
    path: &'a str,
    lang: &'static str,
    /// What the page is for, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    findings: Vec<FindingLine<'a>>,
    #[serde(flatten)]
    hardness: Hardness,
    measures: MeasuresLine,
    skipped: Vec<SkippedLine<'a>>,
    /// How many findings directives in the page hide.
    suppressed: usize,
    /// How many findings the baseline knows.
    #[serde(skip_serializing_if = "is_none")]
    known: usize,
    /// How many findings stand outside the change.
    #[serde(skip_serializing_if = "is_none")]
    unchanged: usize,
    /// By how many points it got harder than the version that it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<f64>,
    /// The gates that it does not pass.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    broken: Vec<&'static str>,
}

/// Counts that are about options of the command line are left out where these were not used.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_none(n: &usize) -> bool {
    *n == 0
}

#[derive(Debug, Serialize)]
struct FindingLine<'a> {
    rule: &'static str,
    alias: &'static str,
    severity: &'static str,
    message: &'a str,
    why: &'static str,
    suggestions: Vec<SuggestionLine<'a>>,
    span: SpanLine,
    pieces: Vec<[u32; 2]>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<MeasureLine>,
}

/// The bytes of the source that a finding is about; of an element without text, all of it.
fn pieces(block: &Block, finding: &Finding) -> Vec<[u32; 2]> {
    let mut spans = block.map.spans(finding.range);
    if spans.is_empty() {
        spans.push(finding.span);
    }
    spans.into_iter().map(pair).collect()
}

/// The suggestions of a finding.
pub(super) fn suggestions(finding: &Finding) -> Vec<SuggestionLine<'_>> {
    let suggestions = finding.suggestions.iter();
    suggestions
        .map(|suggestion| SuggestionLine {
            text: &suggestion.text,
            kind: suggestion.kind.name(),
        })
        .collect()
}

/// A suggestion, as every JSON format writes it.
#[derive(Debug, Serialize)]
pub(super) struct SuggestionLine<'a> {
    text: &'a str,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct MeasureLine {
    value: f64,
    limit: f64,
}

/// A span with the lines and columns of its ends.
#[derive(Debug, Serialize)]
pub(super) struct SpanLine {
    byte: [u32; 2],
    start: Place,
    end: Place,
}

#[derive(Debug, Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[derive(Debug, Serialize)]
struct SkippedLine<'a> {
    what: &'static str,
    span: SpanLine,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    /// The text as a reader sees it; left out for what is no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<'a> PageLine<'a> {
    /// What the report says about a page.
    pub fn new(page: &'a CheckedPage) -> Self {
        let (source, report) = (&page.source, &page.report);
        let lines = LineIndex::new(&source.text);
        let reading = &report.reading;
        let findings = report
            .findings
            .iter()
            .map(|finding| finding_line(reading, &lines, finding));
        let skipped = skipped(source, reading);
        Self {
            path: &source.path,
            lang: reading.lang.tag(),
            kind: reading.kind.map(PageKind::name),
            findings: findings.collect(),
            hardness: page.hardness,
            measures: line(reading, &page.measures),
            skipped: skipped
                .iter()
                .map(|skipped| skipped_line(&lines, skipped))
                .collect(),
            suppressed: report.suppressed.len(),
            known: page.known,
            unchanged: page.unchanged,
            change: page.change(),
            broken: page.broken.iter().map(|it| it.name()).collect(),
        }
    }
}

fn finding_line<'a>(
    reading: &'a Reading,
    lines: &LineIndex<'_>,
    finding: &'a Finding,
) -> FindingLine<'a> {
    let block = &reading.document.blocks[finding.block];
    FindingLine {
        rule: finding.rule.id,
        alias: finding.rule.alias,
        severity: finding.severity.name(),
        message: &finding.message,
        why: finding.why,
        suggestions: suggestions(finding),
        span: span_line(lines, finding.span),
        pieces: pieces(block, finding),
        text: &block.text[finding.range],
        measure: finding.measure.map(|measure| MeasureLine {
            value: measure.value,
            limit: measure.limit,
        }),
    }
}

fn skipped_line<'a>(lines: &LineIndex<'_>, skipped: &Skipped<'a>) -> SkippedLine<'a> {
    SkippedLine {
        what: skipped.what.name(),
        span: span_line(lines, skipped.span),
        words: skipped.words,
        text: skipped.words.map(|_| skipped.text),
    }
}

/// A span as the report writes it.
pub(super) fn span_line(lines: &LineIndex<'_>, span: Span) -> SpanLine {
    let place = |position: Position| Place {
        line: position.line,
        column: position.column,
    };
    SpanLine {
        byte: pair(span),
        start: place(lines.position(span.start)),
        end: place(lines.position(span.end)),
    }
}

/// A span as reports write it.
pub(super) fn pair(span: Span) -> [u32; 2] {
    [span.start, span.end]
}

/// What a document holds for each page.
pub trait Item {
    /// Whether the page was judged, so that the summary counts findings.
    const JUDGED: bool;

    /// The page as the document holds it.
    fn line(&self) -> impl Serialize;

    /// The findings of the page.
    fn findings(&self) -> &[Finding] {
        &[]
    }
}

/// A page that was not judged, with its path.
#[derive(Serialize)]
struct Named<'a, T> {
    path: &'a str,
    #[serde(flatten)]
    page: T,
}

impl Item for CheckedPage {
    const JUDGED: bool = true;

    fn line(&self) -> impl Serialize {
        PageLine::new(self)
    }

    fn findings(&self) -> &[Finding] {
        &self.report.findings
    }
}

impl Item for ScoredPage {
    const JUDGED: bool = false;

    fn line(&self) -> impl Serialize {
        Named {
            path: &self.source.path,
            page: &self.score,
        }
    }
}

impl Item for ReadPage<'_> {
    const JUDGED: bool = false;

    fn line(&self) -> impl Serialize {
        Named {
            path: &self.source.path,
            page: Inspection::new(&self.reading, self.languages),
        }
    }
}

#[derive(Serialize)]
struct UnreadLine<'a> {
    path: &'a str,
    reason: &'a str,
    mend: &'a str,
}

#[derive(Serialize)]
struct Summary<'a> {
    pages: usize,
    unread: usize,
    #[serde(flatten)]
    findings: Option<&'a Findings>,
}

#[derive(Debug, Default, Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    hints: usize,
}

/// Writes one document, a page on each line.
#[derive(Debug)]
pub struct Json<W> {
    out: W,
    /// A page, before it goes out.
    line: Vec<u8>,
    pages: usize,
    findings: Findings,
    unread: Vec<Unread>,
}

impl<W: Write> Json<W> {
    /// An emitter on `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            line: Vec::new(),
            pages: 0,
            findings: Findings::default(),
            unread: Vec::new(),
        }
    }

    fn head(&mut self) -> io::Result<()> {
        write!(
            self.out,
            r#"{{"version":{VERSION},"tool":{{"name":"helder","version":"{}"}},"pages":["#,
            env!("CARGO_PKG_VERSION"),
        )
    }
}

impl<P: Item, W: Write> Emitter<P> for Json<W> {
    fn page(&mut self, page: &P) -> io::Result<()> {
        if self.pages == 0 {
            self.head()?;
        } else {
            self.out.write_all(b",")?;
        }
        self.pages += 1;
        for finding in page.findings() {
            match finding.severity {
                Severity::Error => self.findings.errors += 1,
                Severity::Warning => self.findings.warnings += 1,
                Severity::Hint => self.findings.hints += 1,
            }
        }
        // In memory first: a page is written in thousands of small pieces.
        self.line.clear();
        self.line.push(b'\n');
        serde_json::to_writer(&mut self.line, &page.line())?;
        self.out.write_all(&self.line)
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if self.pages == 0 {
            self.head()?;
        }
        let errors: Vec<UnreadLine<'_>> = self
            .unread
            .iter()
            .map(|Unread { path, reason, mend }| UnreadLine { path, reason, mend })
            .collect();
        let findings = P::JUDGED.then_some(&self.findings);
        let summary = Summary {
            pages: self.pages,
            unread: errors.len(),
            findings,
        };
        self.out.write_all(b"\n],\"errors\":")?;
        serde_json::to_writer(&mut self.out, &errors)?;
        self.out.write_all(b",\"summary\":")?;
        serde_json::to_writer(&mut self.out, &summary)?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}
