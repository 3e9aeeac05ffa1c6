//! The words of a language with their frequency, read where they lie.
//!
//! A lexicon is a sorted list of lower-case word forms, front-coded: of each word only what
//! differs from the word before is stored. `cargo xtask lexicon` writes it:
//!
//! ```text
//! "hlx1"      magic
//! u32         number of words, n
//! u32         bytes of endings
//! n bytes     how many bytes each word shares with the word before
//! endings     the rest of each word, closed by a line feed
//! n bytes     each word's value: 4 bits frequency step, then the flag CAPITAL
//! ```
//!
//! Every 256th word is spelled in full, so that one word can be put together without the whole list.
//! Like lies beside like in three streams, which compresses better. [`Lexicon::load`]
//! walks them once and keeps a hash index of 8 bytes a slot; the words stay coded.
//!
//! A lookup compares 47 bits of hash, not the letters: of the words that are not listed, one in two
//! milliard would be taken for one that is. That is as good as exact for telling how frequent a
//! word is, and ten times cheaper than following the front coding.

use std::borrow::Cow;
use std::fmt;

use super::DataError;

/// A word of one [`Lexicon`]: its place in the sorted list, from 0. Other tables about words
/// (syllables, tags, terms) are built over the same list and use it as their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// As an index into a table over the same lexicon.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Zipf value of step 0: log10 of the occurrences in a milliard words. Words counted once in the
/// smallest source come out near it.
pub const LOWEST_ZIPF: f32 = 1.2;
/// Distance of two steps. Sixteen steps reach 7.2, above the commonest word of either language.
pub const ZIPF_STEP: f32 = 0.4;
/// The bits of a value that hold the step.
const STEP_BITS: u8 = 0b1111;
/// The bit of a value that marks a word written only with a capital.
pub const CAPITAL: u8 = 0b1_0000;

/// First bytes of the file; the digit is the version of the format.
pub const MAGIC: &[u8; 4] = b"hlx1";
/// Bytes before the first stream.
pub(super) const HEADER: usize = 12;
/// Closes every ending. No word holds one.
pub(super) const END: u8 = b'\n';

/// One word in so many shares nothing with the one before.
pub const BLOCK: usize = 256;
/// Low bits of a slot: the word's id plus one, 0 for an empty slot. The others are its hash.
const ID_BITS: u32 = 17;
const ID_MASK: u64 = (1 << ID_BITS) - 1;
/// No word is longer; the longest in use has 42.
pub(super) const MAX_WORD: usize = 64;

/// The word list of a language. See the module's documentation.
pub struct Lexicon {
    data: Cow<'static, [u8]>,
    n_words: usize,
    /// Where the values begin; the endings begin at `HEADER + n_words`.
    values: usize,
    /// Where in `data` the first word of each block begins.
    blocks: Vec<u32>,
    /// Open addressing with linear probing: hash and id + 1, or 0.
    slots: Vec<u64>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("n_words", &self.n_words)
            .finish_non_exhaustive()
    }
}

