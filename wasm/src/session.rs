//! A text that is being written, for an editor in the browser.

use helder::report::editor::{self, Told};
use helder::{COMMON, Unreadable};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// A text that is being written. It comes in pieces, and so do its findings.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    session: helder::session::Session,
    told: Told,
}

#[wasm_bindgen]
impl Session {
    /// Opens a text with the options of `helder::report::editor::session`, a JSON object.
    ///
    /// Throws what this module lacks for such a text, as a string: then the whole module is asked
    /// for. Whatever else is wrong is an error.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, JsValue> {
        let session = editor::session(options).map_err(|refused| match refused.lacks {
            Some(lack) => JsValue::from(lack.name()),
            None => JsError::new(&refused.error).into(),
        })?;
        Ok(Self {
            session,
            told: Told::default(),
        })
    }

    /// Gives a piece this source.
    pub fn set(&mut self, piece: u32, source: String) {
        self.session.set(piece, source);
    }

    /// Says which pieces there are, in the order of the text.
    pub fn order(&mut self, pieces: &[u32]) {
        self.session.order(pieces);
    }

    /// Checks the text and answers with JSON: what is new since the last answer, or `wants` if a
    /// language must be loaded first. Throws what this module lacks to read it, as a string.
    pub fn check(&mut self) -> Result<String, JsValue> {
        let profile = self.session.options().profile;
        super::CHECKER.with_borrow(|checker| {
            let Some(checker) = checker else {
                return Ok(format!("{{\"wants\":[\"{COMMON}\"]}}"));
            };
            let checked = self.session.check(checker).map_err(|error| match error {
                Unreadable::Lacks(lack) => JsValue::from(lack.name()),
                Unreadable::TooLarge(_) => JsError::new(&error.to_string()).into(),
            })?;
            if !checked.report.reading.wants.is_empty() {
                return Ok(editor::wants(checked));
            }
            Ok(editor::answer(profile, checked, &mut self.told))
        })
    }
}
