//! A hash table from keys that are hashes already to small numbers.

use super::tagger::features::KEY_BITS;

/// Open addressing over a power of two. Keys are even hashes, so they index the table themselves;
/// at most five eighths of the slots are taken, so a miss mostly ends at its first slot.
#[derive(Clone, Debug)]
pub struct Table {
    /// The key plus one, and the value; a first part of zero marks a free slot.
    slots: Vec<(u32, u32)>,
    mask: usize,
}

impl Table {
    /// The table of `entries`; of two entries with one key the first stays.
    #[must_use]
    pub fn new(entries: &[(u32, u32)]) -> Self {
        let n_slots = (entries.len() * 8 / 5 + 1).next_power_of_two();
        let mut table = Self {
            slots: vec![(0, 0); n_slots],
            mask: n_slots - 1,
        };
        for &(key, value) in entries {
            table.insert(key, value);
        }
        table
    }

    fn insert(&mut self, key: u32, value: u32) {
        let mut at = key as usize & self.mask;
        while self.slots[at].0 != 0 {
            if self.slots[at].0 == key + 1 {
                return;
            }
            at = (at + 1) & self.mask;
        }
        self.slots[at] = (key + 1, value);
    }

    /// The value of `key`.
    #[inline]
    #[must_use]
    pub fn get(&self, key: u32) -> Option<u32> {
        let mut at = key as usize & self.mask;
        loop {
            let (stored, value) = self.slots[at];
            if stored == key + 1 {
                return Some(value);
            }
            if stored == 0 {
                return None;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// A sorted set of keys of [`KEY_BITS`] bits, numbered in their order: where the keys of each bucket
/// of possible ones begin, so that a question looks at one or two keys.
#[derive(Clone, Debug)]
pub struct KeySet {
    /// The keys, and one above all others that ends every search.
    keys: Vec<u32>,
    /// The number of the first key of each bucket or a later one.
    starts: Box<[u32; 1 << u16::BITS]>,
    /// A bit for every [`SHARE`] possible keys: whether one of them is there.
    marks: Box<[u64; 1 << (KEY_BITS - SHARE - 6)]>,
}

/// Keys that share a mark differ in this many bits. With three, the marks take 64 kB, and of the keys
/// that are not there one in thirteen finds a mark.
const SHARE: u32 = 3;

const KEY_MASK: u32 = (1 << KEY_BITS) - 1;

/// The bits that keys of a bucket differ in: about half of the buckets have a key.
const BUCKET: u32 = KEY_BITS - u16::BITS;

impl KeySet {
    /// The set of `keys`, which are sorted.
    #[must_use]
    pub fn new(keys: &[u32]) -> Self {
        let mut starts = Box::new([0; 1 << u16::BITS]);
        let mut n = 0;
        for (bucket, start) in (0..).zip(starts.iter_mut()) {
            while keys.get(n).is_some_and(|key| key >> BUCKET < bucket) {
                n += 1;
            }
            *start = n as u32;
        }
        let mut marks = Box::new([0; 1 << (KEY_BITS - SHARE - 6)]);
        for key in keys {
            let mark = key >> SHARE;
            marks[mark as usize / 64] |= 1 << (mark % 64);
        }
        let keys = keys.iter().copied().chain([u32::MAX]).collect();
        Self {
            keys,
            starts,
            marks,
        }
    }

    /// Whether `key` may be there. Who asks for many keys, most of which are not, saves the search for
    /// those, and the processor its guesses.
    #[inline]
    #[must_use]
    pub fn may_have(&self, key: u32) -> bool {
        let mark = (key & KEY_MASK) >> SHARE;
        self.marks[mark as usize / 64] >> (mark % 64) & 1 == 1
    }

    /// The number of `key` among the keys.
    #[inline]
    #[must_use]
    pub fn number(&self, key: u32) -> Option<u32> {
        let bucket = (key >> BUCKET) as u16;
        let mut number = self.starts[usize::from(bucket)];
        loop {
            let found = *self.keys.get(number as usize)?;
            if found >= key {
                return (found == key).then_some(number);
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let entries: Vec<(u32, u32)> = (0..500).map(|i| (i * 7919 % 4096, i)).collect();
        let table = Table::new(&entries);
        for &(key, value) in &entries {
            assert_eq!(table.get(key), Some(value));
        }
        let absent = (0..4096).filter(|key| entries.iter().all(|e| e.0 != *key));
        assert!(absent.into_iter().all(|key| table.get(key).is_none()));
    }

    #[test]
    fn an_empty_table_has_nothing() {
        assert_eq!(Table::new(&[]).get(0), None);
    }

    #[test]
    fn a_key_set_numbers_its_keys_in_order() {
        let keys = [0, 1, 63, 64, 700, 1023, (1 << KEY_BITS) - 1];
        let set = KeySet::new(&keys);
        for (number, key) in (0..).zip(keys) {
            assert_eq!(set.number(key), Some(number));
            assert!(set.may_have(key));
        }
        for key in (0..2000).filter(|key| !keys.contains(key)) {
            assert_eq!(set.number(key), None, "{key}");
            let beside = |other: &u32| other >> SHARE == key >> SHARE;
            assert_eq!(set.may_have(key), keys.iter().any(beside), "{key}");
        }
    }
}