impl Lexicon {
    /// Reads a lexicon. Embedded data is borrowed, data that was fetched is owned.
    pub fn load(data: impl Into<Cow<'static, [u8]>>) -> Result<Self, DataError> {
        let data = data.into();
        if data.len() < HEADER || !data.starts_with(MAGIC) {
            return Err(DataError::NotATable);
        }
        let number = |at| u32::from_le_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]]);
        let (n_words, n_endings) = (number(4) as usize, number(8) as usize);
        if n_words >= ID_MASK as usize || data.len() != HEADER + 2 * n_words + n_endings {
            return Err(DataError::Damaged);
        }
        let mut index = Index::for_words(n_words);
        index.fill(&data[HEADER..HEADER + n_words + n_endings], n_words)?;
        Ok(Self {
            data,
            n_words,
            values: HEADER + n_words + n_endings,
            blocks: index.blocks,
            slots: index.slots,
        })
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.n_words
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.n_words == 0
    }

    /// The id of `word`, which must be in lower case. Costs no allocation.
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.probe(word.bytes().fold(Hash::default(), Hash::then))
    }

    /// Every word that `text` begins with: its length in bytes and its id, shortest first. One
    /// hash step a byte, so asking for all of them costs little more than asking for the longest.
    pub fn words_at_start_of(&self, text: &str) -> impl Iterator<Item = (usize, WordId)> {
        let mut hash = Hash::default();
        (1..).zip(text.bytes()).filter_map(move |(length, byte)| {
            hash = hash.then(byte);
            Some((length, self.probe(hash)?))
        })
    }

    fn probe(&self, hash: Hash) -> Option<WordId> {
        let mask = self.slots.len() - 1;
        let mut at = hash.slot(mask);
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if slot & !ID_MASK == hash.mark() {
                return Some(WordId((slot & ID_MASK) as u32 - 1));
            }
            at = (at + 1) & mask;
        }
    }

    /// How a word is written. For messages and tools: it has to be put together again.
    ///
    /// # Panics
    /// If `id` is of another, longer lexicon.
    pub fn spell(&self, id: WordId) -> String {
        let block = id.index() / BLOCK;
        let shared = &self.data[HEADER + block * BLOCK..=HEADER + id.index()];
        let endings = &self.data[self.blocks[block] as usize..self.values];
        let mut word = Vec::new();
        for (&shared, ending) in shared.iter().zip(endings.split(|&byte| byte == END)) {
            word.truncate(usize::from(shared));
            word.extend_from_slice(ending);
        }
        String::from_utf8_lossy(&word).into_owned()
    }

    /// Calls `f` with every word in its order, the bytes of one at a time. What other tables say of
    /// these words is stored in the same order.
    pub fn for_each(&self, mut f: impl FnMut(&[u8])) {
        let shared = &self.data[HEADER..HEADER + self.n_words];
        let endings = &self.data[HEADER + self.n_words..self.values];
        let mut word = Vec::with_capacity(MAX_WORD);
        for (&shared, ending) in shared.iter().zip(endings.split(|&byte| byte == END)) {
            word.truncate(usize::from(shared));
            word.extend_from_slice(ending);
            f(&word);
        }
    }

    /// How frequent a word is: log10 of its occurrences in a milliard words, to the nearest 0.4.
    pub fn zipf(&self, id: WordId) -> f32 {
        LOWEST_ZIPF + ZIPF_STEP * f32::from(self.step(id))
    }

    /// The same as a whole number from 0 to 15, for arithmetic that must not round.
    pub fn step(&self, id: WordId) -> u8 {
        self.value(id) & STEP_BITS
    }

    /// Whether the dictionaries know the word only with a capital: names, weekdays in English,
    /// nationalities, abbreviations.
    pub fn is_capitalised(&self, id: WordId) -> bool {
        self.value(id) & CAPITAL != 0
    }

    fn value(&self, id: WordId) -> u8 {
        self.data[self.values + id.index()]
    }
}

/// What [`Lexicon::load`] makes.
struct Index {
    blocks: Vec<u32>,
    slots: Vec<u64>,
}

impl Index {
    fn for_words(n_words: usize) -> Self {
        Self {
            blocks: Vec::with_capacity(n_words / BLOCK + 1),
            // At most two thirds full, so that a miss ends after one or two slots.
            slots: vec![0; (n_words * 3 / 2).next_power_of_two().max(2)],
        }
    }

    /// Walks all words once. `coded` holds the first two streams.
    fn fill(&mut self, coded: &[u8], n_words: usize) -> Result<(), DataError> {
        // The hash of each beginning of the current word: what is shared is not hashed again.
        let mut hashes = [Hash::default(); MAX_WORD + 1];
        let mut length = 0;
        let (shared, endings) = coded.split_at(n_words);
        let mut rest = endings.iter();
        for (id, &shared) in shared.iter().enumerate() {
            let bad = DataError::Damaged;
            if id % BLOCK == 0 {
                self.blocks.push((HEADER + coded.len() - rest.len()) as u32);
            }
            let shared = usize::from(shared);
            if shared > length || (id % BLOCK == 0 && shared > 0) {
                return Err(bad);
            }
            length = shared;
            let mut hash = hashes[length];
            loop {
                let &byte = rest.next().ok_or(bad)?;
                if byte == END {
                    break;
                }
                hash = hash.then(byte);
                length += 1;
                *hashes.get_mut(length).ok_or(bad)? = hash;
            }
            self.insert(hash, id);
        }
        if rest.len() == 0 {
            Ok(())
        } else {
            Err(DataError::Damaged)
        }
    }

    fn insert(&mut self, hash: Hash, id: usize) {
        let mask = self.slots.len() - 1;
        let mut at = hash.slot(mask);
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = hash.mark() | (id as u64 + 1);
    }
}

/// A hash of bytes that can be extended by one byte at a time, so that all beginnings of a word
/// cost no more than the word. The multiplier is 2^64 divided by the golden ratio.
#[derive(Clone, Copy, Default)]
struct Hash(u64);

