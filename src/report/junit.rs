//! `junit`: the XML in which test runners report. A page is a suite, and each rule that found
//! something in it is a test, so that a server can tell a new failure from an old one.
//! `schema/junit.xsd` describes it.
//!
//! Only what fails the run is a failure; the other findings are the output of a test that passed.

use std::io::{self, Write};

use super::base::Base;
use super::human::{gate_sentence, in_full};
use super::place::Places;
use super::xml::escape;
use super::{CheckedPage, Emitter, Unread};
use crate::gates::Broken;
use crate::rules::Rule;

/// Writes a suite for each page.
#[derive(Debug)]
pub struct Junit<W> {
    out: W,
    base: Base,
    has_head: bool,
}

/// A test of a page.
struct Case {
    name: &'static str,
    /// The heading of the failure; none: it passed.
    failure: Option<String>,
    /// What was found, a line each.
    lines: Vec<String>,
}

impl<W: Write> Junit<W> {
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
        writeln!(self.out, r#"<testsuites name="helder">"#)
    }

    fn suite(&mut self, path: &str, cases: &[Case]) -> io::Result<()> {
        self.head()?;
        let path = escape(&self.base.path(path));
        let n_failures = cases.iter().filter(|case| case.failure.is_some()).count();
        writeln!(
            self.out,
            r#"  <testsuite name="{path}" tests="{}" failures="{n_failures}" errors="0" skipped="0">"#,
            cases.len(),
        )?;
        for case in cases {
            write!(
                self.out,
                r#"    <testcase classname="{path}" name="{}""#,
                case.name
            )?;
            let lines = escape(&case.lines.join("\n")).replace("&#10;", "\n");
            match &case.failure {
                Some(message) => writeln!(
                    self.out,
                    r#"><failure message="{}" type="helder">{lines}</failure></testcase>"#,
                    escape(message),
                )?,
                None if lines.is_empty() => writeln!(self.out, "/>")?,
                None => writeln!(self.out, "><system-out>{lines}</system-out></testcase>")?,
            }
        }
        writeln!(self.out, "  </testsuite>")
    }
}

/// The tests of a page: a rule that found something is one, and so is a gate that it does not
/// pass. A page without any of them passes one test.
fn cases(page: &CheckedPage) -> Vec<Case> {
    let places = Places::new(&page.source);
    let ui = page.report.ui;
    let mut rules: Vec<&'static Rule> = Vec::new();
    for finding in &page.report.findings {
        if !rules.iter().any(|rule| rule.id == finding.rule.id) {
            rules.push(finding.rule);
        }
    }
    rules.sort_by_key(|rule| rule.id);
    let of_rule = |rule: &'static Rule| {
        let findings = page.report.findings.iter();
        let findings: Vec<_> = findings.filter(|it| it.rule.id == rule.id).collect();
        let fails = |it: &&&crate::Finding| page.gates.fail_on.fails(it.severity);
        let lines = findings.iter().map(|finding| {
            let start = places.of(finding.span).start;
            let text = in_full(ui, finding);
            format!("{}:{}: {text}", start.line, start.column)
        });
        Case {
            name: rule.id,
            lines: lines.collect(),
            failure: findings.iter().find(fails).map(|it| it.message.clone()),
        }
    };
    let of_gate = |broken: &Broken| Case {
        name: broken.name(),
        lines: Vec::new(),
        failure: Some(gate_sentence(ui, *broken)),
    };
    let gates = page.broken.iter();
    let gates = gates.filter(|broken| !matches!(broken, Broken::Findings(_)));
    let mut cases: Vec<Case> = rules.into_iter().map(of_rule).collect();
    cases.extend(gates.map(of_gate));
    if cases.is_empty() {
        cases.push(Case {
            name: "helder",
            lines: Vec::new(),
            failure: None,
        });
    }
    cases
}

impl<W: Write> Emitter<CheckedPage> for Junit<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        self.suite(&page.source.path, &cases(page))
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.head()?;
        let path = escape(&self.base.path(&unread.path));
        let message = escape(&format!("{}. {}", unread.reason, unread.mend));
        writeln!(
            self.out,
            r#"  <testsuite name="{path}" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="{path}" name="read"><error message="{message}" type="helder"/></testcase>
  </testsuite>"#
        )
    }

    fn end(&mut self) -> io::Result<()> {
        self.head()?;
        writeln!(self.out, "</testsuites>")?;
        self.out.flush()
    }
}
