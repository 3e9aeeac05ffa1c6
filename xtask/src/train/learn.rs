//! Learns the weights: a logistic model over the tags that a word may have, with the tags before it
//! as the model itself gave them, by FTRL-proximal.
//!
//! FTRL-proximal (McMahan and others, "Ad click prediction: a view from the trenches", KDD 2013,
//! algorithm 1) gives each weight its own learning rate and, by its L1 penalty, a zero where there is
//! little evidence. Afterwards the weights that are left are trained on without penalty, which
//! undoes its shrinking (the relaxed lasso: Meinshausen 2007).
//!
//! The result depends on nothing but the text: fixed order of shuffling, no threads, and an
//! exponential of our own, since that of the platform may differ in its last bit.

use std::collections::{BTreeMap, HashMap};

use helder::model::tagger::features::{History, Keys, PADDING, allowed, collect};
use helder::model::tagger::word::{Seen, Vocabulary, look_ahead};
use helder::model::{Tag, TagSet};

use super::Example;

/// How strong the penalty is, and how long to learn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    pub(crate) l1: f32,
    /// Times over the text with the penalty.
    pub(crate) rounds: usize,
    /// Times over the text without it.
    pub(crate) refits: usize,
}

/// The learning rate (alpha) and the smoothing of it (beta) of the paper's algorithm.
const RATE: f32 = 0.3;
const SMOOTHING: f32 = 1.0;
/// A little L2 keeps weights of features that decide alone from growing without end.
const L2: f32 = 0.05;
/// Errors below this are not learnt from; it saves half the time and changes nothing measurable.
const LEAST_ERROR: f32 = 0.01;
/// Weights smaller than this after the penalty are dropped before the refit.
const LEAST_WEIGHT: f32 = 0.05;
/// Features that occur once say nothing about other text.
const MIN_COUNT: u32 = 2;
/// After the penalty is off, what is known of the size of gradients counts for this share, so that
/// weights can still move.
const REFIT_MEMORY: f32 = 0.2;

const N_TAGS: usize = Tag::ALL.len();

/// One weight, with what the algorithm keeps for it.
#[derive(Clone, Copy)]
pub(crate) struct Weight {
    pub(crate) value: f32,
    /// The sum of gradients, corrected as in the paper (z).
    gradient: f32,
    /// The sum of their squares (n).
    squares: f32,
}

/// The learnt weights, by feature key.
pub(crate) struct Learnt {
    index: HashMap<u32, u32>,
    weights: Vec<[Weight; N_TAGS]>,
}

impl Learnt {
    /// Every feature that has a weight: its key and its weights by tag, sorted.
    pub(crate) fn rows(&self) -> Vec<(u32, [f32; N_TAGS])> {
        let mut rows: Vec<_> = self
            .index
            .iter()
            .map(|(&key, &at)| (key, self.weights[at as usize].map(|weight| weight.value)))
            .collect();
        rows.sort_by_key(|row| row.0);
        rows
    }
}

/// The words of a sentence as the tagger sees them.
fn look(sentence: &[Example], vocabulary: &Vocabulary) -> Vec<Seen> {
    let mut words = vec![Seen::OUTSIDE; PADDING];
    words.extend(
        sentence
            .iter()
            .map(|example| Seen::new(&example.form, vocabulary)),
    );
    words.extend([Seen::OUTSIDE; PADDING]);
    look_ahead(&mut words);
    words
}

pub(crate) fn learn(sentences: &[Vec<Example>], vocabulary: &Vocabulary, effort: Effort) -> Learnt {
    let seen: Vec<Vec<Seen>> = sentences.iter().map(|s| look(s, vocabulary)).collect();
    let mut learner = Learner {
        learnt: prepare(sentences, &seen),
        l1: effort.l1,
        kept: None,
        keys: Keys::new(),
        rows: Vec::new(),
    };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random(0x0139_408D_CBBF_7A44);
    for round in 0..effort.rounds + effort.refits {
        if round == effort.rounds {
            learner.drop_penalty();
        }
        random.shuffle(&mut order);
        for &i in &order {
            learner.sentence(&seen[i], &sentences[i]);
        }
    }
    learner.learnt
}

/// A zero weight for every feature that the text has often enough.
fn prepare(sentences: &[Vec<Example>], seen: &[Vec<Seen>]) -> Learnt {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut keys = Keys::new();
    for (sentence, words) in sentences.iter().zip(seen) {
        let mut history = History::new();
        for (i, example) in sentence.iter().enumerate() {
            let at = i + PADDING;
            if allowed(&words[at], history, i == 0).len() > 1 {
                collect(words, at, history, &mut keys, |_| true);
                for &key in keys.as_slice() {
                    *counts.entry(key).or_default() += 1;
                }
            }
            history.push(example.tag, &words[at]);
        }
    }
    let frequent = counts.into_iter().filter(|(_, n)| *n >= MIN_COUNT);
    let index: HashMap<u32, u32> = frequent.zip(0..).map(|((key, _), at)| (key, at)).collect();
    Learnt {
        weights: vec![[Weight::ZERO; N_TAGS]; index.len()],
        index,
    }
}

