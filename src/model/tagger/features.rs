//! The features by which the tagger chooses: what they look at, and their keys.
//!
//! A feature is a template (which pieces of evidence it joins) and the values of those pieces; its
//! key is a hash of both. The trainer and the tagger call the same function, so a key means the
//! same to both, collisions included: two features with one key were trained as one.

use super::word::{Known, Seen, mix};
use crate::model::tag::{Tag, TagSet};

/// How many bits a key has. Fewer bits pack smaller (the gaps between sorted keys are stored);
/// of the 300,000 features of the training text one in fourteen shares its key with another.
pub const KEY_BITS: u32 = 22;

/// What went before, as far as the tags given so far tell.
#[derive(Clone, Copy, Debug)]
pub struct History {
    last: u8,
    second_last: u8,
    /// The verb seen in this clause: 0 none, 1 a finite auxiliary, 2 another finite verb,
    /// 3 one that is not finite, 4 a finite one before the last coordinator.
    verb: u8,
    /// Whether a subordinator opened the clause.
    subordinate: bool,
}

/// The number that stands for "no tag yet".
const NO_TAG: u8 = 31;

impl History {
    /// The beginning of a sentence.
    #[must_use]
    pub fn new() -> Self {
        Self {
            last: NO_TAG,
            second_last: NO_TAG,
            verb: 0,
            subordinate: false,
        }
    }

    /// Adds the tag that `word` got.
    #[inline]
    pub fn push(&mut self, tag: Tag, word: &Seen) {
        self.second_last = self.last;
        self.last = tag as u8;
        match tag {
            Tag::Subordinator => {
                self.subordinate = true;
                self.verb = 0;
            }
            Tag::Punctuation if word.is_break() => {
                self.subordinate = false;
                self.verb = 0;
            }
            Tag::Coordinator if self.verb != 0 => self.verb = 4,
            _ if tag.is_finite() => self.verb = if tag.is_auxiliary() { 1 } else { 2 },
            _ if tag.is_verb() && self.verb == 0 => self.verb = 3,
            _ => {}
        }
    }
}

impl Default for History {
    fn default() -> Self {
        Self::new()
    }
}

/// The tags that `word` may get here. Within a name and, but at the start of a sentence, with a
/// capital, every word may be part of a name: *de* in *Jan de Boer*, *Van* in *Van Dale*.
#[inline]
#[must_use]
pub fn allowed(word: &Seen, history: History, first: bool) -> TagSet {
    let in_name = history.last == Tag::Name as u8 || word.shape & 7 != 0 && !first;
    if in_name && word.known == Known::Well && !word.is_mark() {
        word.tags | TagSet::of(&[Tag::Name])
    } else {
        word.tags
    }
}

/// The keys of one word's features.
#[derive(Clone, Debug)]
pub struct Keys {
    keys: [u32; Self::MAX],
    len: usize,
}

impl Keys {
    /// More than the templates below can give.
    const MAX: usize = 72;

