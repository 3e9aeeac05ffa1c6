//! The forms of English verbs. What the rules of spelling do not tell stands in
//! `data/en/verbs.tsv`.

use std::collections::HashMap;

use crate::shape::{Way, join};

/// The verbs that the rules of spelling do not tell.
#[derive(Debug)]
pub(super) struct Verbs<'a> {
    rows: HashMap<&'a str, Vec<&'a str>>,
}

/// The forms of a verb phrase, with all its words. Most forms are one; those of *be* are more.
#[derive(Debug, Default)]
pub(super) struct Forms {
    base: Vec<String>,
    /// The present that is not the base: *am* and *are*.
    present: Vec<String>,
    third: Vec<String>,
    past: Vec<String>,
    participle: Vec<String>,
    ing: Vec<String>,
}

impl Forms {
    /// By form, in one order for all verbs.
    pub(super) fn all(&self) -> [&[String]; 6] {
        [
            &self.base,
            &self.present,
            &self.third,
            &self.past,
            &self.participle,
            &self.ing,
        ]
    }

    pub(super) fn is_past(&self, form: &str) -> bool {
        self.past.iter().any(|it| it == form)
    }

    /// Whether a form may stand before a noun as an adjective does: *assisted*, *retaining*.
    pub(super) fn is_participle(&self, form: &str) -> bool {
        let like = |forms: &[String]| forms.iter().any(|it| it == form);
        (like(&self.participle) || like(&self.ing)) && !like(&self.base)
    }

    /// What to write for the form at `at` of another verb.
    pub(super) fn way(&self, at: usize) -> Way {
        let present_is_base = self.present.is_empty() && at == 1;
        let forms = self.all()[if present_is_base { 0 } else { at }];
        match forms {
            [one] => Way::fits(one.clone()),
            // *was* or *were*: it depends on who.
            [_, ..] => Way::rewrite(forms.join(" / ")),
            [] => Way::rewrite(
                self.base
                    .first()
                    .or(self.present.first())
                    .cloned()
                    .unwrap_or_default(),
            ),
        }
    }
}

impl<'a> Verbs<'a> {
    /// Reads the table: base form, past, participle, *-ing*; an empty cell means: by the rules.
    pub(super) fn read(table: &'a str) -> Self {
        let rows = table.lines().skip(1).filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.collect()))
        });
        Self {
            rows: rows.collect(),
        }
    }

    /// The forms of a phrase that begins with a verb: *carry out*, *be able to*, *take … into
    /// account*. A modal verb has no infinitive: *can*, *must*.
    pub(super) fn phrase(&self, base: &str) -> Forms {
        let (verb, rest) = base.split_once(' ').unwrap_or((base, ""));
        let with = |forms: &[&str]| -> Vec<String> {
            forms.iter().map(|form| join(&[form, rest])).collect()
        };
        match verb {
            "be" => Forms {
                base: with(&["be"]),
                present: with(&["am", "are"]),
                third: with(&["is"]),
                past: with(&["was", "were"]),
                participle: with(&["been"]),
                ing: with(&["being"]),
            },
            "can" | "may" | "must" | "should" => Forms {
                present: with(&[verb]),
                third: with(&[verb]),
                past: match verb {
                    "can" => with(&["could"]),
                    _ => Vec::new(),
                },
                ..Forms::default()
            },
            _ => {
                let row = self.rows.get(verb);
                let cell = |at: usize| {
                    let cell = row.and_then(|cells| cells.get(at)).copied();
                    cell.filter(|it| !it.is_empty()).map(str::to_owned)
                };
                let past = cell(0).unwrap_or_else(|| with_ed(verb));
                let participle = cell(1).unwrap_or_else(|| past.clone());
                let ing = cell(2).unwrap_or_else(|| with_ing(verb));
                let third = if verb == "have" {
                    "has".to_owned()
                } else {
                    with_s(verb)
                };
                Forms {
                    base: with(&[verb]),
                    present: Vec::new(),
                    third: with(&[&third]),
                    past: with(&[&past]),
                    participle: with(&[&participle]),
                    ing: with(&[&ing]),
                }
            }
        }
    }
}

/// A word with *-s*: *tries*, *boxes*, *plays*.
pub(super) fn with_s(word: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|it| word.ends_with(it));
    if let Some(root) = consonant_y(word) {
        format!("{root}ies")
    } else if hisses || word.ends_with('o') {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn with_ed(verb: &str) -> String {
    if let Some(root) = consonant_y(verb) {
        format!("{root}ied")
    } else if verb.ends_with('e') {
        format!("{verb}d")
    } else {
        format!("{}ed", doubled(verb))
    }
}

fn with_ing(verb: &str) -> String {
    if let Some(root) = verb.strip_suffix("ie") {
        return format!("{root}ying");
    }
    let keeps_e = ["ee", "ye", "oe"].iter().any(|it| verb.ends_with(it));
    match verb.strip_suffix('e') {
        Some(root) if !keeps_e => format!("{root}ing"),
        _ => format!("{}ing", doubled(verb)),
    }
}

/// What stands before a *y* that follows a consonant.
fn consonant_y(word: &str) -> Option<&str> {
    let root = word.strip_suffix('y')?;
    (!root.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(root)
}

/// The last consonant twice after one short vowel with stress, which in verbs of more syllables
/// only the table can tell: *stop*, *submit*.
fn doubled(verb: &str) -> String {
    let bytes = verb.as_bytes();
    let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let n_vowels = bytes
        .windows(2)
        .filter(|it| is_vowel(it[0]) && !is_vowel(it[1]))
        .count();
    let stressed_ends = [
        "mit", "fer", "cur", "pel", "gin", "pel", "cel", "sel", "vel", "net",
    ];
    let long = [
        "offer", "suffer", "differ", "limit", "vomit", "open", "enter",
    ];
    let stressed = n_vowels == 1
        || (stressed_ends.iter().any(|it| verb.ends_with(it)) && !long.contains(&verb));
    match bytes {
        [.., before, vowel, last]
            if !is_vowel(*before)
                && is_vowel(*vowel)
                && !is_vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y')
                && stressed =>
        {
            format!("{verb}{}", char::from(*last))
        }
        _ => verb.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "base\tpast\tparticiple\ting\ngive\tgave\tgiven\t\nhave\thad\thad\t\n";

    #[track_caller]
    fn check(base: &str, expected: &str) {
        let forms = Verbs::read(TABLE).phrase(base);
        let all: Vec<String> = forms.all().iter().map(|forms| forms.join("/")).collect();
        assert_eq!(all.join(", "), expected);
    }

    #[test]
    fn verbs_follow_the_rules_and_the_table() {
        check("use", "use, , uses, used, used, using");
        check("try", "try, , tries, tried, tried, trying");
        check("stop", "stop, , stops, stopped, stopped, stopping");
        check(
            "submit",
            "submit, , submits, submitted, submitted, submitting",
        );
        check("offer", "offer, , offers, offered, offered, offering");
        check(
            "need to",
            "need to, , needs to, needed to, needed to, needing to",
        );
        check("give", "give, , gives, gave, given, giving");
        check("agree", "agree, , agrees, agreed, agreed, agreeing");
        check("reach", "reach, , reaches, reached, reached, reaching");
        check("keep", "keep, , keeps, keeped, keeped, keeping");
    }

    #[test]
    fn be_has_more_forms_and_modals_fewer() {
        check(
            "be able to",
            "be able to, am able to/are able to, is able to, was able to/were able to, been able to, being able to",
        );
        check("can", ", can, can, could, , ");
    }
}
