//! Packs as browsers fetch them: squeezed to a third of their size.
//!
//! Few servers compress a file whose kind they don't know, and none could do it as well: half of a
//! pack is a sorted list of words, where a letter is foreseen best by who knows the words. So the
//! packs are coded bit by bit, each with the chance that a small model gives it. That model sees
//! the word so far, the word before, the column of a table ([`predictor`]), and learns as it goes. Both
//! sides do the same sums over whole numbers, so a pack comes out as it went in, byte for byte.
//!
//! ```text
//! "hPs\x01"   magic; the last byte is the version
//! coded       the pack: its head, then each file in the way that fits it
//! ```

mod coder;
mod lexicon;
mod predictor;
mod tables;
mod text;

use coder::{Coder, Decoder, Encoder};
use predictor::Predictor;

use super::{DataError, pack, syntax, tagger};

/// The first bytes of a squeezed pack; the last is the version.
const MAGIC: &[u8; 4] = b"hPs\x01";
/// No pack is larger.
const MOST_BYTES: usize = 1 << 22;
/// And none so many times larger than when it is squeezed: few bytes that are damaged cost little.
const MOST_TIMES: usize = 256;

/// Squeezes a pack.
pub fn squeeze(pack: &[u8]) -> Result<Vec<u8>, DataError> {
    let mut predictor = Predictor::new(Encoder::new());
    let walked = walk(&mut predictor, pack, MOST_BYTES)?;
    let squeezed = [MAGIC, &predictor.into_coder().finish()[..]].concat();
    if walked != pack || pack.len() > most_bytes(&squeezed) {
        return Err(DataError::Damaged);
    }
    Ok(squeezed)
}

/// The pack that was squeezed. What is damaged is either refused here or gives a pack whose
/// checksum does not fit.
pub fn release(squeezed: &[u8]) -> Result<Vec<u8>, DataError> {
    match squeezed.split_first_chunk() {
        Some((MAGIC, coded)) => {
            let mut predictor = Predictor::new(Decoder::new(coded));
            walk(&mut predictor, &[], most_bytes(squeezed))
        }
        Some((magic, _)) if magic[..3] == MAGIC[..3] => Err(DataError::OtherVersion),
        _ => Err(DataError::NotAPack),
    }
}

/// How large a pack may be that is squeezed to this.
fn most_bytes(squeezed: &[u8]) -> usize {
    MOST_BYTES.min(squeezed.len() * MOST_TIMES)
}

/// Walks over a pack, and returns it. To write it needs `given`; to read it needs nothing.
fn walk(
    predictor: &mut Predictor<impl Coder>,
    given: &[u8],
    most_bytes: usize,
) -> Result<Vec<u8>, DataError> {
    let alphabet = Alphabet::new();
    let n_head = match given {
        [] => 0,
        pack => pack::layout(pack)?.0,
    };
    let n_head = predictor.number(n_head);
    if n_head > most_bytes {
        return Err(DataError::Damaged);
    }
    let mut out = Vec::new();
    let mut list = 0..0;
    let mut new = [true; KINDS.len()];
    text::walk(predictor, &alphabet, given, n_head, &mut out);
    for size in pack::layout(&out)?.1 {
        if size > most_bytes.saturating_sub(out.len()) {
            return Err(DataError::Damaged);
        }
        let given = given.get(out.len()..).unwrap_or_default();
        let given = given.get(..size).unwrap_or_default();
        let kind = KINDS.iter().position(|magic| given.starts_with(magic));
        let kind = predictor.number(kind.unwrap_or(KINDS.len()));
        if let Some(new) = new.get_mut(kind) {
            // A pack has one of each.
            if !std::mem::take(new) {
                return Err(DataError::Damaged);
            }
            predictor.forget();
        }
        match kind {
            0 => {
                list.start = out.len();
                lexicon::walk(predictor, &alphabet, given, size, &mut out)?;
                list.end = out.len();
            }
            1 => tables::tagger(predictor, list.clone(), given, size, &mut out)?,
            2 => tables::syntax(predictor, given, size, &mut out)?,
            _ => text::walk(predictor, &alphabet, given, size, &mut out),
        }
    }
    Ok(out)
}

/// The files that are not coded as text, by how they begin.
const KINDS: [[u8; 4]; 3] = [*super::lexicon::MAGIC, tagger::MAGIC, syntax::MAGIC];

/// The bytes by how frequent they are: what is frequent is coded in few bits.
struct Alphabet {
    bytes: [u8; 256],
    ranks: [u8; 256],
}

impl Alphabet {
    /// The commonest bytes of Dutch and English lists, commonest first.
    const COMMON: &[u8] = b"eniartso\nld\tghuckmpbvwzfj-y xq'";

