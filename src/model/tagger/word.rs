//! What the tagger sees of one word, whatever stands around it.

use crate::model::table::Table;
use crate::model::tag::{Tag, TagSet};

/// A class of words: those that can have the same tags, with about the same preferences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// The tags its words had in training.
    pub tags: TagSet,
    /// Whether they may have others, because they were seen too seldom to know.
    pub open: bool,
}

/// The words and word endings known from training, each with its [`Class`].
///
/// Words are kept as 24-bit hashes, which is smaller than their letters: among 20,000 known
/// words, one unknown word in 800 passes for a known one, and is still tagged by its context.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    table: Table,
    classes: Vec<Class>,
}

/// How many classes a vocabulary may have: the numbers above stand for what is no known word.
pub const MAX_CLASSES: usize = 240;
/// An unknown word whose ending is unknown too.
const CLASS_UNKNOWN: u8 = 250;
const CLASS_SYMBOL: u8 = 251;
const CLASS_COMMA: u8 = 252;
const CLASS_STOP: u8 = 253;
const CLASS_PUNCTUATION: u8 = 254;
/// Before and after the sentence.
const CLASS_OUTSIDE: u8 = 255;

impl Vocabulary {
    /// The bits of a key; the packed form and the trainer need it too.
    pub const KEY_BITS: u32 = 24;

    /// The vocabulary of `entries`, pairs of a key and the number of a class.
    #[must_use]
    pub fn new(entries: &[(u32, u32)], classes: Vec<Class>) -> Self {
        Self {
            table: Table::new(entries),
            classes,
        }
    }

    /// One that knows nothing, for the trainer to look at words with before it has one.
    #[must_use]
    pub fn empty() -> Self {
        Self::new(&[], Vec::new())
    }

    /// The key of a whole word, from its hash.
    #[must_use]
    pub fn word_key(hash: u32) -> u32 {
        mix(hash, 1) >> (32 - Self::KEY_BITS)
    }

    /// The key of a word ending, from its hash.
    #[must_use]
    pub fn ending_key(hash: u32) -> u32 {
        mix(hash, 2) >> (32 - Self::KEY_BITS)
    }

    #[inline]
    fn class(&self, key: u32) -> Option<(u8, Class)> {
        let number = self.table.get(key)?;
        Some((
            u8::try_from(number).ok()?,
            *self.classes.get(number as usize)?,
        ))
    }
}

/// How well a word is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Known {
    /// Not at all: it gets the class of the end of it that is known.
    Not = 0,
    /// Seen, but too seldom to exclude other tags.
    Little = 1,
    /// Often enough that its tags are all there are. Marks and symbols too.
    Well = 2,
}

/// What the tagger sees of one word.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Hash of the whole word, in lower case, digits as zeros.
    pub hash: u32,
    /// The number of its class.
    pub class: u8,
    /// Its class as its neighbours see it: [`Seen::class_evidence`], spread.
    pub class_hash: u32,
    /// How well it is known.
    pub known: Known,
    /// Capitals, digits, hyphens: see [`shape`].
    pub shape: u8,
    /// How its class was found, when it is unknown: 1 by a known word at its end, 2 by its ending.
    pub by_ending: u8,
    /// The tags of its class.
    pub class_tags: TagSet,
    /// The tags it may get.
    pub tags: TagSet,
    /// Hashes of its last one to five letters.
    pub suffixes: [u32; 5],
    /// Hashes of its first one to three letters.
    pub prefixes: [u32; 3],
    /// The verb that follows in its part of the sentence: see [`look_ahead`].
    pub ahead: u8,
}

/// The longest end of a word that is searched for a known word; keeps one odd word from costing
/// more than its length.
const MAX_HEAD: usize = 24;
/// The shortest known word that counts as the head of a compound.
const MIN_HEAD: usize = 4;

impl Seen {
    /// What stands before the first and after the last word.
    pub const OUTSIDE: Self = Self {
        hash: 1,
        class: CLASS_OUTSIDE,
        class_hash: spread(CLASS_OUTSIDE as u32),
        known: Known::Well,
        shape: 0,
        by_ending: 0,
        class_tags: TagSet(0),
        tags: TagSet::of(&[Tag::Punctuation]),
        suffixes: [0; 5],
        prefixes: [0; 3],
        ahead: 0,
    };

