//! The classic readability formulas: facts beside helder's score, never its base.
//!
//! Each stands here once, with where it comes from and what its number means. A formula is never
//! rounded, cut off at the ends of its scale, or computed where its author's divisor is zero.
//!
//! Left out on purpose: Dale-Chall and Spache, whose word lists may not ship; Linsear Write, the
//! worst predictor of all that were measured; Gunning's own count of hard words, which needs to
//! know names (`gunning_fog_simple` says what it counts instead).

use super::Counts;

/// A readability formula.
#[derive(Clone, Copy, Debug)]
pub struct Formula {
    /// Its name in machine-readable reports.
    pub key: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What its number means.
    pub scale: &'static str,
    /// Which end of the scale is the easy one.
    pub easier: Easier,
    /// Author, year and title.
    pub source: &'static str,
    /// The least text for which its author meant it, if he said so.
    pub minimum: Option<Minimum>,
    /// The value; none only where a divisor is zero.
    pub compute: fn(&Counts) -> Option<f64>,
}

/// Which way a scale runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Easier {
    /// A higher number is easier to read.
    Higher,
    /// A lower number is easier to read.
    Lower,
}

/// The least text for which a formula was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minimum {
    /// In sentences.
    Sentences(u32),
    /// In words.
    Words(u32),
}

impl Formula {
    /// Whether the text is as long as the author asks.
    pub fn has_enough_text(&self, counts: &Counts) -> bool {
        match self.minimum {
            None => true,
            Some(Minimum::Sentences(least)) => counts.sentences >= least,
            Some(Minimum::Words(least)) => counts.words >= least,
        }
    }
}

const US_GRADE: &str = "school grade in the United States";

pub(crate) const FLESCH_READING_EASE: Formula = Formula {
    key: "flesch_reading_ease",
    name: "Flesch reading ease",
    scale: "0 (very hard) to 100 (very easy); 60 to 70 is standard",
    easier: Easier::Higher,
    source: "R. Flesch (1948), A new readability yardstick",
    minimum: None,
    compute: |it| Some(206.835 - 1.015 * words_per_sentence(it)? - 84.6 * syllables_per_word(it)?),
};

pub(crate) const FLESCH_KINCAID_GRADE: Formula = Formula {
    key: "flesch_kincaid_grade",
    name: "Flesch-Kincaid grade",
    scale: US_GRADE,
    easier: Easier::Lower,
    source: "J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom (1975), Derivation of \
             new readability formulas for Navy enlisted personnel",
    minimum: None,
    compute: |it| Some(0.39 * words_per_sentence(it)? + 11.8 * syllables_per_word(it)? - 15.59),
};

/// Gunning leaves out names, compounds of easy words, and verbs of three syllables by their
/// ending; this takes every word of three syllables.
pub(crate) const GUNNING_FOG_SIMPLE: Formula = Formula {
    key: "gunning_fog_simple",
    name: "Gunning fog, every word of three syllables counted",
    scale: US_GRADE,
    easier: Easier::Lower,
    source: "R. Gunning (1952), The technique of clear writing",
    minimum: None,
    compute: |it| {
        let hard = 100.0 * ratio(it.polysyllables, it.words)?;
        Some(0.4 * (words_per_sentence(it)? + hard))
    },
};

pub(crate) const SMOG: Formula = Formula {
    key: "smog",
    name: "SMOG",
    scale: "school grade in the United States that understands all of it",
    easier: Easier::Lower,
    source: "G. H. McLaughlin (1969), SMOG grading: a new readability formula",
    minimum: Some(Minimum::Sentences(30)),
    compute: |it| Some(1.0430 * (30.0 * ratio(it.polysyllables, it.sentences)?).sqrt() + 3.1291),
};

pub(crate) const SMOG_SIMPLE: Formula = Formula {
    key: "smog_simple",
    name: "SMOG, worked by hand",
    compute: |it| Some(3.0 + (30.0 * ratio(it.polysyllables, it.sentences)?).sqrt()),
    ..SMOG
};

