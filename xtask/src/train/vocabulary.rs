//! Builds the vocabulary: which words are known, and which tags they can have.

use std::collections::{BTreeMap, HashSet};

use helder::model::lexicon::Lexicon;
use helder::model::tagger::word::{Class, MAX_CLASSES, Seen, Vocabulary};
use helder::model::{Tag, TagSet};

use super::{Example, Settings, pack};

type Counts = [u32; Tag::ALL.len()];

/// A word of the lexicon is known when training has it this often. Words seen once serve to train
/// how unknown words are tagged.
const MIN_WORD: u32 = 2;
/// Another word needs a key, some twenty bits where one of the lexicon needs one, so it has to be
/// worth more. Most are names and compounds that will hardly come again.
const MIN_UNLISTED: u32 = 4;
/// A word seen at least this often has no other tags than those it had.
const CLOSED_AT: u32 = 12;
/// An ending is known when this many words end so.
const MIN_ENDING: u32 = 8;
/// Words more frequent than this do not say how other words with their ending are used.
const MAX_ENDING_WORD: u32 = 20;

/// A vocabulary to learn with, and the one to pack.
pub(crate) struct Built {
    /// Without the words that training has once, so that learning meets unknown words.
    pub(crate) vocabulary: Vocabulary,
    /// Class numbers by key; with the words that training has once.
    pub(crate) entries: BTreeMap<u32, u32>,
    pub(crate) classes: Vec<Class>,
}

/// What tells classes apart: the tags, whether it is open, and how strongly which tag leads.
type Kind = (Class, Option<(Tag, bool)>);

pub(crate) fn build(sentences: &[Vec<Example>], settings: &Settings, lexicon: &Lexicon) -> Built {
    let (words, endings) = count(sentences);
    let mut listed = HashSet::new();
    lexicon.for_each(|word| _ = listed.insert(pack::key_of(word)));
    let enough = |key| match listed.contains(&key) {
        true => MIN_WORD,
        false => MIN_UNLISTED,
    };
    let mut kinds: BTreeMap<Kind, (u32, Vec<u32>)> = BTreeMap::new();
    for (&hash, counts) in &words {
        let total: u32 = counts.iter().sum();
        let key = Vocabulary::word_key(hash);
        if total >= enough(key) {
            let kind = kind(counts, settings, false);
            let (weight, keys) = kinds.entry(kind).or_default();
            *weight += total;
            keys.push(key);
        }
    }
    for (&hash, counts) in &endings {
        if counts.iter().sum::<u32>() >= MIN_ENDING {
            let (weight, keys) = kinds.entry(kind(counts, settings, true)).or_default();
            *weight += 1;
            keys.push(Vocabulary::ending_key(hash));
        }
    }
    let once: Vec<(Kind, u32)> = words
        .iter()
        .filter(|(_, counts)| counts.iter().sum::<u32>() == 1)
        .map(|(&hash, counts)| (kind(counts, settings, false), Vocabulary::word_key(hash)))
        .filter(|(_, key)| listed.contains(key))
        .collect();
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, (weight, _))| (std::cmp::Reverse(*weight), *kind));

    let n_classes = kinds.len().min(MAX_CLASSES);
    let mut entries = BTreeMap::new();
    for (i, (kind, (_, keys))) in kinds.iter().enumerate() {
        let class = if i < n_classes {
            i
        } else {
            nearest(kind, &kinds[..n_classes])
        };
        for &key in keys {
            entries.entry(key).or_insert(class as u32);
        }
    }
    let classes: Vec<Class> = kinds[..n_classes]
        .iter()
        .map(|((class, _), _)| settings.complete(*class))
        .collect();
    let known: Vec<(u32, u32)> = entries.iter().map(|(&key, &class)| (key, class)).collect();
    for (kind, key) in once {
        let same = kinds[..n_classes]
            .iter()
            .position(|(other, _)| *other == kind);
        let class = same.unwrap_or_else(|| nearest(&kind, &kinds[..n_classes]));
        entries.entry(key).or_insert(class as u32);
    }
    Built {
        vocabulary: Vocabulary::new(&known, classes.clone()),
        entries,
        classes,
    }
}

/// How often each word had each tag, and how many words with an ending had it most.
fn count(sentences: &[Vec<Example>]) -> (BTreeMap<u32, Counts>, BTreeMap<u32, Counts>) {
    let mut words: BTreeMap<u32, Counts> = BTreeMap::new();
    for example in sentences
        .iter()
        .flatten()
        .filter(|example| !example.doubtful)
    {
        if let Some(ends) = ends(&example.form) {
            words.entry(ends[ends.len() - 1]).or_default()[example.tag as usize] += 1;
        }
    }
    let mut endings: BTreeMap<u32, Counts> = BTreeMap::new();
    let mut done = HashSet::new();
    for example in sentences.iter().flatten() {
        if !example.form.starts_with(char::is_lowercase) || !done.insert(&example.form) {
            continue;
        }
        let Some(ends) = ends(&example.form) else {
            continue;
        };
        let Some(counts) = words.get(&ends[ends.len() - 1]) else {
            continue;
        };
        if counts.iter().sum::<u32>() > MAX_ENDING_WORD {
            continue;
        }
        let tag = top(counts);
        for len in 2..=4 {
            if ends.len() > len {
                endings.entry(ends[len - 1]).or_default()[tag as usize] += 1;
            }
        }
    }
    (words, endings)
}

/// The hashes of all ends of a word, the whole word last; nothing for marks.
fn ends(form: &str) -> Option<Vec<u32>> {
    if Seen::new(form, &Vocabulary::empty()).is_mark() {
        return None;
    }
    Some(helder::model::tagger::word::ends(form))
}

fn top(counts: &Counts) -> Tag {
    let best = Tag::ALL
        .into_iter()
        .rev()
        .max_by_key(|&tag| counts[tag as usize]);
    best.expect("there are tags")
}

fn kind(counts: &Counts, settings: &Settings, ending: bool) -> Kind {
    let total: u32 = counts.iter().sum();
    let lead = top(counts);
    let open = !ending && total < CLOSED_AT && lead.is(TagSet::OPEN);
    let mut tags = TagSet::default();
    for tag in Tag::ALL {
        let n = counts[tag as usize];
        if n > 0 && (open || n * settings.rarest_share >= total) {
            tags = tags | TagSet::of(&[tag]);
        }
    }
    let share = counts[lead as usize] * 5;
    let lead = if share >= total * 4 {
        Some((lead, true))
    } else if share >= total * 3 {
        Some((lead, false))
    } else {
        None
    };
    (
        Class {
            tags,
            open: open || ending,
        },
        lead,
    )
}

/// The class that is most like one that found no place.
fn nearest(kind: &Kind, classes: &[(Kind, (u32, Vec<u32>))]) -> usize {
    let (class, lead) = kind;
    let likeness = |other: &Kind| {
        let shared = (other.0.tags.0 & class.tags.0).count_ones().cast_signed();
        let apart = (other.0.tags.0 ^ class.tags.0).count_ones().cast_signed();
        let same_lead = lead.map(|l| l.0) == other.1.map(|l| l.0);
        100 * i32::from(other.0.open == class.open) + 6 * shared - 4 * apart
            + 3 * i32::from(same_lead)
    };
    let best = (0..classes.len())
        .rev()
        .max_by_key(|&i| likeness(&classes[i].0));
    best.expect("there are classes")
}
