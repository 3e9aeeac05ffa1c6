//! Fingerprints: what tells a finding from others, wherever on its page it stands.
//!
//! A fingerprint is made of the rule, the sentence and which one of its kind it is. Without a line
//! or a path in it, text that moves keeps it and text that changes does not.

use std::collections::HashMap;

use super::passage::passage;
use crate::rules::Rule;
use crate::{Finding, Reading};

/// What tells a finding from the others of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint {
    /// Of the rule and the sentence.
    pub hash: u64,
    /// Which of the findings with this hash it is, from 1.
    pub occurrence: u32,
}

/// The fingerprints of all findings of a page, in their order.
pub fn fingerprints(reading: &Reading, findings: &[Finding]) -> Vec<Fingerprint> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    // Findings stand in order, and a sentence often has several.
    let mut last = None;
    let fingerprints = findings.iter().map(|finding| {
        let place = (finding.block, passage(reading, finding));
        let (_, sentence) = match last.take() {
            Some((known, sentence)) if known == place => last.insert((place, sentence)),
            _ => last.insert((place, sentence(reading, finding))),
        };
        let hash = hash_of(finding.rule, sentence);
        let occurrence = seen.entry(hash).or_default();
        *occurrence += 1;
        Fingerprint {
            hash,
            occurrence: *occurrence,
        }
    });
    fingerprints.collect()
}

/// The sentence of a finding as fingerprints have it. A finding about an element without text has
/// an empty one.
pub fn sentence(reading: &Reading, finding: &Finding) -> String {
    let block = &reading.document.blocks[finding.block];
    normal(&block.text[passage(reading, finding)])
}

/// The text without what does not change it: one space for any white space, straight quotes, no
/// soft hyphens.
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.extend(word.chars().filter_map(|c| match c {
            '\u{ad}' | '\u{200b}' => None,
            '‘' | '’' => Some('\''),
            '“' | '”' => Some('"'),
            c => Some(c),
        }));
    }
    normal
}

/// The hash of a rule and a sentence. It stands in files, so it may never change: FNV-1a of 64
/// bits, whatever the machine.
pub fn hash_of(rule: &Rule, sentence: &str) -> u64 {
    let bytes = rule.id.bytes().chain([0]).chain(sentence.bytes());
    hash(bytes)
}

/// FNV-1a of 64 bits.
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Lang, Options, Source};

    fn of(format: Format, text: &str) -> Vec<(&'static str, Fingerprint)> {
        let source = Source::new("", format, text.to_owned()).expect("it is small");
        let options = Options {
            lang: Some(Lang::Nl),
            ..Options::default()
        };
        let report = crate::testing::checker().check(&source, &options);
        let prints = fingerprints(&report.reading, &report.findings);
        let rules = report.findings.iter().map(|finding| finding.rule.id);
        let mut all: Vec<_> = rules.zip(prints).collect();
        all.sort_unstable();
        all
    }

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        let (one, other) = (of(Format::Markdown, one), of(Format::Markdown, other));
        assert!(!one.is_empty() && !other.is_empty());
        assert_eq!(one == other, same, "{one:?}\n{other:?}");
    }

    const HARD: &str = "Indien u verhuist; dan belt u ons.";

    #[test]
    fn a_finding_keeps_its_fingerprint_where_its_sentence_is_the_same() {
        check(HARD, &format!("Wij helpen u.\n\n{HARD} Bel ons."), true);
        check(HARD, &HARD.replace(' ', "\r\n"), true);
        check(HARD, &HARD.replace("verhuist", "**ver\u{ad}huist**"), true);
        check("Indien u ‘dit’ wilt.", "Indien u 'dit' wilt.", true);
    }

    #[test]
    fn a_changed_sentence_has_another() {
        check(HARD, "Indien u verhuisde; dan belt u ons.", false);
        check(HARD, &format!("{HARD}\n\n{HARD}"), false);
    }

    #[test]
    fn findings_of_one_kind_are_counted() {
        let prints = of(Format::Plain, "Indien u wilt en indien u kunt.");
        let of_rule = prints
            .iter()
            .filter(|(rule, _)| *rule == "hard-conjunction");
        let prints: Vec<Fingerprint> = of_rule.map(|&(_, print)| print).collect();
        let occurrences: Vec<u32> = prints.iter().map(|it| it.occurrence).collect();
        assert_eq!(occurrences, [1, 2], "{prints:?}");
        assert_eq!(prints[0].hash, prints[1].hash);
    }

    #[test]
    fn the_hash_is_the_one_of_the_standard() {
        assert_eq!(hash(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
