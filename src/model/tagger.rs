//! The part-of-speech tagger: from the words and marks of one sentence to a [`Tag`] for each.
//!
//! It goes from left to right. Most words can have but one tag and get it without a sum. For the
//! others it adds up the weights of what it sees: the word or its ending, the words around it, the
//! tags it gave so far and the verb that the clause still waits for ([`features`]). The highest sum
//! among the tags that the word may have wins; of equal ones, the first in the order of [`Tag::ALL`].
//!
//! The weights are those of a logistic model with an L1 penalty, which sets most of them to zero,
//! and are stored as bytes. `cargo xtask train` makes them.

pub mod features;
pub mod word;

use features::{History, Keys, PADDING};
use word::{Class, MAX_CLASSES, Seen, Vocabulary};

use super::lexicon::Lexicon;
use super::table::KeySet;
use super::{DataError, Reader, Tag, TagSet};

/// The first bytes of a packed tagger; the last of them is the version.
pub const MAGIC: [u8; 4] = *b"hTg\x02";

/// The tagger of one language.
#[derive(Clone, Debug)]
pub struct Tagger {
    vocabulary: Vocabulary,
    features: KeySet,
    /// The weights of each feature by tag, mostly zero: in memory, room is cheaper than searching.
    weights: Vec<[i8; ROW]>,
}

/// The length of a row of weights: the tags, rounded up so that processors add rows in few steps.
const ROW: usize = 32;

/// What a tagger needs while it works; keep it from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    words: Vec<Seen>,
    keys: Keys,
}

impl Scratch {
    /// Starts a sentence.
    pub fn begin(&mut self) {
        self.words.clear();
        self.words.extend([Seen::OUTSIDE; PADDING]);
    }

    /// Adds the next word or mark of it.
    #[inline]
    pub fn push(&mut self, word: Seen) {
        self.words.push(word);
    }
}

impl Tagger {
    /// Reads a packed tagger, which was made with `lexicon`.
    ///
    /// After [`MAGIC`] come the classes, the vocabulary and the features, each as a count and then
    /// one stream per column, because columns compress better than rows. The vocabulary has two
    /// parts: a bit for each word of the lexicon, which tells whether it is known here, with the
    /// classes of those that are; and the keys of endings and other words. Keys are sorted and
    /// stored as gaps.
    pub fn load(bytes: &[u8], lexicon: &Lexicon) -> Result<Self, DataError> {
        let mut reader = Reader::new(bytes);
        if reader.bytes(MAGIC.len())? != MAGIC {
            return Err(DataError::NotATable);
        }
        let n_classes = reader.length()?;
        if n_classes > MAX_CLASSES {
            return Err(DataError::Damaged);
        }
        let classes = (0..n_classes)
            .map(|_| {
                let packed = reader.integer()?;
                Ok(Class {
                    tags: TagSet(packed >> 1),
                    open: packed & 1 == 1,
                })
            })
            .collect::<Result<Vec<_>, DataError>>()?;

        let mut entries = listed(&mut reader, lexicon)?;
        let n_others = reader.length()?;
        let others = keys(&mut reader, n_others)?;
        let numbers = reader.bytes(n_others)?;
        entries.extend(
            others
                .into_iter()
                .zip(numbers.iter().map(|&n| u32::from(n))),
        );
        let vocabulary = Vocabulary::new(&entries, classes);

        let n_features = reader.length()?;
        let feature_keys = keys(&mut reader, n_features)?;
        let counts = reader.bytes(n_features)?;
        let n_weights = counts.iter().map(|&n| usize::from(n)).sum();
        let tags = reader.bytes(n_weights)?;
        let values = reader.bytes(n_weights)?;
        if tags.iter().any(|&tag| usize::from(tag) >= Tag::ALL.len()) {
            return Err(DataError::Damaged);
        }
        if feature_keys.windows(2).any(|pair| pair[0] >= pair[1])
            || feature_keys
                .last()
                .is_some_and(|&last| last >> features::KEY_BITS != 0)
        {
            return Err(DataError::Damaged);
        }
        let mut pairs = tags.iter().zip(values);
        let weights = counts.iter().map(|&n| {
            let mut row = [0; ROW];
            for (&tag, &weight) in pairs.by_ref().take(usize::from(n)) {
                row[usize::from(tag)] = weight.cast_signed();
            }
            row
        });
        let weights = weights.collect();
        Ok(Self {
            vocabulary,
            features: KeySet::new(&feature_keys),
            weights,
        })
    }

