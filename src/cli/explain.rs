//! `helder explain` and `helder rules`: what helder knows about its rules.

use std::io::{self, Write};

use super::args::{Common, OutputFormat};
use super::error::Error;
use super::{look, output, print};
use crate::Severity;
use crate::nearest::nearest;
use crate::report::example::example;
use crate::report::human::markdown;
use crate::report::rules::{evidence, json, languages, pages_of, summary};
use crate::report::terminal::{Look, Style, safe, wrap};
use crate::rules::{self, RULES, Rule, Ui};

/// Prints the page of a rule. Its Dutch name gives the Dutch page, unless `--messages` says
/// otherwise.
pub(super) fn explain(common: &Common, name: &str) -> Result<(), Error> {
    let name = name.to_lowercase();
    let rule = find(&name)?;
    let asked_in_dutch = rule.alias == name && rule.id != name;
    let ui = common.ui().unwrap_or(if asked_in_dutch {
        Ui::Nl
    } else {
        common.ui_without_page()
    });
    let mut out = output();
    let page = &page_of(rule, ui);
    let written = match common.format() {
        OutputFormat::Human => markdown::write(&mut out, look(common), page),
        OutputFormat::Json => write_json(&mut out, rule, page),
    };
    written
        .and_then(|()| out.flush())
        .map_err(|cause| Error::Output { cause })
}

/// Prints what to send about a wrong finding.
pub(super) fn wrong(name: &str, words: &str) -> Result<(), Error> {
    let rule = find(&name.to_lowercase())?;
    print(&safe_lines(&example(rule, words)))
}

/// Lines that do no harm to a terminal.
fn safe_lines(text: &str) -> String {
    text.lines()
        .map(|line| format!("{}\n", safe(line)))
        .collect()
}

/// The rule that an argument names.
pub(super) fn find(name: &str) -> Result<&'static Rule, Error> {
    rules::find(name).ok_or_else(|| Error::UnknownRule {
        near: nearest(name, rules::names()),
        name: name.to_owned(),
    })
}

/// The page of a rule, with what was measured of it.
fn page_of(rule: &Rule, ui: Ui) -> String {
    let mut page = pages_of(rule).get(ui).source.to_owned();
    let evidence = evidence(rule, ui);
    if !evidence.is_empty() {
        page += match ui {
            Ui::Nl => "\n## Wat redacteuren deden\n",
            Ui::En => "\n## What editors did\n",
        };
        for sentences in evidence {
            page += &format!("\n{sentences}\n");
        }
    }
    page
}

fn write_json(out: &mut impl Write, rule: &Rule, page: &str) -> io::Result<()> {
    let page = serde_json::json!({ "id": rule.id, "alias": rule.alias, "page": page });
    writeln!(out, "{page}")
}

/// Lists all rules.
pub(super) fn list(common: &Common) -> Result<(), Error> {
    let mut out = output();
    let written = match common.format() {
        OutputFormat::Human => write_list(&mut out, look(common), common.ui_without_page()),
        OutputFormat::Json => writeln!(out, "{}", json()),
    };
    written
        .and_then(|()| out.flush())
        .map_err(|cause| Error::Output { cause })
}

fn write_list(out: &mut impl Write, look: Look, ui: Ui) -> io::Result<()> {
    for rule in RULES {
        let (name, other) = match ui {
            Ui::Nl => (rule.alias, rule.id),
            Ui::En => (rule.id, rule.alias),
        };
        let severity = rule.severity.highest().map_or("off", Severity::name);
        writeln!(
            out,
            "{}  {}",
            look.paint(Style::Strong, name),
            look.paint(
                Style::Quiet,
                &format!("{other}  {severity}  {}", languages(rule).join(" "))
            ),
        )?;
        for line in wrap(&summary(rule, ui), &[], look.width - 4) {
            writeln!(out, "    {}", look.paint(Style::Plain, &line.text))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_nonsense_is_not() {
        assert_eq!(
            nearest("long-sentense", rules::names())[..1],
            ["long-sentence"]
        );
        assert_eq!(nearest("lange-zinnen", rules::names())[..1], ["lange-zin"]);
        assert!(nearest("xyzzy", rules::names()).is_empty());
    }

    #[test]
    fn every_rule_has_a_sentence_in_both_languages() {
        for rule in RULES {
            assert_ne!(summary(rule, Ui::Nl), "", "{}", rule.id);
            assert_ne!(summary(rule, Ui::Nl), summary(rule, Ui::En), "{}", rule.id);
        }
    }
}