pub(crate) const COLEMAN_LIAU: Formula = Formula {
    key: "coleman_liau",
    name: "Coleman-Liau",
    scale: US_GRADE,
    easier: Easier::Lower,
    source: "M. Coleman and T. L. Liau (1975), A computer readability formula designed for machine \
             scoring",
    minimum: None,
    compute: |it| {
        let letters = 100.0 * letters_per_word(it)?;
        Some(0.0588 * letters - 0.296 * (100.0 * ratio(it.sentences, it.words)?) - 15.8)
    },
};

/// From the same paper, before its constants were rounded.
pub(crate) const COLEMAN_LIAU_UNROUNDED: Formula = Formula {
    key: "coleman_liau_unrounded",
    name: "Coleman-Liau, constants not rounded",
    compute: |it| {
        let letters = 5.879851 * letters_per_word(it)?;
        Some(letters - 29.587280 * ratio(it.sentences, it.words)? - 15.800804)
    },
    ..COLEMAN_LIAU
};

pub(crate) const ARI: Formula = Formula {
    key: "ari",
    name: "Automated readability index",
    scale: US_GRADE,
    easier: Easier::Lower,
    source: "E. A. Smith and R. J. Senter (1967), Automated readability index",
    minimum: None,
    compute: |it| ari(it, it.alnum),
};

/// As the counter on a typewriter did it: punctuation are strokes too.
pub(crate) const ARI_STROKES: Formula = Formula {
    key: "ari_strokes",
    name: "Automated readability index, in strokes",
    compute: |it| ari(it, it.chars_nonspace),
    ..ARI
};

pub(crate) const LIX: Formula = Formula {
    key: "lix",
    name: "LIX",
    scale: "below 30 very easy, above 60 very hard",
    easier: Easier::Lower,
    source: "C. H. Björnsson (1968), Läsbarhet",
    minimum: None,
    compute: |it| Some(words_per_sentence(it)? + 100.0 * ratio(it.long_words_gt6, it.words)?),
};

pub(crate) const RIX: Formula = Formula {
    key: "rix",
    name: "RIX",
    scale: "long words per sentence; below 0.2 first grade, above 7.2 college",
    easier: Easier::Lower,
    source: "J. Anderson (1983), Lix and Rix: variations on a little-known readability index",
    minimum: None,
    compute: |it| ratio(it.long_words_gt6, it.sentences),
};

/// Made for forms and manuals: it needs no sentences. It is defined on samples of 150 words.
pub(crate) const FORCAST: Formula = Formula {
    key: "forcast",
    name: "FORCAST",
    scale: "school grade in the United States, from 5 to 12",
    easier: Easier::Lower,
    source: "J. S. Caylor, T. G. Sticht, L. C. Fox and J. P. Ford (1973), Methodologies for \
             determining reading requirements of military occupational specialties",
    minimum: Some(Minimum::Words(150)),
    compute: |it| Some(20.0 - 15.0 * ratio(it.monosyllables, it.words)?),
};

pub(crate) const FLESCH_DOUMA: Formula = Formula {
    key: "flesch_douma",
    name: "Flesch-Douma",
    scale: "0 (very hard) to 100 (very easy); 60 to 70 is normal",
    easier: Easier::Higher,
    source: "W. H. Douma (1960), De leesbaarheid van landbouwbladen",
    minimum: None,
    compute: |it| flesch_douma(it, 206.84),
};

/// With the first constant of Flesch's formula, as some programs write it.
pub(crate) const FLESCH_DOUMA_206835: Formula = Formula {
    key: "flesch_douma_206835",
    name: "Flesch-Douma with Flesch's constant",
    compute: |it| flesch_douma(it, 206.835),
    ..FLESCH_DOUMA
};

pub(crate) const BROUWER_LEESINDEX_A: Formula = Formula {
    key: "brouwer_leesindex_a",
    name: "Leesindex A",
    scale: "0 (very hard) to 100 (very easy); 50 to 75 is ordinary",
    easier: Easier::Higher,
    source: "R. H. M. Brouwer (1963), Onderzoek naar de leesmoeilijkheid van Nederlands proza",
    minimum: None,
    compute: |it| {
        let syllables = 200.0 / 3.0 * syllables_per_word(it)?;
        Some(195.0 - 2.0 * words_per_sentence(it)? - syllables)
    },
};

