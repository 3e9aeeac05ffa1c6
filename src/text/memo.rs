//! What was found out about a written form, kept for when the form comes again.
//!
//! Of the words of a text most are there for the second time or more, and so are most words of the
//! next page. What lists and spelling say of one is looked up once.
//!
//! Forms are told apart by 64 bits of hash, as words of the lexicon are by 47: no text that people
//! write has two that share them.

use crate::hash::hash;

/// Forms with what is known of each.
///
/// Open addressing over a power of two, of which at most a quarter is taken: then most questions end
/// at the first slot, as the processor guesses. When [`MOST`] forms are held it starts anew, so that
/// a site of any size takes a few megabytes.
#[derive(Debug)]
pub(super) struct Memo<T> {
    /// The upper half of the hash of a form, and which of the values is its, from 1; 0 where there is
    /// none.
    slots: Vec<(u32, u32)>,
    /// The hashes of the forms, and what is known of each.
    values: Vec<(u64, T)>,
}

/// The forms that are kept at most. A language has some 10,000 that are common.
const MOST: usize = 1 << 15;
/// The longest form that is kept, in bytes: longer ones seldom come again.
const LONGEST: usize = 40;
/// The slots of a new memo.
const FIRST: usize = 1 << 10;

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            values: Vec::new(),
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
            let mut at = hash as usize & mask;
            loop {
                let (known, number) = self.slots[at];
                if number == 0 {
                    break;
                }
                if known == upper(hash) {
                    let (known, value) = self.values[number as usize - 1];
                    if known == hash {
                        return value;
                    }
                }
                at = (at + 1) & mask;
            }
        }
        let value = find();
        self.add(hash, value);
        value
    }

    /// Keeps a form that is not held yet.
    fn add(&mut self, hash: u64, value: T) {
        if self.values.len() == MOST {
            self.slots.fill((0, 0));
            self.values.clear();
        }
        self.values.push((hash, value));
        if self.values.len() * 4 > self.slots.len() {
            let n_slots = (self.slots.len() * 2).max(FIRST);
            self.slots.clear();
            self.slots.resize(n_slots, (0, 0));
            for number in 1..=self.values.len() {
                self.hang(number);
            }
        } else {
            self.hang(self.values.len());
        }
    }

    /// Puts a form into the first free slot of its place.
    fn hang(&mut self, number: usize) {
        let (hash, _) = self.values[number - 1];
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (upper(hash), number as u32);
    }
}

fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
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
        assert!(memo.values.len() <= MOST);
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
