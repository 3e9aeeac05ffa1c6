//! How many syllables the words of a lexicon have, counted when a text has the word for the first
//! time.

use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::model::lexicon::{Lexicon, WordId};

/// One count for each word of a lexicon, 0 if it was not asked for yet. A count depends on the word
/// alone, so threads that share it can't disagree.
pub(super) struct Spoken(Box<[AtomicU8]>);

impl Spoken {
    /// Nothing counted yet.
    pub(super) fn of_words(lexicon: &Lexicon) -> Self {
        Self((0..lexicon.len()).map(|_| AtomicU8::new(0)).collect())
    }

    /// The syllables of a word, at least 1, which `count` counts.
    pub(super) fn of(&self, id: WordId, count: impl FnOnce() -> u8) -> u8 {
        let Some(known) = self.0.get(id.index()) else {
            return count();
        };
        match known.load(Ordering::Relaxed) {
            0 => {
                let counted = count();
                known.store(counted, Ordering::Relaxed);
                counted
            }
            counted => counted,
        }
    }
}

impl fmt::Debug for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spoken").finish_non_exhaustive()
    }
}
