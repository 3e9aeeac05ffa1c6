//! What professional editors did with what a rule finds, as `cargo xtask evidence` measured it.

use std::cmp::Ordering;

use super::Rule;
use crate::document::Lang;

/// Made by `cargo xtask evidence`: rule, language, before, after, removed, hits.
const TABLE: &str = include_str!("evidence.tsv");

/// Below this many hits, before and after together, a share says nothing.
const MIN_HITS: usize = 10;

/// How often a rule speaks of texts before and after professional editors made them plainer: of
/// the city of Amsterdam for Dutch, of United States agencies (plainlanguage.gov) for English.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Findings in 1,000 words before.
    pub before: f64,
    /// Findings in 1,000 words after.
    pub after: f64,
    /// The share of the findings in a text that its edited form has no more.
    pub removed: f64,
}

impl Rule {
    /// What editors did with what the rule finds in texts in `lang`, if that was seen often enough.
    pub fn evidence(&self, lang: Lang) -> Option<Evidence> {
        let mut columns = line(self.id, lang.tag())?.split('\t').skip(2);
        let mut number = || decimal(columns.next()?);
        let evidence = Evidence {
            before: number()?,
            after: number()?,
            removed: number()?,
        };
        (number()? >= MIN_HITS as f64).then_some(evidence)
    }
}

/// A number with few digits: what reads any number takes a table of 10 kB, which browsers would load
/// for this alone.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: u32 = [whole, fraction].concat().parse().ok()?;
    let size = 10_u32.checked_pow(fraction.len() as u32)?;
    Some(f64::from(digits) / f64::from(size))
}

/// The line of a rule and a language. The lines are sorted, and an editor asks for one at each
/// finding.
fn line(rule: &str, lang: &str) -> Option<&'static str> {
    let mut rest = TABLE.split_once('\n')?.1;
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let start = rest.as_bytes()[..middle]
            .iter()
            .rposition(|&it| it == b'\n');
        let start = start.map_or(0, |before| before + 1);
        let (line, after) = rest[start..]
            .split_once('\n')
            .unwrap_or((&rest[start..], ""));
        let mut columns = line.splitn(3, '\t');
        match (columns.next()?, columns.next()?).cmp(&(rule, lang)) {
            Ordering::Equal => return Some(line),
            Ordering::Greater => rest = &rest[..start],
            Ordering::Less => rest = after,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::rules::{self, RULES};

    #[test]
    fn the_table_is_about_rules_that_there_are() {
        let mut last = "";
        for line in TABLE.lines().skip(1) {
            assert!(last < line, "{line} stands after {last}");
            last = line;
            let columns: Vec<&str> = line.split('\t').collect();
            let rule = rules::find(columns[0]).unwrap_or_else(|| panic!("{line}: no such rule"));
            assert_eq!(columns.len(), 6, "{line}");
            assert!(
                Lang::ALL
                    .iter()
                    .any(|lang| lang.tag() == columns[1] && rule.langs.has(*lang))
            );
            for number in &columns[2..] {
                assert_eq!(decimal(number), number.parse().ok(), "{line}");
            }
        }
    }

    #[test]
    fn every_line_is_found() {
        for expected in TABLE.lines().skip(1) {
            let mut columns = expected.split('\t');
            let (rule, lang) = (columns.next().unwrap(), columns.next().unwrap());
            assert_eq!(line(rule, lang), Some(expected));
        }
        assert_eq!(line("a", "nl"), None);
        assert_eq!(line("zzz", "nl"), None);
        assert_eq!(line("passive", "fr"), None);
    }

    /// What editors leave as it is, is no warning, unless a standard asks for it.
    #[test]
    fn warnings_separate() {
        for rule in RULES {
            for lang in Lang::ALL {
                let is_warning = rule.severity.get(lang) == Some(Severity::Warning);
                let Some(evidence) = rule.evidence(lang).filter(|_| is_warning) else {
                    continue;
                };
                assert!(
                    evidence.before > evidence.after || !rule.wcag.is_empty(),
                    "{} does not separate in {}: {evidence:?}",
                    rule.id,
                    lang.tag()
                );
            }
        }
    }
}
