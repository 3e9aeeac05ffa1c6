//! Makes what the feature `embedded` puts into the program: the files of each language, and its
//! terms in all their forms. Each file in `nl/terms` and `en/terms` is the list of the rule that it
//! is named for, so a list is added by adding a file.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use helder_terms::{Dutch, English, Inflect};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBEDDED").is_none() {
        return Ok(());
    }
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo says where we are")?);
    let (verbs, forms) = (read(&here, "nl/verbs.tsv")?, read(&here, "nl/forms.tsv")?);
    write_language(&here, "nl", &Dutch::new(&verbs, &forms))?;
    let (verbs, forms) = (read(&here, "en/verbs.tsv")?, read(&here, "en/forms.tsv")?);
    write_language(&here, "en", &English::new(&verbs, &forms))
}

fn read(here: &Path, name: &str) -> Outcome<String> {
    Ok(fs::read_to_string(here.join(name))?)
}

/// Writes the names of the files of a language with how Rust includes them, its term lists as they
/// are, and those as a table.
fn write_language(here: &Path, lang: &str, language: &dyn Inflect) -> Outcome<()> {
    let folder = here.join(lang);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = String::new();
    for (name, path) in files_of(&folder)? {
        files += &format!("({name:?}, include_bytes!({path:?})),\n");
    }
    write(&format!("{lang}-files.rs"), &format!("&[{files}]"))?;

    let mut lists = Vec::new();
    for (name, path) in files_of(&folder.join("terms"))? {
        let rule = name.strip_suffix(".tsv").ok_or("a list is a .tsv file")?;
        lists.push((rule.to_owned(), fs::read_to_string(path)?));
    }
    let lists: Vec<(&str, &str)> = lists
        .iter()
        .map(|(rule, list)| (&rule[..], &list[..]))
        .collect();
    let table =
        helder_terms::table(&lists, language).map_err(|error| format!("{lang}: {error}"))?;
    write(&format!("{lang}-lists.rs"), &format!("&{lists:?}"))?;
    write(&format!("{lang}-table.rs"), &table.to_source())
}

/// The files in a folder by their names, folders left out.
fn files_of(folder: &Path) -> Outcome<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().and_then(|it| it.to_str());
            files.push((name.ok_or("names are Unicode")?.to_owned(), path));
        }
    }
    files.sort();
    Ok(files)
}

fn write(name: &str, text: &str) -> Outcome<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where to write")?);
    Ok(fs::write(out.join(name), text)?)
}
