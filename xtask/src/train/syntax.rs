//! Learns from the Dutch trees what `helder::model::syntax` needs: which participles are passive,
//! and how long a sentence's longest dependency is.
//!
//! Both read tags, and must learn from tags with the errors that the tagger makes on text it has
//! not seen. So the trees are tagged by taggers that were trained without them, part by part.

use std::collections::BTreeMap;

use helder::model::syntax::{MAGIC, N_SIGNS, PASSIVE_STEPS, passive_features, signs};
use helder::model::{Scratch, Tag, Tagger};

use super::learn::{Effort, Weight, exp};
use super::treebank::{Sentence, Token};
use super::{Example, Settings, fit, pack};

/// Into how many parts the text is cut for tagging.
const PARTS: usize = 4;
/// Enough for tags with the errors of the real tagger.
const EFFORT: Effort = Effort {
    l1: 3.0,
    rounds: 4,
    refits: 0,
};

/// A sentence with a tree, and the tags of a tagger that did not see it.
pub(crate) struct Tagged<'a> {
    sentence: &'a Sentence,
    tags: Vec<Tag>,
}

/// Tags the sentences that have trees.
pub(crate) fn tag<'a>(
    sentences: impl Iterator<Item = &'a Sentence>,
    examples: &[Vec<Example>],
    settings: &Settings,
) -> Result<Vec<Tagged<'a>>, Box<dyn std::error::Error>> {
    let lexicon = settings.lexicon()?;
    let taggers = (0..PARTS)
        .map(|part| {
            let others = (0..examples.len()).filter(|i| i % PARTS != part);
            let others: Vec<_> = others.map(|i| examples[i].clone()).collect();
            Ok(Tagger::load(&fit(&others, settings, EFFORT)?, &lexicon)?)
        })
        .collect::<Result<Vec<Tagger>, Box<dyn std::error::Error>>>()?;
    let mut scratch = Scratch::default();
    let has_tree = |sentence: &&Sentence| sentence.iter().any(|token| token.head > 0);
    let all = sentences
        .enumerate()
        .filter(|(_, sentence)| has_tree(sentence));
    Ok(all
        .map(|(i, sentence)| {
            let mut tags = Vec::new();
            let forms = sentence.iter().map(|token| token.form.as_str());
            taggers[i % PARTS].tag(forms, &mut scratch, &mut tags);
            Tagged { sentence, tags }
        })
        .collect())
}

/// The packed table for `Syntax::load`: with the passive model or, for a language whose passives a
/// rule finds, without.
pub(crate) fn train(text: &[Tagged<'_>], usable: &[bool; N_SIGNS], passives: bool) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    for weight in dependency(text, usable) {
        let steps = (weight * 1024.0).round() as i32;
        pack::integer(
            &mut out,
            (steps << 1 ^ steps >> 31).cast_unsigned() as usize,
        );
    }
    let rows = if passives { passive(text) } else { Vec::new() };
    pack::integer(&mut out, rows.len());
    pack::keys(&mut out, rows.iter().map(|row| row.0));
    out.extend(rows.iter().map(|row| row.1.cast_unsigned()));
    out
}

const L1: f32 = 0.4;
const ROUNDS: usize = 12;

/// The weights of the passive model, by logistic regression.
fn passive(text: &[Tagged<'_>]) -> Vec<(u32, i8)> {
    let mut cases: Vec<(Vec<u32>, bool)> = Vec::new();
    for Tagged { sentence, tags } in text {
        let tokens: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
        for at in (0..tokens.len()).filter(|&at| tags[at].is_participle()) {
            let mut keys = Vec::new();
            passive_features(&tokens, tags, at, &mut |key| keys.push(key));
            let depends = |token: &Token| token.head == at + 1 && token.relation == "aux:pass";
            cases.push((keys, sentence.iter().any(depends)));
        }
    }
    let mut weights: BTreeMap<u32, Weight> = BTreeMap::new();
    for _ in 0..ROUNDS {
        for (keys, passive) in &cases {
            let sum: f32 = keys
                .iter()
                .filter_map(|key| weights.get(key))
                .map(|w| w.value)
                .sum();
            let likely = if sum > 0.0 {
                1.0 / (1.0 + exp(-sum))
            } else {
                exp(sum) / (1.0 + exp(sum))
            };
            let gradient = likely - f32::from(u8::from(*passive));
            for &key in keys {
                weights
                    .entry(key)
                    .or_insert(Weight::ZERO)
                    .learn(gradient, L1);
            }
        }
    }
    let steps = |weight: f32| (weight * PASSIVE_STEPS as f32).round().clamp(-127.0, 127.0) as i8;
    let rows = weights
        .into_iter()
        .map(|(key, weight)| (key, steps(weight.value)));
    rows.filter(|row| row.1 != 0).collect()
}

/// Makes the least squares stable where two signs say nearly the same.
const RIDGE: f64 = 10.0;

/// The weights of the signs of a long dependency, by ridge regression; zero for those not usable.
fn dependency(text: &[Tagged<'_>], usable: &[bool; N_SIGNS]) -> [f64; N_SIGNS] {
    let mut matrix = [[0.0; N_SIGNS]; N_SIGNS];
    let mut side = [0.0; N_SIGNS];
    for (i, row) in matrix.iter_mut().enumerate() {
        row[i] = RIDGE;
    }
    for Tagged { sentence, tags } in text {
        let mut signs = signs(tags).map(f64::from);
        for (sign, usable) in signs.iter_mut().zip(usable) {
            *sign *= f64::from(u8::from(*usable));
        }
        let length = f64::from(longest(sentence));
        for (row, a) in matrix.iter_mut().zip(signs) {
            for (cell, b) in row.iter_mut().zip(signs) {
                *cell += a * b;
            }
        }
        for (cell, a) in side.iter_mut().zip(signs) {
            *cell += a * length;
        }
    }
    solve(matrix, side)
}

/// How many words stand between the two ends of the longest dependency of a word; those of marks
/// are left out, which hang under the main verb from wherever they stand.
fn longest(sentence: &Sentence) -> u32 {
    let counts =
        |token: &Token| token.head > 0 && !matches!(token.upos.as_str(), "PUNCT" | "SYM" | "X");
    let lengths = sentence
        .iter()
        .enumerate()
        .filter(|(_, token)| counts(token))
        .map(|(i, token)| {
            let head = token.head - 1;
            let between = i.min(head) + 1..i.max(head);
            sentence.get(between).map_or(0, |between| {
                between.iter().filter(|token| token.upos != "PUNCT").count() as u32
            })
        });
    lengths.max().unwrap_or(0)
}

/// Solves a symmetric positive system by Gaussian elimination.
fn solve(mut matrix: [[f64; N_SIGNS]; N_SIGNS], mut side: [f64; N_SIGNS]) -> [f64; N_SIGNS] {
    for pivot in 0..N_SIGNS {
        let from = matrix[pivot];
        for row in pivot + 1..N_SIGNS {
            let factor = matrix[row][pivot] / from[pivot];
            for (cell, above) in matrix[row].iter_mut().zip(from) {
                *cell -= factor * above;
            }
            side[row] -= factor * side[pivot];
        }
    }
    for row in (0..N_SIGNS).rev() {
        let known: f64 = (row + 1..N_SIGNS)
            .map(|column| matrix[row][column] * side[column])
            .sum();
        side[row] = (side[row] - known) / matrix[row][row];
    }
    side
}
