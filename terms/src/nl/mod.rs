//! Dutch: the shapes of a term, and of what to write for it, form by form.

mod phrase;
mod spelling;
mod verbs;

use std::collections::HashMap;

use crate::line::{Class, Gender, Line};
use crate::shape::{Shape, Way};
use crate::{Agreement, Inflect, fixed};
use phrase::Phrase;
use spelling::open;
use verbs::Verbs;

pub use verbs::separable;

/// What the article before a noun becomes when the noun changes gender.
pub const AGREEMENTS: &[Agreement] = &[
    Agreement {
        name: "het",
        pairs: &[
            ("de", "het"),
            ("deze", "dit"),
            ("die", "dat"),
            ("onze", "ons"),
            ("elke", "elk"),
            ("iedere", "ieder"),
            ("welke", "welk"),
        ],
    },
    Agreement {
        name: "de",
        pairs: &[
            ("het", "de"),
            ("dit", "deze"),
            ("dat", "die"),
            ("ons", "onze"),
            ("elk", "elke"),
            ("ieder", "iedere"),
            ("welk", "welke"),
        ],
    },
];

/// Knows the forms of Dutch words.
#[derive(Debug)]
pub struct Dutch<'a> {
    verbs: Verbs<'a>,
    /// Plurals, and forms in *-e*, that the rules of spelling do not tell.
    forms: HashMap<&'a str, &'a str>,
}

impl<'a> Dutch<'a> {
    /// With the tables of `data/nl`: verbs, and other forms.
    #[must_use]
    pub fn new(verbs: &'a str, forms: &'a str) -> Self {
        let rows = forms.lines().skip(1);
        Self {
            verbs: Verbs::read(verbs),
            forms: rows.filter_map(|row| row.split_once('\t')).collect(),
        }
    }

    /// The plural of a noun; none if it has none.
    fn plural(&self, noun: &str) -> Option<String> {
        if let Some(&listed) = self.forms.get(noun) {
            return (listed != "-").then(|| listed.to_owned());
        }
        // The last word of a compound and of a phrase is the one that changes.
        if let Some(stem) = noun.strip_suffix("heid") {
            return Some(format!("{stem}heden"));
        }
        let takes_s = [
            "el", "em", "en", "er", "erd", "aar", "aard", "ie", "eur", "je", "ier", "é",
        ];
        if takes_s.iter().any(|it| noun.ends_with(it)) || noun.ends_with('e') {
            return Some(format!("{noun}s"));
        }
        if noun.ends_with(['a', 'i', 'o', 'u', 'y']) {
            return Some(format!("{noun}'s"));
        }
        Some(format!("{}en", open(noun)))
    }

    /// An adjective before a noun: *grote*.
    fn with_e(&self, adjective: &str) -> String {
        if let Some(&listed) = self.forms.get(adjective) {
            return listed.to_owned();
        }
        let (before, last) = adjective.rsplit_once(' ').unwrap_or(("", adjective));
        let inflected = match self.forms.get(last) {
            Some(&listed) => listed.to_owned(),
            None if last.ends_with("en") || last.ends_with('e') => last.to_owned(),
            None => format!("{}e", open(last)),
        };
        crate::shape::join(&[before, &inflected])
    }

    fn noun(&self, line: &Line<'_>, gender: Gender) -> Vec<Shape> {
        // An adjective before the noun, or a word that points back to it, would have to change too.
        let free = "!prev:ADJ|PART|NUM !next:die|dat|welke";
        let (mut singular, mut plural) = (Vec::new(), Vec::new());
        for to in line.alternatives() {
            let (own, bare) = match to.split_once(' ') {
                Some(("de", bare)) => (Gender::Common, bare),
                Some(("het", bare)) => (Gender::Neuter, bare),
                _ => (Gender::Unknown, to),
            };
            let mut way = Way::fits(bare);
            if own != gender || own == Gender::Unknown {
                way.fits = Some(free.to_owned());
                way.agree = match own {
                    Gender::Neuter => "het",
                    Gender::Common => "de",
                    Gender::Unknown => "",
                };
                if own == Gender::Unknown || gender == Gender::Unknown {
                    way.fits = Some(format!("{free} !prev:DET|PRON"));
                }
            }
            singular.push(way);
            plural.push(match self.plural(bare) {
                Some(many) => Way::fits(many),
                None => Way::rewrite(bare),
            });
        }
        let mut shapes = vec![Shape::new(line.from, singular)];
        if let Some(many) = self.plural(line.from) {
            shapes.push(Shape::new(many, plural));
        }
        shapes
    }

    fn adjective(&self, line: &Line<'_>) -> Vec<Shape> {
        let inflected = self.with_e(line.from);
        let base = line.alternatives().map(Way::fits).collect();
        let with_e = line
            .alternatives()
            .map(|to| Way::fits(self.with_e(to)))
            .collect();
        let mut shapes = vec![Shape::new(line.from, base)];
        if inflected != line.from {
            shapes.push(Shape::new(inflected, with_e));
        }
        shapes
    }

    fn verb(&self, line: &Line<'_>) -> Result<Vec<Shape>, String> {
        let from = Phrase::read(line.from, &self.verbs)?;
        let to: Vec<(Phrase, &str)> = line
            .alternatives()
            .map(|to| {
                let phrase =
                    Phrase::read(to, &self.verbs).map_err(|error| format!("{to}: {error}"))?;
                Ok((phrase, to))
            })
            .collect::<Result<_, String>>()?;
        Ok(from.shapes(&to.iter().map(|(phrase, _)| phrase).collect::<Vec<_>>()))
    }
}

impl Inflect for Dutch<'_> {
    fn shapes(&self, line: &Line<'_>) -> Result<Vec<Shape>, String> {
        Ok(match line.class {
            Class::Fixed => fixed(line),
            Class::Verb => self.verb(line)?,
            Class::Noun(gender) => self.noun(line, gender),
            Class::Adjective => self.adjective(line),
        })
    }
}
