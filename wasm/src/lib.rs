//! The boundary between JavaScript and the core.
//!
//! This first interface takes whole texts and answers with the JSON of the batch interface
//! (`docs/batch.md`), spans in bytes. It is what tests compare with the native program, and what
//! Node scripts may use.

use std::sync::OnceLock;

use helder::report::jsonl::{self, Question};
use helder::{Checker, Languages, Options};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::wasm_bindgen;

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

fn ask(question: Question, text: &str, format: &str, options: &str) -> String {
    let mut fields: Map<String, Value> = match serde_json::from_str(options) {
        Ok(fields) => fields,
        Err(error) => {
            let error = format!("options are not a JSON object: {error}");
            return serde_json::json!({ "id": null, "error": error }).to_string();
        }
    };
    fields.insert("text".to_string(), text.into());
    fields.insert("format".to_string(), format.into());
    let request = Value::Object(fields).to_string();
    jsonl::answer(question, checker(), &Options::default(), request.as_bytes()).line
}

/// The language data, loaded at the first call. The core keeps no global state; an instance of
/// this module belongs to one page.
fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| Checker::new(Languages::embedded()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_is_checked_with_its_options() {
        let answer = super::check("Klik hier.", "plain", r#"{"id":3,"lang":"nl"}"#);
        assert!(
            answer.starts_with(r#"{"id":3,"lang":"nl","findings":["#),
            "{answer}"
        );
    }

    #[test]
    fn options_that_are_no_object_are_refused() {
        let answer = super::check("x", "plain", "[]");
        assert!(answer.contains("options are not a JSON object"), "{answer}");
    }
}
