//! The packs of language data, as browsers load them: made of the files in `data/nl` and `data/en`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use helder::model::pack::{self, Pack};
use helder::model::squeeze;
use helder::{COMMON, Lang};

use crate::shell;
use crate::sums;

/// A file of the data.
pub(crate) struct File {
    /// Its name in its folder, as `signs.tsv` or `terms/filler.tsv`.
    pub name: String,
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

/// The files in a folder of `data`, in order.
pub(crate) fn files(folder: &str) -> Result<Vec<File>, Box<dyn Error>> {
    let folder = format!("{folder}/");
    let mut files = Vec::new();
    for name in sums::names()? {
        if let Some(short) = name.strip_prefix(&folder) {
            let path = shell::root().join("data").join(&name);
            files.push(File {
                name: short.to_owned(),
                bytes: fs::read(&path)?,
                path,
            });
        }
    }
    Ok(files)
}

/// The packs by name: what tells languages apart, and each language.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    [COMMON].into_iter().chain(Lang::ALL.map(Lang::tag))
}

/// The pack of this name, squeezed.
pub(crate) fn pack(name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut files = files(name)?;
    // Lists first, and the tagger behind the words that it is coded by.
    files.sort_by_key(|file| !file.name.ends_with(".tsv"));
    let files = files.iter().map(|file| (&file.name[..], &file.bytes[..]));
    let pack = pack::write(&Pack {
        lang: name,
        files: files.collect(),
    });
    Ok(squeeze::squeeze(&pack)?)
}

#[cfg(test)]
mod tests {
    use helder::Languages;

    use super::*;

    #[test]
    fn packs_are_read_by_the_core() {
        let released = |name| {
            let pack = squeeze::release(&pack(name).unwrap()).unwrap();
            &*pack.leak()
        };
        let mut languages = Languages::of_common(released(COMMON)).unwrap();
        for lang in Lang::ALL {
            assert_eq!(languages.add(released(lang.tag())), Ok(lang));
            assert!(languages.get(lang).is_some());
        }
    }
}
