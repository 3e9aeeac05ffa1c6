//! `github`: commands on standard output by which GitHub Actions puts findings beside the lines
//! that they are about. `schema/github-command.txt` describes a line.
//!
//! GitHub shows the first ten of each level in a step; the Markdown table has the rest.

use std::io::{self, Write};

use super::base::Base;
use super::human::{gate_sentence, in_full};
use super::place::Places;
use super::terminal::safe;
use super::{CheckedPage, Emitter, Unread};
use crate::Severity;
use crate::gates::Broken;

/// Writes a command for each finding.
#[derive(Debug)]
pub struct Github<W> {
    out: W,
    base: Base,
}

impl<W: Write> Github<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base) -> Self {
        Self { out, base }
    }

    /// Writes a command. The log shows its message only, so that has the place in it too.
    fn command(
        &mut self,
        level: &str,
        properties: &[(&str, String)],
        message: &str,
    ) -> io::Result<()> {
        let properties: Vec<String> = properties
            .iter()
            .map(|(name, value)| format!("{name}={}", property(value)))
            .collect();
        let properties = properties.join(",");
        writeln!(self.out, "::{level} {properties}::{}", data(message))
    }
}

impl<W: Write> Emitter<CheckedPage> for Github<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        let path = self.base.path(&page.source.path);
        let places = Places::new(&page.source);
        let ui = page.report.ui;
        for finding in &page.report.findings {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            let region = places.of(finding.span);
            let (start, end) = (region.start, region.end);
            let mut properties = vec![
                ("file", path.clone()),
                ("line", start.line.to_string()),
                ("endLine", end.line.to_string()),
            ];
            // Columns count only where both are on one line.
            if start.line == end.line {
                properties.push(("col", start.column.to_string()));
                properties.push(("endColumn", end.column.to_string()));
            }
            properties.push(("title", format!("helder {}", finding.rule.id)));
            let (line, column) = (start.line, start.column);
            let message = format!("{path}:{line}:{column}: {}", in_full(ui, finding));
            self.command(level, &properties, &message)?;
        }
        for broken in &page.broken {
            if !matches!(broken, Broken::Findings(_)) {
                let properties = [
                    ("file", path.clone()),
                    ("title", format!("helder {}", broken.name())),
                ];
                let message = format!("{path}: {}", gate_sentence(ui, *broken));
                self.command("error", &properties, &message)?;
            }
        }
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let path = self.base.path(&unread.path);
        let message = format!("{path}: {}. {}", unread.reason, unread.mend);
        self.command(
            "error",
            &[("file", path), ("title", "helder".to_owned())],
            &message,
        )
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A message: a line break would end the command, and what follows it could be one of its own.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    safe(&text.replace('\n', "%0A")).into_owned()
}

/// A property, in which `:` and `,` have a meaning of their own too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_a_command_of_its_own() {
        assert_eq!(data("50%\r\n::error::x\u{1b}"), "50%25%0D%0A::error::x␛");
        assert_eq!(property("a,b:c\n%"), "a%2Cb%3Ac%0A%25");
    }
}
