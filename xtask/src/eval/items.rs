//! The texts of the difficulty tasks, taken from the evaluation data as `evaluate.py` takes them.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::shell;

/// Sentences that make up one passage of a rewritten document.
const PASSAGE: usize = 5;
/// Pairs of sentences below this similarity count as rewritten.
const REWRITTEN: f64 = 0.8;

/// What a measure is asked to put in order.
pub(crate) enum Items {
    /// Texts and the same made easier.
    Pairs(Vec<(String, String)>),
    /// Texts with how hard people found them.
    Graded(Vec<(String, f64)>),
}

impl Items {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Pairs(pairs) => pairs.len(),
            Self::Graded(texts) => texts.len(),
        }
    }
}

/// One line of a data file.
pub(crate) struct Row(Value);

impl Row {
    fn text(&self, key: &str) -> String {
        self.0[key].as_str().unwrap_or_default().to_owned()
    }

    fn number(&self, key: &str) -> Option<f64> {
        self.0[key].as_f64()
    }

    pub(crate) fn is_from(&self, source: &str) -> bool {
        self.0["source"]
            .as_str()
            .is_some_and(|from| from.starts_with(source))
    }

    pub(crate) fn pair(&self) -> (String, String) {
        (self.text("complex"), self.text("simple"))
    }
}

/// The lines of a task's data, packed or not.
pub(crate) fn rows(eval: &Path, folder: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let plain = eval.join(folder).join("data.jsonl");
    let text = if plain.exists() {
        std::fs::read_to_string(plain)?
    } else {
        let packed = eval.join(folder).join("data.jsonl.xz");
        shell::output(Command::new("xz").arg("-dc").arg(packed))?
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines
        .map(|line| serde_json::from_str(line).map(Row))
        .collect::<Result<_, _>>()?)
}

/// The pairs of one source.
pub(crate) fn pairs(rows: &[Row], source: &str) -> Items {
    Items::Pairs(of(rows, source).map(Row::pair).collect())
}

/// The pairs of one source that were more than touched up.
pub(crate) fn rewritten(rows: &[Row], source: &str) -> Items {
    let changed =
        of(rows, source).filter(|row| row.number("similarity").unwrap_or(1.0) < REWRITTEN);
    Items::Pairs(changed.map(Row::pair).collect())
}

/// The pairs of one source, [`PASSAGE`] in a row from one document put together.
pub(crate) fn passages(rows: &[Row], source: &str) -> Items {
    let join = |rows: &[&Row], side: &str| {
        let texts: Vec<_> = rows.iter().map(|row| row.text(side)).collect();
        texts.join("\n\n")
    };
    let passages = groups(of(rows, source))
        .into_iter()
        .flat_map(|group| {
            group
                .chunks_exact(PASSAGE)
                .map(|rows| (join(rows, "complex"), join(rows, "simple")))
                .collect::<Vec<_>>()
        })
        .collect();
    Items::Pairs(passages)
}

/// The texts of one source (all, for an empty name), with `sign` times the value of `key`.
pub(crate) fn graded(rows: &[Row], source: &str, key: &str, sign: f64) -> Items {
    let texts =
        of(rows, source).filter_map(|row| Some((row.text("text"), sign * row.number(key)?)));
    Items::Graded(texts.collect())
}

/// The same article at two levels, which `hard` and `easy` are the first letters of.
pub(crate) fn levels(rows: &[Row], hard: &str, easy: &str) -> Items {
    let at = |group: &[&Row], level: &str| {
        let mut texts = group.iter().rev();
        texts
            .find(|row| row.text("level_name").starts_with(level))
            .map(|row| row.text("text"))
    };
    let articles = groups(rows.iter());
    let both = articles
        .iter()
        .filter_map(|group| Some((at(group, hard)?, at(group, easy)?)));
    Items::Pairs(both.collect())
}

fn of<'r>(rows: &'r [Row], source: &'r str) -> impl Iterator<Item = &'r Row> {
    rows.iter()
        .filter(move |row| source.is_empty() || row.is_from(source))
}

/// Rows of the same group together, groups in the order of their first row.
fn groups<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<Vec<&'r Row>> {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    let mut places = HashMap::new();
    for row in rows {
        let place = *places.entry(row.text("group")).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(row);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(json: &str) -> Row {
        Row(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn passages_keep_to_one_document() {
        let rows: Vec<Row> = (0..12)
            .map(|i| {
                let group = if i % 2 == 0 { "even" } else { "odd" };
                row(&format!(
                    r#"{{"source":"s","group":"{group}","complex":"c{i}","simple":"s{i}"}}"#
                ))
            })
            .collect();
        let Items::Pairs(passages) = passages(&rows, "s") else {
            panic!("passages are pairs");
        };
        // Six sentences each: one passage of five, and one sentence left.
        assert_eq!(passages.len(), 2);
        assert_eq!(passages[0].0, "c0\n\nc2\n\nc4\n\nc6\n\nc8");
        assert_eq!(passages[1].1, "s1\n\ns3\n\ns5\n\ns7\n\ns9");
    }

    #[test]
    fn an_article_needs_both_levels() {
        let rows = [
            row(r#"{"group":"a","level_name":"advanced","text":"hard"}"#),
            row(r#"{"group":"b","level_name":"advanced","text":"alone"}"#),
            row(r#"{"group":"a","level_name":"elementary","text":"easy"}"#),
        ];
        let Items::Pairs(pairs) = levels(&rows, "adv", "ele") else {
            panic!("levels are pairs");
        };
        assert_eq!(pairs, [("hard".to_owned(), "easy".to_owned())]);
    }
}
