//! `cargo xtask cost [--helder PATH]`: instructions that `helder check` takes for a word.
//!
//! Counted by callgrind on our own test pages, over and over: the difference between a text and one
//! twice as long, so that start-up is left out. Beside the whole, the functions of [`PARTS`] are
//! told apart. Tagging and difficulty together have a limit, and so has telling the language.
//! Counts are the same on every run, so `cargo xtask test` can hold them to it.
//!
//! [`counts`] keeps them in `benches/counts.json`, and fails if one has grown.

mod counts;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::shell::{self, Outcome, command};
use counts::Counts;

/// The shorter text has this many words, markup counted along.
const WORDS: usize = 10_000;
/// Instructions for a word that tagging and difficulty may take. They were once to stay under
/// 2,500; what was reached since is held, with some room.
const TAGGING_LIMIT: f64 = 1_500.0;
/// Instructions for a word that telling the language may take.
const DETECT_LIMIT: f64 = 500.0;

/// What is counted: its name, the language and the format that it is read in, and the pages that it
/// is made of. Of the first two these are mostly running text.
const TEXTS: [Text; 3] = [
    Text {
        name: "nl",
        lang: "nl",
        format: "markdown",
        pages: &["beleid.txt", "brief.txt", "bezwaar.md"],
    },
    Text {
        name: "en",
        lang: "en",
        format: "markdown",
        pages: &["library-blog.txt", "moving-house.md"],
    },
    Text {
        name: "html",
        lang: "nl",
        format: "html",
        pages: &["parkeervergunning.html", "nieuwsbericht.html"],
    },
];

/// A text to count on.
struct Text {
    name: &'static str,
    lang: &'static str,
    format: &'static str,
    pages: &'static [&'static str],
}

/// What a part counts towards.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Tagging,
    Detect,
    /// Shown without a limit.
    Free,
}

/// What is told apart: the function, what it does, and what it counts towards. Only the functions
/// that are [`Part::Free`] call others of these.
const PARTS: [(&str, &str, Part); 8] = [
    ("helder::parse::parse", "parsing", Part::Free),
    (
        "helder::model::tagger::Tagger::tag_seen",
        "tagging",
        Part::Tagging,
    ),
    (
        "helder::model::syntax::Syntax::read",
        "clauses and passives",
        Part::Tagging,
    ),
    (
        "helder::measure::difficulty::Difficulty::of_sentence",
        "difficulty",
        Part::Tagging,
    ),
    (
        "helder::text::annotate::annotate",
        "the first two with what prepares them",
        Part::Free,
    ),
    (
        "helder::text::detect::Tally::of",
        "telling the language",
        Part::Detect,
    ),
    (
        "helder::text::sentences::read",
        "sentences and words",
        Part::Free,
    ),
    ("helder::rules::run::run", "rules", Part::Free),
];

/// The limits of what parts count towards.
const LIMITS: [(Part, &str, f64); 2] = [
    (Part::Tagging, "tagging and difficulty", TAGGING_LIMIT),
    (Part::Detect, "telling the language", DETECT_LIMIT),
];

/// Prints the cost in each language; fails if a part costs more than its limit.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let helder = match arguments {
        [] => shell::release_binary()?,
        [flag, path] if flag == "--helder" => PathBuf::from(path).canonicalize()?,
        _ => return Err("usage: cargo xtask cost [--helder PATH]".into()),
    };
    let mut over = Vec::new();
    let mut counts = Counts::new()?;
    for text in TEXTS {
        let lang = text.name;
        let short = Profile::of(&helder, &text, WORDS)?;
        let long = Profile::of(&helder, &text, 2 * WORDS)?;
        let per_word =
            |of: &dyn Fn(&Profile) -> f64| (of(&long) - of(&short)) / (long.words - short.words);
        println!("{lang}: {:.0} more words", long.words - short.words);
        let all = per_word(&|profile| profile.total);
        println!("{all:>8.0}  all");
        counts.add(lang, "all", all);
        let mut costs = Vec::new();
        for (function, about, part) in PARTS {
            if long.function(function).is_none() {
                println!("       ?  {about}: {function} is inlined or gone");
                over.push(format!("{lang}: {about} could not be counted"));
                continue;
            }
            let cost = per_word(&|profile| profile.function(function).unwrap_or(0.0));
            println!("{cost:>8.0}  {about}");
            counts.add(lang, about, cost);
            costs.push((part, cost));
        }
        for (limited, about, limit) in LIMITS {
            let own = costs.iter().filter(|(part, _)| *part == limited);
            let cost: f64 = own.map(|(_, cost)| cost).sum();
            println!("{cost:>8.0} of {limit} allowed  {about}");
            if cost > limit {
                over.push(format!(
                    "{lang}: {about} takes {cost:.0} instructions a word, {limit} are allowed"
                ));
            }
        }
    }
    over.extend(counts.judge()?);
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("; ").into())
    }
}

