//! The JSON report and its schema agree.
//!
//! The validator below knows the words that our schemas use and fails on any other, so that a
//! schema can't ask for something that is not checked. It is stricter than JSON Schema in one
//! way: a field that the schema does not name is a fault, or the schema would fall behind.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report-1.schema.json");
    let text = std::fs::read_to_string(path).expect("the schema is in the tree");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The report on files of `tests/`.
fn report(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_helder"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"))
        .args(["check", "--format", "json"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("helder runs");
    serde_json::from_slice(&output.stdout).expect("the report is JSON")
}

/// Adds to `faults` where `value` differs from `schema`.
fn validate(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let fault = |what: &str| format!("{at}: {what}: {value}");
    let rules = schema.as_object().expect("a schema is an object");
    for (word, wanted) in rules {
        match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let path = wanted.as_str().and_then(|path| path.strip_prefix('#'));
                let target = root.pointer(path.expect("references are local"));
                validate(root, target.expect("references resolve"), value, at, faults);
            }
            "type" => {
                let types = match wanted {
                    Value::Array(types) => &types[..],
                    one => std::slice::from_ref(one),
                };
                let mut names = types
                    .iter()
                    .map(|it| it.as_str().expect("a type is a string"));
                if !names.any(|name| has_type(value, name)) {
                    faults.push(fault("wrong type"));
                }
            }
            "const" if value != wanted => faults.push(fault("wrong value")),
            "enum" if !wanted.as_array().expect("a list").contains(value) => {
                faults.push(fault("not in the list"));
            }
            "minimum" if value.is_number() && value.as_f64() < wanted.as_f64() => {
                faults.push(fault("too small"));
            }
            "minItems" if items(value) < wanted.as_u64().expect("a count") => {
                faults.push(fault("too few"));
            }
            "maxItems" if items(value) > wanted.as_u64().expect("a count") => {
                faults.push(fault("too many"));
            }
            "const" | "enum" | "minimum" | "minItems" | "maxItems" => {}
            "required" => {
                let fields = wanted.as_array().expect("a list").iter();
                for field in fields.filter(|_| value.is_object()) {
                    if value.get(field.as_str().expect("a name")).is_none() {
                        faults.push(fault(&format!("{field} is missing")));
                    }
                }
            }
            "properties" | "items" => {}
            other => panic!("the test does not know the word {other}"),
        }
    }
    if let Some(item) = rules.get("items") {
        for (index, value) in value.as_array().into_iter().flatten().enumerate() {
            validate(root, item, value, &format!("{at}/{index}"), faults);
        }
    }
    if let Some(properties) = rules.get("properties") {
        for (name, value) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            match properties.get(name) {
                Some(schema) => validate(root, schema, value, &at, faults),
                None => faults.push(format!("{at}: the schema does not name it")),
            }
        }
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "null" => value.is_null(),
        other => panic!("the test does not know the type {other}"),
    }
}

fn items(value: &Value) -> u64 {
    value.as_array().map_or(0, |items| items.len() as u64)
}

fn faults(report: &Value) -> Vec<String> {
    let (schema, mut faults) = (schema(), Vec::new());
    validate(&schema, &schema, report, "", &mut faults);
    faults
}

#[test]
fn reports_follow_the_schema() {
    let report = report(&[
        "pages",
        "cli/check.in",
        "cli/unreadable.in",
        "no-such-file.md",
    ]);
    assert_eq!(faults(&report), Vec::<String>::new());
    let has = |pointer: &str| report.pointer(pointer).is_some();
    assert!(
        has("/pages/0") && has("/errors/0"),
        "the report is not empty"
    );
    let found: u64 = ["errors", "warnings", "hints"]
        .iter()
        .filter_map(|severity| report["summary"][severity].as_u64())
        .sum();
    assert!(found > 0, "the pages have findings");
}

#[test]
fn the_validator_sees_faults() {
    let mut report = report(&["cli/check.in"]);
    report["version"] = 2.into();
    report["pages"][0]["lang"] = "de".into();
    report["pages"][0]["extra"] = 1.into();
    report["pages"][0]["difficulty"] = "hard".into();
    report["pages"][0]["level"] = serde_json::json!({ "value": 5, "low": 1 });
    report["summary"]["pages"] = (-1).into();
    report["pages"][0]
        .as_object_mut()
        .expect("a page")
        .remove("path");
    assert_eq!(faults(&report).len(), 8, "{:#?}", faults(&report));
}

#[test]
fn spans_give_back_the_text() {
    let report = report(&["cli/check.in"]);
    for page in report["pages"].as_array().expect("pages") {
        let path = page["path"].as_str().expect("a path");
        let source = std::fs::read(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests")
                .join(path),
        );
        let source = source.expect("the page is in the tree");
        for finding in page["findings"].as_array().expect("findings") {
            let byte = |pointer: &str| {
                finding
                    .pointer(pointer)
                    .and_then(Value::as_u64)
                    .expect("a byte") as usize
            };
            let (start, end) = (byte("/span/byte/0"), byte("/span/byte/1"));
            let before = std::str::from_utf8(&source[..start]).expect("spans lie on characters");
            std::str::from_utf8(&source[start..end]).expect("spans lie on characters");
            let line = before.split('\n').count();
            let column = before
                .split('\n')
                .next_back()
                .map_or(0, |line| line.chars().count())
                + 1;
            assert_eq!(
                (byte("/span/start/line"), byte("/span/start/column")),
                (line, column)
            );
        }
    }
}
