//! `markdown`: a table of pages for a merge request or the summary of a job, and under it the
//! findings that weigh most.
//!
//! Servers cut what is too long, so both are limited; what is left out is counted.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::base::Base;
use super::human::{Phrases, Tally, decimal, gate_sentence};
use super::place::Places;
use super::terminal::safe;
use super::{CheckedPage, Emitter, Unread, skipped};
use crate::Severity;
use crate::gates::Broken;
use crate::rules::Ui;

/// Pages in the table.
const PAGES: usize = 100;
/// Findings in the list.
const FINDINGS: usize = 50;

/// Writes the table when all pages are known.
#[derive(Debug)]
pub struct Markdown<W> {
    out: W,
    base: Base,
    /// The language of the summary; else that of most pages.
    ui: Option<Ui>,
    total: Tally,
    rows: Vec<Row>,
    findings: Vec<Entry>,
    unread: Vec<Unread>,
}

/// A page in the table.
#[derive(Debug)]
struct Row {
    path: String,
    level: Option<u8>,
    difficulty: Option<f64>,
    change: Option<f64>,
    errors: usize,
    warnings: usize,
    hints: usize,
    broken: Vec<Broken>,
}

/// A finding in the list.
#[derive(Debug)]
struct Entry {
    severity: Severity,
    path: String,
    line: u32,
    rule: &'static str,
    message: String,
}

impl<W: Write> Markdown<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base, ui: Option<Ui>) -> Self {
        Self {
            out,
            base,
            ui,
            total: Tally::default(),
            rows: Vec::new(),
            findings: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Keeps the findings that weigh most, the first of those that weigh the same.
    fn keep(&mut self, page: &CheckedPage, path: &str) {
        let places = Places::new(&page.source);
        let ui = page.report.ui;
        let weighs = page.report.findings.iter();
        for finding in weighs.filter(|it| it.severity > Severity::Hint) {
            self.findings.push(Entry {
                severity: finding.severity,
                path: path.to_owned(),
                line: places.of(finding.span).start.line,
                rule: ui.name(finding.rule),
                message: finding.message.clone(),
            });
        }
        if self.findings.len() > 2 * FINDINGS {
            self.findings.sort_by_key(|entry| Reverse(entry.severity));
            self.findings.truncate(FINDINGS);
        }
    }

    fn table(&mut self, ui: Ui) -> io::Result<()> {
        let changes = self.rows.iter().any(|row| row.change.is_some());
        let (page, level, difficulty, change) = match ui {
            Ui::Nl => ("pagina", "niveau", "moeilijkheid", "verschil"),
            Ui::En => ("page", "level", "difficulty", "change"),
        };
        let mut head = vec![page, level, difficulty];
        if changes {
            head.push(change);
        }
        head.extend([
            ui.severity(Severity::Error, 2),
            ui.severity(Severity::Warning, 2),
            ui.severity(Severity::Hint, 2),
        ]);
        writeln!(self.out, "\n| {} |", head.join(" | "))?;
        writeln!(self.out, "|---|{}", "--:|".repeat(head.len() - 1))?;
        // What fails stands first, then what is hardest.
        self.rows.sort_by(|one, other| {
            let fails = |row: &Row| !row.broken.is_empty();
            let hardness = |row: &Row| row.difficulty.unwrap_or(-1.0);
            (fails(other).cmp(&fails(one)))
                .then(hardness(other).total_cmp(&hardness(one)))
                .then_with(|| one.path.cmp(&other.path))
        });
        for row in self.rows.iter().take(PAGES) {
            let some = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
            let mark = if row.broken.is_empty() { "" } else { "❌ " };
            let mut cells = vec![
                format!("{mark}{}", code(&row.path)),
                some(row.level.map(|it| it.to_string())),
                some(row.difficulty.map(|it| decimal(ui, it))),
            ];
            if changes {
                cells.push(some(row.change.map(|it| signed(ui, it))));
            }
            cells.extend([row.errors, row.warnings, row.hints].map(|n| n.to_string()));
            writeln!(self.out, "| {} |", cells.join(" | "))?;
        }
        self.more(ui, self.rows.len().saturating_sub(PAGES), Left::Pages)
    }

    fn gates(&mut self, ui: Ui) -> io::Result<()> {
        let broken = self.rows.iter().filter(|row| !row.broken.is_empty());
        let lines: Vec<String> = broken
            .flat_map(|row| {
                let sentences = row.broken.iter().map(|it| gate_sentence(ui, *it));
                sentences.map(|sentence| format!("- {}: {sentence}", code(&row.path)))
            })
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        let head = match ui {
            Ui::Nl => "Pagina’s die niet voldoen",
            Ui::En => "Pages that do not pass",
        };
        writeln!(self.out, "\n### {head}\n")?;
        for line in lines.iter().take(FINDINGS) {
            writeln!(self.out, "{line}")?;
        }
        self.more(ui, lines.len().saturating_sub(FINDINGS), Left::Lines)
    }

    fn list(&mut self, ui: Ui) -> io::Result<()> {
        self.findings.sort_by_key(|entry| Reverse(entry.severity));
        self.findings.truncate(FINDINGS);
        if self.findings.is_empty() {
            return Ok(());
        }
        let n: usize = self.rows.iter().map(|row| row.errors + row.warnings).sum();
        let head = match ui {
            Ui::Nl => "Vondsten",
            Ui::En => "Findings",
        };
        writeln!(self.out, "\n<details><summary>{head}</summary>\n")?;
        for entry in &self.findings {
            writeln!(
                self.out,
                "- {}, {}, {}: {}",
                code(&format!("{}:{}", entry.path, entry.line)),
                ui.severity(entry.severity, 1),
                entry.rule,
                escape(&entry.message),
            )?;
        }
        let left = n - self.findings.len();
        self.more(ui, left, Left::Findings)?;
        writeln!(self.out, "\n</details>")
    }

    /// Says how much is left out.
    fn more(&mut self, ui: Ui, n: usize, left: Left) -> io::Result<()> {
        if n == 0 {
            return Ok(());
        }
        let what = match (ui, left) {
            (Ui::Nl, Left::Pages) => "pagina’s",
            (Ui::Nl, Left::Lines) => "regels",
            (Ui::Nl, Left::Findings) => "vondsten",
            (Ui::En, Left::Pages) => "pages",
            (Ui::En, Left::Lines) => "lines",
            (Ui::En, Left::Findings) => "findings",
        };
        match ui {
            Ui::Nl => writeln!(self.out, "\nEn nog {n} {what}."),
            Ui::En => writeln!(self.out, "\nAnd {n} more {what}."),
        }
    }
}

/// What a limit left out.
#[derive(Clone, Copy)]
enum Left {
    Pages,
    Lines,
    Findings,
}

impl<W: Write> Emitter<CheckedPage> for Markdown<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        let path = self.base.path(&page.source.path);
        self.total
            .add(page, &skipped(&page.source, &page.report.reading));
        self.keep(page, &path);
        let count = |severity| {
            let findings = page.report.findings.iter();
            findings.filter(|it| it.severity == severity).count()
        };
        self.rows.push(Row {
            path,
            level: page.hardness.level.map(|level| level.value),
            difficulty: page.hardness.difficulty,
            change: page.change(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
            broken: page.broken.clone(),
        });
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let ui = self.ui.unwrap_or_else(|| self.total.ui());
        writeln!(
            self.out,
            "## helder\n\n{}",
            escape(&ui.run_summary(&self.total))
        )?;
        for line in ui.left_out(&self.total) {
            writeln!(self.out, "{}", escape(&line))?;
        }
        if !self.rows.is_empty() {
            self.table(ui)?;
            self.gates(ui)?;
            self.list(ui)?;
        }
        if !self.unread.is_empty() {
            let head = match ui {
                Ui::Nl => "Niet gelezen",
                Ui::En => "Not read",
            };
            writeln!(self.out, "\n### {head}\n")?;
            for unread in self.unread.iter().take(FINDINGS) {
                let path = code(&self.base.path(&unread.path));
                writeln!(self.out, "- {path}: {}.", escape(&unread.reason))?;
            }
            self.more(ui, self.unread.len().saturating_sub(FINDINGS), Left::Lines)?;
        }
        self.out.flush()
    }
}

