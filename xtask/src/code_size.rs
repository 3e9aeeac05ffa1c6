//! Whether the code that browsers load is small enough, and what of it grew.
//!
//! What counts is the package as it is published, with its modules minified.
//!
//! `xtask/code-sizes.tsv` holds the sizes that were last agreed on. A part that gets more than
//! [`SLACK`] percent larger fails with its name; `UPDATE=1 cargo xtask wasm` writes the file anew.

use std::fmt::Write as _;
use std::fs;

use helder::{COMMON, Lang};

use crate::npm;
use crate::shell::{Outcome, root, target};
use crate::size::compressed;

/// Where the sizes are written down.
const RECORD: &str = "xtask/code-sizes.tsv";
/// How much a part may grow before that has to be written down, in percent.
const SLACK: usize = 5;

/// The modules of which a page loads one.
const MODULES: &[(&str, &[&str])] = &[
    ("lean module nl", &["pkg/lean/nl/helder_wasm_bg.wasm"]),
    ("lean module en", &["pkg/lean/en/helder_wasm_bg.wasm"]),
];

/// A part of what browsers load besides, with its files in the package.
const CODE: &[(&str, &[&str])] = &[
    (
        "engine",
        &[
            "helder.js",
            "engine.js",
            "worker.js",
            "load.js",
            "pkg/lean/nl/helder_wasm.js",
            "pkg/files.js",
        ],
    ),
    (
        "session",
        &[
            "session.js",
            "source.js",
            "paint.js",
            "mirror.js",
            "adapters/auto.js",
            "adapters/contenteditable.js",
            "adapters/edits.js",
            "adapters/parts.js",
            "adapters/textarea.js",
        ],
    ),
    (
        "panel",
        &[
            "panel.js",
            "panel.css.js",
            "score-view.js",
            "words.js",
            "dom.js",
        ],
    ),
];

/// What few texts need, and then instead of a lean module.
const WHOLE: (&str, &[&str]) = ("whole module", &["pkg/helder_wasm_bg.wasm"]);

/// Prints the size of each part, compressed, and what the code takes with the data of a language.
/// Fails if a part grew.
pub(crate) fn run() -> Outcome {
    npm::lay_out()?;
    let mut sizes = Vec::new();
    for (name, files) in MODULES.iter().chain(CODE).chain([&WHOLE]) {
        sizes.push(((*name).to_owned(), size(name, files)?));
    }
    let (modules, parts) = sizes.split_at(MODULES.len());
    let module = modules.iter().map(|(_, size)| *size).max();
    let parts = parts.iter().take(CODE.len()).map(|(_, size)| size);
    let code = module.unwrap_or(0) + parts.sum::<usize>();
    for (name, size) in &sizes {
        println!("{size:>8} bytes with brotli  {name}");
    }
    println!("{code:>8} in all, with the larger of the lean modules");
    // The data have a budget of their own: `cargo xtask size`.
    let data = |name: &str| size(name, &[&format!("pkg/{name}.helder")]);
    let start = code + data(COMMON)?;
    let mut all = start;
    for lang in Lang::ALL {
        let (tag, bytes) = (lang.tag(), data(lang.tag())?);
        println!("{:>8} with {tag}", start + bytes);
        all += bytes;
    }
    println!("{all:>8} with all languages");
    let record = root().join(RECORD);
    if std::env::var_os("UPDATE").is_some() {
        let mut lines = String::from("part\tbytes\n");
        for (name, size) in &sizes {
            writeln!(lines, "{name}\t{size}")?;
        }
        return Ok(fs::write(record, lines)?);
    }
    let grown = grown(&fs::read_to_string(record)?, &sizes);
    if grown.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}; is it worth that? UPDATE=1 writes it down",
        grown.join("; ")
    )
    .into())
}

/// What the files of a part take in one stream.
fn size(name: &str, files: &[&str]) -> Result<usize, Box<dyn std::error::Error>> {
    let folder = target().join("code");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    let mut all = Vec::new();
    for file in files {
        all.extend(fs::read(npm::package().join(file))?);
    }
    fs::write(&path, all)?;
    let sizes = compressed(&[path])?;
    Ok(sizes.first().copied().ok_or("node prints a size")?)
}

/// The parts that are larger than was agreed on.
fn grown(record: &str, sizes: &[(String, usize)]) -> Vec<String> {
    let known = |name: &str| {
        let mut lines = record.lines().filter_map(|line| line.split_once('\t'));
        let line = lines.find(|(known, _)| *known == name)?;
        line.1.parse::<usize>().ok()
    };
    let grown = sizes.iter().filter_map(|(name, size)| {
        let before = known(name).unwrap_or(0);
        let most = before + before * SLACK / 100;
        (*size > most).then(|| format!("{name} grew from {before} to {size} bytes"))
    });
    grown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grew_is_named() {
        let record = "part\tbytes\nmodule\t1000\npanel\t200\n";
        let sizes =
            |module, panel| vec![("module".to_owned(), module), ("panel".to_owned(), panel)];
        assert!(grown(record, &sizes(1050, 150)).is_empty());
        assert_eq!(
            grown(record, &sizes(1051, 200)),
            ["module grew from 1000 to 1051 bytes"]
        );
    }
}
