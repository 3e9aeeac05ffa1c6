//! `cargo xtask evidence [--shared DIR]`: what professional editors did with what each rule finds.
//!
//! Every rule is run on texts before and after editors made them plainer: sentences of the city of
//! Amsterdam for Dutch, passages of United States agencies for English. How often it speaks on each
//! side goes into `src/rules/evidence.tsv`, from which the reports and the pages of rules read it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use helder::rules::RULES;
use helder::{Checker, Format, Lang, Languages, Options, Severity, Source};

use crate::eval::items;
use crate::shell::{self, Outcome};

/// The texts of each language: the folder of the pairs, and whose they are.
const PAIRS: [(Lang, &str, &str); 2] = [
    (Lang::Nl, "nl-pairs", "amsterdam"),
    (Lang::En, "en-pairs", "plainlanguage.gov"),
];

/// How often a rule spoke.
#[derive(Clone, Copy, Debug, Default)]
struct Hits {
    before: usize,
    after: usize,
    /// Those of a text that its edited form has no more.
    removed: usize,
}

/// Measures and writes the table.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let root = shell::root();
    let shared = match arguments {
        [] => root.join("../shared"),
        [flag, path] if flag == "--shared" => Path::new(path).to_path_buf(),
        _ => return Err("usage: cargo xtask evidence [--shared DIR]".into()),
    };
    let checker = Checker::new(Languages::embedded());
    let mut lines = Vec::new();
    for (lang, folder, source) in PAIRS {
        let rows = items::rows(&shared.join("eval"), folder)?;
        let pairs: Vec<(String, String)> = rows
            .iter()
            .filter(|row| row.is_from(source))
            .map(items::Row::pair)
            .collect();
        let words = |side: fn(&(String, String)) -> &str| {
            pairs
                .iter()
                .map(|pair| side(pair).split_whitespace().count())
                .sum::<usize>() as f64
        };
        let (before, after) = (words(|pair| &pair.0), words(|pair| &pair.1));
        for (rule, hits) in count(&checker, lang, &pairs) {
            let share = hits.removed as f64 / hits.before.max(1) as f64;
            lines.push(format!(
                "{rule}\t{}\t{:.2}\t{:.2}\t{share:.2}\t{}\n",
                lang.tag(),
                1000.0 * hits.before as f64 / before,
                1000.0 * hits.after as f64 / after,
                hits.before + hits.after,
            ));
        }
    }
    lines.sort();
    let table = format!(
        "rule\tlang\tbefore\tafter\tremoved\thits\n{}",
        lines.concat()
    );
    fs::write(root.join("src/rules/evidence.tsv"), &table)?;
    print!("{table}");
    Ok(())
}

/// Counts for every rule that judges single texts. Rules that are off are counted apart, so that
/// they take no words from those that are on.
fn count(
    checker: &Checker,
    lang: Lang,
    pairs: &[(String, String)],
) -> BTreeMap<&'static str, Hits> {
    let judging = RULES.iter().filter(|rule| rule.langs.has(lang));
    let off: Vec<&str> = judging
        .filter(|rule| rule.severity.get(lang).is_none())
        .map(|rule| rule.id)
        .collect();
    let defaults = Options {
        lang: Some(lang),
        ..Options::default()
    };
    let everything = Options {
        severities: RULES
            .iter()
            .map(|rule| (rule.id, Some(Severity::Hint)))
            .collect(),
        ..defaults.clone()
    };
    let mut all: BTreeMap<&'static str, Hits> = BTreeMap::new();
    for (options, counts_off) in [(defaults, false), (everything, true)] {
        for (before, after) in pairs {
            let before = found(checker, &options, before);
            let after = found(checker, &options, after);
            let rules: BTreeSet<&'static str> =
                before.keys().chain(after.keys()).copied().collect();
            for rule in rules
                .into_iter()
                .filter(|rule| off.contains(rule) == counts_off)
            {
                let n = |side: &BTreeMap<&str, usize>| side.get(rule).copied().unwrap_or(0);
                let hits = all.entry(rule).or_default();
                hits.before += n(&before);
                hits.after += n(&after);
                hits.removed += n(&before).saturating_sub(n(&after));
            }
        }
    }
    all
}

/// How often each rule speaks of a text.
fn found(checker: &Checker, options: &Options, text: &str) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    if let Ok(source) = Source::new("evidence", Format::Plain, text.to_owned()) {
        for finding in checker.check(&source, options).findings {
            *found.entry(finding.rule.id).or_default() += 1;
        }
    }
    found
}
