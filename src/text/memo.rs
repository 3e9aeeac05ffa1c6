//! What was found out about a written form, kept for when the form comes again.
//!
//! Of the words of a text most are there for the second time or more, and so are most words of the
//! next page. What lists and spelling say of one is looked up once.

/// Forms with what is known of each.
///
/// Open addressing over a power of two, of which at most half is taken. When [`MOST`] forms are
/// held it starts anew, so that a site of any size takes a few megabytes.
#[derive(Debug)]
pub(super) struct Memo<T> {
    /// A part of the hash of a form, and which of the entries it is, from 1; 0 where there is none.
    slots: Vec<(u32, u32)>,
    entries: Vec<Entry<T>>,
    /// The bytes of all forms.
    letters: Vec<u8>,
}

/// The forms that are kept at most. A language has some 10,000 that are common.
const MOST: usize = 1 << 15;
/// The longest form that is kept, in bytes: longer ones seldom come again.
const LONGEST: usize = 40;
/// The slots of a new memo.
const FIRST: usize = 1 << 10;

#[derive(Debug)]
struct Entry<T> {
    hash: u64,
    /// Where its form begins among the letters, and how many bytes it has.
    start: u32,
    len: u8,
    value: T,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            entries: Vec::new(),
            letters: Vec::new(),
        }
    }
}

impl<T: Copy> Memo<T> {
    /// What is known of `form`, read as `kind` says; `find` tells it if it is new.
    #[inline]
    pub(super) fn get(&mut self, form: &str, kind: u8, find: impl FnOnce() -> T) -> T {
        if form.len() > LONGEST {
            return find();
        }
        let hash = hash(form.as_bytes(), kind);
        if !self.slots.is_empty() {
            let mask = self.slots.len() - 1;
            let mut at = start_of(hash, mask);
            loop {
                let (part, number) = self.slots[at];
                if number == 0 {
                    break;
                }
                if part == hash as u32 {
                    let entry = &self.entries[number as usize - 1];
                    let start = entry.start as usize;
                    let its = &self.letters[start..start + usize::from(entry.len)];
                    if entry.hash == hash && its == form.as_bytes() {
                        return entry.value;
                    }
                }
                at = (at + 1) & mask;
            }
        }
        let value = find();
        self.add(form, hash, value);
        value
    }

    /// Keeps a form that is not held yet.
    fn add(&mut self, form: &str, hash: u64, value: T) {
        if self.entries.len() == MOST {
            self.slots.fill((0, 0));
            self.entries.clear();
            self.letters.clear();
        }
        self.entries.push(Entry {
            hash,
            start: self.letters.len() as u32,
            len: form.len() as u8,
            value,
        });
        self.letters.extend_from_slice(form.as_bytes());
        if self.entries.len() * 2 > self.slots.len() {
            let n_slots = (self.slots.len() * 2).max(FIRST);
            self.slots.clear();
            self.slots.resize(n_slots, (0, 0));
            for number in 1..=self.entries.len() {
                self.hang(number);
            }
        } else {
            self.hang(self.entries.len());
        }
    }

    /// Puts an entry into the first free slot of its place.
    fn hang(&mut self, number: usize) {
        let hash = self.entries[number - 1].hash;
        let mask = self.slots.len() - 1;
        let mut at = start_of(hash, mask);
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash as u32, number as u32);
    }
}

/// Where to look for a hash first: the high bits are the well mixed ones.
fn start_of(hash: u64, mask: usize) -> usize {
    (hash >> 40) as usize & mask
}

/// The hash of a form, eight bytes at a time. The multiplier is 2^64 divided by the golden ratio.
#[inline]
fn hash(bytes: &[u8], kind: u8) -> u64 {
    let mix =
        |hash: u64, part: u64| (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut hash = mix(u64::from(kind), bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let part = chunk.try_into().map_or(0, u64::from_le_bytes);
        hash = mix(hash, part);
    }
    let rest = chunks.remainder().iter().rev();
    mix(
        hash,
        rest.fold(0, |part, &byte| part << 8 | u64::from(byte)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks twice for forms, more than are kept, and counts how often they had to be found out.
    #[track_caller]
    fn check(n: usize, expected: usize) {
        let mut memo = Memo::default();
        let mut found = 0;
        for _ in 0..2 {
            for number in 0..n {
                let form = format!("woord{number}");
                for kind in 0..2 {
                    let value = memo.get(&form, kind, || {
                        found += 1;
                        (number, kind)
                    });
                    assert_eq!(value, (number, kind));
                }
            }
        }
        assert_eq!(found, expected);
        assert!(memo.entries.len() <= MOST);
    }

    #[test]
    fn a_form_is_looked_up_once() {
        check(1, 2);
        check(3000, 6000);
        check(MOST / 2, MOST);
    }

    #[test]
    fn more_forms_than_are_kept_start_anew() {
        check(MOST, 4 * MOST);
    }

    #[test]
    fn forms_of_any_length_are_told_apart() {
        let mut memo = Memo::default();
        for len in 0..2 * LONGEST {
            let form = "é".repeat(len);
            assert_eq!(memo.get(&form, 0, || len), len);
            assert_eq!(
                memo.get(&form, 0, || len + 1 - usize::from(form.len() <= LONGEST)),
                len + usize::from(form.len() > LONGEST)
            );
        }
    }
}
