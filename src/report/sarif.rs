//! `sarif`: the Static Analysis Results Interchange Format 2.1.0, for code scanning and editors.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
//!
//! Columns count code points, which `columnKind` says. Paths are relative to the top of the
//! repository. The pages of the rules are their help, in the language of most pages.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::base::Base;
use super::human::{gate_sentence, in_full};
use super::place::{Places, Region, has_paragraphs};
use super::rules::{pages_of, standards, summary};
use super::{CheckedPage, Emitter, Unread};
use crate::gates::Broken;
use crate::rules::{RULES, Rule, Ui};
use crate::{Finding, Severity, Span};

/// Writes one log with one run. Results are written as they come, what is said of rules after
/// them.
#[derive(Debug)]
pub struct Sarif<W> {
    out: W,
    base: Base,
    /// The language of the help; else that of most pages.
    ui: Option<Ui>,
    n_results: usize,
    has_head: bool,
    /// For each rule, whether it found something.
    found: Vec<bool>,
    pages: [usize; 2],
    /// What could not be read.
    notifications: Vec<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultLine {
    rule_id: &'static str,
    level: &'static str,
    message: Value,
    locations: [Value; 1],
    #[serde(skip_serializing_if = "Value::is_null")]
    partial_fingerprints: Value,
}

impl<W: Write> Sarif<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base, ui: Option<Ui>) -> Self {
        Self {
            out,
            base,
            ui,
            n_results: 0,
            has_head: false,
            found: vec![false; RULES.len()],
            pages: [0; 2],
            notifications: Vec::new(),
        }
    }

    fn head(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.has_head, true) {
            return Ok(());
        }
        self.out.write_all(
            br#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#,
        )
    }

    fn result(&mut self, result: &ResultLine) -> io::Result<()> {
        let start: &[u8] = if self.n_results == 0 { b"\n" } else { b",\n" };
        self.n_results += 1;
        self.out.write_all(start)?;
        Ok(serde_json::to_writer(&mut self.out, result)?)
    }

    fn location(&self, path: &str, region: Option<Value>) -> Value {
        let mut location = json!({ "artifactLocation": { "uri": self.base.uri(path) } });
        if let Some(region) = region {
            location["region"] = region;
        }
        json!({ "physicalLocation": location })
    }
}

/// A place with its text, so that a reader can see whether the file is the same.
fn region(page: &CheckedPage, region: Region, span: Span) -> Value {
    let (start, end) = (region.start, region.end);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "snippet": { "text": &page.source.text[span] },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A text in which brackets are no links: SARIF has those in plain text too.
fn message(text: &str) -> Value {
    if !text.contains("](") {
        return json!({ "text": text });
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    json!({ "text": escaped })
}

/// What is said of a rule.
fn descriptor(rule: &Rule, ui: Ui) -> Value {
    let page = pages_of(rule).get(ui);
    let severity = rule.severity.highest();
    // GitHub shows this word beside a result.
    let shown = match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Hint) | None => "recommendation",
    };
    let mut tags = standards(rule);
    tags.insert(0, "plain-language".to_owned());
    json!({
        "id": rule.id,
        "shortDescription": { "text": page.title },
        "fullDescription": { "text": summary(rule, ui) },
        "help": { "text": page.source, "markdown": page.source },
        "defaultConfiguration": {
            "enabled": severity.is_some(),
            "level": severity.map_or("none", level),
        },
        "properties": { "problem.severity": shown, "tags": tags },
    })
}

/// The gates as rules: a page that does not pass one is a result as well.
const GATES: [&str; 3] = ["max-level", "max-difficulty", "no-harder-than"];

impl<W: Write> Emitter<CheckedPage> for Sarif<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        self.head()?;
        let (path, ui) = (&page.source.path, page.report.ui);
        self.pages[usize::from(ui == Ui::Nl)] += 1;
        let places = Places::new(&page.source);
        for (finding, print) in page.report.findings.iter().zip(&page.fingerprints) {
            let Finding { rule, span, .. } = finding;
            if let Some(index) = RULES.iter().position(|other| other.id == rule.id) {
                self.found[index] = true;
            }
            let region = places.of(*span);
            let location = match has_paragraphs(path) {
                true => {
                    let name = format!("paragraph {}", region.start.line);
                    let mut location = self.location(path, None);
                    location["logicalLocations"] = json!([{ "fullyQualifiedName": name }]);
                    location
                }
                false => self.location(path, Some(self::region(page, region, *span))),
            };
            let print = format!("{:016x}:{}", print.hash, print.occurrence);
            self.result(&ResultLine {
                rule_id: rule.id,
                level: level(finding.severity),
                message: message(&in_full(ui, finding)),
                locations: [location],
                // The first is the one that GitHub goes by.
                partial_fingerprints: json!({
                    "primaryLocationLineHash": print,
                    "helder/v1": print,
                }),
            })?;
        }
        for &broken in &page.broken {
            if !matches!(broken, Broken::Findings(_)) {
                self.result(&ResultLine {
                    rule_id: broken.name(),
                    level: "error",
                    message: message(&gate_sentence(ui, broken)),
                    locations: [self.location(path, None)],
                    partial_fingerprints: json!({ "primaryLocationLineHash": broken.name() }),
                })?;
            }
        }
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let text = format!("{}. {}", unread.reason, unread.mend);
        let location = self.location(&unread.path, None);
        self.notifications.push(json!({
            "level": "error",
            "message": message(&text),
            "locations": [location],
        }));
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.head()?;
        let [en, nl] = self.pages;
        let ui = self.ui.unwrap_or(if nl > en { Ui::Nl } else { Ui::En });
        let rules = RULES.iter().zip(&self.found);
        let rules = rules.filter(|(_, found)| **found);
        let mut rules: Vec<Value> = rules.map(|(rule, _)| descriptor(rule, ui)).collect();
        rules.extend(GATES.map(|id| json!({ "id": id })));
        let version = env!("CARGO_PKG_VERSION");
        let tool = json!({ "driver": { "name": "helder", "version": version, "rules": rules } });
        let invocation = json!({
            "executionSuccessful": self.notifications.is_empty(),
            "toolExecutionNotifications": self.notifications,
        });
        let language = match ui {
            Ui::Nl => "nl",
            Ui::En => "en",
        };
        write!(
            self.out,
            "\n],\"language\":\"{language}\",\"invocations\":[{invocation}],\"tool\":{tool}}}]}}\n"
        )?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_a_text_are_no_link() {
        assert_eq!(
            message("[a](http://b) \\"),
            json!({ "text": "\\[a\\](http://b) \\\\" })
        );
    }

    #[test]
    fn every_rule_has_help_within_the_limits_of_github() {
        for ui in [Ui::Nl, Ui::En] {
            for rule in RULES {
                let it = descriptor(rule, ui);
                let text = |pointer: &str| {
                    let text = it.pointer(pointer).and_then(Value::as_str);
                    text.expect("it is there").chars().count()
                };
                assert!((1..=255).contains(&text("/shortDescription/text")), "{it}");
                assert!((1..=1024).contains(&text("/fullDescription/text")), "{it}");
                assert!(text("/help/markdown") > 200, "{it}");
                let tags = it["properties"]["tags"].as_array().map_or(0, Vec::len);
                assert!((2..=10).contains(&tags), "{it}");
            }
        }
    }
}
