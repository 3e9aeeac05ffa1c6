//! The batch interface: one JSON object a line in, one a line out, in the same order.
//!
//! A line that can't be read is answered with `{"id", "error"}` and the rest goes on.
//! Stable since 0.1: fields are added, never renamed or removed.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};

use super::CheckedPage;
use super::inspect::Inspection;
use super::json::{PageLine, SuggestionLine, pair, suggestions};
use super::score::Score;
use crate::config::{Config, Fault, Origin};
use crate::gates::{FailOn, Gates};
use crate::rules::Ui;
use crate::{Checker, Format, Lack, Lang, Options, PageKind, Reading, Report, Source};

/// What is asked of each line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The findings.
    Check,
    /// The counts and formulas.
    Score,
    /// The blocks, sentences and tokens.
    Inspect,
    /// The language, which can be told before any is loaded.
    Detect,
}

/// How many faults in a configuration are told.
const MAX_FAULTS: usize = 20;

/// A line that was understood.
struct Request {
    source: Source,
    options: Options,
    gates: Gates,
}

/// Why a line is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong.
    pub error: String,
    /// What this build lacks, if nothing else is wrong.
    pub lacks: Option<Lack>,
}

impl From<String> for Refused {
    fn from(error: String) -> Self {
        Self { error, lacks: None }
    }
}

impl From<Lack> for Refused {
    fn from(lack: Lack) -> Self {
        Self {
            error: lack.to_string(),
            lacks: Some(lack),
        }
    }
}

#[derive(Serialize)]
struct Refusal<'a> {
    id: &'a Value,
    error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lacks: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wants: Vec<&'static str>,
}

/// An answer with the id of its line.
#[derive(Serialize)]
struct Line<'a, T> {
    id: &'a Value,
    #[serde(flatten)]
    answer: T,
    /// The languages that parts of the text ask for and that are not loaded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wants: Vec<&'static str>,
}

#[derive(Serialize)]
struct Detected {
    lang: &'static str,
}

#[derive(Serialize)]
pub(super) struct Checked<'a> {
    lang: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    findings: Vec<FindingLine<'a>>,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    rule: &'static str,
    severity: &'static str,
    span: [u32; 2],
    text: &'a str,
    message: &'a str,
    why: &'static str,
    suggestions: Vec<SuggestionLine<'a>>,
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
///
/// A text in a language that is not loaded is a bad line, whose answer names the language in
/// `wants`. So does the answer to a text of which only a part is in such a language.
pub fn answer(question: Question, checker: &Checker, options: &Options, line: &[u8]) -> Answer {
    let (id, request) = read(line, options);
    let Request {
        source, options, ..
    } = match request {
        Ok(request) => request,
        Err(refused) => return refusal(&id, refused, &[]),
    };
    match question {
        Question::Check => {
            let report = checker.check(&source, &options);
            good(&id, &report.reading, |_| checked(&source, &report))
        }
        Question::Inspect => good(&id, &checker.read(&source, &options), |reading| {
            Inspection::new(reading, checker.languages())
        }),
        Question::Score => good(&id, &checker.read(&source, &options), |reading| {
            Score::new(reading, options.profile)
        }),
        Question::Detect => {
            let (lang, wants) = checker.detect(&source, &options);
            let lang = lang.tag();
            answered(&id, Detected { lang }, &wants)
        }
    }
}

/// Answers a request to check with the page as `--format json` writes it, on one line, under this
/// name. If that needs a language that is not loaded, the answer is an object with `wants` instead.
pub fn page(checker: &Checker, name: &str, line: &[u8]) -> String {
    let (id, request) = read(line, &Options::default());
    let Request {
        mut source,
        options,
        gates,
    } = match request {
        Ok(request) => request,
        Err(refused) => return refusal(&id, refused, &[]).line,
    };
    name.clone_into(&mut source.path);
    let report = checker.check(&source, &options);
    let wants = &report.reading.wants;
    if !wants.is_empty() {
        return serde_json::json!({ "wants": tags(wants) }).to_string();
    }
    let mut page = CheckedPage::new(source, report, gates);
    page.judge();
    to_json(&PageLine::new(&page))
}

/// What `answer` makes of a reading; a refusal if the page could not be read.
fn good<'a, T: Serialize>(
    id: &Value,
    reading: &'a Reading,
    answer: impl FnOnce(&'a Reading) -> T,
) -> Answer {
    if let Err(error) = reading.is_read() {
        return refusal(id, error.to_string().into(), &reading.wants);
    }
    answered(id, answer(reading), &reading.wants)
}

fn answered(id: &Value, answer: impl Serialize, wants: &[Lang]) -> Answer {
    Answer {
        line: to_json(&Line {
            id,
            answer,
            wants: tags(wants),
        }),
        is_good: true,
    }
}

fn refusal(id: &Value, refused: Refused, wants: &[Lang]) -> Answer {
    Answer {
        line: to_json(&Refusal {
            id,
            error: refused.error,
            lacks: refused.lacks.map(Lack::name),
            wants: tags(wants),
        }),
        is_good: false,
    }
}

fn to_json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("these structures have string keys")
}

