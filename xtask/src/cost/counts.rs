//! The counts that are kept in `benches/counts.json`, so that a change that makes helder slower is
//! seen when it is made.
//!
//! They depend on the compiler and on what the processor can do, so they are kept apart by those;
//! where none are kept for this machine, they are only shown. `UPDATE=1 cargo xtask cost` writes
//! them again. If one has grown, say why: `UPDATE=1 WHY='the new rule reads each word'`. The reason
//! stays in the file, beside what grew.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::shell::{self, Outcome, command, root};

/// What a count may grow by without a reason.
const ROOM: f64 = 0.03;
/// Counts of a few instructions a word move by more for no reason.
const SMALL: f64 = 5.0;

/// The counts of one run, by text and part.
pub(super) struct Counts {
    /// The compiler and the processor that they hold for.
    key: String,
    counts: BTreeMap<String, f64>,
}

impl Counts {
    /// None yet, on this machine.
    pub(super) fn new() -> Result<Self, Box<dyn Error>> {
        let compiler = shell::output(&mut command("rustc", &["--version"]))?;
        let compiler = compiler.split(" (").next().unwrap_or_default();
        Ok(Self {
            key: format!("{}, {}", compiler.trim(), processor()),
            counts: BTreeMap::new(),
        })
    }

    /// Adds what a part of the work on a text takes for a word.
    pub(super) fn add(&mut self, text: &str, part: &str, count: f64) {
        self.counts.insert(format!("{text}: {part}"), count.round());
    }

    /// What has grown since the counts were written down. If `UPDATE` is set they are written down
    /// instead, and what has grown without a reason is all that is wrong.
    pub(super) fn judge(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let path = root().join("benches/counts.json");
        let mut kept: Value = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text)?,
            Err(_) => json!({}),
        };
        let updates = std::env::var_os("UPDATE").is_some();
        let why = std::env::var("WHY").unwrap_or_default();
        let known = kept["counts"][&self.key].as_object();
        let grown = known.map_or_else(Vec::new, |known| self.grown(known));
        if known.is_none() && !updates {
            println!("no counts are kept for {}", self.key);
        }
        if !updates {
            let how = "say why with UPDATE=1 WHY='…' cargo xtask cost";
            return Ok(grown
                .iter()
                .map(|grown| format!("{grown}; {how}"))
                .collect());
        }
        if !grown.is_empty() && why.is_empty() {
            return Ok(grown);
        }
        kept["counts"][&self.key] = json!(self.counts);
        if !grown.is_empty() {
            let reasons = kept["why"].as_array_mut().map(std::mem::take);
            let mut reasons = reasons.unwrap_or_default();
            reasons.push(json!(format!("{}: {why}", grown.join("; "))));
            kept["why"] = Value::Array(reasons);
        }
        write(&path, &kept)?;
        Ok(Vec::new())
    }

    /// The counts that are more than they were.
    fn grown(&self, known: &Map<String, Value>) -> Vec<String> {
        let pairs = self.counts.iter().filter_map(|(name, &count)| {
            let before = known.get(name)?.as_f64()?;
            let over = count > before * (1.0 + ROOM) && count > before + SMALL;
            over.then(|| format!("{name} takes {count} instructions a word, it took {before}"))
        });
        pairs.collect()
    }
}

fn write(path: &Path, kept: &Value) -> Outcome {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, serde_json::to_string_pretty(kept)? + "\n")?;
    Ok(())
}

/// The kind of processor, with those of its features by which the C library chooses its functions.
fn processor() -> String {
    let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let flags = about.lines().find_map(|line| line.strip_prefix("flags"));
    let flags: Vec<&str> = flags.unwrap_or_default().split_whitespace().collect();
    let telling = ["sse4_2", "avx2", "bmi2", "fma", "erms"];
    let features = telling.into_iter().filter(|it| flags.contains(it));
    let mut parts = vec![std::env::consts::ARCH];
    parts.extend(features);
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_more_than_a_little_growth_is_told() {
        let mut counts = Counts {
            key: String::new(),
            counts: BTreeMap::new(),
        };
        for (part, count) in [
            ("a", 1029.0),
            ("b", 1031.0),
            ("c", 24.0),
            ("d", 900.0),
            ("e", 9.0),
        ] {
            counts.add("nl", part, count);
        }
        let known = json!({"nl: a": 1000, "nl: b": 1000, "nl: c": 20, "nl: d": 1000});
        let grown = counts.grown(known.as_object().expect("it is an object"));
        assert_eq!(
            grown,
            ["nl: b takes 1031 instructions a word, it took 1000"]
        );
    }
}
