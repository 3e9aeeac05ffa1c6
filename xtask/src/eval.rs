//! `cargo xtask eval [--shared DIR] [--helder PATH]`: measures helder on the evaluation data and
//! writes `docs/evaluation.md`.
//!
//! The figures of helder come from `evaluate.py` in the shared folder, which knows helder by its
//! command line only. Those of the classic formulas are computed here, over the same texts with the
//! same arithmetic, from the formulas in `helder score --jsonl`; that this arithmetic gives the
//! figures of `evaluate.py` for helder itself is checked as it runs. No figure is typed.

mod agreement;
pub(crate) mod items;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::shell::{self, Outcome};
use agreement::Statistic;
use items::{Items, Row};

/// What the issues ask of a figure.
#[derive(Clone, Copy)]
enum Must {
    AtLeast(f64),
    AtMost(f64),
    /// Reported, with no goal set.
    Nothing,
}

/// What the data of a task was used for, which `docs/score.md` tells of.
#[derive(Clone, Copy)]
enum Data {
    /// Weights, limits or words could be chosen on it.
    ChosenOn,
    /// Its results were seen, and swayed a choice.
    Swayed,
    MeasuredOnly,
}

impl Data {
    fn name(self) -> &'static str {
        match self {
            Self::ChosenOn => "chosen on",
            Self::Swayed => "swayed",
            Self::MeasuredOnly => "measured only",
        }
    }
}

