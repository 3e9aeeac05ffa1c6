//! Hashes that are quick to make, and tables that take a hash for what it is.

use std::hash::Hasher;

/// The hash of bytes, eight at a time. The multiplier is 2^64 divided by the golden ratio.
#[inline]
pub(crate) fn hash(bytes: &[u8], kind: u8) -> u64 {
    let mix =
        |hash: u64, part: u64| (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut hash = mix(u64::from(kind), bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let part = chunk.try_into().map_or(0, u64::from_le_bytes);
        hash = mix(hash, part);
    }
    let rest = chunks.remainder().iter().rev();
    let rest = rest.fold(0, |part, &byte| part << 8 | u64::from(byte));
    // The high bits are the well mixed ones, and tables ask for the low ones.
    let hash = mix(hash, rest);
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
