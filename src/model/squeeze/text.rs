//! Lists as people wrote them, and whatever has no way of its own: byte by byte.

use super::coder::Coder;
use super::predictor::{Predictor, Stream};
use super::{Alphabet, endings, of, then};

/// Walks over `size` bytes. They are added to `out`.
pub(super) fn walk(
    predictor: &mut Predictor<impl Coder>,
    alphabet: &Alphabet,
    given: &[u8],
    size: usize,
    out: &mut Vec<u8>,
) {
    // The column of a table, and the hash of the word so far.
    let (mut column, mut word) = (0_u8, 0);
    for at in 0..size {
        let [one, two, _, four] = endings(out);
        let place = of([column, 0, 0, 0]);
        let contexts = [one ^ place, two, four, word ^ place];
        let rank = alphabet.rank(given.get(at).copied().unwrap_or(0));
        let rank = predictor.symbol(Stream::Text, usize::from(column), &contexts, rank);
        let byte = alphabet.byte(rank);
        out.push(byte);
        column = match byte {
            b'\n' => 0,
            b'\t' => column.saturating_add(1),
            _ => column,
        };
        word = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | 128.. => then(word, byte),
            _ => then(0, byte),
        };
    }
}
