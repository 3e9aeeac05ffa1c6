//! The report for a writer: each finding with the words it is about, why they are hard to read,
//! and what to write instead. By page, in the writer's language, with a summary at the end.

use std::collections::HashSet;
use std::io::{self, Write};

use super::phrases::Phrases;
use super::quote::{by_sentence, quote};
use super::sentences::compared;
use super::tally::Tally;
use crate::report::place::has_paragraphs;
use crate::report::terminal::{Look, Style, columns, safe, wrap};
use crate::report::{CheckedPage, Emitter, Skipped, Unread, skipped};
use crate::rules::Ui;
use crate::{Finding, LineIndex, Severity, SuggestionKind};

/// Columns before the body of a finding.
const INDENT: &str = "    ";

/// Writes findings for a person.
#[derive(Debug)]
pub struct Findings<W> {
    out: W,
    look: Look,
    show_skipped: bool,
    /// The language of the summary; else that of most pages.
    ui: Option<Ui>,
    total: Tally,
    unread: usize,
    /// The summary of the last page, written when it turns out not to be the only one.
    pending: Option<String>,
    /// Whether pages are compared with their earlier versions.
    compared: bool,
    /// Whether the page at hand is a letter, whose lines are paragraphs.
    has_paragraphs: bool,
}

impl<W: Write> Findings<W> {
    /// An emitter on `out`. `ui` is the language of the summary, if it was asked for.
    pub fn new(out: W, look: Look, ui: Option<Ui>, show_skipped: bool) -> Self {
        Self {
            out,
            look,
            show_skipped,
            ui,
            total: Tally::default(),
            unread: 0,
            pending: None,
            compared: false,
            has_paragraphs: false,
        }
    }

    fn line(&mut self, style: Style, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", self.look.paint(style, text))
    }

    /// Writes the summary of the page before.
    fn page_summary(&mut self) -> io::Result<()> {
        let Some(text) = self.pending.take() else {
            return Ok(());
        };
        self.line(Style::Quiet, &format!("  {text}"))?;
        writeln!(self.out)
    }

    /// Writes prose in the body of a finding.
    fn prose(&mut self, first: &str, style: Style, text: &str) -> io::Result<()> {
        let hang = columns(first);
        for (index, line) in wrap(text, &[], self.look.width - hang).iter().enumerate() {
            let text = self.look.paint_line(style, &line.text);
            if index == 0 {
                writeln!(self.out, "{}{text}", self.look.paint(style, first))?;
            } else {
                writeln!(self.out, "{:hang$}{text}", "")?;
            }
        }
        Ok(())
    }

    /// Writes a sentence and what was found in it.
    fn sentence(
        &mut self,
        page: &CheckedPage,
        lines: &LineIndex<'_>,
        findings: &[Finding],
        reasons: &mut HashSet<&'static str>,
    ) -> io::Result<()> {
        writeln!(self.out)?;
        quote(&mut self.out, self.look, page, findings)?;
        for finding in findings {
            self.finding(page.report.ui, lines, finding, reasons)?;
        }
        Ok(())
    }

    /// Writes what is wrong and what to do. A reason that was given on the page is not repeated.
    fn finding(
        &mut self,
        ui: Ui,
        lines: &LineIndex<'_>,
        finding: &Finding,
        reasons: &mut HashSet<&'static str>,
    ) -> io::Result<()> {
        let position = lines.position(finding.span.start);
        let place = match self.has_paragraphs {
            true => format!("{} {}", ui.paragraph(), position.line),
            false => format!("{}:{}", position.line, position.column),
        };
        let severity = ui.severity(finding.severity, 1);
        writeln!(
            self.out,
            "  {}  {}  {}",
            self.look.paint(Style::Strong, &place),
            self.look.paint(style(finding.severity), severity),
            self.look.paint(Style::Quiet, ui.name(finding.rule)),
        )?;
        self.prose(INDENT, Style::Plain, &finding.message)?;
        if reasons.insert(finding.why) {
            self.prose(INDENT, Style::Quiet, finding.why)?;
        }
        for (lead, text) in ways_out(ui, finding) {
            self.prose(&format!("{INDENT}→ {lead}"), Style::Mend, &text)?;
        }
        Ok(())
    }

