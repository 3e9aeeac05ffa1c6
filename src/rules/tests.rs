//! Tests of the table, of the pages, and of every example in them.

use std::collections::HashSet;

use super::{Example, PAGES, Page, RULES, Rule, Ui, alone};
use crate::config::Config;
use crate::document::{Format, Lang, Source};
use crate::finding::{Finding, Severity};
use crate::{Checker, Options};

/// Every rule with its page in each language of messages.
fn pages() -> impl Iterator<Item = (&'static Rule, Ui, Page)> {
    RULES
        .iter()
        .zip(PAGES)
        .flat_map(|(&rule, pages)| [Ui::Nl, Ui::En].map(|ui| (rule, ui, pages.get(ui))))
}

/// What one rule finds, on whatever its default severity is.
fn findings(
    checker: &Checker,
    rule: &'static Rule,
    ui: Ui,
    page: &Page,
    example: &Example,
) -> Vec<Finding> {
    let config = Config::parse(&page.config);
    let config = config.unwrap_or_else(|faults| panic!("{}: {faults:?}", rule.id));
    let options = Options {
        lang: Some(example.lang),
        ui: Some(ui),
        severities: alone(rule),
        ..config.resolve("").options()
    };
    let source = Source::new("example", example.format, example.text.clone()).expect("it is small");
    let mut findings = checker.check(&source, &options).findings;
    findings.retain(|finding| finding.rule.id == rule.id);
    findings
}

#[test]
fn names_are_kebab_case_and_nobody_elses() {
    let mut seen = HashSet::new();
    for name in RULES.iter().flat_map(|rule| [rule.id, rule.alias]) {
        let parts = name.split('-');
        for part in parts {
            assert!(
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{name} is not kebab-case"
            );
        }
        assert!(seen.insert(name), "{name} is used twice");
    }
}

#[test]
fn rules_are_found_by_both_names() {
    for rule in RULES {
        for name in [rule.id, rule.alias] {
            assert_eq!(super::find(name).map(|found| found.id), Some(rule.id));
        }
    }
    assert!(super::find("long sentence").is_none());
}

#[test]
fn severities_are_for_languages_that_are_judged() {
    for rule in RULES {
        assert!(rule.langs.nl || rule.langs.en, "{} judges nothing", rule.id);
        for lang in Lang::ALL {
            assert!(
                rule.langs.has(lang) || rule.severity.get(lang).is_none(),
                "{} weighs findings that it can't have",
                rule.id
            );
        }
    }
}

#[test]
fn easy_limits_are_no_wider_than_plain_ones() {
    for rule in RULES {
        if let Some(limit) = rule.limit {
            assert!(
                limit.nl_easy <= limit.nl && limit.en_easy <= limit.en,
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn options_move_limits() {
    let checker = crate::testing::checker();
    let source = Source::new("", Format::Plain, "De kat ligt op de mat.".to_owned());
    let source = source.expect("it is small");
    let lengths = |limits| {
        let options = Options {
            lang: Some(Lang::Nl),
            limits,
            ..Options::default()
        };
        let findings = checker.check(&source, &options).findings;
        let long = findings.iter().filter(|it| it.rule.id == "long-sentence");
        long.filter_map(|it| it.measure.map(|it| (it.value, it.limit)))
            .collect::<Vec<_>>()
    };
    assert_eq!(lengths(vec![]), []);
    assert_eq!(lengths(vec![("long-paragraph", 5.0)]), []);
    assert_eq!(lengths(vec![("long-sentence", 5.0)]), [(6.0, 5.0)]);
}

#[test]
fn pages_have_their_sections() {
    for (rule, ui, page) in pages() {
        assert!(!page.title.is_empty(), "{}: no title", rule.id);
        let headings: Vec<&str> = page.sections.iter().map(|(heading, _)| *heading).collect();
        assert_eq!(headings, Page::headings(ui), "{}", rule.id);
        for (heading, text) in page.sections {
            assert!(!text.is_empty(), "{}: nothing under {heading}", rule.id);
        }
    }
}

#[test]
fn each_language_has_a_bad_and_a_good_example() {
    for rule in RULES {
        for lang in Lang::ALL.into_iter().filter(|&lang| rule.langs.has(lang)) {
            for bad in [true, false] {
                let has = pages().any(|(other, _, page)| {
                    let mut examples = page.examples.iter();
                    other.id == rule.id && examples.any(|it| it.lang == lang && it.bad == bad)
                });
                assert!(has, "{}: no {lang:?} example with bad = {bad}", rule.id);
            }
        }
    }
}

#[test]
fn bad_examples_are_found_and_good_ones_are_not() {
    let checker = crate::testing::checker();
    for (rule, ui, page) in pages() {
        for example in &page.examples {
            assert!(rule.langs.has(example.lang), "{}: {example:?}", rule.id);
            let found = findings(checker, rule, ui, &page, example);
            assert_eq!(
                !found.is_empty(),
                example.bad,
                "{}: {found:#?} in {example:?}",
                rule.id
            );
        }
    }
}

#[test]
fn findings_speak_the_writers_language_and_name_a_way_out() {
    let checker = crate::testing::checker();
    for (rule, _, page) in pages() {
        for example in page.examples.iter().filter(|example| example.bad) {
            let dutch = findings(checker, rule, Ui::Nl, &page, example);
            let english = findings(checker, rule, Ui::En, &page, example);
            for (dutch, english) in dutch.iter().zip(&english) {
                assert_eq!(dutch.span, english.span, "{}", rule.id);
                assert_ne!(dutch.message, english.message, "{}", rule.id);
                assert_ne!(dutch.why, english.why, "{}", rule.id);
            }
            for finding in dutch.iter().chain(&english) {
                assert!(!finding.suggestions.is_empty(), "{}", rule.id);
                for text in [finding.message.as_str(), finding.why] {
                    assert!(text.ends_with(['.', '?']), "{}: {text}", rule.id);
                    assert!(
                        !text.contains("  ") && !text.contains('!'),
                        "{}: {text}",
                        rule.id
                    );
                }
            }
        }
    }
}

/// The rules that speak of a Dutch page in Markdown.
#[track_caller]
fn check_page(severities: &[(&'static str, Option<Severity>)], text: &str, expected: &[&str]) {
    let options = Options {
        severities: severities.to_vec(),
        ..Options::default()
    };
    let source = Source::new("test", Format::Markdown, text.to_owned()).expect("it is small");
    let report = crate::testing::checker().check(&source, &options);
    let rules: Vec<&str> = report.findings.iter().map(|it| it.rule.id).collect();
    assert_eq!(rules, expected, "{text}");
}

#[test]
fn rules_on_wording_leave_laws_alone() {
    let law = "# Besluit op de waterputten\n\nGelet op artikel 5 van de wet;\n\nBesluit:\n\n\
        ### Artikel 1\n\nIndien een put droog is, dient de eigenaar die te dempen.\n";
    check_page(&[], law, &["skipped-heading-level"]);
    check_page(
        &[("hard-conjunction", Some(Severity::Hint))],
        law,
        &[
            "hard-conjunction",
            "skipped-heading-level",
            "hard-conjunction",
        ],
    );
    let quoted = "Dit staat in de wet:\n\n> Indien een put als bedoeld in artikel 2 droog is.\n\n\
        Indien u een put hebt, belt u ons.\n";
    check_page(&[], quoted, &["hard-conjunction"]);
}
