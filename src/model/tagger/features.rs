//! The features by which the tagger chooses: what they look at, and their keys.
//!
//! A feature is a template (which pieces of evidence it joins) and the values of those pieces; its
//! key is a hash of both. The trainer and the tagger call the same function, so a key means the
//! same to both, collisions included: two features with one key were trained as one.

use super::word::{Known, Seen, spread};
use crate::model::tag::{Tag, TagSet};

/// How many bits a key has. Fewer bits pack smaller: the gaps between sorted keys are stored. With
/// four million keys, few of the features of the training text share theirs with another.
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
    /// More than the templates below can give: 46.
    const MAX: usize = 64;

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
        &self.keys[..self.len % Self::MAX]
    }

    /// Adds a key for each template from `template` on, with the evidence it joins, but for those that
    /// are not to be kept: written too, and then written over, which takes no jump.
    #[inline]
    fn add<const N: usize>(
        &mut self,
        template: u32,
        evidence: [u32; N],
        keeps: &impl Fn(u32) -> bool,
    ) {
        for (joined, number) in evidence.into_iter().zip(template..) {
            let key = (joined ^ spread(number)).wrapping_mul(SCATTER) >> (32 - KEY_BITS);
            self.keys[self.len % Self::MAX] = key;
            self.len += usize::from(keeps(key));
        }
    }
}

/// Makes keys of evidence: an odd number without pattern (the one of 32-bit xxHash).
const SCATTER: u32 = 0x85EB_CA77;

/// Joins two pieces of evidence, which are hashes already. The turn tells which is which.
#[inline]
fn join(a: u32, b: u32) -> u32 {
    a.rotate_left(11) ^ b
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// Words before and after the sentence that [`collect`] looks at.
pub const PADDING: usize = 2;

/// Collects those features of `words[at]` whose keys are to be kept, in a sentence with [`PADDING`]
/// words on both sides.
#[inline]
pub fn collect(
    words: &[Seen],
    at: usize,
    history: History,
    keys: &mut Keys,
    keeps: impl Fn(u32) -> bool,
) {
    let keeps = &keeps;
    let [before2, before, word, after, after2] = [
        &words[at - 2],
        &words[at - 1],
        &words[at],
        &words[at + 1],
        &words[at + 2],
    ];
    keys.len = 0;
    let first = u32::from(at == PADDING || at == PADDING + 1 && before.is_mark());
    let (class, class_after) = (word.class_hash, after.class_hash);
    let last = spread(u32::from(history.last) + 1);
    let last2 = join(last, spread(u32::from(history.second_last)));
    let shape = spread(u32::from(word.shape));
    let class_pair = join(class, class_after);
    let placed = spread(u32::from(word.shape) << 1 | first);
    keys.add(
        0,
        [
            // Around the word, whatever it is.
            class_after,
            before.hash,
            after.hash,
            // With its class.
            class,
            join(class, last),
            join(class, last2),
            class_pair,
            join(class, before.hash),
            join(class, after.hash),
            join(class, after2.hash),
            join(class, before2.hash),
            join(class, placed),
        ],
        keeps,
    );
    // Verbs: what the clause has and what is still to come.
    let verb = u32::from(history.verb);
    let ahead = u32::from(word.ahead);
    let awaited = spread(verb << 4 | ahead);
    if word.class_tags.meets(TagSet::VERB) || word.known != Known::Well {
        let clause = spread(verb << 1 | u32::from(history.subordinate));
        keys.add(
            100,
            [
                join(class, join(clause, spread(ahead))),
                join(join(class, last), clause),
                join(class_pair, clause),
            ],
            keeps,
        );
    }
    // A known word's own habits.
    if word.known != Known::Not {
        let own = word.hash;
        keys.add(
            200,
            [
                own,
                join(own, last),
                join(own, class_after),
                join(own, after.hash),
                join(own, before.hash),
                join(own, last2),
                join(own, shape),
            ],
            keeps,
        );
        if word.class_tags.meets(TagSet::VERB) {
            keys.add(300, [join(own, spread(ahead)), join(own, awaited)], keeps);
        }
    }
    // How a word is written that may be a name.
    if word.shape != 0 || word.known != Known::Well {
        let around = spread(u32::from(before.shape) << 8 | u32::from(after.shape));
        keys.add(
            700,
            [
                placed,
                join(placed, last),
                join(join(shape, last), spread(u32::from(after.shape))),
                join(shape, around),
                join(shape, before.hash),
                join(shape, after.hash),
            ],
            keeps,
        );
    }
    // The letters of a word that is not known well.
    if word.known != Known::Well {
        keys.add(400, word.suffixes, keeps);
        keys.add(500, word.prefixes, keeps);
        let [_, end2, end3, ..] = word.suffixes;
        let start2 = word.prefixes[1];
        let guess = spread(u32::from(word.class) << 8 | u32::from(word.by_ending));
        let end2_after = join(end2, class_after);
        keys.add(
            600,
            [
                join(end2, shape),
                join(end3, last),
                end2_after,
                join(end2_after, last),
                join(end2, awaited),
                join(start2, end2),
                guess,
                join(guess, shape),
            ],
            keeps,
        );
    }
}