/// At least so many words of the pages, over and over.
fn text(pages: &[&str], words: usize) -> Result<String, Box<dyn Error>> {
    let folder = shell::root().join("tests/pages");
    let pages: Vec<String> = pages
        .iter()
        .map(|page| fs::read_to_string(folder.join(page)))
        .collect::<Result<_, _>>()?;
    let mut text = String::new();
    let mut n = 0;
    for page in pages.iter().cycle() {
        if n >= words {
            break;
        }
        text += page;
        text += "\n\n";
        n += page.split_whitespace().count().max(1);
    }
    Ok(text)
}

/// What callgrind counted on one text.
struct Profile {
    /// As helder counts them.
    words: f64,
    /// Instructions of the whole run.
    total: f64,
    /// The table of `callgrind_annotate`: functions with all that they call.
    table: String,
}

impl Profile {
    fn of(helder: &Path, text: &Text, words: usize) -> Result<Self, Box<dyn Error>> {
        let folder = shell::target().join("cost");
        fs::create_dir_all(&folder)?;
        let (request, profile) = (folder.join("request.jsonl"), folder.join("callgrind.out"));
        let (lang, format) = (text.lang, text.format);
        let text = self::text(text.pages, words)?;
        let line = json!({"id": 0, "text": text, "lang": lang, "format": format});
        fs::write(&request, format!("{line}\n"))?;

        let mut valgrind = command("valgrind", &["--quiet", "--tool=callgrind"]);
        valgrind.arg(format!("--callgrind-out-file={}", profile.display()));
        valgrind.arg(helder).args(["check", "--jsonl"]);
        valgrind.stdin(fs::File::open(&request)?);
        shell::output(&mut valgrind)?;
        let mut score = command(helder, &["score", "--jsonl"]);
        score.stdin(fs::File::open(&request)?);
        let answer: Value = serde_json::from_str(&shell::output(&mut score)?)?;
        let words = answer["measures"]["words"]
            .as_f64()
            .ok_or("helder counted no words")?;

        let options = ["--threshold=100", "--auto=no", "--inclusive=yes"];
        let table = shell::output(command("callgrind_annotate", &options).arg(&profile))?;
        let total = table
            .lines()
            .find(|line| line.ends_with("PROGRAM TOTALS"))
            .and_then(count)
            .ok_or("callgrind counted nothing")?;
        Ok(Self {
            words,
            total,
            table,
        })
    }

    /// Instructions of a function and all that it calls. It has a row for each file that code was
    /// inlined from; that of its own holds the whole.
    fn function(&self, name: &str) -> Option<f64> {
        let own = format!(":{name}");
        let rows = self.table.lines().filter(|line| {
            // Some rows end with the program in brackets.
            line.split(" [")
                .next()
                .is_some_and(|row| row.ends_with(&own))
        });
        rows.filter_map(count).reduce(f64::max)
    }
}

/// The number at the start of a row, which has commas in it.
fn count(row: &str) -> Option<f64> {
    let number = row.split_whitespace().next()?.replace(',', "");
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_found_by_its_whole_name() {
        let profile = Profile {
            words: 1.0,
            total: 1.0,
            table: "\
50,205,945 (13.87%)  src/tagger.rs:helder::Tagger::tag
22,581,938 ( 7.04%)  src/tagger.rs:helder::Tagger::tag [/bin/helder]
    10,650 ( 0.00%)  src/table.rs:helder::Tagger::tag
99,000,000 (20.00%)  src/tagger.rs:helder::Tagger::tag_all [/bin/helder]
"
            .to_owned(),
        };
        assert_eq!(profile.function("helder::Tagger::tag"), Some(50_205_945.0));
        assert_eq!(profile.function("helder::Tagger::load"), None);
    }

    #[test]
    fn the_text_has_words_enough() {
        for Text { pages, .. } in TEXTS {
            let words = text(pages, 1000).unwrap().split_whitespace().count();
            assert!((1000..1500).contains(&words), "{words}");
        }
    }
}
