//! Gathers the term lists: each file in `nl/terms` and `en/terms` is the list of the rule that it is
//! named for. So a list is added by adding a file.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo says where we are")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where to write")?);
    for lang in ["nl", "en"] {
        let folder = here.join(lang).join("terms");
        println!("cargo::rerun-if-changed={}", folder.display());
        fs::write(out.join(format!("{lang}-terms.rs")), gather(&folder)?)?;
    }
    Ok(())
}

/// The lists in a folder as one array of names and texts, sorted by name.
fn gather(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|it| it == "tsv"));
    paths.sort();
    let mut source = String::from("&[\n");
    for path in paths {
        let rule = path
            .file_stem()
            .and_then(|it| it.to_str())
            .ok_or("a list has a name")?;
        source += &format!(
            "    ({rule:?}, include_str!({:?})),\n",
            path.display().to_string()
        );
    }
    source += "]\n";
    Ok(source)
}
