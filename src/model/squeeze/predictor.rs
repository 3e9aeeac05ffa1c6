//! What the next bit will be, from several views on what went before.
//!
//! Each view (a context) keeps for itself how often a bit was 1 where it stood. A small logistic
//! model weighs the views, and learns with each bit which to trust. Only whole numbers are used: it
//! must come out the same on every machine.

use super::coder::{CHANCES, Coder};

/// From how many contexts a symbol is guessed.
pub(super) const N: usize = 4;

/// The contexts of a symbol, each a hash of what it looks at.
pub(super) type Contexts = [u32; N];

/// What is guessed: nothing that was learnt of one kind is of use to another.
#[derive(Clone, Copy)]
pub(super) enum Stream {
    Text,
    Lengths,
    Letters,
    Values,
    Known,
    Classes,
    Tags,
    Weights,
    Plain,
}

/// How many situations of a stream are told apart.
const N_SITUATIONS: usize = 64;

/// Guesses symbols, and codes them by that.
pub(super) struct Predictor<C> {
    coder: C,
    /// Chances in 12 bits, each with how many bits it saw in 4.
    lines: Vec<Line>,
    /// The line of each context.
    open: [u32; N],
    /// For each situation of each stream, what each context is worth, in 16384ths.
    weights: Vec<[i32; N]>,
    /// The logit of each chance, in 256ths.
    logits: Vec<i16>,
}

/// Chances that lie together: a symbol is told by one or two lines of each context.
type Line = [u16; LINE];
/// How many there are in a line.
const LINE: usize = 16;
/// How many lines there are, as a power of two.
const LINE_BITS: u32 = 17;
/// A chance of one half that saw no bit yet.
const NEW: u16 = 1 << 15;
/// The bits of a chance that count.
const COUNT: u16 = 15;
/// Logits stay below this.
const MOST: i32 = 2047;
/// How much one bit changes a chance, in 32768ths, by how many it saw: one part of those and 1.4 more,
/// so that the first bits count for much.
const STEPS: [i32; 16] = {
    let (mut steps, mut seen) = ([0; 16], 0);
    while seen < steps.len() {
        let parts = 10 * seen as i32 + 14;
        steps[seen] = (10 * (1 << 15) + parts / 2) / parts;
        seen += 1;
    }
    steps
};
/// What the weights of one situation add up to before anything is learnt: they may, together, be
/// surer than each.
const FAIR: i32 = 3 << 13;

impl<C: Coder> Predictor<C> {
    /// A predictor that knows nothing.
    pub(super) fn new(coder: C) -> Self {
        Self {
            coder,
            lines: vec![[NEW; LINE]; 1 << LINE_BITS],
            open: [0; N],
            weights: vec![[FAIR / N as i32; N]; (Stream::Plain as usize + 1) * N_SITUATIONS],
            logits: logits(),
        }
    }

    /// What codes.
    pub(super) fn into_coder(self) -> C {
        self.coder
    }

    /// Forgets what was seen, for what follows is of another kind.
    pub(super) fn forget(&mut self) {
        self.lines.fill([NEW; LINE]);
    }

    /// Codes a symbol. Small ones are cheap: best is a symbol's rank.
    pub(super) fn symbol(
        &mut self,
        stream: Stream,
        situation: usize,
        contexts: &Contexts,
        symbol: u8,
    ) -> u8 {
        let learner = Learner::of(stream, situation);
        self.open(stream, contexts, 0);
        if !self.bit(learner, 1, symbol >= 8) {
            return self.bits(learner, 8, 3, symbol);
        }
        if !self.bit(learner, 2, symbol >= 24) {
            self.open(stream, contexts, 1);
            return 8 + self.bits(learner, 0, 4, symbol.wrapping_sub(8));
        }
        let rest = symbol.wrapping_sub(24);
        self.open(stream, contexts, 2);
        let high = self.bits(learner, 0, 4, rest >> 4);
        self.open(stream, contexts, 3 + u32::from(high));
        24_u8.wrapping_add(high << 4 | self.bits(learner, 0, 4, rest & 15))
    }

    /// Codes a bit by itself.
    pub(super) fn flag(&mut self, stream: Stream, contexts: &Contexts, flag: bool) -> bool {
        self.open(stream, contexts, 0);
        self.bit(Learner::of(stream, 0), 0, flag)
    }

