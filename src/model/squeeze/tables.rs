//! The trained tables: the tagger's, whose words are those of the word list, and the one for passives.
//! Their formats are told in [`crate::model::tagger`] and [`crate::model::syntax`].

use std::ops::Range;

use super::coder::Coder;
use super::predictor::{Contexts, N, Predictor, Stream};
use super::{endings, lexicon, of};
use crate::model::DataError;
use crate::model::syntax::N_SIGNS;

/// Walks over a tagger of `size` bytes. They are added to `out`, where the word list lies at `list`.
pub(super) fn tagger(
    predictor: &mut Predictor<impl Coder>,
    list: Range<usize>,
    given: &[u8],
    size: usize,
    out: &mut Vec<u8>,
) -> Result<(), DataError> {
    let mut words = Vec::new();
    lexicon::for_each(&out[list], |word, value| words.push(Word::of(word, value)));
    let mut table = Table::new(predictor, given, size, out);
    table.tagger(&words)?;
    table.finish()
}

/// The same with a table for passives.
pub(super) fn syntax(
    predictor: &mut Predictor<impl Coder>,
    given: &[u8],
    size: usize,
    out: &mut Vec<u8>,
) -> Result<(), DataError> {
    let mut table = Table::new(predictor, given, size, out);
    table.syntax()?;
    table.finish()
}

/// What a word of the list tells about its tags.
struct Word {
    /// Its last letter, two, three and four of them.
    endings: [u32; 4],
    value: u8,
}

impl Word {
    fn of(word: &[u8], value: u8) -> Self {
        Self {
            endings: endings(word),
            value,
        }
    }
}

struct Table<'a, C> {
    predictor: &'a mut Predictor<C>,
    given: &'a [u8],
    /// How many bytes are still to come.
    left: usize,
    out: &'a mut Vec<u8>,
    /// Which of the columns this is.
    column: u8,
}

impl<'a, C: Coder> Table<'a, C> {
    fn new(
        predictor: &'a mut Predictor<C>,
        given: &'a [u8],
        left: usize,
        out: &'a mut Vec<u8>,
    ) -> Self {
        Self {
            predictor,
            given,
            left,
            out,
            column: 0,
        }
    }

    fn finish(self) -> Result<(), DataError> {
        match self.left {
            0 => Ok(()),
            _ => Err(DataError::Damaged),
        }
    }

    fn tagger(&mut self, words: &[Word]) -> Result<(), DataError> {
        self.magic()?;
        let n_classes = self.integer()?;
        for _ in 0..n_classes {
            self.integer()?;
        }
        let n_words = self.integer()?;
        if n_words != words.len() {
            return Err(DataError::Damaged);
        }
        let known = self.known(words)?;
        self.classes(&known)?;
        let n_others = self.integer()?;
        self.gaps(n_others)?;
        self.bytes(n_others)?;
        let n_features = self.integer()?;
        self.gaps(n_features)?;
        let counts = self.bytes(n_features)?;
        self.weights(&counts)
    }

    fn syntax(&mut self) -> Result<(), DataError> {
        self.magic()?;
        for _ in 0..N_SIGNS {
            self.integer()?;
        }
        let n_keys = self.integer()?;
        self.gaps(n_keys)?;
        self.bytes(n_keys)?;
        Ok(())
    }