    fn skipped(
        &mut self,
        ui: Ui,
        lines: &LineIndex<'_>,
        skipped: &[Skipped<'_>],
    ) -> io::Result<()> {
        if skipped.is_empty() {
            return Ok(());
        }
        writeln!(self.out)?;
        self.line(Style::Strong, &format!("  {}", ui.not_checked_here()))?;
        for skipped in skipped {
            let position = lines.position(skipped.span.start);
            let lead = format!(
                "{INDENT}{}:{}  {}  ",
                position.line,
                position.column,
                ui.what(skipped.what)
            );
            let room = self.look.width.saturating_sub(columns(&lead)).max(20);
            let text = first_columns(skipped.text, room);
            writeln!(
                self.out,
                "{}{}",
                self.look.paint(Style::Plain, &lead),
                self.look.paint(Style::Quiet, &text)
            )?;
        }
        Ok(())
    }
}

impl<W: Write> Emitter<CheckedPage> for Findings<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        let (report, ui) = (&page.report, page.report.ui);
        let skipped = skipped(&page.source, &report.reading);
        let mut tally = Tally::default();
        tally.add(page, &skipped);
        self.total.add(page, &skipped);

        let listed = if self.show_skipped { &skipped[..] } else { &[] };
        let compared = compared(ui, page);
        self.compared |= compared.is_some();
        if report.findings.is_empty() && listed.is_empty() && compared.is_none() {
            return Ok(());
        }
        self.page_summary()?;
        self.line(Style::Strong, &page.source.path)?;
        self.has_paragraphs = has_paragraphs(&page.source.path);
        let lines = LineIndex::new(&page.source.text);
        let mut reasons = HashSet::new();
        for findings in by_sentence(page) {
            self.sentence(page, &lines, findings, &mut reasons)?;
        }
        self.skipped(ui, &lines, listed)?;
        let summary = ui.page_summary(&tally);
        self.pending = Some(match compared {
            Some(compared) => format!("{summary} {compared}"),
            None => summary,
        });
        writeln!(self.out)
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        self.unread += 1;
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if self.total.pages == 0 {
            return self.out.flush();
        }
        if self.total.pages > 1 || self.compared {
            self.page_summary()?;
        }
        let ui = self.ui.unwrap_or_else(|| self.total.ui());
        self.prose("", Style::Strong, &ui.run_summary(&self.total))?;
        if let Some(text) = ui.not_checked(&self.total, self.show_skipped) {
            self.prose("", Style::Plain, &text)?;
        }
        for line in ui.left_out(&self.total) {
            self.prose("", Style::Plain, &line)?;
        }
        if self.unread > 0 {
            self.prose("", Style::Plain, &ui.not_read(self.unread))?;
        }
        if let Some(rule) = self.total.first_rule {
            self.prose("", Style::Quiet, &ui.tip(rule))?;
        }
        self.out.flush()
    }
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => Style::Error,
        Severity::Warning => Style::Warning,
        Severity::Hint => Style::Hint,
    }
}

/// The suggestions as lines: those of one kind that are words stand together.
pub(in crate::report) fn ways_out(ui: Ui, finding: &Finding) -> Vec<(&'static str, String)> {
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    let mut last = None;
    for suggestion in &finding.suggestions {
        match lines.last_mut() {
            Some((_, text))
                if last == Some(suggestion.kind) && suggestion.kind != SuggestionKind::Advise =>
            {
                text.push_str(ui.or());
                text.push_str(&suggestion.text);
            }
            _ => lines.push((ui.lead(suggestion.kind), suggestion.text.clone())),
        }
        last = Some(suggestion.kind);
    }
    lines
}

/// The start of a text on one line, with a sign if there is more.
fn first_columns(text: &str, room: usize) -> String {
    let end = text
        .char_indices()
        .nth(room * 2)
        .map_or(text.len(), |(at, _)| at);
    let start: Vec<&str> = text[..end].split_whitespace().collect();
    let start = start.join(" ");
    let mut lines = wrap(&safe(&start), &[], room - 1).into_iter();
    let first = lines.next().map_or(String::new(), |line| line.text);
    if end < text.len() || lines.next().is_some() {
        format!("{first}…")
    } else {
        first
    }
}