    /// Tags one sentence, marks included. `out` is cleared first and gets a tag for each token.
    pub fn tag<'t>(
        &self,
        tokens: impl IntoIterator<Item = &'t str>,
        scratch: &mut Scratch,
        out: &mut Vec<Tag>,
    ) {
        scratch.begin();
        for token in tokens {
            scratch.push(self.look_at(token));
        }
        self.tag_seen(scratch, out);
    }

    /// What it sees of a word, whatever stands around it.
    pub fn look_at(&self, token: &str) -> Seen {
        Seen::new(token, &self.vocabulary)
    }

    /// Tags the sentence whose words `scratch` has. `out` is cleared first.
    // Apart in profiles, so that `cargo xtask cost` can count it.
    #[inline(never)]
    pub fn tag_seen(&self, scratch: &mut Scratch, out: &mut Vec<Tag>) {
        let Scratch { words, keys } = scratch;
        words.extend([Seen::OUTSIDE; PADDING]);
        word::look_ahead(words);
        out.clear();
        let mut history = History::new();
        for at in PADDING..words.len() - PADDING {
            let word = &words[at];
            let allowed = features::allowed(word, history, at == PADDING);
            let tag = if allowed.len() == 1 {
                allowed.first().unwrap_or(Tag::Other)
            } else {
                let keeps = |key| self.features.may_have(key);
                features::collect(words, at, history, keys, keeps);
                self.best(keys, allowed)
            };
            history.push(tag, word);
            out.push(tag);
        }
    }

    /// The tag among `allowed` with the highest sum of weights.
    #[inline]
    fn best(&self, keys: &Keys, allowed: TagSet) -> Tag {
        match allowed.len() {
            2 => self.best_of::<2>(keys, allowed),
            3 => self.best_of::<3>(keys, allowed),
            4 => self.best_of::<4>(keys, allowed),
            _ => self.best_of_many(keys, allowed),
        }
    }

    /// The weights of those features that have any.
    #[inline]
    fn rows<'a>(&'a self, keys: &'a Keys) -> impl Iterator<Item = &'a [i8; ROW]> {
        let keys = keys.as_slice().iter();
        let numbers = keys.filter_map(|&key| self.features.number(key));
        numbers.filter_map(|number| self.weights.get(number as usize))
    }

    /// Few tags are cheaper to add one by one.
    fn best_of<const N: usize>(&self, keys: &Keys, allowed: TagSet) -> Tag {
        let mut tags = [Tag::Other; N];
        for (slot, tag) in tags.iter_mut().zip(allowed.iter()) {
            *slot = tag;
        }
        let mut sums = [0_i32; N];
        for row in self.rows(keys) {
            for (sum, tag) in sums.iter_mut().zip(tags) {
                *sum += i32::from(row[tag as usize]);
            }
        }
        let mut best = 0;
        for i in 1..N {
            if sums[i] > sums[best] {
                best = i;
            }
        }
        tags[best]
    }

    fn best_of_many(&self, keys: &Keys, allowed: TagSet) -> Tag {
        // No sum can leave its range: there are fewer than 256 features, of at most 127 each.
        let mut sums = [0_i16; ROW];
        for row in self.rows(keys) {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(weight);
            }
        }
        let mut best = (i16::MIN, Tag::Other);
        for tag in allowed.iter() {
            let sum = sums[tag as usize];
            if sum > best.0 {
                best = (sum, tag);
            }
        }
        best.1
    }
}

