//! `gitlab`: the Code Quality report, which GitLab shows in a merge request and beside its lines.
//! `schema/gitlab-codequality.schema.json` describes it.

use std::collections::HashSet;
use std::io::{self, Write};

use serde::Serialize;

use super::base::Base;
use super::fingerprint::hash;
use super::human::{gate_sentence, in_full};
use super::place::Places;
use super::{CheckedPage, Emitter, Unread};
use crate::Severity;
use crate::gates::Broken;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Writes an array with an object a line.
#[derive(Debug)]
pub struct Gitlab<W> {
    out: W,
    base: Base,
    n_issues: usize,
    /// GitLab keeps one issue of those that share a fingerprint.
    seen: HashSet<u64>,
}

impl<W: Write> Gitlab<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base) -> Self {
        Self {
            out,
            base,
            n_issues: 0,
            seen: HashSet::new(),
        }
    }

    /// A fingerprint that no issue had before, made of what stays the same between two runs.
    fn fingerprint(&mut self, path: &str, check: &str, of: u64, occurrence: u32) -> String {
        let mut bytes = format!("{path}\0{check}\0{of}\0{occurrence}").into_bytes();
        while !self.seen.insert(hash(bytes.iter().copied())) {
            bytes.push(0);
        }
        format!("{:016x}", hash(bytes))
    }

    fn issue(&mut self, issue: &Issue<'_>) -> io::Result<()> {
        let start: &[u8] = if self.n_issues == 0 { b"[\n" } else { b",\n" };
        self.n_issues += 1;
        self.out.write_all(start)?;
        Ok(serde_json::to_writer(&mut self.out, issue)?)
    }

    /// An issue with a page as a whole.
    fn of_page(&mut self, path: &str, check_name: &str, description: &str) -> io::Result<()> {
        let fingerprint = self.fingerprint(path, check_name, 0, 0);
        self.issue(&Issue {
            description,
            check_name,
            fingerprint,
            severity: "major",
            location: Location {
                path,
                lines: Lines { begin: 1, end: 1 },
            },
        })
    }
}

impl<W: Write> Emitter<CheckedPage> for Gitlab<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        let path = self.base.path(&page.source.path);
        let places = Places::new(&page.source);
        let ui = page.report.ui;
        for (finding, print) in page.report.findings.iter().zip(&page.fingerprints) {
            let region = places.of(finding.span);
            let check_name = finding.rule.id;
            let fingerprint = self.fingerprint(&path, check_name, print.hash, print.occurrence);
            self.issue(&Issue {
                description: &in_full(ui, finding),
                check_name,
                fingerprint,
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Hint => "info",
                },
                location: Location {
                    path: &path,
                    lines: Lines {
                        begin: region.start.line,
                        end: region.end.line,
                    },
                },
            })?;
        }
        for broken in &page.broken {
            if !matches!(broken, Broken::Findings(_)) {
                self.of_page(&path, broken.name(), &gate_sentence(ui, *broken))?;
            }
        }
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let path = self.base.path(&unread.path);
        let description = format!("{}. {}", unread.reason, unread.mend);
        self.of_page(&path, "read", &description)
    }

    fn end(&mut self) -> io::Result<()> {
        let end: &[u8] = if self.n_issues == 0 {
            b"[]\n"
        } else {
            b"\n]\n"
        };
        self.out.write_all(end)?;
        self.out.flush()
    }
}
