//! `cargo xtask syllables --train DIR`: makes `data/en/syllables.tsv`, the frequent English words
//! whose syllables the spelling rules miss.
//!
//! DIR holds `cmudict.dict.xz` (the CMU Pronouncing Dictionary) and `opensubtitles-en-50k.txt.xz`
//! (words with their counts in subtitles, most frequent first). Words are taken by frequency
//! alone, so that a test on other words of the dictionary stays a fair one. Same input, same table.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::Path;
use std::process::Command;

use helder::english_syllables;

use crate::shell::Outcome;
use crate::sums;

/// Above this the table costs more bytes than it mends words.
const LIMIT: usize = 2500;

/// The columns of the table.
const HEAD: &str = "word\tsyllables\n";

/// Runs the chore on the arguments after its name.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let [flag, folder] = arguments else {
        return Err("usage: cargo xtask syllables --train DIR".into());
    };
    if flag != "--train" {
        return Err(format!("unknown option {flag}").into());
    }
    let folder = Path::new(folder);
    let spoken = pronunciations(&unpack(&folder.join("cmudict.dict.xz"))?);
    let words = unpack(&folder.join("opensubtitles-en-50k.txt.xz"))?;
    let words: Vec<(&str, u64)> = words
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(word, count)| Some((word, count.parse().ok()?)))
        .collect();

    let mut table = BTreeMap::new();
    let mut text = HEAD.to_string();
    // A form of a listed word follows it and needs no line of its own. Where that goes wrong
    // (passes is no form of passé) the next round lists it.
    loop {
        let before = table.len();
        for &(word, _) in &words {
            let ordinary = word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
            let Some(counts) = spoken.get(word).filter(|_| ordinary) else {
                continue;
            };
            if table.len() < LIMIT && !counts.contains(&english_syllables(word, &text)) {
                table.insert(word, counts[0]);
                let lines = table.iter().map(|(word, n)| format!("{word}\t{n}\n"));
                text = HEAD.to_string() + &lines.collect::<String>();
            }
        }
        if table.len() == before {
            break;
        }
    }
    report("rules", &words, &spoken, "");
    report("rules and table", &words, &spoken, &text);
    println!("{} words, {} bytes", table.len(), text.len());
    sums::write("en/syllables.tsv", text.as_bytes())
}

/// The syllables of each word, one for each pronunciation, the first one first.
fn pronunciations(dictionary: &str) -> HashMap<String, Vec<u8>> {
    let mut spoken: HashMap<String, Vec<u8>> = HashMap::new();
    for line in dictionary.lines() {
        let line = line.split('#').next().unwrap_or("");
        let mut fields = line.split_whitespace();
        let Some(word) = fields.next() else { continue };
        // `word(2)` is a second pronunciation; a phone with a digit for its stress is a nucleus.
        let word = word.split('(').next().unwrap_or(word);
        let nuclei = fields
            .filter(|phone| phone.ends_with(['0', '1', '2']))
            .count();
        // A sound such as *hmm* has no nucleus there and is one syllable all the same.
        let counts = spoken.entry(word.to_string()).or_default();
        counts.push(nuclei.max(1) as u8);
    }
    spoken
}

fn report(what: &str, words: &[(&str, u64)], spoken: &HashMap<String, Vec<u8>>, table: &str) {
    let (mut types, mut types_right, mut tokens, mut tokens_right) = (0, 0, 0, 0);
    for &(word, count) in words {
        let Some(counts) = spoken.get(word) else {
            continue;
        };
        let right = counts.contains(&english_syllables(word, table));
        types += 1;
        tokens += count;
        types_right += u64::from(right);
        tokens_right += if right { count } else { 0 };
    }
    let share = |part: u64, whole: u64| 100.0 * part as f64 / whole as f64;
    println!(
        "{what}: {:.2} % of {types} types, {:.3} % of tokens",
        share(types_right, types),
        share(tokens_right, tokens)
    );
}

fn unpack(path: &Path) -> Result<String, Box<dyn Error>> {
    let output = Command::new("xz")
        .args(["--decompress", "--stdout"])
        .arg(path)
        .output()?;
    if !output.status.success() {
        return Err(format!("xz could not read {}", path.display()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