/// The words of the lexicon that the tagger knows, with the numbers of their classes.
fn listed(reader: &mut Reader<'_>, lexicon: &Lexicon) -> Result<Vec<(u32, u32)>, DataError> {
    if reader.integer()? as usize != lexicon.len() {
        return Err(DataError::Damaged);
    }
    let known = reader.bytes(lexicon.len().div_ceil(8))?;
    let n = known.iter().map(|byte| byte.count_ones() as usize).sum();
    let mut numbers = reader.bytes(n)?.iter();
    let mut entries = Vec::with_capacity(n);
    let mut at = 0;
    lexicon.for_each(|word| {
        if known[at / 8] >> (at % 8) & 1 == 1
            && let (Ok(word), Some(&number)) = (std::str::from_utf8(word), numbers.next())
        {
            entries.push((word::key(word), u32::from(number)));
        }
        at += 1;
    });
    Ok(entries)
}

/// `n` sorted keys, stored as gaps: a byte each, where 255 means "add 255 and read on".
pub(super) fn keys(reader: &mut Reader<'_>, n: usize) -> Result<Vec<u32>, DataError> {
    let mut keys = Vec::with_capacity(n);
    let mut key = 0_u32;
    for _ in 0..n {
        loop {
            let gap = reader.byte()?;
            key = key.checked_add(u32::from(gap)).ok_or(DataError::Damaged)?;
            if gap < 255 {
                break;
            }
        }
        keys.push(key);
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dutch() -> Tagger {
        let lexicon = Lexicon::load(helder_data::nl::LEXICON).expect("the shipped lexicon");
        Tagger::load(helder_data::nl::TAGGER, &lexicon).expect("the shipped tagger")
    }

    fn english() -> Tagger {
        let lexicon = Lexicon::load(helder_data::en::LEXICON).expect("the shipped lexicon");
        Tagger::load(helder_data::en::TAGGER, &lexicon).expect("the shipped tagger")
    }

    #[track_caller]
    fn check(tagger: &Tagger, marked: &str) {
        let pairs: Vec<(&str, &str)> = marked
            .split(' ')
            .map(|pair| pair.rsplit_once('/').expect("word/TAG"))
            .collect();
        let mut tags = Vec::new();
        tagger.tag(
            pairs.iter().map(|pair| pair.0),
            &mut Scratch::default(),
            &mut tags,
        );
        let got = pairs
            .iter()
            .zip(&tags)
            .map(|(pair, tag)| format!("{}/{}", pair.0, tag.upos()));
        assert_eq!(got.collect::<Vec<_>>().join(" "), marked);
    }

    #[test]
    fn plain_dutch() {
        check(
            &dutch(),
            "U/PRON kunt/AUX de/DET brief/NOUN lezen/VERB ./PUNCT",
        );
        check(
            &dutch(),
            "Zij/PRON heeft/AUX het/DET huis/NOUN gekocht/VERB ,/PUNCT omdat/SCONJ ze/PRON \
             daar/ADV woont/VERB ./PUNCT",
        );
    }

    #[test]
    fn plain_english() {
        check(
            &english(),
            "You/PRON can/AUX read/VERB the/DET letter/NOUN ./PUNCT",
        );
        check(
            &english(),
            "They/PRON do/AUX n't/PART know/VERB it/PRON ./PUNCT",
        );
    }

    #[test]
    fn odd_tokens_get_a_tag_each() {
        let tagger = dutch();
        let mut tags = Vec::new();
        let odd = [
            "", " ", "…", "-", "€", "İ", "e\u{301}", "1.000,50", "a-", "ß",
        ];
        tagger.tag(odd, &mut Scratch::default(), &mut tags);
        assert_eq!(tags.len(), odd.len());
        tagger.tag([], &mut Scratch::default(), &mut tags);
        assert!(tags.is_empty());
    }

    #[test]
    fn damaged_models_are_refused() {
        let whole = helder_data::nl::TAGGER;
        let lexicon = Lexicon::load(helder_data::nl::LEXICON).expect("the shipped lexicon");
        let load = |bytes: &[u8]| Tagger::load(bytes, &lexicon).err();
        assert_eq!(load(b"text"), Some(DataError::NotATable));
        for len in [4, 10, 1000, whole.len() / 2, whole.len() - 1] {
            assert_eq!(load(&whole[..len]), Some(DataError::Damaged), "{len}");
        }
        let other = Lexicon::load(helder_data::en::LEXICON).expect("the shipped lexicon");
        assert_eq!(Tagger::load(whole, &other).err(), Some(DataError::Damaged));
    }
}
