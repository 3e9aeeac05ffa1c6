//! `cargo xtask size`: whether the language data is small enough to load with a page.
//!
//! Each pack is taken as the one file that a browser fetches, which brotli makes no smaller. The
//! shares of its files are those that brotli would give them, which Node brings: at quality 11 and
//! with a window of 2^22 bytes, which holds all of it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use helder::{COMMON, Lang};

use crate::packs;
use crate::shell::{self, Outcome, command};

/// Bytes that all language data may take.
const BUDGET: usize = 465_000;

/// Bytes that the pack of a language may take.
fn budget(lang: Lang) -> usize {
    match lang {
        Lang::Nl => 275_000,
        Lang::En => 185_000,
    }
}

/// Prints the size of every pack and of the files in it; fails over budget.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let folder = shell::target().join("packs");
    fs::create_dir_all(&folder)?;
    let mut sizes = Vec::new();
    for lang in Lang::ALL {
        let whole = folder.join(format!("{}.helder", lang.tag()));
        fs::write(&whole, packs::pack(lang.tag())?)?;
        let size = print_shares(lang.tag(), &whole)?;
        sizes.push((lang.tag(), size, budget(lang)));
    }
    let whole = folder.join(COMMON);
    fs::write(&whole, packs::pack(COMMON)?)?;
    let common = print_shares(COMMON, &whole)?;
    let total = sizes.iter().map(|(_, size, _)| size).sum::<usize>() + common;
    println!();
    sizes.push(("all, with the common part", total, BUDGET));
    let over: Vec<String> = sizes
        .into_iter()
        .filter_map(|(what, size, budget)| judge(what, size, budget))
        .collect();
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("; ").into())
    }
}

/// Prints what each file of a folder takes when it is compressed alone, and its share in their sum.
/// Returns what all take in one file.
fn print_shares(folder: &str, whole: &Path) -> Result<usize, Box<dyn Error>> {
    let files = packs::files(folder)?;
    let mut paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    paths.push(whole.to_owned());
    let mut sizes = compressed(&paths)?;
    let whole = sizes.pop().ok_or("node prints a size for each file")?;
    let sum: usize = sizes.iter().sum();
    println!("\n{folder}: {whole} bytes; its files one by one {sum}");
    let mut parts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (file, size) in files.iter().zip(sizes) {
        // The lists of terms are many and small.
        let (folder, _) = file.name.split_once('/').unwrap_or((&file.name, ""));
        let part = parts.entry(folder).or_default();
        *part = (part.0 + size, part.1 + file.bytes.len());
    }
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|&(_, (size, _))| std::cmp::Reverse(size));
    for (name, (size, raw)) in parts {
        let share = 100.0 * size as f64 / sum.max(1) as f64;
        println!("{size:>8} of {raw:>8} bytes  {share:>5.1} %  {name}");
    }
    Ok(whole)
}

/// Prints a size beside its budget, and says by how much it is over.
fn judge(what: &str, size: usize, budget: usize) -> Option<String> {
    println!("{size:>8} of {budget:>8} allowed  {what}");
    let over = size.checked_sub(budget).filter(|&over| over > 0)?;
    Some(format!("{what}: {over} bytes over budget"))
}

/// How many bytes a browser fetches of each file.
pub(crate) fn compressed(paths: &[PathBuf]) -> Result<Vec<usize>, Box<dyn Error>> {
    let output = shell::output(command("node", &["--eval", SCRIPT]).args(paths))?;
    let sizes = output.lines().map(str::parse);
    Ok(sizes.collect::<Result<_, _>>()?)
}

/// Prints the compressed size of each file that it is given.
const SCRIPT: &str = "
const { brotliCompressSync, constants } = require('node:zlib');
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
for (const path of process.argv.slice(1)) {
  console.log(brotliCompressSync(require('node:fs').readFileSync(path), { params }).length);
}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_too_many_is_over_budget() {
        assert_eq!(judge("nl", 340_000, 340_000), None);
        assert!(judge("nl", 340_001, 340_000).is_some());
    }
}
