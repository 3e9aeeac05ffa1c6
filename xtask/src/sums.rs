//! The language data in the tree, and `data/SHA256SUMS`, the record of what was built of it.
//!
//! The record has the form of `sha256sum`. Chores write built files through [`write`], so that a
//! file is in the record by being built; one that is changed by hand fails the test below.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use sha2::{Digest, Sha256};

use crate::shell::{self, Outcome};

/// The tables that are built. Other tables are written by hand, and all `.bin` files are built.
const BUILT_TABLES: &[&str] = &[
    "syllables.tsv",
    "telltale-letters.tsv",
    "telltale-words.tsv",
];

/// Writes a built file, named as `nl/lexicon.bin`, and records its hash.
pub(crate) fn write(name: &str, bytes: &[u8]) -> Outcome {
    if !is_built(name) {
        return Err(format!("{name} is not among the built tables of xtask/src/sums.rs").into());
    }
    let data = shell::root().join("data");
    fs::write(data.join(name), bytes)?;
    println!("data/{name}: {} bytes", bytes.len());
    let record = data.join("SHA256SUMS");
    let mut sums = read(&fs::read_to_string(&record)?)?;
    sums.insert(name.to_owned(), sha256(bytes));
    Ok(fs::write(record, show(&sums))?)
}

/// Whether a file of the data is built, not written by hand.
fn is_built(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.ends_with(".bin") || BUILT_TABLES.contains(&file)
}

/// The files in the folders of `data`, named as `nl/lexicon.bin`, in order.
pub(crate) fn names() -> Result<Vec<String>, Box<dyn Error>> {
    let data = shell::root().join("data");
    let mut names = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(data.join(&folder))? {
            let entry = entry?;
            let name = format!("{folder}{}", entry.file_name().display());
            if entry.file_type()?.is_dir() {
                folders.push(name + "/");
            } else if !folder.is_empty() {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}

/// The lines of a record: hash, two spaces, name.
fn read(record: &str) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    record
        .lines()
        .map(|line| {
            let (sum, name) = line.split_once("  ").ok_or("a line without a name")?;
            Ok((name.to_owned(), sum.to_owned()))
        })
        .collect()
}

fn show(sums: &BTreeMap<String, String>) -> String {
    let lines = sums.iter().map(|(name, sum)| format!("{sum}  {name}\n"));
    lines.collect()
}

/// The hash of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The data in the tree is what was built and looked at: no file changed, none new, none lost.
    #[test]
    fn built_data_is_as_recorded() {
        let data = shell::root().join("data");
        let built = names().unwrap().into_iter().filter(|name| is_built(name));
        let found: BTreeMap<String, String> = built
            .map(|name| {
                let sum = sha256(&fs::read(data.join(&name)).unwrap());
                (name, sum)
            })
            .collect();
        assert!(!found.is_empty());
        let recorded = fs::read_to_string(data.join("SHA256SUMS")).unwrap();
        assert_eq!(
            recorded,
            show(&found),
            "build data with its chore, which records it, instead of changing it by hand"
        );
    }

    #[test]
    fn a_record_is_read_as_written() {
        let record = format!("{}  nl/lexicon.bin\n", sha256(b""));
        assert_eq!(show(&read(&record).unwrap()), record);
        assert!(record.starts_with("e3b0c44298fc1c14"));
    }
}
