//! The boundary between JavaScript and the core.
//!
//! `cargo xtask wasm` makes two modules of it. The whole one has all that is here. The lean one is
//! built without the feature `whole`, and has what a browser needs for most texts: [`Session`] and
//! [`load`], without Markdown, patterns and TOML.
//!
//! A module knows languages apart and reads none until [`load`] is given its data. An answer names
//! in `wants` the languages that the text asks for and that are not loaded; `www/load.js` fetches
//! them.

#[cfg(feature = "whole")]
mod batch;
mod session;

use std::cell::RefCell;

use helder::{Checker, DataError, Lang, Languages};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "whole")]
pub use batch::{check, detect, inspect, page, score};
pub use session::Session;

/// Loads a language from the bytes of its pack and returns its tag. Throws an error that says what
/// is wrong with bytes that are no such pack.
///
/// The bytes stay in memory, good or not, for words are read where they lie: load a language once.
#[wasm_bindgen]
pub fn load(pack: Vec<u8>) -> Result<String, JsError> {
    match add(pack) {
        Ok(lang) => Ok(lang.tag().to_owned()),
        Err(error) => Err(error.into()),
    }
}

fn add(bytes: Vec<u8>) -> Result<Lang, DataError> {
    CHECKER.with_borrow_mut(|checker| checker.languages_mut().add(bytes.leak()))
}

thread_local! {
    /// The core keeps no global state; an instance of this module belongs to one page.
    static CHECKER: RefCell<Checker> = RefCell::new(Checker::new(Languages::new()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pack_is_refused() {
        assert_eq!(add(b"<!doctype html>".to_vec()), Err(DataError::NotAPack));
    }
}
