//! Whole texts, answered with the JSON of the batch interface (`docs/batch.md`), spans in bytes. It
//! is what tests compare with the native program, and what Node scripts may use.

use helder::report::jsonl::{self, Question};
use helder::{COMMON, Checker, Options};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::wasm_bindgen;

use super::CHECKER;

/// The language of a text, as `{"lang": "nl"}`. It can be told before that language is loaded.
#[wasm_bindgen]
pub fn detect(text: &str, format: &str, options: &str) -> String {
    ask(Question::Detect, text, format, options)
}

/// The findings of a text, as `helder check --jsonl` answers.
///
/// `format` is `html`, `markdown` or `plain`; `options` is a JSON object with the other fields of
/// a request, such as `{"lang": "nl"}`. What can't be read is answered with `{"error"}`.
#[wasm_bindgen]
pub fn check(text: &str, format: &str, options: &str) -> String {
    ask(Question::Check, text, format, options)
}

/// The blocks, sentences and tokens of a text, as `helder inspect --jsonl` answers.
#[wasm_bindgen]
pub fn inspect(text: &str, format: &str, options: &str) -> String {
    ask(Question::Inspect, text, format, options)
}

/// The measures of a text, as `helder score --jsonl` answers.
#[wasm_bindgen]
pub fn score(text: &str, format: &str, options: &str) -> String {
    ask(Question::Score, text, format, options)
}

/// A page with its findings, as `helder check --format json` writes it under this name.
#[wasm_bindgen]
pub fn page(name: &str, text: &str, format: &str, options: &str) -> String {
    match request(text, format, options) {
        Ok(request) => with_checker(|checker| jsonl::page(checker, name, request.as_bytes())),
        Err(refusal) => refusal,
    }
}

fn ask(question: Question, text: &str, format: &str, options: &str) -> String {
    match request(text, format, options) {
        Ok(request) => with_checker(|checker| {
            jsonl::answer(question, checker, &Options::default(), request.as_bytes()).line
        }),
        Err(refusal) => refusal,
    }
}

/// An answer, or what has to be loaded before any text can be answered.
fn with_checker(answer: impl FnOnce(&Checker) -> String) -> String {
    CHECKER.with_borrow(|checker| match checker {
        Some(checker) => answer(checker),
        None => {
            let error = "the data that tell languages apart are not loaded";
            serde_json::json!({ "id": null, "error": error, "wants": [COMMON] }).to_string()
        }
    })
}

/// The text and the options as a line of the batch interface, or the answer that refuses them.
fn request(text: &str, format: &str, options: &str) -> Result<String, String> {
    let mut fields: Map<String, Value> = serde_json::from_str(options).map_err(|error| {
        let error = format!("options are not a JSON object: {error}");
        serde_json::json!({ "id": null, "error": error }).to_string()
    })?;
    fields.insert("text".to_string(), text.into());
    fields.insert("format".to_string(), format.into());
    Ok(Value::Object(fields).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_waits_for_its_language() {
        let first = check("Klik hier.", "plain", "{}");
        assert!(first.ends_with(r#""wants":["common"]}"#), "{first}");
        crate::add(&crate::tests::common()).expect("it is a pack");
        let refusal = r#"{"id":3,"error":"the data for Dutch is not loaded","wants":["nl"]}"#;
        assert_eq!(
            check("Klik hier.", "plain", r#"{"id":3,"lang":"nl"}"#),
            refusal
        );
        let detected = r#"{"id":null,"lang":"nl","wants":["nl"]}"#;
        assert_eq!(detect("U krijgt een brief.", "plain", "{}"), detected);
    }

    #[test]
    fn options_that_are_no_object_are_refused() {
        let answer = check("x", "plain", "[]");
        assert!(answer.contains("options are not a JSON object"), "{answer}");
    }
}