    /// Codes a number below 2^24, in bits as they are.
    pub(super) fn number(&mut self, number: usize) -> usize {
        let mut read = 0;
        for bit in (0..24).rev() {
            let bit = self.coder.bit(CHANCES / 2, number >> bit & 1 == 1);
            read = read << 1 | usize::from(bit);
        }
        read
    }

    /// Opens the lines of the contexts for a part of a symbol.
    fn open(&mut self, stream: Stream, contexts: &Contexts, part: u32) {
        let salts = (stream as u32) << 16 | part << 8..;
        for ((line, context), salt) in self.open.iter_mut().zip(contexts).zip(salts) {
            let hash = context ^ salt.wrapping_mul(0x9E37_79B1);
            *line = hash.wrapping_mul(0x85EB_CA77) >> (32 - LINE_BITS);
        }
    }

    /// So many bits of `value`, in the slots from `first` on.
    fn bits(&mut self, learner: Learner, first: usize, n_bits: u32, value: u8) -> u8 {
        let mut node = 1;
        for bit in (0..n_bits).rev() {
            let bit = self.bit(learner, first + node, value >> bit & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        (node - (1 << n_bits)) as u8
    }

    #[inline(never)]
    fn bit(&mut self, learner: Learner, slot: usize, bit: bool) -> bool {
        let slot = slot % LINE;
        let mut logits = [0; N];
        let mut sum = 0_i32;
        let weights = &mut self.weights[learner.weights];
        for ((&line, &mut weight), logit) in self.open.iter().zip(&mut *weights).zip(&mut logits) {
            let seen = self.lines[line as usize][slot];
            *logit = i32::from(self.logits[usize::from(seen >> 4)]);
            sum = sum.wrapping_add(logit.wrapping_mul(weight));
        }
        let one = chance(sum >> 14);
        let bit = self.coder.bit(one as u32, bit);
        let target = if bit { CHANCES as i32 - 1 } else { 0 };
        let error = target - one;
        for ((&line, weight), logit) in self.open.iter().zip(weights).zip(logits) {
            *weight = weight.wrapping_add((logit * error + 0x2000) >> 14);
            let seen = &mut self.lines[line as usize][slot];
            let (chance, count) = (i32::from(*seen >> 4), *seen & COUNT);
            let change = (target - chance) * STEPS[usize::from(count)];
            let chance = chance + ((change + (1 << 14)) >> 15);
            *seen = (chance as u16) << 4 | (count + 1).min(learner.most_seen);
        }
        bit
    }
}

/// How a bit is learnt.
#[derive(Clone, Copy)]
struct Learner {
    /// Which weights.
    weights: usize,
    /// No more bits are counted, so that a chance goes with the times.
    most_seen: u16,
}

impl Learner {
    fn of(stream: Stream, situation: usize) -> Self {
        Self {
            weights: stream as usize * N_SITUATIONS + situation.min(N_SITUATIONS - 1),
            // Each list has its own words; what is learnt of words holds from A to Z.
            most_seen: match stream {
                Stream::Text => 10,
                _ => COUNT,
            },
        }
    }
}

/// The chance of a logit: between its neighbours in a table.
fn chance(logit: i32) -> i32 {
    /// The chances at each half, from -8 to 8.
    const TABLE: [i16; 33] = [
        1, 2, 4, 6, 10, 17, 28, 45, 74, 120, 194, 311, 488, 747, 1101, 1546, 2048, 2550, 2995,
        3349, 3608, 3785, 3902, 3976, 4022, 4051, 4068, 4079, 4086, 4090, 4092, 4094, 4095,
    ];
    let logit = logit.clamp(-MOST, MOST) + MOST + 1;
    let (at, part) = ((logit >> 7) as usize, logit & 127);
    let (low, high) = (i32::from(TABLE[at]), i32::from(TABLE[at + 1]));
    low + (((high - low) * part) >> 7)
}

/// The logit of each chance: the least that has it.
fn logits() -> Vec<i16> {
    let mut logits = Vec::new();
    for logit in -MOST..=MOST {
        let chances = chance(logit) as usize + 1;
        if chances > logits.len() {
            logits.resize(chances, logit as i16);
        }
    }
    logits.resize(CHANCES as usize, MOST as i16);
    logits
}
