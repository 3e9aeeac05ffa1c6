//! `short`: a finding a line, as compilers write them, for editors and `grep`.

use std::io::{self, Write};

use super::human::Phrases;
use super::place::Places;
use super::terminal::safe;
use super::{CheckedPage, Emitter, Unread};

/// Writes `path:line:column: severity rule: message`.
#[derive(Debug)]
pub struct Short<W> {
    out: W,
}

impl<W: Write> Short<W> {
    /// An emitter on `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Emitter<CheckedPage> for Short<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        let places = Places::new(&page.source);
        let ui = page.report.ui;
        for finding in &page.report.findings {
            let start = places.of(finding.span).start;
            writeln!(
                self.out,
                "{}:{}:{}: {} {}: {}",
                safe(&page.source.path),
                start.line,
                start.column,
                ui.severity(finding.severity, 1),
                ui.name(finding.rule),
                safe(&finding.message),
            )?;
        }
        Ok(())
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