    /// Which of the words are known, a bit each. Returns those.
    fn known<'w>(&mut self, words: &'w [Word]) -> Result<Vec<&'w Word>, DataError> {
        self.column += 1;
        let mut known = Vec::new();
        let mut last = 0_u8;
        for eight in words.chunks(8) {
            let given = self.given();
            let mut byte = 0;
            for (at, word) in eight.iter().enumerate() {
                let [one, two, three, _] = word.endings;
                let value = of([word.value, 0, 0, 0]);
                let contexts = [
                    one ^ value,
                    two ^ value,
                    three ^ value,
                    of([word.value, last & 7, 0, 1]),
                ];
                let flag = given >> at & 1 == 1;
                let flag = self.predictor.flag(Stream::Known, &contexts, flag);
                byte |= u8::from(flag) << at;
                last = last << 1 | u8::from(flag);
                if flag {
                    known.push(word);
                }
            }
            self.push(byte)?;
        }
        Ok(known)
    }

    /// The classes of words.
    fn classes(&mut self, words: &[&Word]) -> Result<(), DataError> {
        self.column += 1;
        for word in words {
            let given = self.given();
            let class = self.symbol(Stream::Classes, &word.endings, given);
            self.push(class)?;
        }
        Ok(())
    }

    /// Sorted keys as gaps: 255 says that a gap goes on.
    fn gaps(&mut self, n: usize) -> Result<(), DataError> {
        self.column += 1;
        for _ in 0..n {
            let mut going = 0_u8;
            loop {
                let given = self.given();
                let gap = 255 - self.simple(going, 255 - given);
                self.push(gap)?;
                if gap < 255 {
                    break;
                }
                going = going.saturating_add(1);
            }
        }
        Ok(())
    }

    /// Bytes that nothing is known of.
    fn bytes(&mut self, n: usize) -> Result<Vec<u8>, DataError> {
        self.column += 1;
        let start = self.out.len();
        for _ in 0..n {
            let given = self.given();
            let byte = self.simple(0, given);
            self.push(byte)?;
        }
        Ok(self.out[start..].to_vec())
    }

    /// The tags of rows of so many weights, then the weights.
    fn weights(&mut self, counts: &[u8]) -> Result<(), DataError> {
        self.column += 1;
        let start = self.out.len();
        for &count in counts {
            let (mut last, mut second) = (255_u8, 255);
            for at in 0..count {
                let contexts = [
                    of([last, count, at, 0]),
                    of([last, second, 0, 1]),
                    of([last, count - at, 0, 2]),
                    of([last, 0, 0, 3]),
                ];
                let given = self.given();
                let tag = self.symbol(Stream::Tags, &contexts, given);
                self.push(tag)?;
                (last, second) = (tag, last);
            }
        }
        let tags = self.out[start..].to_vec();
        let mut tags = tags.into_iter();
        self.column += 1;
        for &count in counts {
            let mut last = 0_u8;
            for at in 0..count {
                let tag = tags.next().unwrap_or(0);
                let contexts = [
                    of([tag, last & 1, 0, 0]),
                    of([last, 0, 0, 1]),
                    of([count, at, last & 1, 2]),
                    of([tag, 0, 0, 3]),
                ];
                // Near zero first, the sign last.
                let given = self.given();
                let weight = self.symbol(
                    Stream::Weights,
                    &contexts,
                    given << 1 ^ if given > 127 { 255 } else { 0 },
                );
                last = weight;
                self.push(weight >> 1 ^ if weight & 1 == 1 { 255 } else { 0 })?;
            }
        }
        Ok(())
    }

    fn magic(&mut self) -> Result<(), DataError> {
        self.bytes(4)?;
        Ok(())
    }

    /// A number as [`crate::model`] reads it.
    fn integer(&mut self) -> Result<usize, DataError> {
        let mut value = 0;
        for shift in (0..32_u8).step_by(7) {
            let given = self.given();
            let byte = self.simple(shift, given);
            self.push(byte)?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value as usize);
            }
        }
        Err(DataError::Damaged)
    }

    fn given(&self) -> u8 {
        let at = self.given.len().checked_sub(self.left);
        at.and_then(|at| self.given.get(at)).copied().unwrap_or(0)
    }

    fn symbol(&mut self, stream: Stream, contexts: &Contexts, symbol: u8) -> u8 {
        self.predictor.symbol(stream, 0, contexts, symbol)
    }

    /// A byte of a column of which little is known.
    fn simple(&mut self, context: u8, symbol: u8) -> u8 {
        let contexts = [of([context, self.column, 0, 0]); N];
        self.symbol(Stream::Plain, &contexts, symbol)
    }

    fn push(&mut self, byte: u8) -> Result<(), DataError> {
        self.left = self.left.checked_sub(1).ok_or(DataError::Damaged)?;
        self.out.push(byte);
        Ok(())
    }
}