/// A difficulty task: who must agree with whom, and what was asked.
struct Task {
    /// The task and the figure in the answer of `evaluate.py`.
    figure: [&'static str; 2],
    /// What the table calls it.
    name: &'static str,
    statistic: Statistic,
    /// Takes the texts out of the lines of the task's data.
    items: fn(&[Row]) -> Items,
    must: Must,
    aim: Option<f64>,
    data: Data,
}

/// The tasks of one language.
struct Language {
    code: &'static str,
    name: &'static str,
    rivals: &'static [Rival],
    tasks: &'static [Task],
}

/// A classic formula.
struct Rival {
    name: &'static str,
    /// Its value, higher for harder text, from the measures of `helder score`.
    value: fn(&Value) -> Option<f64>,
}

const WORDS_PER_SENTENCE: Rival = Rival {
    name: "words per sentence",
    value: |m| Some(m["words"].as_f64()? / m["sentences"].as_f64()?),
};
const LIX: Rival = Rival {
    name: "LIX",
    value: |m| m["lix"].as_f64(),
};

const LANGUAGES: [Language; 2] = [
    Language {
        code: "nl",
        name: "Dutch",
        rivals: &[
            WORDS_PER_SENTENCE,
            Rival {
                name: "Flesch-Douma",
                value: |m| Some(-m["flesch_douma"].as_f64()?),
            },
            Rival {
                name: "Brouwer",
                value: |m| Some(-m["brouwer_leesindex_a"].as_f64()?),
            },
            LIX,
        ],
        tasks: &[
            Task {
                figure: ["nl-pairs", "amsterdam passages"],
                name: "city of Amsterdam, before and after editing: passages",
                statistic: Statistic::Ordered,
                items: |rows| items::passages(rows, "amsterdam"),
                must: Must::AtLeast(0.93),
                aim: Some(0.96),
                data: Data::ChosenOn,
            },
            Task {
                figure: ["nl-pairs", "amsterdam sentences"],
                name: "the same: sentences",
                statistic: Statistic::Ordered,
                items: |rows| items::pairs(rows, "amsterdam"),
                must: Must::AtLeast(0.76),
                aim: Some(0.80),
                data: Data::ChosenOn,
            },
            Task {
                figure: ["nl-pairs", "amsterdam rewritten sentences"],
                name: "the same: sentences that were rewritten",
                statistic: Statistic::Ordered,
                items: |rows| items::rewritten(rows, "amsterdam"),
                must: Must::Nothing,
                aim: None,
                data: Data::ChosenOn,
            },
            Task {
                figure: ["nl-pairs", "leesplank paragraphs"],
                name: "Leesplank, made easier by machine: paragraphs",
                statistic: Statistic::Ordered,
                items: |rows| items::pairs(rows, "leesplank"),
                must: Must::AtLeast(0.94),
                aim: Some(0.96),
                data: Data::ChosenOn,
            },
            Task {
                figure: ["nl-levels", "spearman"],
                name: "government text in three registers",
                statistic: Statistic::Spearman,
                items: |rows| items::graded(rows, "", "level", 1.0),
                must: Must::AtLeast(0.72),
                aim: Some(0.80),
                data: Data::ChosenOn,
            },
        ],
    },
    Language {
        code: "en",
        name: "English",
        rivals: &[
            WORDS_PER_SENTENCE,
            Rival {
                name: "Flesch-Kincaid",
                value: |m| m["flesch_kincaid_grade"].as_f64(),
            },
            Rival {
                name: "ARI",
                value: |m| m["ari"].as_f64(),
            },
            Rival {
                name: "SMOG",
                value: |m| m["smog"].as_f64(),
            },
            LIX,
        ],
        tasks: &[
            Task {
                figure: ["en-clear", "pearson"],
                name: "CLEAR, excerpts judged by teachers",
                statistic: Statistic::Pearson,
                items: |rows| items::graded(rows, "", "easiness", -1.0),
                must: Must::AtLeast(0.62),
                aim: Some(0.68),
                data: Data::Swayed,
            },
            Task {
                figure: ["en-clear", "spearman"],
                name: "the same",
                statistic: Statistic::Spearman,
                items: |rows| items::graded(rows, "", "easiness", -1.0),
                must: Must::Nothing,
                aim: None,
                data: Data::Swayed,
            },
            Task {
                figure: ["en-pairs", "plainlanguage.gov"],
                name: "plainlanguage.gov, before and after editing",
                statistic: Statistic::Ordered,
                items: |rows| items::pairs(rows, "plainlanguage.gov"),
                must: Must::AtLeast(0.84),
                aim: Some(0.90),
                data: Data::ChosenOn,
            },
            Task {
                figure: ["en-pairs", "asset"],
                name: "ASSET, sentences made easier by crowd workers",
                statistic: Statistic::Ordered,
                items: |rows| items::pairs(rows, "asset"),
                must: Must::AtLeast(0.88),
                aim: Some(0.90),
                data: Data::Swayed,
            },
            Task {
                figure: ["en-pairs", "cochrane-pls"],
                name: "Cochrane, abstracts and summaries for laypeople",
                statistic: Statistic::Ordered,
                items: |rows| items::pairs(rows, "cochrane-pls"),
                must: Must::AtLeast(0.75),
                aim: Some(0.90),
                data: Data::Swayed,
            },
            Task {
                figure: ["en-onestop", "adv>int"],
                name: "OneStopEnglish, advanced and intermediate: articles",
                statistic: Statistic::Ordered,
                items: |rows| items::levels(rows, "adv", "int"),
                must: Must::AtLeast(0.97),
                aim: Some(0.99),
                data: Data::ChosenOn,
            },
            Task {
                figure: ["en-onestop", "int>ele"],
                name: "the same, intermediate and elementary",
                statistic: Statistic::Ordered,
                items: |rows| items::levels(rows, "int", "ele"),
                must: Must::AtLeast(0.97),
                aim: Some(0.99),
                data: Data::ChosenOn,
            },
            Task {
                figure: ["en-levels", "readme++"],
                name: "ReadMe++, sentences with CEFR levels",
                statistic: Statistic::Spearman,
                items: |rows| items::graded(rows, "readme++", "cefr", 1.0),
                must: Must::AtLeast(0.76),
                aim: Some(0.80),
                data: Data::Swayed,
            },
            Task {
                figure: ["en-levels", "cefr-sp/Wiki-Auto"],
                name: "CEFR-SP, sentences of Wikipedia",
                statistic: Statistic::Spearman,
                items: |rows| items::graded(rows, "cefr-sp/Wiki-Auto", "cefr", 1.0),
                must: Must::Nothing,
                aim: None,
                data: Data::ChosenOn,
            },
            Task {
                figure: ["en-levels", "cefr-sp/SCoRE"],
                name: "CEFR-SP, sentences for learners",
                statistic: Statistic::Spearman,
                items: |rows| items::graded(rows, "cefr-sp/SCoRE", "cefr", 1.0),
                must: Must::Nothing,
                aim: None,
                data: Data::MeasuredOnly,
            },
        ],
    },
];

/// A figure of another task for which a goal was set.
struct Goal {
    /// Where it stands in the answer of `evaluate.py`.
    figure: &'static str,
    must: Must,
    aim: Option<f64>,
}

/// Tasks other than difficulty whose data something was chosen on: formal words came from the same
/// edits, and the English exceptions from the dictionary that holds the expected syllables.
const CHOSEN_ON: &[&str] = &["separation-nl", "separation-en", "syllables-en"];

const fn at_least(figure: &'static str, must: f64, aim: Option<f64>) -> Goal {
    Goal {
        figure,
        must: Must::AtLeast(must),
        aim,
    }
}

const fn at_most(figure: &'static str, must: f64) -> Goal {
    Goal {
        figure,
        must: Must::AtMost(must),
        aim: None,
    }
}

const GOALS: &[Goal] = &[
    at_least("pages-nl/main text/f1", 0.95, None),
    at_least("pages-en/main text/f1", 0.95, None),
    at_least("pages-nl/language right", 0.99, None),
    at_least("pages-en/language right", 0.99, None),
    at_most("pages-nl/with an error", 0.0),
    at_most("pages-en/with an error", 0.0),
    at_most("pages-nl/spans outside the source", 0.0),
    at_most("pages-en/spans outside the source", 0.0),
    at_least("sentences-nl/ud/f1", 0.97, None),
    at_least("sentences-nl/golden/f1", 0.95, None),
    at_least("sentences-en/ud/f1", 0.91, None),
    at_least("sentences-en/golden/f1", 0.92, None),
    at_most("sentences-nl/ud/text lost", 0.0),
    at_most("sentences-en/ud/text lost", 0.0),
    at_least("syllables-nl/exact", 0.98, None),
    at_least("syllables-en/exact", 0.94, None),
    at_least("abbrev-nl/recall", 0.85, None),
    at_least("abbrev-en/recall", 0.80, None),
    at_most("abbrev-nl/other tokens flagged", 0.03),
    at_most("abbrev-en/other tokens flagged", 0.03),
    at_least("tags-nl/alpino/upos accuracy", 0.94, Some(0.955)),
    at_least("tags-nl/lassysmall/upos accuracy", 0.94, Some(0.955)),
    at_least("tags-en/pud/upos accuracy", 0.94, Some(0.955)),
    at_least("passive-nl/f1", 0.91, Some(0.94)),
    at_least("passive-en/f1", 0.95, Some(0.97)),
    at_least("compounds-nl/f1", 0.88, Some(0.92)),
    at_least("heads-nl/alpino/max dependency length r", 0.80, None),
    at_least("heads-nl/lassysmall/max dependency length r", 0.80, None),
    at_least("separation-nl/ratio", 2.2, None),
    at_least("separation-en/ratio", 2.2, None),
    at_least("separation-nl/ordered", 0.90, None),
    at_least("separation-en/ordered", 0.80, None),
    at_least("lexsub-nl/flagged", 0.60, None),
    at_least("lexsub-nl/a simpler word offered", 0.35, None),
    at_most("lexsub-nl/other words flagged", 0.12),
];

/// The largest difference between our figure and that of `evaluate.py` that rounding explains.
const ROUNDING: f64 = 1e-9;

const REPORT: &str = "docs/evaluation.md";

/// Measures and writes the report. Without the evaluation data nothing is done.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Options { shared, helder } = Options::of(arguments)?;
    let eval = shared.join("eval");
    if !eval.join("evaluate.py").exists() {
        println!(
            "no evaluate.py in {}: {REPORT} stays as it is",
            eval.display()
        );
        return Ok(());
    }
    let helder = match helder {
        Some(path) => path,
        None => shell::release_binary()?,
    };
    let (eval, helder) = (eval.canonicalize()?, helder.canonicalize()?);

