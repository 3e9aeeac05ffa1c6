//! `cargo xtask detect-words COUNTS.nl COUNTS.en`: the words and letters by which a text is known
//! as Dutch or as English, for `data/common/*/telltale-*.tsv`.
//!
//! Each input has a word and its count a line, most frequent first. A word weighs as the
//! difference of its frequencies on the Zipf scale (the logarithm of its count in a thousand
//! million words); a word that is not among the listed ones is judged by its groups of three
//! letters.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::shell::Outcome;
use crate::sums;

/// Words kept, by their frequency in either language.
const N_WORDS: usize = 4000;
/// Letter groups kept, by how much they tell and how frequent they are.
const N_GROUPS: usize = 800;
/// Weights are sixteenths of a unit of the Zipf scale.
const UNIT: f64 = 16.0;
/// No single word weighs more than this, on the Zipf scale.
const MAX_WEIGHT: f64 = 3.5;
/// The frequency of a word that a list does not hold.
const ABSENT: f64 = 1.0;
/// The share of a letter group that a list does not hold.
const ABSENT_GROUP: f64 = 1e-6;

/// Writes the tables of both languages.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let [nl, en] = arguments else {
        return Err("detect-words takes the counts of Dutch and of English words".into());
    };
    let counts = [std::fs::read_to_string(nl)?, std::fs::read_to_string(en)?];
    let tables = tables([&counts[0], &counts[1]]);
    for (lang, tables) in ["nl", "en"].into_iter().zip(tables) {
        sums::write(
            &format!("common/{lang}/telltale-words.tsv"),
            tables.words.as_bytes(),
        )?;
        sums::write(
            &format!("common/{lang}/telltale-letters.tsv"),
            tables.letters.as_bytes(),
        )?;
    }
    Ok(())
}

/// The two tables of one language.
struct Tables {
    /// Words that speak for it, or for no language, with their weights.
    words: String,
    /// Groups of three letters that speak for it; `^` and `$` stand for the ends of a word.
    letters: String,
}

/// The tables of both languages.
fn tables(counts: [&str; 2]) -> [Tables; 2] {
    let zipf = counts.map(zipf);
    let words: BTreeSet<&str> = zipf.iter().flat_map(|list| list.keys().copied()).collect();
    let mut by_frequency: Vec<(f64, &str)> = words
        .iter()
        .map(|word| {
            let frequency = |list: &BTreeMap<&str, f64>| list.get(word).copied().unwrap_or(0.0);
            (frequency(&zipf[0]).max(frequency(&zipf[1])), *word)
        })
        .collect();
    by_frequency.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let words: BTreeMap<&str, i64> = by_frequency
        .iter()
        .take(N_WORDS)
        .map(|&(_, word)| {
            let frequency = |list: &BTreeMap<&str, f64>| list.get(word).copied().unwrap_or(ABSENT);
            let weight = frequency(&zipf[0]) - frequency(&zipf[1]);
            (
                word,
                (weight.clamp(-MAX_WEIGHT, MAX_WEIGHT) * UNIT).round() as i64,
            )
        })
        .collect();

    let groups = zipf.map(|list| groups(&list));
    let names: BTreeSet<&String> = groups.iter().flat_map(BTreeMap::keys).collect();
    let mut by_use: Vec<(f64, f64, &String)> = names
        .iter()
        .map(|&name| {
            let share = |list: &BTreeMap<String, f64>| list.get(name).copied().unwrap_or(0.0);
            let (a, b) = (share(&groups[0]), share(&groups[1]));
            let tells = ((a + ABSENT_GROUP) / (b + ABSENT_GROUP)).ln();
            (tells.abs() * (a + b), tells, name)
        })
        .collect();
    by_use.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(b.2)));
    // A quarter of the logarithm, measured as the best on short blocks.
    let letters: BTreeMap<&String, i64> = by_use
        .iter()
        .take(N_GROUPS)
        .map(|&(_, tells, name)| (name, (tells * UNIT / 4.0).round() as i64))
        .collect();

    [1, -1].map(|sign| Tables {
        words: lines(
            words.iter().map(|(word, weight)| (*word, weight * sign)),
            true,
        ),
        letters: lines(
            letters
                .iter()
                .map(|(name, weight)| (name.as_str(), weight * sign)),
            false,
        ),
    })
}

fn lines<'a>(weights: impl Iterator<Item = (&'a str, i64)>, neutral: bool) -> String {
    let mut lines = String::new();
    for (name, weight) in weights {
        if weight > 0 || neutral && weight == 0 {
            writeln!(lines, "{name}\t{weight}").expect("a string takes all text");
        }
    }
    lines
}

/// The words of a list of counts with their frequencies on the Zipf scale.
fn zipf(counts: &str) -> BTreeMap<&str, f64> {
    let mut list = BTreeMap::new();
    for line in counts.lines() {
        let Some((word, count)) = line.split_once(' ') else {
            continue;
        };
        let word = word.trim_matches('\'');
        // Single letters are mostly bits of other words: *foto's*, *don't*.
        let whole = word.chars().count() > 1 || matches!(word, "a" | "i" | "u");
        let plain = whole && word.chars().all(char::is_alphabetic);
        if let (true, Ok(count)) = (plain, count.trim().parse::<f64>()) {
            *list.entry(word).or_insert(0.0) += count;
        }
    }
    let total: f64 = list.values().sum();
    for count in list.values_mut() {
        *count = (*count / total * 1e9).log10();
    }
    list
}

/// The shares of letter groups in a list; the square root of a word's frequency keeps the
/// commonest words, which are listed themselves, from drowning the rest.
fn groups(list: &BTreeMap<&str, f64>) -> BTreeMap<String, f64> {
    let mut groups = BTreeMap::new();
    for (word, frequency) in list {
        let letters: Vec<char> = format!("^{word}$").chars().collect();
        for group in letters.windows(3) {
            *groups.entry(group.iter().collect()).or_insert(0.0) += 10_f64.powf(frequency / 2.0);
        }
    }
    let total: f64 = groups.values().sum();
    for share in groups.values_mut() {
        *share /= total;
    }
    groups
}
