//! What formulas are made of.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::text::{Sentence, Word};

/// Counts over a sentence, a block or a page. They add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences with at least one word.
    pub sentences: u32,
    /// Words, numbers included.
    pub words: u32,
    /// Letters, accented ones once; no digits, no punctuation.
    pub letters: u32,
    /// Letters and digits.
    pub alnum: u32,
    /// Characters but white space: strokes of a typewriter.
    pub chars_nonspace: u32,
    /// Spoken syllables; a number, abbreviation, acronym or address counts as one.
    pub syllables: u32,
    /// Words of three syllables or more.
    pub polysyllables: u32,
    /// Words of one syllable.
    pub monosyllables: u32,
    /// Words of more than six letters.
    pub long_words_gt6: u32,
}

/// The letters above which [`Counts::long_words_gt6`] takes a word for long (Björnsson 1968).
const SHORT: usize = 6;

impl Counts {
    /// The counts of one sentence of a block's text.
    pub fn of_sentence(text: &str, sentence: &Sentence, words: &[Word]) -> Self {
        let mut counts = Self {
            sentences: u32::from(!words.is_empty()),
            words: words.len() as u32,
            ..Self::default()
        };
        counts.add_characters(&text[sentence.range]);
        for word in words {
            counts.syllables += u32::from(word.syllables);
            counts.polysyllables += u32::from(word.syllables >= 3);
            counts.monosyllables += u32::from(word.syllables == 1);
            counts.long_words_gt6 += u32::from(is_long(&text[word.range]));
        }
        counts
    }

    fn add_characters(&mut self, text: &str) {
        for chunk in text.as_bytes().chunks(CHUNK) {
            let sums: u32 = chunk.iter().map(|&byte| ONE_OF[usize::from(byte)]).sum();
            let [letters, digits, marks] = [0, 1, 2].map(|at| sums >> (at * BITS) & MASK);
            self.letters += letters;
            self.alnum += letters + digits;
            self.chars_nonspace += letters + digits + marks;
        }
        if text.is_ascii() {
            return;
        }
        for c in text.chars().filter(|c| !c.is_ascii()) {
            let letter = c.is_alphabetic();
            self.letters += u32::from(letter);
            self.alnum += u32::from(letter || c.is_numeric());
            self.chars_nonspace += u32::from(!c.is_whitespace() && !is_combining(c));
        }
    }

    /// Every count with its name in reports.
    pub fn entries(&self) -> [(&'static str, u32); 9] {
        [
            ("sentences", self.sentences),
            ("words", self.words),
            ("letters", self.letters),
            ("alnum", self.alnum),
            ("chars_nonspace", self.chars_nonspace),
            ("syllables", self.syllables),
            ("polysyllables", self.polysyllables),
            ("monosyllables", self.monosyllables),
            ("long_words_gt6", self.long_words_gt6),
        ]
    }
}

/// The bits of a sum of letters, of digits or of marks, all of ASCII: three fit in one number.
const BITS: u32 = 10;
/// One of these sums.
const MASK: u32 = (1 << BITS) - 1;
/// As many bytes as a sum can count.
const CHUNK: usize = MASK as usize;

/// One in the sum that a byte counts in.
const ONE_OF: [u32; 256] = {
    let mut one_of = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        one_of[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            b'0'..=b'9' => 1 << BITS,
            b' ' | 0x9..=0xd => 0,
            _ => 1 << (2 * BITS),
        };
        byte += 1;
    }
    one_of
};

/// Whether a word has more letters than a short one.
fn is_long(word: &str) -> bool {
    word.len() > SHORT
        && if word.is_ascii() {
            word.bytes().filter(u8::is_ascii_alphabetic).count() > SHORT
        } else {
            let letters = word.chars().filter(|c| c.is_alphabetic());
            letters.take(SHORT + 1).count() > SHORT
        }
}

/// An accent that stands after its letter: no stroke of its own.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            letters: self.letters + other.letters,
            alnum: self.alnum + other.alnum,
            chars_nonspace: self.chars_nonspace + other.chars_nonspace,
            syllables: self.syllables + other.syllables,
            polysyllables: self.polysyllables + other.polysyllables,
            monosyllables: self.monosyllables + other.monosyllables,
            long_words_gt6: self.long_words_gt6 + other.long_words_gt6,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}
