//! A word list, whose coding is told in [`crate::model::lexicon`]: a word is foreseen from the one
//! before it, and its frequency from its letters.

use super::coder::Coder;
use super::predictor::{Predictor, Stream};
use super::{Alphabet, endings, of};
use crate::model::DataError;
use crate::model::lexicon::{BLOCK, END, HEADER, MAGIC, MAX_WORD};

/// Calls `f` with each word of a list and its value.
pub(super) fn for_each(list: &[u8], mut f: impl FnMut(&[u8], u8)) {
    let streams = Streams::of(list);
    let endings = streams.endings.split(|&byte| byte == END);
    let mut word = Vec::new();
    for ((&shared, ending), &value) in streams.shared.iter().zip(endings).zip(streams.values) {
        word.truncate(usize::from(shared));
        word.extend_from_slice(ending);
        f(&word, value);
    }
}

/// Walks over a list of `size` bytes. They are added to `out`.
pub(super) fn walk(
    predictor: &mut Predictor<impl Coder>,
    alphabet: &Alphabet,
    given: &[u8],
    size: usize,
    out: &mut Vec<u8>,
) -> Result<(), DataError> {
    let given = Streams::of(given);
    let n_words = predictor.number(given.shared.len());
    let n_endings = size
        .checked_sub(HEADER + 2 * n_words)
        .ok_or(DataError::Damaged)?;
    let mut walk = Walk::default();
    let (mut shared, mut endings, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for id in 0..n_words {
        let given_shared = given.shared.get(id).copied().unwrap_or(0);
        shared.push(walk.shared(predictor, id, given_shared));
        loop {
            let letter = given.endings.get(endings.len()).copied().unwrap_or(0);
            let rank = walk.letter(predictor, alphabet.rank(letter));
            let letter = alphabet.byte(rank);
            endings.push(letter);
            if letter == END {
                break;
            }
            walk.word.push(letter);
            if endings.len() > n_endings || walk.word.len() > MAX_WORD {
                return Err(DataError::Damaged);
            }
        }
        values.push(walk.value(predictor, given.values.get(id).copied().unwrap_or(0)));
    }
    out.extend(MAGIC);
    out.extend((n_words as u32).to_le_bytes());
    out.extend((endings.len() as u32).to_le_bytes());
    for stream in [shared, endings, values] {
        out.extend(stream);
    }
    Ok(())
}

/// The streams of a list.
#[derive(Default)]
struct Streams<'a> {
    shared: &'a [u8],
    endings: &'a [u8],
    values: &'a [u8],
}

impl<'a> Streams<'a> {
    /// Those of a whole list; else they are empty.
    fn of(list: &'a [u8]) -> Self {
        let number = |at: usize| {
            let bytes = list.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_le_bytes(bytes) as usize)
        };
        let streams = || {
            let (n_words, n_endings) = (number(4)?, number(8)?);
            let (shared, rest) = list.get(HEADER..)?.split_at_checked(n_words)?;
            let (endings, values) = rest.split_at_checked(n_endings)?;
            let values = values.get(..n_words)?;
            Some(Self {
                shared,
                endings,
                values,
            })
        };
        streams().unwrap_or_default()
    }
}

/// What is known on the way.
#[derive(Default)]
struct Walk {
    word: Vec<u8>,
    before: Vec<u8>,
    /// How many letters of this word are those of the word before, and how many of that one's are not.
    shared: usize,
    dropped: u8,
    value: u8,
}

impl Walk {
    /// How many letters the next word shares with the one before.
    fn shared(&mut self, predictor: &mut Predictor<impl Coder>, id: usize, shared: u8) -> u8 {
        self.before.clone_from(&self.word);
        let length = self.word.len();
        if id.is_multiple_of(BLOCK) {
            self.shared = 0;
        } else {
            let [one, two, three] = endings(&self.word);
            let (long, shared_before) = (length as u8, self.shared as u8);
            let contexts = [
                two,
                three,
                one ^ of([self.dropped, long, 0, 1]),
                of([self.dropped, shared_before, 0, 2]),
            ];
            let now = (length as u8).wrapping_sub(shared);
            self.dropped =
                predictor.symbol(Stream::Lengths, usize::from(self.dropped), &contexts, now);
            self.shared = length.saturating_sub(usize::from(self.dropped));
        }
        self.word.truncate(self.shared);
        self.shared as u8
    }

    /// The next letter of it, or [`END`], by its rank.
    fn letter(&mut self, predictor: &mut Predictor<impl Coder>, rank: u8) -> u8 {
        let word = &self.word;
        let since = (word.len() - self.shared).min(3);
        // The first one comes behind that of the word before, in the order of the list.
        let beyond = match since {
            0 => self.before.get(self.shared).copied().unwrap_or(1),
            _ => 0,
        };
        let [one, two, three, _, five] = endings(word);
        let since_so = of([since as u8, 0, 0, 0]);
        let behind = of([0, beyond, 0, 0]);
        let contexts = [one ^ behind, two ^ behind, three ^ since_so, five];
        let situation = since * 16 + word.len().min(15);
        predictor.symbol(Stream::Letters, situation, &contexts, rank)
    }

    /// What is known of the word.
    fn value(&mut self, predictor: &mut Predictor<impl Coder>, value: u8) -> u8 {
        let [_, two, three, _] = endings(&self.word);
        let longer = u8::from(self.shared == self.before.len());
        let long = self.word.len() as u8;
        let contexts = [
            two ^ of([longer, 0, 0, 0]),
            three,
            of([long, longer, self.value, 1]),
            of([long, self.shared as u8, 0, 2]),
        ];
        self.value = predictor.symbol(Stream::Values, usize::from(longer), &contexts, value);
        self.value
    }
}
