//! The list of rules, for `helder rules` and for the website.

use pulldown_cmark::{Event, HeadingLevel, Parser, TagEnd};
use serde::Serialize;

use crate::rules::{Check, PAGES, Pages, Principle, RULES, Rule, Ui};
use crate::{Lang, Severity};

#[derive(Serialize)]
struct RulesLine {
    rules: Vec<RuleLine>,
}

#[derive(Serialize)]
struct RuleLine {
    id: &'static str,
    alias: &'static str,
    languages: Vec<&'static str>,
    /// None: the rule is off unless it is asked for.
    severity: Option<&'static str>,
    grain: &'static str,
    standards: Vec<String>,
    evidence: EvidenceLine,
    default: bool,
}

/// What professional editors did with what the rule finds; none: not seen often enough.
#[derive(Serialize)]
struct EvidenceLine {
    nl: Option<Rates>,
    en: Option<Rates>,
}

#[derive(Serialize)]
struct Rates {
    before: f64,
    after: f64,
    removed: f64,
}

/// All rules as one JSON document.
pub fn json() -> String {
    let rules = RULES.iter().map(|rule| rule_line(rule)).collect();
    serde_json::to_string(&RulesLine { rules }).expect("it has string keys")
}

fn rule_line(rule: &Rule) -> RuleLine {
    RuleLine {
        id: rule.id,
        alias: rule.alias,
        languages: languages(rule),
        severity: rule.severity.highest().map(Severity::name),
        grain: grain(rule.check),
        standards: standards(rule),
        evidence: EvidenceLine {
            nl: rates(rule, Lang::Nl),
            en: rates(rule, Lang::En),
        },
        default: rule.severity.highest().is_some(),
    }
}

fn rates(rule: &Rule, lang: Lang) -> Option<Rates> {
    let evidence = rule.evidence(lang)?;
    Some(Rates {
        before: evidence.before,
        after: evidence.after,
        removed: evidence.removed,
    })
}

/// What professional editors did with what a rule finds, in whole sentences; empty if that is not
/// known.
pub fn evidence(rule: &Rule, ui: Ui) -> Vec<String> {
    let known = Lang::ALL
        .into_iter()
        .filter_map(|lang| Some((lang, rule.evidence(lang)?)));
    known
        .map(|(lang, it)| {
            let (before, after) = (ui.number(it.before), ui.number(it.after));
            let removed = (100.0 * it.removed).round();
            match (ui, lang) {
                (Ui::Nl, Lang::Nl) => format!(
                    "Redacteuren van de gemeente Amsterdam maakten teksten makkelijker. In 1.000 woorden stond dit eerst {before} keer, daarna {after} keer. Van elke 100 keer haalden zij het {removed} keer weg."
                ),
                (Ui::Nl, Lang::En) => format!(
                    "Overheden in de Verenigde Staten maakten teksten makkelijker. In 1.000 Engelse woorden stond dit eerst {before} keer, daarna {after} keer. Van elke 100 keer haalden zij het {removed} keer weg."
                ),
                (Ui::En, Lang::Nl) => format!(
                    "Editors of the city of Amsterdam made texts easier. In 1,000 Dutch words this stood there {before} times before, and {after} times after. Of every 100, they took out {removed}."
                ),
                (Ui::En, Lang::En) => format!(
                    "United States agencies made texts easier. In 1,000 words this stood there {before} times before, and {after} times after. Of every 100, they took out {removed}."
                ),
            }
        })
        .collect()
}

/// The languages of texts that a rule judges.
pub fn languages(rule: &Rule) -> Vec<&'static str> {
    Lang::ALL
        .into_iter()
        .filter(|&lang| rule.langs.has(lang))
        .map(Lang::tag)
        .collect()
}

fn grain(check: Check) -> &'static str {
    match check {
        Check::Term(_) | Check::TermOnce(_) | Check::Word(..) => "word",
        Check::Sentence(_) => "sentence",
        Check::Block(_) => "block",
        Check::Page(_) | Check::Noted(..) => "page",
        Check::Directive(_) => "directive",
    }
}

/// What a rule helps to meet: a principle of ISO 24495-1, criteria of WCAG.
pub fn standards(rule: &Rule) -> Vec<String> {
    let principle = match rule.principle {
        Principle::Relevant => "relevant",
        Principle::Findable => "findable",
        Principle::Understandable => "understandable",
        Principle::Usable => "usable",
    };
    let iso = format!("ISO 24495-1 {principle}");
    let wcag = rule
        .wcag
        .iter()
        .map(|criterion| format!("WCAG 2.2 {criterion}"));
    std::iter::once(iso).chain(wcag).collect()
}

/// The pages of a rule of the table.
pub fn pages_of(rule: &Rule) -> Pages {
    let index = RULES.iter().position(|other| other.id == rule.id);
    PAGES[index.expect("every rule stands in the table")]
}

/// What a rule finds, in one sentence: the first one of its page, or else the page's title.
pub fn summary(rule: &Rule, ui: Ui) -> String {
    let (mut title, mut text) = (String::new(), String::new());
    for event in Parser::new(pages_of(rule).get(ui).source) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => title = std::mem::take(&mut text),
            Event::End(TagEnd::Heading(_)) => text.clear(),
            Event::End(TagEnd::Paragraph) => break,
            _ => {}
        }
    }
    match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None if text.is_empty() => title,
        None => text,
    }
}
