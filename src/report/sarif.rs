//! `sarif`: the Static Analysis Results Interchange Format 2.1.0, for code scanning and editors.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
//!
//! Columns count code points, which `columnKind` says. Paths are relative to the top of the
//! repository. The pages of the rules are their help, in the language of most pages.
//!
//! GitHub refuses a run with more than 25,000 results, so those that help most are kept: first by
//! severity, then by how often professional editors removed what the rule finds. A notification
//! tells how many were left out.
//! <https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit>

use std::cmp::Reverse;
use std::collections::BTreeMap;
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
use crate::{Finding, Lang, Severity, Span};

/// The most results that GitHub takes in one run.
const MAX_RESULTS: usize = 25_000;

/// Writes one log with one run, when all pages are in: only then is it known which results to keep.
#[derive(Debug)]
pub struct Sarif<W> {
    out: W,
    base: Base,
    /// The language of the help; else that of most pages.
    ui: Option<Ui>,
    /// As they are written, those that help most first.
    results: BTreeMap<Rank, String>,
    n_results: usize,
    max_results: usize,
    /// For each rule and language, what [`Rank`] has of it.
    removed: Vec<[u32; Lang::ALL.len()]>,
    /// For each rule, whether it found something.
    found: Vec<bool>,
    pages: [usize; 2],
    /// What could not be read.
    notifications: Vec<Value>,
}

/// What comes first helps most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// A gate that the page does not pass goes before findings.
    is_finding: bool,
    severity: Reverse<Severity>,
    /// Of a thousand findings of the rule, how many editors removed.
    removed: Reverse<u32>,
    /// Its number in the order of the pages, so that no two are equal.
    number: usize,
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
            results: BTreeMap::new(),
            n_results: 0,
            max_results: MAX_RESULTS,
            removed: RULES
                .iter()
                .map(|rule| Lang::ALL.map(|lang| removed(rule, lang)))
                .collect(),
            found: vec![false; RULES.len()],
            pages: [0; 2],
            notifications: Vec::new(),
        }
    }

    fn result(&mut self, rank: Rank, result: &ResultLine) -> io::Result<()> {
        let rank = Rank {
            number: self.n_results,
            ..rank
        };
        self.n_results += 1;
        let is_full = self.results.len() == self.max_results;
        if is_full
            && self
                .results
                .last_key_value()
                .is_none_or(|(last, _)| *last < rank)
        {
            return Ok(());
        }
        if is_full {
            self.results.pop_last();
        }
        self.results.insert(rank, serde_json::to_string(result)?);
        Ok(())
    }

    /// What was left out, as a sentence.
    fn left_out(&self, ui: Ui) -> Option<String> {
        let (all, max) = (self.n_results, self.max_results);
        let n = all - self.results.len();
        (n > 0).then(|| match ui {
            Ui::Nl => format!(
                "sarif: GitHub neemt {max} vondsten aan. Daarom staan {n} van de {all} er niet in. De vondsten die het meest helpen, staan er wel in."
            ),
            Ui::En => format!(
                "sarif: GitHub takes {max} findings. So {n} of {all} are left out. Those that help most are kept."
            ),
        })
    }

    fn location(&self, path: &str, region: Option<Value>) -> Value {
        let mut location = json!({ "artifactLocation": { "uri": self.base.uri(path) } });
        if let Some(region) = region {
            location["region"] = region;
        }
        json!({ "physicalLocation": location })
    }
}

/// The rank of a gate that a page does not pass.
const GATE: Rank = Rank {
    is_finding: false,
    severity: Reverse(Severity::Error),
    removed: Reverse(0),
    number: 0,
};