    let mut script = Command::new("python3");
    script.arg(eval.join("evaluate.py")).arg("--json");
    script.arg("--helder").arg(&helder);
    let ours: Value = serde_json::from_str(&shell::output(&mut script)?)?;

    let mut report = String::from(INTRODUCTION);
    for language in &LANGUAGES {
        report += &difficulty(language, &ours, &eval, &helder)?;
    }
    report += &goals(&ours)?;
    report += &everything(&ours);
    fs::write(shell::root().join(REPORT), report)?;
    println!("written: {REPORT}");
    Ok(())
}

struct Options {
    /// The folder that holds `eval`.
    shared: PathBuf,
    /// The program to measure; none: the one of this tree.
    helder: Option<PathBuf>,
}

impl Options {
    fn of(arguments: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            shared: shell::root().join("../shared"),
            helder: None,
        };
        for pair in arguments.chunks(2) {
            match pair {
                [flag, path] if flag == "--shared" => options.shared = path.into(),
                [flag, path] if flag == "--helder" => options.helder = Some(path.into()),
                _ => return Err("usage: cargo xtask eval [--shared DIR] [--helder PATH]".into()),
            }
        }
        Ok(options)
    }
}

const INTRODUCTION: &str = "\
<!-- Written by `cargo xtask eval`: run it again instead of editing. -->

