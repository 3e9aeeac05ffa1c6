//! Hashes that are quick to make, and tables that take a hash for what it is.

use std::hash::Hasher;

/// The hash of bytes, eight at a time. The multiplier is 2^64 divided by the golden ratio.
#[inline]
pub(crate) fn hash(bytes: &[u8], kind: u8) -> u64 {
    let mix =
        |hash: u64, part: u64| (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut hash = mix(u64::from(kind), bytes.len() as u64);
    // The last part takes eight bytes again, or the four first and the four last, rather than one by
    // one what is left: most words are short, each of another length.
    let last = match (bytes.last_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
        (Some(last), _, _) => {
            let (chunks, _) = bytes[..bytes.len() - 1].as_chunks::<8>();
            for chunk in chunks {
                hash = mix(hash, u64::from_le_bytes(*chunk));
            }
            u64::from_le_bytes(*last)
        }
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => match bytes {
            [] => 0,
            [first, .., last] => {
                let middle = bytes[bytes.len() / 2];
                u64::from_le_bytes([*first, middle, *last, 0, 0, 0, 0, 0])
            }
            [only] => u64::from(*only),
        },
    };
    // The high bits are the well mixed ones, and tables ask for the low ones.
    let hash = mix(hash, last);
    hash ^ hash >> 32
}

/// Hashes nothing: for keys that are hashes.
#[derive(Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes, 0);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