/// Of a thousand findings of a rule, how many editors removed; 0 if nobody measured it.
fn removed(rule: &Rule, lang: Lang) -> u32 {
    let evidence = rule.evidence(lang);
    evidence.map_or(0, |it| (it.removed * 1000.0).round() as u32)
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
        let (path, ui) = (&page.source.path, page.report.ui);
        self.pages[usize::from(ui == Ui::Nl)] += 1;
        let places = Places::new(&page.source);
        for (finding, print) in page.report.findings.iter().zip(&page.fingerprints) {
            let Finding { rule, span, .. } = finding;
            let index = RULES.iter().position(|other| other.id == rule.id);
            if let Some(index) = index {
                self.found[index] = true;
            }
            let lang = Lang::ALL
                .iter()
                .position(|it| *it == page.report.reading.lang);
            // What an organisation asks for itself, it wants to see.
            let removed = index
                .zip(lang)
                .map_or(1000, |(index, lang)| self.removed[index][lang]);
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
            let rank = Rank {
                is_finding: true,
                severity: Reverse(finding.severity),
                removed: Reverse(removed),
                number: 0,
            };
            let result = ResultLine {
                rule_id: rule.id,
                level: level(finding.severity),
                message: message(&in_full(ui, finding)),
                locations: [location],
                // The first is the one that GitHub goes by.
                partial_fingerprints: json!({
                    "primaryLocationLineHash": print,
                    "helder/v1": print,
                }),
            };
            self.result(rank, &result)?;
        }
        for &broken in &page.broken {
            if !matches!(broken, Broken::Findings(_)) {
                let result = ResultLine {
                    rule_id: broken.name(),
                    level: "error",
                    message: message(&gate_sentence(ui, broken)),
                    locations: [self.location(path, None)],
                    partial_fingerprints: json!({ "primaryLocationLineHash": broken.name() }),
                };
                self.result(GATE, &result)?;
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
        let [en, nl] = self.pages;
        let ui = self.ui.unwrap_or(if nl > en { Ui::Nl } else { Ui::En });
        let rules = RULES.iter().zip(&self.found);
        let rules = rules.filter(|(_, found)| **found);
        let mut rules: Vec<Value> = rules.map(|(rule, _)| descriptor(rule, ui)).collect();
        rules.extend(GATES.map(|id| json!({ "id": id })));
        let version = env!("CARGO_PKG_VERSION");
        let tool = json!({ "driver": { "name": "helder", "version": version, "rules": rules } });
        let is_successful = self.notifications.is_empty();
        let left_out = self.left_out(ui);
        let left_out = left_out.map(|it| json!({ "level": "warning", "message": message(&it) }));
        self.notifications.extend(left_out);
        let invocation = json!({
            "executionSuccessful": is_successful,
            "toolExecutionNotifications": self.notifications,
        });
        self.out.write_all(
            br#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#,
        )?;
        let mut kept: Vec<(&Rank, &String)> = self.results.iter().collect();
        kept.sort_unstable_by_key(|(rank, _)| rank.number);
        for (index, (_, result)) in kept.into_iter().enumerate() {
            self.out
                .write_all(if index == 0 { b"\n" } else { b",\n" })?;
            self.out.write_all(result.as_bytes())?;
        }
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

    fn note(&self, ui: Ui) -> Option<String> {
        self.left_out(ui)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::base::Base;
    use crate::{Checker, Format, Languages, Source};

    /// Of too many results, the errors stay and then the warnings, in the order of the pages, and
    /// the report says how many went.
    #[test]
    fn the_results_that_help_most_are_kept() {
        let checker = Checker::new(Languages::embedded());
        let options = crate::Options::default();
        let base = || Base::new("/a".to_owned(), "/a".to_owned());
        let report = |max_results: usize| {
            let mut sarif = Sarif::new(Vec::new(), base(), Some(Ui::En));
            sarif.max_results = max_results;
            for text in [
                "Wij bellen u; dat doen wij graag.",
                "U ontvangt bericht. Indien u belt, wacht u.",
            ] {
                let text = format!("<html lang=nl><p>{text}</p><img src=a><a href=b>klik hier</a>");
                let source = Source::new("a.html".to_owned(), Format::Html, text);
                let source = source.expect("it is small");
                let report = checker.check(&source, &options);
                let page = CheckedPage::new(source, report, crate::gates::Gates::default());
                sarif.page(&page).expect("memory can be written");
            }
            sarif.end().expect("memory can be written");
            let note = sarif.note(Ui::En);
            let log: Value = serde_json::from_slice(&sarif.out).expect("it is JSON");
            (log["runs"][0].clone(), note)
        };
        let (whole, note) = report(MAX_RESULTS);
        assert_eq!(
            (note, &whole["invocations"][0]["toolExecutionNotifications"]),
            (None, &json!([]))
        );
        let results = |run: &Value| run["results"].as_array().expect("a list").clone();
        let all = results(&whole);
        let of = |level: &str| all.iter().filter(|it| it["level"] == level).count();
        assert!(of("warning") > 1 && of("note") > 0, "{all:?}");
        for n in 1..all.len() {
            let (run, note) = report(n);
            let kept = results(&run);
            assert_eq!(kept.len(), n);
            // They are a part of all results, in the same order.
            let mut rest = all.iter();
            assert!(kept.iter().all(|it| rest.any(|other| other == it)), "{n}");
            let weight = |it: &&Value| it["level"] != "note";
            let n_heavy = kept.iter().filter(weight).count();
            assert_eq!(n_heavy, n.min(all.iter().filter(weight).count()), "{n}");
            let note = note.expect("some are left out");
            assert!(
                note.contains(&format!("So {} of {} are", all.len() - n, all.len())),
                "{note}"
            );
            let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
            assert_eq!(notification["message"]["text"], note);
            assert_eq!(run["invocations"][0]["executionSuccessful"], true);
        }
    }

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
