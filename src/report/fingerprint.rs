//! Fingerprints: what tells a finding from others, wherever on its page it stands.
//!
//! A fingerprint is made of the rule, the sentence and which one of its kind it is. Without a line
//! or a path in it, text that moves keeps it and text that changes does not.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::passage::passage;
use crate::hash::AsItIs;
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

/// Counts the findings of each kind.
#[derive(Default)]
pub(super) struct Seen(HashMap<u64, u32, BuildHasherDefault<AsItIs>>);

impl Seen {
    /// The fingerprint of the next finding with this hash.
    pub(super) fn next(&mut self, hash: u64) -> Fingerprint {
        let occurrence = self.0.entry(hash).or_default();
        *occurrence += 1;
        Fingerprint {
            hash,
            occurrence: *occurrence,
        }
    }
}

/// The fingerprints of all findings of a page, in their order.
pub fn fingerprints(reading: &Reading, findings: &[Finding]) -> Vec<Fingerprint> {
    let mut seen = Seen::default();
    // Findings stand in order, and a sentence often has several: it is read once, and hashed once for
    // each rule, or a sentence full of findings would cost the square of its length.
    let mut last: Option<(_, String, Vec<(&str, u64)>)> = None;
    let fingerprints = findings.iter().map(|finding| {
        let place = (finding.block, passage(reading, finding));
        let known = last.take().filter(|(known, ..)| *known == place);
        let (_, sentence, hashes) = last.insert(known.unwrap_or_else(|| {
            let sentence = sentence(reading, finding);
            (place, sentence, Vec::new())
        }));
        let mut known = hashes.iter().filter(|(rule, _)| *rule == finding.rule.id);
        let hash = known.next().map(|&(_, hash)| hash).unwrap_or_else(|| {
            let hash = hash_of(finding.rule, sentence);
            hashes.push((finding.rule.id, hash));
            hash
        });
        seen.next(hash)
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
    // Most sentences are so already.
    let bytes = text.as_bytes();
    let is_plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut normal = String::with_capacity(text.len());
    normalise(text, |c| normal.push(c));
    normal
}

/// Hands over the characters of [`normal`].
fn normalise(text: &str, mut put: impl FnMut(char)) {
    let (mut has_any, mut in_word) = (false, false);
    for c in text.chars() {
        if c.is_whitespace() {
            in_word = false;
            continue;
        }
        if !std::mem::replace(&mut in_word, true) && has_any {
            put(' ');
        }
        let plain = match c {
            '\u{ad}' | '\u{200b}' => continue,
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            c => c,
        };
        put(plain);
        has_any = true;
    }
}

/// The hash of a rule and a sentence. It stands in files, so it may never change: FNV-1a of 64
/// bits, whatever the machine.
pub fn hash_of(rule: &Rule, sentence: &str) -> u64 {
    let mut hash = Fnv::of_rule(rule);
    sentence.bytes().for_each(|byte| hash.add(byte));
    hash.0
}

/// The same for a text as it is written, of which [`normal`] counts.
pub(super) fn hash_of_normal(rule: &Rule, text: &str) -> u64 {
    let mut hash = Fnv::of_rule(rule);
    normalise(text, |c| {
        if c.is_ascii() {
            hash.add(c as u8);
        } else {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            bytes.for_each(|byte| hash.add(byte));
        }
    });
    hash.0
}

/// FNV-1a of 64 bits.
#[cfg(feature = "cli")]
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mut hash = Fnv::default();
    bytes.into_iter().for_each(|byte| hash.add(byte));
    hash.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn of_rule(rule: &Rule) -> Self {
        let mut hash = Self::default();
        rule.id.bytes().for_each(|byte| hash.add(byte));
        hash.add(0);
        hash
    }

    fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
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