fn tags(langs: &[Lang]) -> Vec<&'static str> {
    langs.iter().map(|lang| lang.tag()).collect()
}

/// The id of a line, as far as it can be read, and what it asks or what is wrong with it.
fn read(line: &[u8], options: &Options) -> (Value, Result<Request, Refused>) {
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
                Err(format!("the line is not a JSON object: {error}").into()),
            );
        }
    };
    let id = match id(&mut fields) {
        Ok(id) => id,
        Err(refused) => return (Value::Null, Err(refused)),
    };
    let request = match bad_byte {
        Some(at) => Err(format!("the line is not UTF-8: see byte {at}").into()),
        None => request(fields, options),
    };
    (id, request)
}

/// The id of a line, which its answer has too. Other numbers would come back rounded.
fn id(fields: &mut Map<String, Value>) -> Result<Value, Refused> {
    let id = fields.remove("id").unwrap_or_default();
    match &id {
        Value::Null | Value::String(_) => Ok(id),
        Value::Number(number) if !number.is_f64() => Ok(id),
        other => Err(format!("id is a string or a whole number, not {other}").into()),
    }
}

fn request(mut fields: Map<String, Value>, options: &Options) -> Result<Request, Refused> {
    let (mut options, gates) = settings(&fields, options)?;
    let text = match fields.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err("text is not a string".to_string().into()),
        None => return Err("text is missing".to_string().into()),
    };
    let format = format(&fields)?;
    options.pretokenized = match fields.get("pretokenized") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(pretokenized)) => *pretokenized,
        Some(other) => return Err(format!("pretokenized is true or false, not {other}").into()),
    };
    let source = Source::new("", format, text).map_err(|error| error.to_string())?;
    Ok(Request {
        source,
        options,
        gates,
    })
}

/// The options of a line, its languages included.
pub(super) fn options(fields: &Map<String, Value>, options: &Options) -> Result<Options, Refused> {
    settings(fields, options).map(|(options, _)| options)
}

/// The options of a line, and what its text must meet.
fn settings(fields: &Map<String, Value>, options: &Options) -> Result<(Options, Gates), Refused> {
    let (mut options, mut gates) = configured(fields, options)?;
    if let Some(name) = fields.get("fail_on").and_then(Value::as_str) {
        let fail_on = FailOn::of_name(name);
        gates.fail_on = fail_on.ok_or_else(|| format!("fail_on is not {name:?}"))?;
    }
    match fields.get("lang") {
        None | Some(Value::Null) => {}
        Some(Value::String(lang)) if lang == "nl" => options.lang = Some(Lang::Nl),
        Some(Value::String(lang)) if lang == "en" => options.lang = Some(Lang::En),
        Some(other) => return Err(format!("lang is \"nl\" or \"en\", not {other}").into()),
    }
    match fields.get("ui") {
        None | Some(Value::Null) => {}
        Some(Value::String(ui)) if ui == "nl" => options.ui = Some(Ui::Nl),
        Some(Value::String(ui)) if ui == "en" => options.ui = Some(Ui::En),
        Some(other) => return Err(format!("ui is \"nl\" or \"en\", not {other}").into()),
    }
    if let Some(lack) = options.ui.and_then(Ui::lacks) {
        return Err(lack.into());
    }
    Ok((options, gates))
}

/// The markup of a line.
pub(super) fn format(fields: &Map<String, Value>) -> Result<Format, Refused> {
    let format = match fields.get("format") {
        None | Some(Value::Null) => Format::Plain,
        Some(Value::String(format)) if format == "plain" => Format::Plain,
        Some(Value::String(format)) if format == "html" => Format::Html,
        Some(Value::String(format)) if format == "markdown" => Format::Markdown,
        Some(other) => {
            let error = format!("format is \"html\", \"markdown\" or \"plain\", not {other}");
            return Err(error.into());
        }
    };
    match format.lacks() {
        Some(lack) => Err(lack.into()),
        None => Ok(format),
    }
}

/// The options that hold for a line: those of its own configuration, if it has one, with what it
/// leaves open from `options`.
fn configured(fields: &Map<String, Value>, options: &Options) -> Result<(Options, Gates), Refused> {
    let path = match fields.get("path") {
        None | Some(Value::Null) => "",
        Some(Value::String(path)) => path,
        Some(other) => return Err(format!("path is a string, not {other}").into()),
    };
    let config = match fields.get("config") {
        None | Some(Value::Null) => return Ok((options.clone(), Gates::default())),
        Some(Value::String(text)) => Config::parse(text),
        Some(object) => Config::of_json(object),
    };
    let config = config.map_err(|faults| -> Refused {
        if let Some(lack) = faults.iter().find_map(Fault::lacks) {
            return lack.into();
        }
        let lines = faults.iter().take(MAX_FAULTS);
        let lines: Vec<String> = lines.map(|it| it.line(Ui::En, "config")).collect();
        lines.join(" ").into()
    })?;
    let resolved = config.resolve(path);
    let own = resolved.options();
    let options = Options {
        lang: own.lang.or(options.lang),
        ui: own.ui.or(options.ui),
        profile: match resolved.profile.origin {
            Origin::Default => options.profile,
            _ => own.profile,
        },
        ..own
    };
    Ok((options, resolved.gates()))
}