/// A change of difficulty with its sign.
fn signed(ui: Ui, change: f64) -> String {
    let sign = if change > 0.0 { "+" } else { "" };
    format!("{sign}{}", decimal(ui, change))
}

/// A text in Markdown without any meaning of its own: no markup, no table cell, no link, and
/// nobody who gets a message because of it.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            // A word joiner, which nobody sees, keeps a name from being called.
            '@' => out.push_str("@\u{2060}"),
            '.' | ',' | ';' | '\'' | '"' | '(' | ')' | '-' | '%' | '?' | ':' | '/' => out.push(c),
            c if c.is_ascii_punctuation() => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // Addresses become links by themselves.
    out.replace("://", "\\://").replace("www.", "www\\.")
}

/// A path as code. In a table a bar ends the cell, even in code.
fn code(path: &str) -> String {
    let path = safe(path).replace('|', "\\|");
    let longest = path.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{path}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_no_meaning_of_its_own() {
        assert_eq!(
            escape("<b>*a* | [x](http://b) @iemand #12\n| 1 |"),
            "\\<b\\>\\*a\\* \\| \\[x\\](http\\://b) @\u{2060}iemand \\#12␊\\| 1 \\|"
        );
    }

    #[test]
    fn a_path_stays_in_its_code_and_its_cell() {
        assert_eq!(code("a.md"), "`a.md`");
        assert_eq!(code("a`|b``.md"), "``` a`\\|b``.md ```");
    }
}
