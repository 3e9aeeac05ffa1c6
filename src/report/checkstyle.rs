//! `checkstyle`: the XML of the Java tool of that name, which build servers and code reviews read.
//! `schema/checkstyle.xsd` describes it.

use std::io::{self, Write};

use super::base::Base;
use super::human::in_full;
use super::place::Places;
use super::xml::escape;
use super::{CheckedPage, Emitter, Unread};
use crate::Severity;

/// Writes a `file` for each page that has findings or can't be read.
#[derive(Debug)]
pub struct Checkstyle<W> {
    out: W,
    base: Base,
    has_head: bool,
}

impl<W: Write> Checkstyle<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base) -> Self {
        Self {
            out,
            base,
            has_head: false,
        }
    }

    fn head(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.has_head, true) {
            return Ok(());
        }
        writeln!(self.out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(self.out, r#"<checkstyle version="4.3">"#)
    }

    fn file(&mut self, path: &str) -> io::Result<()> {
        let path = self.base.path(path);
        writeln!(self.out, r#"  <file name="{}">"#, escape(&path))
    }
}

impl<W: Write> Emitter<CheckedPage> for Checkstyle<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        self.head()?;
        if page.report.findings.is_empty() {
            return Ok(());
        }
        let places = Places::new(&page.source);
        self.file(&page.source.path)?;
        for finding in &page.report.findings {
            let start = places.of(finding.span).start;
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "info",
            };
            writeln!(
                self.out,
                r#"    <error line="{}" column="{}" severity="{severity}" message="{}" source="helder.{}"/>"#,
                start.line,
                start.column,
                escape(&in_full(page.report.ui, finding)),
                finding.rule.id,
            )?;
        }
        writeln!(self.out, "  </file>")
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.head()?;
        self.file(&unread.path)?;
        let message = format!("{}. {}", unread.reason, unread.mend);
        writeln!(
            self.out,
            r#"    <error line="1" severity="error" message="{}" source="helder"/>"#,
            escape(&message),
        )?;
        writeln!(self.out, "  </file>")
    }

    fn end(&mut self) -> io::Result<()> {
        self.head()?;
        writeln!(self.out, "</checkstyle>")?;
        self.out.flush()
    }
}