# Evaluation

How helder does on texts whose difficulty people know, and on text that was tagged and cut by hand. \
The figures come from `evaluate.py`, which knows helder by its command line only.

- **must** and **aim** are the goals from before the work began.
- **reached** says which of the two the figure meets. Where it says *no*, helder missed the goal.
- **data**: *chosen on* means that we could choose weights, limits or words on this data, so the \
figure flatters. *swayed* means that we fitted nothing on it, but saw its results. These swayed \
one choice, as [score.md](score.md) tells. *measured only* means that by the rules of the work we \
chose nothing on it. But developers could read the texts, and saw the figures.
- Others measure the same tasks on documents that the developers do not see.

";

/// The table of a language's difficulty tasks, helder beside the formulas.
fn difficulty(
    language: &Language,
    ours: &Value,
    eval: &Path,
    helder: &Path,
) -> Result<String, Box<dyn Error>> {
    let mut table = Table::new(["text", "statistic", "n", "**helder**"]);
    let rivals = language.rivals.iter().map(|rival| rival.name);
    table.head.extend(rivals);
    table.head.extend(["must", "aim", "reached", "data"]);
    for task in language.tasks {
        let [name, part] = task.figure;
        let figure = ours[name][part]
            .as_f64()
            .ok_or_else(|| format!("evaluate.py gave no {name}, {part}"))?;
        let items = (task.items)(&items::rows(eval, name)?);
        let scores = Scores::of(&items, language.code, helder)?;
        let again = scores.statistic(task.statistic, |answer| answer["difficulty"].as_f64());
        if (again - figure).abs() > ROUNDING {
            return Err(
                format!("{name}, {part}: evaluate.py has {figure}, we have {again}").into(),
            );
        }
        let mut row = vec![
            task.name.to_owned(),
            task.statistic.name().to_owned(),
            items.len().to_string(),
            format!("**{figure:.3}**"),
        ];
        for rival in language.rivals {
            let value = |answer: &Value| (rival.value)(&answer["measures"]);
            row.push(format!("{:.3}", scores.statistic(task.statistic, value)));
        }
        row.extend(against(figure, task.must, task.aim));
        row.push(task.data.name().to_owned());
        note_miss(task.name, figure, task.must);
        table.rows.push(row);
    }
    let mut text = format!("## Difficulty: {}\n\n", language.name);
    text += "*Order*: the share of pairs in which the harder side scores higher; a tie is half a \
             pair. The formulas are over the same texts, from helder's own counts of words, \
             sentences and syllables.\n\n";
    text += &table.to_string();
    Ok(text)
}