pub(super) fn checked<'a>(source: &'a Source, report: &'a Report) -> Checked<'a> {
    Checked {
        lang: report.reading.lang.tag(),
        kind: report.reading.kind.map(PageKind::name),
        findings: report
            .findings
            .iter()
            .map(|finding| FindingLine {
                rule: finding.rule.id,
                severity: finding.severity.name(),
                span: pair(finding.span),
                text: &source.text[finding.span],
                message: &finding.message,
                why: finding.why,
                suggestions: suggestions(finding),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: impl AsRef<[u8]>, expected: &str) {
        let checker = crate::testing::checker();
        let answer = answer(Question::Check, checker, &Options::default(), line.as_ref());
        assert_eq!(answer.line, expected);
        assert_eq!(answer.is_good, !expected.contains("\"error\""));
    }

    #[test]
    fn a_line_is_answered_with_its_id() {
        let answer = r#"{"id":7,"lang":"nl","findings":[]}"#;
        check(r#"{"id":7,"lang":"nl","text":"Een zin."}"#, answer);
        check(
            r#"{"text":"<p>Een zin.","format":"html","lang":"nl","id":7,"extra":1}"#,
            answer,
        );
        check("\u{feff}{\"id\":7,\"lang\":\"nl\",\"text\":\"\"}\r", answer);
        check(
            r#"{"text":"","lang":"en"}"#,
            r#"{"id":null,"lang":"en","findings":[]}"#,
        );
    }

    #[test]
    fn a_bad_line_keeps_its_id_and_says_why() {
        check(r#"{"id":"a"}"#, r#"{"id":"a","error":"text is missing"}"#);
        check(
            r#"{"id":"a","text":5}"#,
            r#"{"id":"a","error":"text is not a string"}"#,
        );
        check(
            r#"{"id":"a","text":"","lang":"de"}"#,
            r#"{"id":"a","error":"lang is \"nl\" or \"en\", not \"de\""}"#,
        );
        check(
            r#"{"id":"a","text":"","format":1}"#,
            r#"{"id":"a","error":"format is \"html\", \"markdown\" or \"plain\", not 1"}"#,
        );
        check(
            b"{\"id\":\"a\",\"text\":\"caf\xe9\"}",
            r#"{"id":"a","error":"the line is not UTF-8: see byte 21"}"#,
        );
    }

    #[test]
    fn an_id_comes_back_as_it_was_written() {
        for id in ["-1", "18446744073709551615", "\"a\""] {
            let answer = format!(r#"{{"id":{id},"lang":"en","findings":[]}}"#);
            check(format!(r#"{{"id":{id},"text":"","lang":"en"}}"#), &answer);
        }
        for id in ["1.5", "66666666666666666666661.0", "true", "[1]"] {
            let id: Value = serde_json::from_str(id).expect("it is JSON");
            let answer =
                format!(r#"{{"id":null,"error":"id is a string or a whole number, not {id}"}}"#);
            check(format!(r#"{{"id":{id},"text":""}}"#), &answer);
        }
    }

    #[test]
    fn a_line_may_bring_its_own_settings() {
        let text = r#""text":"Elke klant belt; wij bellen."#;
        let finding = r#"{"rule":"house-term","severity":"warning","span":[5,10],"text":"klant","message":"Your house style does not use “klant”.","why":"Your organisation agreed on this, so that readers see the same words everywhere.","suggestions":[{"text":"inwoner","kind":"replace"}]}"#;
        let answer = format!(r#"{{"id":1,"lang":"nl","findings":[{finding}]}}"#);
        let object =
            r#"{"lang":"nl","ui":"en","rules":{"semicolon":"off"},"terms":{"klant":"inwoner"}}"#;
        check(format!(r#"{{"id":1,{text}","config":{object}}}"#), &answer);
        let toml = r#"lang='nl'\nui='en'\n[terms]\nklant='inwoner'\n[[overrides]]\npaths=['a']\nrules={puntkomma='off'}"#;
        check(
            format!(r#"{{"id":1,{text}","config":"{toml}","path":"a/b.md"}}"#),
            &answer,
        );
        check(
            r#"{"id":1,"text":"","config":{"profil":1}}"#,
            r#"{"id":1,"error":"config: profil: there is no key “profil”. Did you mean profile?"}"#,
        );
        check(
            r#"{"id":1,"text":"","config":"lang = nl"}"#,
            r#"{"id":1,"error":"config:1:8: the text “nl” has no quotation marks. Write \"nl\"."}"#,
        );
    }

    #[test]
    fn a_line_that_is_no_object_has_no_id() {
        for line in ["", "[]", "null", "{", "{\"id\":1} 2"] {
            let checker = crate::testing::checker();
            let answer = answer(
                Question::Score,
                checker,
                &Options::default(),
                line.as_bytes(),
            );
            let start = r#"{"id":null,"error":"the line is not a JSON object: "#;
            assert!(
                answer.line.starts_with(start) && !answer.is_good,
                "{}",
                answer.line
            );
        }
    }
}
