//! Which rules speak instead of which: where two of them mean the same words, the one that knows
//! more about them speaks alone.

use super::spared;
use crate::finding::{Finding, Severity};
use crate::order;
use crate::span::Span;

/// A rule, and those that are silent where it speaks: in the same block, on words that overlap.
/// One that weighs less never silences one that weighs more.
const INSTEAD_OF: &[(&str, &[&str])] = &[
    // Who does it?
    (
        "passive-to-be-done",
        &["passive", "impersonal-subject", "verb-stack", "dienen-te"],
    ),
    ("impersonal-subject", &["passive"]),
    ("passive", &["complex-tense"]),
    ("hedging-modal", &["verb-stack"]),
    // Too much in one sentence: its length is a fact, the rest is a guess at the cause.
    (
        "long-sentence",
        &[
            "stacked-clauses",
            "consecutive-long-sentences",
            "many-links",
            "many-commas",
        ],
    ),
    ("stacked-clauses", &["many-links", "many-commas"]),
    ("many-links", &["many-commas"]),
    ("inserted-clause", &["late-verb"]),
    ("split-noun-phrase", &["noun-chain"]),
    ("long-condition-first", &["many-conditions"]),
    ("many-conditions", &["late-condition"]),
    // A term of the law is explained, not cut.
    ("legal-term", &["long-word"]),
    // Denials.
    ("exception-chain", &["negative-condition"]),
    ("negative-condition", &["double-negation"]),
    // Signs.
    ("slash-form", &["slash-pair"]),
    ("gendered-reader", &["slash-pair"]),
    ("inline-list", &["many-commas"]),
];

/// The rules that speak instead of this one; for the tests of rules.
#[cfg(test)]
pub(super) fn instead_of(rule: &str) -> impl Iterator<Item = &'static str> {
    let found = INSTEAD_OF
        .iter()
        .filter(move |(_, general)| general.contains(&rule));
    found.map(|(specific, _)| *specific)
}

/// Leaves out what a more specific rule says better.
pub(super) fn retain(findings: &mut Vec<Finding>) {
    for (specific, general) in INSTEAD_OF {
        let places = places(findings.iter().filter(|it| it.rule.id == *specific));
        findings.retain(|finding| {
            let found = places.binary_search_by_key(&finding.block, |place| place.block);
            let replaced = found.is_ok_and(|at| {
                general.contains(&finding.rule.id)
                    && finding.severity <= places[at].severity
                    && spared::overlaps(&places[at].ranges, finding.about)
            });
            !replaced
        });
    }
}

/// Where a rule speaks in a block.
struct Place {
    block: usize,
    severity: Severity,
    /// Sorted and apart.
    ranges: Vec<Span>,
}

/// The places of the findings of one rule, in the order of their blocks.
fn places<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Place> {
    let mut findings: Vec<&Finding> = findings.collect();
    order::sort_by_key(&mut findings, |finding| finding.block);
    let blocks = findings.chunk_by(|a, b| a.block == b.block);
    blocks
        .map(|block| Place {
            block: block[0].block,
            severity: block[0].severity,
            ranges: spared::joined(block.iter().map(|finding| finding.about).collect()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::INSTEAD_OF;
    use crate::rules::find;
    use crate::{Format, Lang, Options, Severity, Source};

    /// The rules that speak of a text under these severities.
    #[track_caller]
    fn check(severities: &[(&'static str, Option<Severity>)], text: &str, expected: &[&str]) {
        let options = Options {
            lang: Some(Lang::En),
            severities: severities.to_vec(),
            ..Options::default()
        };
        let source = Source::new("test", Format::Plain, text.to_owned()).expect("it is small");
        let report = crate::testing::checker().check(&source, &options);
        let rules: Vec<&str> = report.findings.iter().map(|it| it.rule.id).collect();
        assert_eq!(rules, expected, "{text}");
    }

    #[test]
    fn the_specific_rule_speaks_alone_on_its_words() {
        let text = "The form must be signed.";
        check(&[], text, &["passive-to-be-done"]);
        check(&[("passive-to-be-done", None)], text, &["passive"]);
        let apart = "The form will be sent. It must be signed.";
        check(&[], apart, &["passive", "passive-to-be-done"]);
    }

    #[test]
    fn a_hint_silences_no_warning() {
        let hint = [("passive-to-be-done", Some(Severity::Hint))];
        let text = "The form must be signed.";
        check(&hint, text, &["passive", "passive-to-be-done"]);
    }

    #[test]
    fn rules_of_the_table_exist_and_replace_others() {
        for (specific, general) in INSTEAD_OF {
            for id in general.iter().chain([specific]) {
                assert_eq!(find(id).map(|rule| rule.id), Some(*id));
            }
            assert!(
                !general.contains(specific) && !general.is_empty(),
                "{specific}"
            );
        }
    }
}