    /// Looks at `word`.
    #[must_use]
    pub fn new(word: &str, vocabulary: &Vocabulary) -> Self {
        // Most words are small letters alone; that saves looking at each of them twice.
        let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !plain && let Some(mark) = Self::mark(word) {
            return mark;
        }
        let mut seen = Self::OUTSIDE;
        let mut ends = [0; MAX_HEAD];
        let mut hash = EMPTY;
        let mut n = 0;
        let mut add = |letter: u32| {
            hash = mix(hash, letter);
            if n < MAX_HEAD {
                ends[n] = hash;
            }
            n += 1;
        };
        if plain {
            word.bytes().rev().for_each(|byte| add(u32::from(byte)));
        } else {
            seen.shape = shape(word);
            word.chars().rev().for_each(|c| add(u32::from(fold(c))));
        }
        seen.hash = mix(hash, 1);
        if let Some((number, class)) = vocabulary.class(Vocabulary::word_key(hash)) {
            seen.class = number;
            seen.class_tags = class.tags;
            seen.known = if class.open {
                Known::Little
            } else {
                Known::Well
            };
            seen.tags = if class.open {
                class.tags | TagSet::OPEN
            } else {
                class.tags
            };
        } else {
            seen.guess(&ends[..n.min(MAX_HEAD)], n, vocabulary);
        }
        if seen.known != Known::Well {
            // A word no longer than a suffix is its own suffix, told apart from a mere ending.
            let whole = mix(ends[n.min(MAX_HEAD) - 1], 5);
            seen.suffixes = std::array::from_fn(|i| if n > i { ends[i] } else { whole });
            let mut prefix = 0x0123_4567;
            for (slot, c) in seen.prefixes.iter_mut().zip(word.chars()) {
                prefix = mix(prefix, u32::from(fold(c)));
                *slot = prefix;
            }
        }
        seen.class_hash = spread(seen.class_evidence());
        seen
    }

    /// Its class as its neighbours see it; for words not known well, with how they are written.
    fn class_evidence(&self) -> u32 {
        let class = u32::from(self.class);
        match self.known {
            Known::Well => class,
            _ => class | (self.known as u32 + 1) << 8 | u32::from(self.shape) << 10,
        }
    }

    /// The class of an unknown word of `n` letters: that of the longest known word it ends in, as
    /// in a Dutch compound, or else of its last letters.
    fn guess(&mut self, ends: &[u32], n: usize, vocabulary: &Vocabulary) {
        self.known = Known::Not;
        self.class = CLASS_UNKNOWN;
        self.tags = TagSet::OPEN;
        self.class_tags = TagSet::OPEN;
        let longest = n.saturating_sub(2).min(ends.len());
        let head = (MIN_HEAD..=longest)
            .rev()
            .find_map(|len| vocabulary.class(Vocabulary::word_key(ends[len - 1])));
        let ending = || {
            (2..=4)
                .rev()
                .filter(|&len| n > len)
                .find_map(|len| vocabulary.class(Vocabulary::ending_key(ends[len - 1])))
        };
        let found = head
            .map(|found| (found, 1))
            .or_else(|| ending().map(|found| (found, 2)));
        if let Some(((number, class), how)) = found {
            self.class = number;
            self.class_tags = class.tags;
            self.by_ending = how;
        }
    }

    /// Something without a letter or digit: its tag is settled by what it looks like.
    fn mark(word: &str) -> Option<Self> {
        let first = word.chars().next().unwrap_or(' ');
        if first.is_alphanumeric() || word.chars().any(char::is_alphanumeric) {
            return None;
        }
        let symbol = !word.is_empty() && word.chars().all(|c| SYMBOLS.contains(c));
        let tag = if symbol {
            Tag::Symbol
        } else {
            Tag::Punctuation
        };
        let class = match first {
            _ if symbol => CLASS_SYMBOL,
            ',' => CLASS_COMMA,
            ':' | ';' | '.' | '!' | '?' => CLASS_STOP,
            _ => CLASS_PUNCTUATION,
        };
        Some(Self {
            hash: mix(7, u32::from(first)),
            class,
            class_hash: spread(u32::from(class)),
            class_tags: TagSet::of(&[tag]),
            tags: TagSet::of(&[tag]),
            ..Self::OUTSIDE
        })
    }

    /// Whether it ends a part of a sentence.
    #[must_use]
    pub fn is_break(&self) -> bool {
        matches!(self.class, CLASS_COMMA | CLASS_STOP)
    }

    /// Whether it is a mark or symbol, or lies outside the sentence.
    #[must_use]
    pub fn is_mark(&self) -> bool {
        self.class >= CLASS_SYMBOL
    }
}

/// The signs that Universal Dependencies tags SYM rather than PUNCT.
const SYMBOLS: &str = "%€$£+=<>§°&@*×~^|#";

/// The hashes of the ends of `word`, from its last letter to the whole: for the trainer.
#[must_use]
pub fn ends(word: &str) -> Vec<u32> {
    let mut hash = EMPTY;
    let ends = word.chars().rev().map(|c| {
        hash = mix(hash, u32::from(fold(c)));
        hash
    });
    ends.collect()
}

/// The key of a whole word.
#[must_use]
pub fn key(word: &str) -> u32 {
    let join = |hash, c| mix(hash, u32::from(fold(c)));
    // The keys of all words of a lexicon are made at each start.
    Vocabulary::word_key(match word.is_ascii() {
        true => word.bytes().rev().map(char::from).fold(EMPTY, join),
        false => word.chars().rev().fold(EMPTY, join),
    })
}