/// What helder answered about the texts of a task.
struct Scores {
    /// About every text of graded ones, or about the harder sides.
    first: Vec<Value>,
    /// About the easier sides, or the gold values themselves.
    second: Second,
}

enum Second {
    Easier(Vec<Value>),
    Gold(Vec<f64>),
}

impl Scores {
    fn of(items: &Items, lang: &str, helder: &Path) -> Result<Self, Box<dyn Error>> {
        let score = |texts: &mut dyn Iterator<Item = &str>| score(texts, lang, helder);
        Ok(match items {
            Items::Pairs(pairs) => Self {
                first: score(&mut pairs.iter().map(|(hard, _)| hard.as_str()))?,
                second: Second::Easier(score(&mut pairs.iter().map(|(_, easy)| easy.as_str()))?),
            },
            Items::Graded(texts) => Self {
                first: score(&mut texts.iter().map(|(text, _)| text.as_str()))?,
                second: Second::Gold(texts.iter().map(|&(_, gold)| gold).collect()),
            },
        })
    }

    /// The statistic of one value of the answers; as in `evaluate.py`, none counts as 0.
    fn statistic(&self, statistic: Statistic, value: impl Fn(&Value) -> Option<f64>) -> f64 {
        let values = |answers: &[Value]| -> Vec<f64> {
            let values = answers.iter().map(|answer| value(answer).unwrap_or(0.0));
            values.collect()
        };
        match &self.second {
            Second::Easier(easier) => statistic.of(&values(&self.first), &values(easier)),
            Second::Gold(gold) => statistic.of(&values(&self.first), gold),
        }
    }
}

/// Asks `helder score --jsonl` about texts.
fn score(
    texts: &mut dyn Iterator<Item = &str>,
    lang: &str,
    helder: &Path,
) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut requests = String::new();
    let mut n_texts = 0;
    for text in texts {
        writeln!(
            requests,
            "{}",
            json!({"id": n_texts, "text": text, "lang": lang})
        )?;
        n_texts += 1;
    }
    let file = shell::target().join("eval.jsonl");
    fs::write(&file, requests)?;
    let mut score = Command::new(helder);
    score
        .args(["score", "--jsonl"])
        .stdin(fs::File::open(file)?);
    let answers: Vec<Value> = shell::output(&mut score)?
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    if answers.len() == n_texts {
        Ok(answers)
    } else {
        Err(format!("{n_texts} texts asked about, {} answers", answers.len()).into())
    }
}

/// The table of the other tasks' figures for which a goal was set.
fn goals(ours: &Value) -> Result<String, Box<dyn Error>> {
    let head = [
        "task",
        "figure",
        "**helder**",
        "must",
        "aim",
        "reached",
        "data",
    ];
    let mut table = Table::new(head);
    for goal in GOALS {
        let figure = ours
            .pointer(&format!("/{}", goal.figure))
            .and_then(Value::as_f64)
            .ok_or_else(|| format!("evaluate.py gave no {}", goal.figure))?;
        let (task, name) = goal.figure.split_once('/').unwrap_or((goal.figure, ""));
        let mut row = vec![
            task.to_owned(),
            name.replace('/', ": "),
            format!("**{figure:.3}**"),
        ];
        row.extend(against(figure, goal.must, goal.aim));
        let data = if CHOSEN_ON.contains(&task) {
            Data::ChosenOn
        } else {
            Data::MeasuredOnly
        };
        row.push(data.name().to_owned());
        note_miss(goal.figure, figure, goal.must);
        table.rows.push(row);
    }
    let mut text = String::from("## What the score rests on, and the findings\n\n");
    text += "Part of the formal words of *separation* come from the same edits. The list behind \
             *syllables-en* comes from the dictionary that measures it.\n\n";
    text += &table.to_string();
    Ok(text)
}

