//! How hard a text is for its readers: 0 to 100, higher is harder, on two axes that add up to it.
//!
//! ```text
//! sentences = ln(words) + 0.2 · min(passives, 2)
//! words     = rare + 1.5 · poly + 3 · nominal − 2 · address + 0.5 · numerals      (at least −1)
//! difficulty = 100 / 9 · (sentences + words + 1)                                  (at most 100)
//! ```
//!
//! All five terms of the words axis are means over the words of one sentence:
//!
//! - `rare`: how far below everyday frequency its content words lie, names left out;
//! - `poly`: the share of words of three or more syllables;
//! - `nominal`: the share of nouns made from verbs and adjectives (*-ing*, *-tion*);
//! - `address`: the share of words by which writer and reader meet (*u*, *wij*, *you*, *we*);
//! - `numerals`: the share of numbers, in sentences that are long enough to have such a share.
//!
//! A sentence stands on its own. A block and a page are the mean of their sentences, each weighted
//! by its words, so a page is never harder than its hardest sentence. Both languages share one form
//! and one set of weights; `docs/score.md` says how they were chosen and what they were checked
//! against.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::lang::Role;
use crate::model::Tag;
use crate::text::{Build, Word, WordKind};

/// A content word this frequent (Zipf) or more costs a reader nothing: *water*, *betalen*.
const EVERYDAY_ZIPF: f64 = 5.5;
/// What an unlisted word is taken for, in Zipf: rarer than nearly all that are listed.
const UNLISTED_ZIPF: f64 = 2.4;
/// Unlisted scraps of at most this many letters are codes and units, not words.
const SCRAP: usize = 3;
/// Weight of the share of words with [`LONG`] syllables or more.
const POLY: f64 = 1.5;
/// Syllables of a long word, as Gunning (1952) and McLaughlin (1969) count.
const LONG: u8 = 3;
/// Weight of the share of nominalisations.
const NOMINAL: f64 = 3.0;
/// Weight of the share of words that address the reader; it makes a text easier.
const ADDRESS: f64 = -2.0;
/// Weight of the share of numerals.
const NUMERALS: f64 = 0.5;
/// Below this many words, one number says nothing about a sentence.
const NUMERALS_FROM: usize = 5;
/// Weight of a passive, and how many count.
const PASSIVE: f64 = 0.2;
const PASSIVES_AT_MOST: usize = 2;
/// The words axis is lifted by this much, and no sentence lies below it.
const WORDS_LIFT: f64 = 1.0;
/// Points for one unit of the sum. Sentences of government text lie between 3 and 7 units.
const POINTS: f64 = 100.0 / 9.0;

/// The difficulty of sentences, as a sum that more sentences can be added to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Difficulty {
    /// Sum over sentences of their words axis, in units, times their words.
    words: f64,
    /// The same of the sentences axis.
    sentences: f64,
    /// The same of the square of both together.
    squares: f64,
    /// The same of the square of the words alone: what the spread of a mean is made of.
    weights: f64,
    /// Words.
    n_words: f64,
}

impl Difficulty {
    /// The difficulty of one sentence.
    // Apart in profiles, so that `cargo xtask cost` can count it.
    #[inline(never)]
    pub fn of_sentence(text: &str, words: &[Word], build: &Build) -> Self {
        if words.is_empty() {
            return Self::default();
        }
        let n_words = words.len() as f64;
        let sentences =
            ln(words.len() as u32) + PASSIVE * build.passives.len().min(PASSIVES_AT_MOST) as f64;
        let words = word_axis(text, words).max(-WORDS_LIFT) + WORDS_LIFT;
        Self {
            words: words * n_words,
            sentences: sentences * n_words,
            squares: (words + sentences) * (words + sentences) * n_words,
            weights: n_words * n_words,
            n_words,
        }
    }

    /// Points from words: 0 and up. None without a word.
    pub fn words(&self) -> Option<f64> {
        (self.n_words > 0.0).then(|| POINTS * self.words / self.n_words)
    }

    /// Points from the length and build of sentences: 0 and up. None without a word.
    pub fn sentences(&self) -> Option<f64> {
        (self.n_words > 0.0).then(|| POINTS * self.sentences / self.n_words)
    }

