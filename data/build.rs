//! Makes the tables of terms: each file in `nl/terms` and `en/terms` is the list of the rule that
//! it is named for, so a list is added by adding a file. Every line is inflected here, and what
//! comes out lies ready in the binary.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use helder_terms::{Dutch, English, Inflect};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo says where we are")?);
    let read = |name: &str| -> Outcome<String> {
        let path = here.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        Ok(fs::read_to_string(path)?)
    };
    let (verbs, forms) = (read("nl/verbs.tsv")?, read("nl/forms.tsv")?);
    let dutch = Dutch::new(&verbs, &forms);
    let separable: Vec<&str> = helder_terms::separable(&verbs).collect();
    write("nl-separable.rs", &format!("&{separable:?}"))?;
    write_language(&here, "nl", &dutch)?;
    let (verbs, forms) = (read("en/verbs.tsv")?, read("en/forms.tsv")?);
    write_language(&here, "en", &English::new(&verbs, &forms))
}

/// Writes the lists of a language, as they are and as a table.
fn write_language(here: &Path, lang: &str, language: &dyn Inflect) -> Outcome<()> {
    let folder = here.join(lang).join("terms");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|it| it == "tsv"));
    paths.sort();
    let mut lists = Vec::new();
    for path in &paths {
        let rule = path.file_stem().and_then(|it| it.to_str());
        lists.push((rule.ok_or("a list has a name")?, fs::read_to_string(path)?));
    }
    let lists: Vec<(&str, &str)> = lists
        .iter()
        .map(|(name, list)| (*name, &list[..]))
        .collect();
    let table =
        helder_terms::table(&lists, language).map_err(|error| format!("{lang}: {error}"))?;
    write(&format!("{lang}-lists.rs"), &format!("&{lists:?}"))?;
    write(&format!("{lang}-table.rs"), &table.to_source())
}

fn write(name: &str, text: &str) -> Outcome<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where to write")?);
    Ok(fs::write(out.join(name), text)?)
}
