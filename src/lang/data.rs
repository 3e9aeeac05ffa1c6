//! The files that the data of a language consist of, as the makers of [`Language`] ask for them.
//!
//! [`Language`]: super::Language

use std::borrow::Cow;

use helder_data::Data;
use helder_data::common::Common;
use helder_terms::Inflect;
use helder_terms::table::Table;

use crate::document::Lang;
use crate::model::DataError;

/// What has to be known of all languages before their data are there.
pub(super) struct Apart {
    /// In the order of [`Lang::ALL`].
    pub(super) langs: [Common; Lang::ALL.len()],
    /// The commonest words of languages that helder does not read.
    pub(super) other_words: &'static str,
}

impl Apart {
    /// As it is a part of the program.
    #[cfg(feature = "common")]
    pub(super) fn embedded() -> Self {
        use helder_data::common;

        Self {
            langs: Lang::ALL.map(|lang| match lang {
                Lang::Nl => common::NL,
                Lang::En => common::EN,
            }),
            other_words: common::FUNCTION_WORDS,
        }
    }

    /// From the files of its pack.
    pub(super) fn of(files: &[(&'static str, &'static [u8])]) -> Result<Self, DataError> {
        let read = |folder: &str, name: &'static str| {
            let is_it = |path: &str| path.strip_suffix(name).is_some_and(|it| it == folder);
            let file = files.iter().find(|(path, _)| is_it(path));
            let (_, bytes) = file.ok_or(DataError::Missing(name))?;
            std::str::from_utf8(bytes).map_err(|_| DataError::Damaged)
        };
        let mut langs = Vec::new();
        for lang in Lang::ALL {
            let folder = format!("{}/", lang.tag());
            langs.push(Common {
                telltale_words: read(&folder, "telltale-words.tsv")?,
                telltale_letters: read(&folder, "telltale-letters.tsv")?,
                interface_words: read(&folder, "interface-words.tsv")?,
            });
        }
        Ok(Self {
            langs: langs.try_into().map_err(|_| DataError::Damaged)?,
            other_words: read("", "function-words.tsv")?,
        })
    }
}

/// The data that are part of the program.
#[cfg(feature = "embedded")]
pub(super) fn embedded(lang: Lang) -> &'static Data {
    match lang {
        Lang::Nl => &helder_data::NL,
        Lang::En => &helder_data::EN,
    }
}

/// A file of the data that are part of the program.
#[cfg(test)]
pub(super) fn embedded_text(lang: Lang, name: &'static str) -> &'static str {
    text(embedded(lang), name).expect("it is text")
}

/// A file of the data.
pub(super) fn bytes(data: &Data, name: &'static str) -> Result<&'static [u8], DataError> {
    data.file(name).ok_or(DataError::Missing(name))
}

/// The same as text.
pub(super) fn text(data: &Data, name: &'static str) -> Result<&'static str, DataError> {
    std::str::from_utf8(bytes(data, name)?).map_err(|_| DataError::Damaged)
}

/// The terms in all their forms: as they lie ready, or made here by a language that is told the
/// forms of its verbs and of other words.
pub(super) fn terms<I: Inflect>(
    data: &Data,
    language: fn(&'static str, &'static str) -> I,
) -> Result<Cow<'static, Table>, DataError> {
    if let Some(table) = data.terms {
        return Ok(Cow::Borrowed(table));
    }
    let mut lists = Vec::new();
    for &(name, bytes) in data.files.iter() {
        let rule = name.strip_prefix("terms/");
        if let Some(rule) = rule.and_then(|it| it.strip_suffix(".tsv")) {
            let list = std::str::from_utf8(bytes).map_err(|_| DataError::Damaged)?;
            lists.push((rule, list));
        }
    }
    let language = language(text(data, "verbs.tsv")?, text(data, "forms.tsv")?);
    let table = helder_terms::table(&lists, &language).map_err(|_| DataError::Damaged)?;
    Ok(Cow::Owned(table))
}
