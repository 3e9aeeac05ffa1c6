//! The boundary between JavaScript and the core.
//!
//! `cargo xtask wasm` makes two modules of it. The whole one has all that is here. The lean one is
//! built without the feature `whole`, and has what a browser needs for most texts: [`Session`] and
//! [`load`], without Markdown, patterns and TOML.
//!
//! A module reads no language until [`load`] is given its data, and before that the data that tell
//! languages apart. An answer names in `wants` what the text asks for and is not loaded;
//! `www/load.js` fetches it.

#[cfg(feature = "whole")]
mod batch;
mod session;

use std::cell::RefCell;

use helder::model::squeeze;
use helder::{COMMON, Checker, DataError, Lang, Languages};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "whole")]
pub use batch::{check, detect, inspect, page, score};
pub use session::Session;

/// Loads a language from the bytes of its pack and returns its tag. The first pack is `common`, with
/// what tells languages apart. Throws an error that says what is wrong with bytes that are no such
/// pack.
///
/// What was in the pack stays in memory, for words are read where they lie: load a language once.
#[wasm_bindgen]
pub fn load(pack: &[u8]) -> Result<String, JsError> {
    match add(pack) {
        Ok(loaded) => Ok(loaded.to_owned()),
        Err(error) => Err(error.into()),
    }
}

fn add(bytes: &[u8]) -> Result<&'static str, DataError> {
    let pack = squeeze::release(bytes)?.leak();
    CHECKER.with_borrow_mut(|checker| match checker {
        Some(checker) => match checker.languages_mut().add(pack) {
            // It is there already.
            Err(DataError::UnknownLanguage) => Languages::of_common(pack).map(|_| COMMON),
            added => added.map(Lang::tag),
        },
        None => {
            *checker = Some(Checker::new(Languages::of_common(pack)?));
            Ok(COMMON)
        }
    })
}

thread_local! {
    /// The core keeps no global state; an instance of this module belongs to one page.
    static CHECKER: RefCell<Option<Checker>> = const { RefCell::new(None) };
}

#[cfg(test)]
mod tests {
    use std::fs;

    use helder::model::pack::{self, Pack};

    use super::*;

    /// The pack with what tells languages apart.
    pub(crate) fn common() -> Vec<u8> {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/common");
        let mut files = vec!["function-words.tsv".to_owned()];
        for lang in Lang::ALL {
            for name in ["telltale-words", "telltale-letters", "interface-words"] {
                files.push(format!("{}/{name}.tsv", lang.tag()));
            }
        }
        let bytes = files.iter().map(|name| fs::read(format!("{data}/{name}")));
        let bytes: Vec<Vec<u8>> = bytes
            .collect::<Result<_, _>>()
            .expect("they are in the tree");
        let names = files.iter().map(String::as_str);
        squeezed(&Pack {
            lang: COMMON,
            files: names.zip(bytes.iter().map(Vec::as_slice)).collect(),
        })
    }

    fn squeezed(pack: &Pack<'_>) -> Vec<u8> {
        squeeze::squeeze(&pack::write(pack)).expect("it is a pack")
    }

    #[test]
    fn what_is_no_pack_is_refused() {
        assert_eq!(add(b"<!doctype html>"), Err(DataError::NotAPack));
        let dutch = Pack {
            lang: "nl",
            files: Vec::new(),
        };
        assert_eq!(add(&squeezed(&dutch)), Err(DataError::NotCommon));
        assert_eq!(add(&common()), Ok(COMMON));
        assert_eq!(add(&common()), Ok(COMMON));
    }
}
