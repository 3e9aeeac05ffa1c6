//! The batch interface: one JSON object a line in, one a line out, in the same order.
//!
//! A line that can't be read is answered with `{"id", "error"}` and the rest goes on.
//! Stable since 0.1: fields are added, never renamed or removed.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Checker, Format, Lang, Options, Reading, Report, Source, Span, WordKind};

/// What is asked of each line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The blocks, sentences and tokens.
    Inspect,
    /// The findings.
    Check,
}

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: String,
    lang: Option<String>,
    format: Option<String>,
    #[serde(default)]
    pretokenized: bool,
}

#[derive(Serialize)]
struct Refusal {
    id: Value,
    error: String,
}

#[derive(Serialize)]
struct Inspected<'a> {
    id: &'a Value,
    lang: &'static str,
    blocks: Vec<BlockLine<'a>>,
    sentences: Vec<SentenceLine<'a>>,
}

#[derive(Serialize)]
struct BlockLine<'a> {
    kind: &'static str,
    chrome: bool,
    lang: Option<&'static str>,
    text: &'a str,
    span: [u32; 2],
}

#[derive(Serialize)]
struct SentenceLine<'a> {
    text: &'a str,
    span: [u32; 2],
    tokens: Vec<TokenLine<'a>>,
}

#[derive(Serialize)]
struct TokenLine<'a> {
    text: &'a str,
    span: [u32; 2],
    syllables: u8,
    abbreviation: bool,
}

#[derive(Serialize)]
struct Checked<'a> {
    id: &'a Value,
    lang: &'static str,
    findings: Vec<FindingLine<'a>>,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    rule: &'static str,
    severity: &'static str,
    span: [u32; 2],
    text: &'a str,
    message: &'a str,
    suggestions: Vec<SuggestionLine<'a>>,
}

#[derive(Serialize)]
struct SuggestionLine<'a> {
    text: &'a str,
    kind: &'static str,
}

/// Answers every line of `input` on `output`. An error is one of reading or writing.
pub fn answer(
    question: Question,
    checker: &Checker,
    options: &Options,
    input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    for line in input.lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match serde_json::from_str::<Request>(&line) {
            Ok(request) => answer_one(question, checker, options, request),
            Err(error) => refuse(Value::Null, error.to_string()),
        };
        writeln!(output, "{answer}")?;
    }
    Ok(())
}

fn answer_one(
    question: Question,
    checker: &Checker,
    options: &Options,
    request: Request,
) -> String {
    let mut options = options.clone();
    match request.lang.as_deref() {
        None => {}
        Some("nl") => options.lang = Some(Lang::Nl),
        Some("en") => options.lang = Some(Lang::En),
        Some(other) => return refuse(request.id, format!("lang is nl or en, not {other:?}")),
    }
    let format = match request.format.as_deref() {
        None | Some("plain") => Format::Plain,
        Some("html") => Format::Html,
        Some("markdown") => Format::Markdown,
        Some(other) => {
            return refuse(
                request.id,
                format!("format is html, markdown or plain, not {other:?}"),
            );
        }
    };
    options.pretokenized = request.pretokenized;
    let Ok(source) = Source::new("", format, request.text) else {
        return refuse(request.id, "the text is too large".to_string());
    };
    let line = match question {
        Question::Inspect => serde_json::to_string(&inspected(
            &request.id,
            &source,
            &checker.read(&source, &options),
        )),
        Question::Check => serde_json::to_string(&checked(
            &request.id,
            &source,
            &checker.check(&source, &options),
        )),
    };
    line.expect("these structures have string keys and finite numbers")
}

fn refuse(id: Value, error: String) -> String {
    serde_json::to_string(&Refusal { id, error }).expect("it has string keys")
}

fn inspected<'a>(id: &'a Value, source: &'a Source, reading: &'a Reading) -> Inspected<'a> {
    let pairs = || reading.document.blocks.iter().zip(&reading.texts);
    Inspected {
        id,
        lang: reading.lang.tag(),
        blocks: pairs()
            .map(|(block, text)| BlockLine {
                kind: block.kind.name(),
                chrome: block.chrome.is_some(),
                lang: text.lang.map(Lang::tag),
                text: &block.text,
                span: pair(block.span),
            })
            .collect(),
        sentences: pairs()
            .flat_map(|(block, text)| {
                text.sentences.iter().map(move |sentence| SentenceLine {
                    text: &block.text[sentence.range],
                    span: pair(block.map.span(sentence.range)),
                    tokens: text
                        .words_of(sentence)
                        .iter()
                        .map(|word| TokenLine {
                            text: &block.text[word.range],
                            span: pair(block.map.span(word.range)),
                            syllables: word.syllables,
                            abbreviation: matches!(
                                word.kind,
                                WordKind::Abbreviation | WordKind::Acronym
                            ),
                        })
                        .collect(),
                })
            })
            .collect(),
    }
}

fn checked<'a>(id: &'a Value, source: &'a Source, report: &'a Report) -> Checked<'a> {
    Checked {
        id,
        lang: report.reading.lang.tag(),
        findings: report
            .findings
            .iter()
            .map(|finding| FindingLine {
                rule: finding.rule.id,
                severity: finding.severity.name(),
                span: pair(finding.span),
                text: &source.text[finding.span],
                message: &finding.message,
                suggestions: finding
                    .suggestions
                    .iter()
                    .map(|suggestion| SuggestionLine {
                        text: &suggestion.text,
                        kind: suggestion.kind.name(),
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn pair(span: Span) -> [u32; 2] {
    [span.start, span.end]
}