    /// Both axes together, at most 100. None without a word.
    pub fn total(&self) -> Option<f64> {
        Some((self.words()? + self.sentences()?).min(100.0))
    }

    /// Half the width of the band in which the total of a longer text by the same writer would lie
    /// nine times in ten: 1.645 standard errors of the weighted mean, from the spread between the
    /// sentences. None below two sentences.
    pub fn band(&self) -> Option<f64> {
        if self.n_words == 0.0 {
            return None;
        }
        let n_effective = self.n_words * self.n_words / self.weights;
        // One sentence has no spread; rounding may leave a trace above 1.
        if n_effective < 1.0 + 1e-9 {
            return None;
        }
        let mean = (self.words + self.sentences) / self.n_words;
        let variance = (self.squares / self.n_words - mean * mean).max(0.0);
        Some(1.645 * POINTS * (variance / (n_effective - 1.0)).sqrt())
    }
}

impl Add for Difficulty {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            squares: self.squares + other.squares,
            weights: self.weights + other.weights,
            n_words: self.n_words + other.n_words,
        }
    }
}

impl AddAssign for Difficulty {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Difficulty {
    fn sum<I: Iterator<Item = Self>>(difficulties: I) -> Self {
        difficulties.fold(Self::default(), Self::add)
    }
}

/// The words axis of one sentence, in units.
fn word_axis(text: &str, words: &[Word]) -> f64 {
    let (mut rare, mut n_content) = (0.0, 0usize);
    let (mut n_long, mut n_nominal, mut n_address, mut n_numerals) =
        (0usize, 0usize, 0usize, 0usize);
    for word in words {
        let form = &text[word.range];
        match word.kind {
            WordKind::Number => n_numerals += 1,
            WordKind::Word => {
                n_long += usize::from(word.syllables >= LONG);
                n_address += usize::from(word.has(Role::Meeting));
                n_nominal += usize::from(is_noun(word.tag) && word.has(Role::Nominal));
                if let Some(lack) = lack(form, *word) {
                    rare += lack;
                    n_content += 1;
                }
            }
            _ => {}
        }
    }
    let share = |n: usize| n as f64 / words.len() as f64;
    let numerals = if words.len() >= NUMERALS_FROM {
        share(n_numerals)
    } else {
        0.0
    };
    rare / n_content.max(1) as f64
        + POLY * share(n_long)
        + NOMINAL * share(n_nominal)
        + ADDRESS * share(n_address)
        + NUMERALS * numerals
}

/// How far a content word lies below everyday frequency; none for what is no content word.
fn lack(form: &str, word: Word) -> Option<f64> {
    if !word.tag.is_content() && word.tag != Tag::Adverb || is_name(form, word.tag) {
        return None;
    }
    let zipf = match word.zipf() {
        Some(zipf) => zipf,
        None if form.len() <= SCRAP => return None,
        None => UNLISTED_ZIPF,
    };
    Some((EVERYDAY_ZIPF - zipf).max(0.0))
}

fn is_name(form: &str, tag: Tag) -> bool {
    tag == Tag::Name && form.starts_with(char::is_uppercase)
}

fn is_noun(tag: Tag) -> bool {
    matches!(tag, Tag::NounSingular | Tag::NounPlural)
}

/// The natural logarithm of a count from 1, by arithmetic that is the same on every processor:
/// the libraries of systems differ in the last bit.
fn ln(n: u32) -> f64 {
    let exponent = n.max(1).ilog2();
    let mantissa = f64::from(n.max(1)) / f64::from(1u32 << exponent);
    // ln m = 2 artanh((m − 1) / (m + 1)), whose series ends quickly for m from 1 up to 2.
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut power, mut sum, mut odd) = (z, 0.0, 1.0);
    while odd < 40.0 {
        sum += power / odd;
        power *= z * z;
        odd += 2.0;
    }
    f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn the_logarithm_is_the_logarithm() {
        for n in (1..2000).chain([65_535, 65_536, u32::MAX]) {
            assert!((ln(n) - f64::from(n).ln()).abs() < 1e-12, "{n}");
        }
    }
}
