//! `docs/profiles.md` gives the limits of all rules in both profiles, from the rules and their pages.
//!
//! `cargo xtask profiles` writes it anew.

use std::fmt::Write;
use std::fs;

use helder::Lang;
use helder::report::rules::pages_of;
use helder::rules::{Page, Profile, RULES, Rule, Ui};

const HEAD: &str = "\
# The profiles

A profile says whom a text is for.
`plain` is for the general public, `easy` for people who find reading hard.
It moves limits, and nothing else: each rule speaks above its limit.
Choose one in [the settings](config.md) or with `--profile`.
There you can also set a limit of your own.

This table comes from the rules.
";

/// Where the limits of a rule come from, as its page says: what stands behind `Limit:`, or else
/// behind the other words by which a page names its sources.
fn source(page: &Page) -> &str {
    let why = page.sections.iter().find(|(heading, _)| *heading == "Why");
    let why = why.map_or("", |(_, text)| text);
    ["Limit: ", "Source: ", "Evidence: "]
        .iter()
        .find_map(|label| why.split("\n\n").find_map(|it| it.strip_prefix(label)))
        .unwrap_or("Our own choice.")
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

fn cell(rule: &Rule, lang: Lang, profile: Profile) -> String {
    let limit = rule.limit.filter(|_| rule.langs.has(lang));
    limit.map_or("-".to_owned(), |limit| {
        Ui::En.number(limit.get(lang, profile))
    })
}

#[test]
fn the_table_of_limits_is_the_one_of_the_rules() {
    let mut table = format!(
        "{HEAD}\n| rule | Dutch, plain | Dutch, easy | English, plain | English, easy | \
         where the limits come from |\n|---|---|---|---|---|---|\n"
    );
    for rule in RULES.iter().filter(|rule| rule.limit.is_some()) {
        let cells = Lang::ALL.map(|lang| Profile::ALL.map(|it| cell(rule, lang, it)));
        let cells = cells.as_flattened().join(" | ");
        let page = pages_of(rule).get(Ui::En);
        let source = capitalised(&source(&page).replace('\n', " "));
        writeln!(table, "| `{}` | {cells} | {source} |", rule.id).expect("memory takes it");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/profiles.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &table).expect("the tree can be written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        kept, table,
        "a limit or its source changed: run `cargo xtask profiles`"
    );
}