/// The hash of a word, as [`Seen`] has it.
#[must_use]
pub fn hash(word: &str) -> u32 {
    let ends = word.chars().rev();
    mix(ends.fold(EMPTY, |hash, c| mix(hash, u32::from(fold(c)))), 1)
}

/// The hashes of the last two and last three letters of a word and of its first three.
#[must_use]
pub fn affixes(word: &str) -> [u32; 3] {
    let over = |letters: &mut dyn Iterator<Item = char>| {
        letters.fold(EMPTY, |hash, c| mix(hash, u32::from(fold(c))))
    };
    [
        over(&mut word.chars().rev().take(2)),
        over(&mut word.chars().rev().take(3)),
        over(&mut word.chars().take(3)),
    ]
}

/// The hash of no letters: the offset basis of 32-bit FNV, a number without pattern.
const EMPTY: u32 = 0x811C_9DC5;

/// Mixes one value into a hash: one round of Fibonacci hashing (Knuth, volume 3, 6.4), whose
/// multiplier is 2^32 divided by the golden ratio, and a shift that brings high bits down.
#[inline]
#[must_use]
pub fn mix(hash: u32, value: u32) -> u32 {
    let product = (hash ^ value).wrapping_mul(0x9E37_79B1);
    product ^ (product >> 15)
}

/// Spreads a small number over all bits: the first half of [`mix`].
#[inline]
#[must_use]
pub const fn spread(number: u32) -> u32 {
    (number + 1).wrapping_mul(0x9E37_79B1)
}

/// One letter as the tagger compares it: lower case, a digit as zero, a curly apostrophe straight.
#[inline]
fn fold(c: char) -> char {
    match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '0'..='9' => '0',
        '’' | '‘' => '\'',
        _ if c.is_ascii() => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// How a word is written: 0 lower case, 1 capitalised, 2 capitals, 3 mixed, 4 a number, 5 digits
/// and letters, 6 with a dot, slash or at-sign, 7 a single capital; 8 more with a hyphen, 16 more
/// when what follows the last hyphen starts in lower case.
#[must_use]
pub fn shape(word: &str) -> u8 {
    let (mut upper, mut lower, mut digits, mut joints, mut hyphens) = (0, 0, 0, 0, 0);
    let mut after_hyphen = false;
    let mut lower_tail = false;
    for c in word.chars() {
        let is_lower = c.is_ascii_lowercase() || !c.is_ascii() && !c.is_uppercase();
        if after_hyphen {
            lower_tail = is_lower;
        }
        after_hyphen = c == '-';
        match c {
            _ if is_lower => lower += 1,
            'A'..='Z' => upper += 1,
            '0'..='9' => digits += 1,
            '-' => hyphens += 1,
            '.' | '/' | '@' | ':' => joints += 1,
            _ if c.is_uppercase() => upper += 1,
            _ => {}
        }
    }
    let first_upper = word.chars().next().is_some_and(char::is_uppercase);
    let base = match () {
        () if digits > 0 && upper + lower == 0 => 4,
        () if digits > 0 => 5,
        () if joints > 0 => 6,
        () if upper == 0 => 0,
        () if lower == 0 && upper == 1 => 7,
        () if lower == 0 => 2,
        () if first_upper && upper == 1 => 1,
        () => 3,
    };
    base + if hyphens > 0 { 8 } else { 0 } + if hyphens > 0 && lower_tail { 16 } else { 0 }
}

/// Tells every word which verb form comes next in its part of the sentence, up to the next comma
/// or stop: 1 surely a participle, 2 perhaps one, 3 an infinitive or the finite form that looks like
/// it, 4 perhaps an infinitive, 5 a finite verb, 6 and 7 an unknown word that ends like a participle or infinitive, 0 none. Dutch puts
/// these at the end, so whether *heeft* is an auxiliary shows only there.
pub fn look_ahead(words: &mut [Seen]) {
    let mut ahead = 0;
    for word in words.iter_mut().rev() {
        word.ahead = ahead;
        if word.is_break() {
            ahead = 0;
            continue;
        }
        let tags = word.class_tags;
        let sure = word.known != Known::Not || word.by_ending == 1;
        ahead = match () {
            () if tags.is_empty() || word.is_mark() => ahead,
            () if tags.meets(TagSet::PARTICIPLE) && !sure && word.shape == 0 => 6,
            () if tags.meets(TagSet::INFINITIVE) && !sure && word.shape == 0 => 7,
            () if !sure => ahead,
            () if tags.within(TagSet::PARTICIPLE) => 1,
            () if tags.meets(TagSet::PARTICIPLE) => 2,
            () if tags.within(TagSet::INFINITIVE | TagSet::FINITE)
                && tags.meets(TagSet::INFINITIVE) =>
            {
                3
            }
            () if tags.meets(TagSet::INFINITIVE) => 4,
            () if tags.within(TagSet::FINITE) => 5,
            () => ahead,
        };
    }
}