    /// No keys yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            keys: [0; Self::MAX],
            len: 0,
        }
    }

    /// The keys.
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &[u32] {
        &self.keys[..self.len]
    }

    #[inline]
    fn add(&mut self, hash: u32) {
        self.keys[self.len] = hash >> (32 - KEY_BITS);
        self.len += 1;
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// Words before and after the sentence that [`collect`] looks at.
pub const PADDING: usize = 2;

/// Collects the features of `words[at]`, in a sentence with [`PADDING`] words on both sides.
#[inline]
pub fn collect(words: &[Seen], at: usize, history: History, keys: &mut Keys) {
    let [before2, before, word, after, after2] = [
        &words[at - 2],
        &words[at - 1],
        &words[at],
        &words[at + 1],
        &words[at + 2],
    ];
    // The numbers of the templates: any that differ will do.
    let mut template = 0;
    let mut one = |keys: &mut Keys, a: u32| {
        template += 0x0100_0193;
        keys.add(mix(template, a));
    };
    keys.len = 0;
    let first = u32::from(at == PADDING || at == PADDING + 1 && before.is_mark());
    let class = class_of(word);
    let class_after = class_of(after);
    let class_after2 = class_of(after2);
    let last = u32::from(history.last) + 1;
    let shape = u32::from(word.shape);
    let tags2 = last << 8 | u32::from(history.second_last);

    // Around the word, whatever it is.
    one(keys, last);
    one(keys, tags2);
    one(keys, class_after);
    one(keys, mix(class_after, class_after2));
    one(keys, mix(class_after, last));
    one(keys, before.hash);
    one(keys, after.hash);
    // With its class.
    one(keys, class);
    one(keys, mix(class, last));
    one(keys, mix(class, tags2));
    let class_pair = mix(class, class_after);
    one(keys, class_pair);
    one(keys, mix(class_pair, class_after2));
    one(keys, mix(class_pair, last));
    one(keys, mix(class, before.hash));
    one(keys, mix(class, after.hash));
    one(keys, mix(class, after2.hash));
    one(keys, mix(class, before2.hash));
    one(keys, mix(class, class_of(before)));
    // How it is written.
    let placed = shape << 1 | first;
    one(keys, placed);
    one(keys, mix(class, placed));
    one(keys, mix(last << 8 | u32::from(after.shape), shape));
    one(
        keys,
        mix(u32::from(before.shape) << 8 | u32::from(after.shape), shape),
    );

    // Verbs: what the clause has and what is still to come.
    let verb = u32::from(history.verb) << 1 | u32::from(history.subordinate);
    let ahead = u32::from(word.ahead);
    if word.class_tags.meets(TagSet::VERB) || word.known != Known::Well {
        let mut template = 0x1000_0000;
        let mut one = |keys: &mut Keys, a: u32| {
            template += 0x0100_0193;
            keys.add(mix(template, a));
        };
        one(keys, mix(class, verb));
        one(keys, mix(class, verb << 4 | ahead));
        one(keys, mix(class, ahead));
        one(keys, mix(class, verb << 8 | last));
        one(keys, mix(class_pair, verb));
    }
    // A known word's own habits.
    if word.known != Known::Not {
        let mut template = 0x2000_0000;
        let mut one = |keys: &mut Keys, a: u32| {
            template += 0x0100_0193;
            keys.add(mix(template, a));
        };
        let own = word.hash;
        one(keys, own);
        one(keys, mix(own, last));
        one(keys, mix(own, class_after));
        one(keys, mix(own, after.hash));
        one(keys, mix(own, before.hash));
        one(keys, mix(own, tags2));
        one(keys, mix(own, shape));
        one(keys, mix(mix(own, class_after), last));
        if word.class_tags.meets(TagSet::VERB) {
            one(keys, mix(own, ahead));
            one(keys, mix(own, u32::from(history.verb) << 4 | ahead));
        }
    }
    // The letters of a word that is not known well.
    if word.known != Known::Well {
        let mut template = 0x3000_0000;
        let mut one = |keys: &mut Keys, a: u32| {
            template += 0x0100_0193;
            keys.add(mix(template, a));
        };
        for suffix in word.suffixes {
            one(keys, suffix);
        }
        for prefix in word.prefixes {
            one(keys, prefix);
        }
        let [end1, end2, end3, ..] = word.suffixes;
        let start2 = word.prefixes[1];
        one(keys, mix(end3, shape));
        one(keys, mix(end2, shape));
        one(keys, mix(end3, last));
        one(keys, mix(end2, class_after));
        one(keys, mix(mix(end2, class_after), last));
        one(keys, mix(end2, u32::from(history.verb) << 4 | ahead));
        one(keys, mix(start2, end1));
        one(keys, mix(start2, end2));
        one(keys, mix(placed, last));
        one(keys, mix(before.hash, shape));
        one(keys, mix(after.hash, shape));
        let guess = u32::from(word.class) << 8 | u32::from(word.by_ending);
        one(keys, guess);
        one(keys, mix(guess, shape));
    }
}

/// A word's class as its neighbours see it; for words not known well, with how they are written.
#[inline]
fn class_of(word: &Seen) -> u32 {
    let class = u32::from(word.class) << 2 | word.known as u32;
    match word.known {
        Known::Well => class,
        _ => class | u32::from(word.shape) << 10,
    }
}