fn ratio(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

fn words_per_sentence(counts: &Counts) -> Option<f64> {
    ratio(counts.words, counts.sentences)
}

fn syllables_per_word(counts: &Counts) -> Option<f64> {
    ratio(counts.syllables, counts.words)
}

/// None also where there are words but no letter in them: a formula on letters says nothing on
/// numbers.
fn letters_per_word(counts: &Counts) -> Option<f64> {
    ratio(counts.letters, counts.words).filter(|_| counts.letters > 0)
}

fn ari(counts: &Counts, characters: u32) -> Option<f64> {
    let per_word = ratio(characters, counts.words)?;
    Some(4.71 * per_word + 0.5 * words_per_sentence(counts)? - 21.43)
}

fn flesch_douma(counts: &Counts, constant: f64) -> Option<f64> {
    let syllables = 77.0 * syllables_per_word(counts)?;
    Some(constant - 0.93 * words_per_sentence(counts)? - syllables)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use crate::lang::formulas;

    /// 100 words in 5 sentences, worked out on paper.
    const TEXT: Counts = Counts {
        sentences: 5,
        words: 100,
        letters: 450,
        alnum: 455,
        chars_nonspace: 470,
        syllables: 150,
        polysyllables: 10,
        monosyllables: 60,
        long_words_gt6: 20,
    };

    #[track_caller]
    fn check(lang: Lang, expected: &[(&str, f64)]) {
        let keys: Vec<&str> = formulas(lang).iter().map(|formula| formula.key).collect();
        let expected_keys: Vec<&str> = expected.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, expected_keys);
        for (formula, (key, value)) in formulas(lang).iter().zip(expected) {
            let seen = (formula.compute)(&TEXT).expect("it has words");
            assert!((seen - value).abs() < 1e-9, "{key}: {seen}, not {value}");
        }
    }

    #[test]
    fn english_on_paper() {
        check(
            Lang::En,
            &[
                ("flesch_reading_ease", 59.635), // 206.835 - 20.3 - 126.9
                ("flesch_kincaid_grade", 9.91),  // 7.8 + 17.7 - 15.59
                ("gunning_fog_simple", 12.0),    // 0.4 (20 + 10)
                ("smog", 1.043 * 60f64.sqrt() + 3.1291),
                ("smog_simple", 3.0 + 60f64.sqrt()),
                ("coleman_liau", 9.18), // 26.46 - 1.48 - 15.8
                ("coleman_liau_unrounded", 9.1791615),
                ("ari", 10.0005),        // 21.4305 + 10 - 21.43
                ("ari_strokes", 10.707), // 22.137 + 10 - 21.43
                ("lix", 40.0),
                ("rix", 4.0),
                ("forcast", 11.0),
            ],
        );
    }

    #[test]
    fn dutch_on_paper() {
        check(
            Lang::Nl,
            &[
                ("flesch_douma", 72.74), // 206.84 - 18.6 - 115.5
                ("flesch_douma_206835", 72.735),
                ("brouwer_leesindex_a", 55.0), // 195 - 40 - 100
                ("lix", 40.0),
                ("rix", 4.0),
                ("ari", 10.0005),
                ("coleman_liau", 9.18),
            ],
        );
    }

    #[test]
    fn none_only_where_a_divisor_is_zero() {
        let number = Counts {
            sentences: 1,
            words: 1,
            alnum: 3,
            chars_nonspace: 3,
            syllables: 1,
            monosyllables: 1,
            ..Counts::default()
        };
        for formula in Lang::ALL.into_iter().flat_map(formulas) {
            assert_eq!(
                (formula.compute)(&Counts::default()),
                None,
                "{}",
                formula.key
            );
            let value = (formula.compute)(&number);
            let on_letters = formula.key.starts_with("coleman_liau");
            assert_eq!(value.is_none(), on_letters, "{}", formula.key);
        }
    }

    #[test]
    fn a_minimum_is_the_authors() {
        let short: Vec<&str> = formulas(Lang::En)
            .iter()
            .filter(|it| !it.has_enough_text(&TEXT))
            .map(|it| it.key)
            .collect();
        assert_eq!(short, ["smog", "smog_simple", "forcast"]);
        let long = Counts {
            sentences: 30,
            words: 150,
            ..TEXT
        };
        assert!(
            Lang::ALL
                .into_iter()
                .flat_map(formulas)
                .all(|it| it.has_enough_text(&long))
        );
    }
}