impl Hash {
    fn then(self, byte: u8) -> Self {
        Self((self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Where to look first. The high bits are the well mixed ones.
    fn slot(self, mask: usize) -> usize {
        (self.0 >> 40) as usize & mask
    }

    /// The bits that a slot keeps.
    fn mark(self) -> u64 {
        self.0 & !ID_MASK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words must be sorted. All get step 7, those in capitals the flag as well.
    fn coded(words: &[&str]) -> Vec<u8> {
        let (mut shared, mut endings, mut values) = (Vec::new(), Vec::new(), Vec::new());
        let mut before = String::new();
        for (i, word) in words.iter().enumerate() {
            let lower = word.to_lowercase();
            let same = before
                .bytes()
                .zip(lower.bytes())
                .take_while(|(a, b)| a == b);
            let n = if i % BLOCK == 0 { 0 } else { same.count() };
            shared.push(n as u8);
            endings.extend_from_slice(&lower.as_bytes()[n..]);
            endings.push(END);
            values.push(7 | if lower == *word { 0 } else { CAPITAL });
            before = lower;
        }
        let mut data = MAGIC.to_vec();
        data.extend((words.len() as u32).to_le_bytes());
        data.extend((endings.len() as u32).to_le_bytes());
        [data, shared, endings, values].concat()
    }

    fn many() -> Vec<String> {
        let syllables = ["ba", "de", "fi", "go", "hu", "é"];
        let mut words: Vec<String> = syllables.iter().map(|s| (*s).to_string()).collect();
        for _ in 0..3 {
            let longer = words
                .iter()
                .flat_map(|w| syllables.map(|s| format!("{w}{s}")));
            words = longer.chain(syllables.map(String::from)).collect();
            words.sort();
            words.dedup();
        }
        words
    }

    #[test]
    fn finds_every_word_and_nothing_else() {
        let words = many();
        let refs: Vec<&str> = words.iter().map(String::as_str).collect();
        let lexicon = Lexicon::load(coded(&refs)).unwrap();
        assert_eq!(lexicon.len(), words.len());
        for (i, word) in words.iter().enumerate() {
            assert_eq!(lexicon.find(word), Some(WordId(i as u32)), "{word}");
            assert_eq!(lexicon.spell(WordId(i as u32)), *word);
            assert_eq!(lexicon.find(&format!("{word}x")), None);
            assert_eq!(lexicon.find(&format!("x{word}")), None);
        }
        assert_eq!(lexicon.find(""), None);
        let mut walked = Vec::new();
        lexicon.for_each(|word| walked.push(String::from_utf8(word.to_vec()).unwrap()));
        assert_eq!(walked, words);
    }

    #[test]
    fn finds_all_words_that_begin_a_text() {
        let lexicon = Lexicon::load(coded(&["bouw", "bouwplan", "plan", "plannen"])).unwrap();
        let found: Vec<_> = lexicon.words_at_start_of("bouwplannen").collect();
        assert_eq!(found, [(4, WordId(0)), (8, WordId(1))]);
    }

    #[test]
    fn values_are_steps_and_flags() {
        let lexicon = Lexicon::load(coded(&["Anna", "brief"])).unwrap();
        assert!(lexicon.is_capitalised(WordId(0)));
        assert!(!lexicon.is_capitalised(WordId(1)));
        assert_eq!(lexicon.zipf(WordId(1)), 4.0);
    }

    #[test]
    fn damaged_data_is_refused() {
        let good = coded(&["aan", "aanbod", "bod"]);
        assert_eq!(
            Lexicon::load(&b"hlx"[..]).unwrap_err(),
            DataError::NotATable
        );
        for cut in HEADER..good.len() {
            let cut = good[..cut].to_vec();
            assert_eq!(Lexicon::load(cut).unwrap_err(), DataError::Damaged);
        }
        let with = |at: usize, byte: u8| {
            let mut data = good.clone();
            data[at] = byte;
            Lexicon::load(data).unwrap_err()
        };
        assert_eq!(with(HEADER + 1, 200), DataError::Damaged);
        // Without its line feed the second ending runs into the third, and one is missing.
        assert_eq!(with(HEADER + 3 + 7, b'x'), DataError::Damaged);
    }

    #[test]
    fn any_damage_is_survived() {
        let good = coded(&["aan", "aanbod", "bod", "bode", "zo'n"]);
        for at in 0..good.len() {
            for byte in [0, 1, END, 0x80, 0xff] {
                let mut data = good.clone();
                data[at] = byte;
                if let Ok(lexicon) = Lexicon::load(data) {
                    for id in 0..lexicon.len() as u32 {
                        let _ = lexicon.find(&lexicon.spell(WordId(id)));
                    }
                }
            }
        }
    }
}
