//! The batch interface: one JSON object a line in, one a line out, in the same order.
//!
//! A line that can't be read is answered with `{"id", "error"}` and the rest goes on.
//! Stable since 0.1: fields are added, never renamed or removed.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};

use super::json::pair;
use crate::{Checker, Format, Lang, Options, Reading, Report, Source, WordKind};

/// What is asked of each line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The blocks, sentences and tokens.
    Inspect,
    /// The findings.
    Check,
}

/// A line that was understood.
struct Request {
    source: Source,
    options: Options,
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

/// The answer to one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// One JSON object, without a line end.
    pub line: String,
    /// Whether the line could be read.
    pub is_good: bool,
}

/// Answers one line. `options` hold where the line does not say otherwise.
pub fn answer(question: Question, checker: &Checker, options: &Options, line: &[u8]) -> Answer {
    let (id, request) = read(line, options);
    match request {
        Ok(request) => Answer {
            line: answer_good(question, checker, &id, &request),
            is_good: true,
        },
        Err(error) => Answer {
            line: serde_json::to_string(&Refusal { id, error }).expect("it has string keys"),
            is_good: false,
        },
    }
}

fn answer_good(question: Question, checker: &Checker, id: &Value, request: &Request) -> String {
    let Request { source, options } = request;
    match question {
        Question::Inspect => {
            serde_json::to_string(&inspected(id, source, &checker.read(source, options)))
        }
        Question::Check => {
            serde_json::to_string(&checked(id, source, &checker.check(source, options)))
        }
    }
    .expect("these structures have string keys and finite numbers")
}

/// The id of a line, as far as it can be read, and what it asks or what is wrong with it.
fn read(line: &[u8], options: &Options) -> (Value, Result<Request, String>) {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let (text, bad_byte) = match std::str::from_utf8(line) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => (String::from_utf8_lossy(line), Some(error.valid_up_to())),
    };
    let mut fields: Map<String, Value> = match serde_json::from_str(&text) {
        Ok(fields) => fields,
        Err(error) => {
            return (
                Value::Null,
                Err(format!("the line is not a JSON object: {error}")),
            );
        }
    };
    let id = fields.remove("id").unwrap_or_default();
    let request = match bad_byte {
        Some(at) => Err(format!("the line is not UTF-8: see byte {at}")),
        None => request(fields, options),
    };
    (id, request)
}

fn request(mut fields: Map<String, Value>, options: &Options) -> Result<Request, String> {
    let mut options = options.clone();
    let text = match fields.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err("text is not a string".to_string()),
        None => return Err("text is missing".to_string()),
    };
    match fields.get("lang") {
        None | Some(Value::Null) => {}
        Some(Value::String(lang)) if lang == "nl" => options.lang = Some(Lang::Nl),
        Some(Value::String(lang)) if lang == "en" => options.lang = Some(Lang::En),
        Some(other) => return Err(format!("lang is \"nl\" or \"en\", not {other}")),
    }
    let format = match fields.get("format") {
        None | Some(Value::Null) => Format::Plain,
        Some(Value::String(format)) if format == "plain" => Format::Plain,
        Some(Value::String(format)) if format == "html" => Format::Html,
        Some(Value::String(format)) if format == "markdown" => Format::Markdown,
        Some(other) => {
            return Err(format!(
                "format is \"html\", \"markdown\" or \"plain\", not {other}"
            ));
        }
    };
    options.pretokenized = match fields.get("pretokenized") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(pretokenized)) => *pretokenized,
        Some(other) => return Err(format!("pretokenized is true or false, not {other}")),
    };
    match Source::new("", format, text) {
        Ok(source) => Ok(Request { source, options }),
        Err(size) => Err(format!("a text of {size} bytes is too large")),
    }
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
