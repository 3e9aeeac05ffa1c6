//! An arithmetic coder: bits that were foreseen take next to no room.
//!
//! One walk over the data serves both ways. To write, it gives each bit and gets the same back; to
//! read, it gives any bit and gets the one that was written.

/// Of how many chances a chance is told.
pub(super) const CHANCES: u32 = 1 << 12;

/// Writes or reads bits.
pub(super) trait Coder {
    /// The next bit, which is 1 in `one` of [`CHANCES`] cases: more than none, fewer than all.
    fn bit(&mut self, one: u32, bit: bool) -> bool;
}

/// The numbers that the rest of the stream may still be. Each bit leaves a part of them.
struct Range {
    low: u32,
    high: u32,
}

impl Range {
    const ALL: Self = Self {
        low: 0,
        high: u32::MAX,
    };

    /// The last of the numbers that stand for a 1.
    fn split(&self, one: u32) -> u32 {
        self.low + (u64::from(self.high - self.low) * u64::from(one) / u64::from(CHANCES)) as u32
    }

    fn narrow(&mut self, split: u32, bit: bool) {
        if bit {
            self.high = split;
        } else {
            self.low = split + 1;
        }
    }

    /// Whether the first byte is known. It is taken off.
    fn shift(&mut self) -> Option<u8> {
        let first = (self.low ^ self.high) >> 24 == 0;
        first.then(|| {
            let byte = (self.low >> 24) as u8;
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
            byte
        })
    }
}

/// Writes.
pub(super) struct Encoder {
    range: Range,
    out: Vec<u8>,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self {
            range: Range::ALL,
            out: Vec::new(),
        }
    }

    /// What was written.
    pub(super) fn finish(mut self) -> Vec<u8> {
        // Any number in the range will do, and zeros are read behind the end.
        let last = self.range.high.to_be_bytes();
        self.out.extend(last);
        self.out
    }
}

impl Coder for Encoder {
    fn bit(&mut self, one: u32, bit: bool) -> bool {
        let split = self.range.split(one);
        self.range.narrow(split, bit);
        while let Some(byte) = self.range.shift() {
            self.out.push(byte);
        }
        bit
    }
}

/// Reads. Behind the end there are zeros.
pub(super) struct Decoder<'a> {
    range: Range,
    number: u32,
    rest: std::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut new = Self {
            range: Range::ALL,
            number: 0,
            rest: bytes.iter(),
        };
        for _ in 0..4 {
            new.read();
        }
        new
    }

    fn read(&mut self) {
        let byte = self.rest.next().copied().unwrap_or(0);
        self.number = self.number << 8 | u32::from(byte);
    }
}

impl Coder for Decoder<'_> {
    #[inline]
    fn bit(&mut self, one: u32, _: bool) -> bool {
        let split = self.range.split(one);
        let bit = self.number <= split;
        self.range.narrow(split, bit);
        while self.range.shift().is_some() {
            self.read();
        }
        bit
    }
}