/// Every figure of `evaluate.py`.
fn everything(ours: &Value) -> String {
    let mut table = Table::new(["task", "figure", "value"]);
    for (task, figures) in ours.as_object().into_iter().flatten() {
        flatten(task, "", figures, &mut table.rows);
    }
    format!("## All figures of `evaluate.py`\n\n{table}")
}

fn flatten(task: &str, name: &str, value: &Value, rows: &mut Vec<Vec<String>>) {
    if let Some(parts) = value.as_object() {
        for (part, value) in parts {
            let separator = if name.is_empty() { "" } else { ": " };
            flatten(task, &format!("{name}{separator}{part}"), value, rows);
        }
        return;
    }
    let shown = match value.as_f64() {
        Some(number) if !value.is_u64() => format!("{number:.3}"),
        _ => value.to_string(),
    };
    rows.push(vec![task.to_owned(), name.to_owned(), shown]);
}

/// The columns must, aim and reached.
fn against(figure: f64, must: Must, aim: Option<f64>) -> [String; 3] {
    let aimed = aim.is_some_and(|aim| figure >= aim);
    let reached = match (aimed, is_met(figure, must)) {
        (true, Some(true)) => "aim",
        (_, Some(true)) => "must",
        (_, Some(false)) => "**no**",
        (_, None) => "",
    };
    let must = match must {
        Must::AtLeast(limit) => format!("≥ {limit}"),
        Must::AtMost(limit) => format!("≤ {limit}"),
        Must::Nothing => String::new(),
    };
    let aim = aim.map(|aim| format!("≥ {aim}")).unwrap_or_default();
    [must, aim, reached.to_owned()]
}

/// Whether a figure meets its goal; none if there is no goal.
fn is_met(figure: f64, must: Must) -> Option<bool> {
    match must {
        Must::AtLeast(limit) => Some(figure >= limit),
        Must::AtMost(limit) => Some(figure <= limit),
        Must::Nothing => None,
    }
}

/// Says on the terminal which goals are missed.
fn note_miss(name: &str, figure: f64, must: Must) {
    if is_met(figure, must) == Some(false) {
        println!("missed: {name}: {figure:.3}");
    }
}

/// A Markdown table.
struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn new<const N: usize>(head: [&'static str; N]) -> Self {
        Self {
            head: head.to_vec(),
            rows: Vec::new(),
        }
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "| {} |", self.head.join(" | "))?;
        writeln!(f, "|{}", "---|".repeat(self.head.len()))?;
        for row in &self.rows {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        writeln!(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_held_against_its_goals() {
        let reached = |figure, must, aim| against(figure, must, aim)[2].clone();
        let must = Must::AtLeast(0.9);
        assert_eq!(reached(0.95, must, Some(0.95)), "aim");
        assert_eq!(reached(0.9, must, Some(0.95)), "must");
        assert_eq!(reached(0.89, must, None), "**no**");
        assert_eq!(reached(0.01, Must::AtMost(0.0), None), "**no**");
        assert_eq!(reached(0.5, Must::Nothing, None), "");
    }

    #[test]
    fn figures_lie_flat_in_the_table() {
        let mut rows = Vec::new();
        let figures = json!({"main text": {"f1": 0.5}, "pages": 3});
        flatten("pages-nl", "", &figures, &mut rows);
        assert_eq!(
            rows,
            [
                ["pages-nl", "main text: f1", "0.500"],
                ["pages-nl", "pages", "3"]
            ]
        );
    }
}