struct Learner {
    learnt: Learnt,
    l1: f32,
    /// After the penalty: the tags of each feature that kept a weight.
    kept: Option<Vec<TagSet>>,
    keys: Keys,
    rows: Vec<usize>,
}

impl Learner {
    fn sentence(&mut self, words: &[Seen], sentence: &[Example]) {
        let mut history = History::new();
        for (i, example) in sentence.iter().enumerate() {
            let at = i + PADDING;
            let tags = allowed(&words[at], history, i == 0);
            let tag = match tags.first() {
                Some(tag) if tags.len() == 1 => tag,
                _ => {
                    collect(words, at, history, &mut self.keys, |_| true);
                    self.choose(tags, example)
                }
            };
            history.push(tag, &words[at]);
        }
    }

    /// The model's choice among `tags`; learns from it unless the example is doubtful.
    fn choose(&mut self, tags: TagSet, example: &Example) -> Tag {
        let Learnt { index, weights } = &mut self.learnt;
        self.rows.clear();
        let rows = self.keys.as_slice().iter().filter_map(|key| index.get(key));
        self.rows.extend(rows.map(|&at| at as usize));
        let mut sums = [0.0_f32; N_TAGS];
        let mut best = (f32::NEG_INFINITY, Tag::Other);
        for tag in tags.iter() {
            let sum = self
                .rows
                .iter()
                .map(|&row| weights[row][tag as usize].value)
                .sum();
            sums[tag as usize] = sum;
            if sum > best.0 {
                best = (sum, tag);
            }
        }
        if example.doubtful || !tags.has(example.tag) {
            return best.1;
        }
        let mut total = 0.0;
        for tag in tags.iter() {
            let sum = &mut sums[tag as usize];
            *sum = exp(*sum - best.0);
            total += *sum;
        }
        for tag in tags.iter() {
            let wanted = f32::from(u8::from(tag == example.tag));
            let gradient = sums[tag as usize] / total - wanted;
            if gradient.abs() < LEAST_ERROR {
                continue;
            }
            for &row in &self.rows {
                if self.kept.as_ref().is_none_or(|kept| kept[row].has(tag)) {
                    weights[row][tag as usize].learn(gradient, self.l1);
                }
            }
        }
        best.1
    }

    fn drop_penalty(&mut self) {
        self.l1 = 0.0;
        let mut kept = vec![TagSet::default(); self.learnt.weights.len()];
        for (kept, row) in kept.iter_mut().zip(&mut self.learnt.weights) {
            for (tag, weight) in Tag::ALL.into_iter().zip(row) {
                if weight.value.abs() > LEAST_WEIGHT {
                    *kept = *kept | TagSet::of(&[tag]);
                } else {
                    weight.value = 0.0;
                }
                weight.squares *= REFIT_MEMORY;
                weight.gradient = -weight.value * weight.stiffness();
            }
        }
        self.kept = Some(kept);
    }
}

impl Weight {
    /// Nothing learnt yet.
    pub(crate) const ZERO: Self = Self {
        value: 0.0,
        gradient: 0.0,
        squares: 0.0,
    };

    fn stiffness(&self) -> f32 {
        (SMOOTHING + self.squares.sqrt()) / RATE + L2
    }

    /// One step of the algorithm.
    pub(crate) fn learn(&mut self, gradient: f32, l1: f32) {
        let squares = self.squares + gradient * gradient;
        let sigma = (squares.sqrt() - self.squares.sqrt()) / RATE;
        self.gradient += gradient - sigma * self.value;
        self.squares = squares;
        self.value = if self.gradient.abs() <= l1 {
            0.0
        } else {
            -(self.gradient - self.gradient.signum() * l1) / self.stiffness()
        };
    }
}

/// e to the power of `x`, for `x` up to 0, to six digits: e^x = (e^(x/256))^256, the inner one by
/// its series. Sums and products alone, so that every platform gives the same bits.
pub(crate) fn exp(x: f32) -> f32 {
    let y = x.max(-80.0) / 256.0;
    let mut power = 1.0 + y * (1.0 + y * (0.5 + y * (1.0 / 6.0 + y / 24.0)));
    for _ in 0..8 {
        power *= power;
    }
    power
}

/// Xorshift (Marsaglia 2003): reproducible, and good enough to shuffle with.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for i in (1..items.len()).rev() {
            let j = (self.next() % (i as u64 + 1)) as usize;
            items.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_is_close() {
        for x in [0.0_f32, -0.1, -1.0, -5.0, -20.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
        }
        assert!(exp(f32::MIN) < 1e-30);
    }
}