    fn new() -> Self {
        let mut bytes: Vec<u8> = Self::COMMON.to_vec();
        bytes.extend((0..=255).filter(|byte| !Self::COMMON.contains(byte)));
        let mut alphabet = Self {
            bytes: [0; 256],
            ranks: [0; 256],
        };
        for (rank, byte) in bytes.into_iter().enumerate() {
            alphabet.bytes[rank] = byte;
            alphabet.ranks[usize::from(byte)] = rank as u8;
        }
        alphabet
    }

    fn rank(&self, byte: u8) -> u8 {
        self.ranks[usize::from(byte)]
    }

    fn byte(&self, rank: u8) -> u8 {
        self.bytes[usize::from(rank)]
    }
}

/// Adds a byte to a hash.
fn then(hash: u32, byte: u8) -> u32 {
    let hash = (hash ^ u32::from(byte)).wrapping_mul(0x3D4D_51CB);
    hash ^ hash >> 15
}

/// The hashes of the last byte, of the last two, and so on.
fn endings<const N: usize>(bytes: &[u8]) -> [u32; N] {
    let mut hash = 0;
    let mut last = bytes.iter().rev();
    std::array::from_fn(|_| {
        hash = then(hash, last.next().copied().unwrap_or(0));
        hash
    })
}

/// The hash of a few numbers.
fn of(numbers: [u8; 4]) -> u32 {
    u32::from_le_bytes(numbers).wrapping_mul(0x2C1B_3C6D)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lexicon::CAPITAL;
    use crate::model::pack::Pack;

    /// A pack with a file of each kind.
    fn small() -> Vec<u8> {
        let words: [&[u8]; 5] = [b"aan\n", b"bak\n", b"ker\n", b"s\n", b"den\n"];
        let mut list = b"hlx1".to_vec();
        list.extend(5_u32.to_le_bytes());
        list.extend(words.concat().len().to_le_bytes()[..4].iter());
        list.extend([0, 0, 2, 5, 2]);
        list.extend(words.concat());
        list.extend([15, 8, 7, 7 | CAPITAL, 3]);
        // Two classes; the second and the fifth word are known.
        let mut tagger = b"hTg\x02".to_vec();
        tagger.extend([2, 3, 0x85, 1, 5, 0b10010, 0, 1]);
        // Another word, then two features: one with the weights of two tags.
        tagger.extend([1, 255, 255, 3, 1, 2, 7, 200, 2, 0, 4, 9, 12, 250]);
        let mut syntax = b"hSx\x01".to_vec();
        syntax.extend([1; syntax::N_SIGNS]);
        syntax.extend([2, 255, 9, 8, 40, 41]);
        pack::write(&Pack {
            lang: "nl",
            files: vec![
                (
                    "terms/filler.tsv",
                    "from\tto\nevenwel\teven één\n".as_bytes(),
                ),
                ("lexicon.bin", &list),
                ("syntax.bin", &syntax),
                ("tagger.bin", &tagger),
            ],
        })
    }

    #[test]
    fn what_is_squeezed_is_released() {
        for pack in [
            small(),
            pack::write(&Pack {
                lang: "",
                files: Vec::new(),
            }),
        ] {
            let squeezed = squeeze(&pack).expect("it is a pack");
            assert_eq!(release(&squeezed), Ok(pack));
        }
    }

    #[test]
    fn what_repeats_takes_next_to_no_room() {
        let lines = "verstrekken\tgeven\n".repeat(500);
        let pack = pack::write(&Pack {
            lang: "nl",
            files: vec![("simpler-word.tsv", lines.as_bytes())],
        });
        assert!(squeeze(&pack).expect("it is a pack").len() < 150);
    }

    #[test]
    fn what_is_damaged_is_seen() {
        let pack = small();
        let squeezed = squeeze(&pack).expect("it is a pack");
        let check = |bytes: &[u8]| {
            if let Ok(released) = release(bytes) {
                let is_whole = released == pack;
                assert!(is_whole || pack::read(&released).is_err());
            }
        };
        for at in 4..squeezed.len() {
            let mut other = squeezed.clone();
            other[at] ^= 0x10;
            check(&other);
            check(&squeezed[..at]);
        }
    }

    #[test]
    fn it_is_told_what_is_wrong() {
        assert_eq!(release(b""), Err(DataError::NotAPack));
        assert_eq!(release(b"<!doctype html>"), Err(DataError::NotAPack));
        assert_eq!(release(b"hPs\x02"), Err(DataError::OtherVersion));
        assert_eq!(release(b"hPs\x01"), Err(DataError::Damaged));
        assert_eq!(squeeze(b"hPk"), Err(DataError::Damaged));
    }
}
