//! What the tags of a sentence say about its build: clauses, passives, how far a verb stands from
//! its other half, and how long its longest dependency is.
//!
//! There is no parser. A small logistic model tells the Dutch passive from the perfect (*is
//! gesloten* and *is gekomen*), and a linear one reads the longest dependency off the tags, as well
//! as a parser of 230 kB would. Both are learnt from treebanks by `cargo xtask train`. English
//! passives need a rule only, because the tagger tells *interested* from *sent*.

use super::table::Table;
use super::tagger::word::{self, mix};
use super::{DataError, Reader, Tag, TagSet};

/// The first bytes of a packed table; the last of them is the version.
pub const MAGIC: [u8; 4] = *b"hSx\x01";

/// How a passive is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassiveKind {
    /// Dutch *wordt gesloten*.
    Worden,
    /// Dutch *is gesloten*.
    Zijn,
    /// English *is closed*, *gets closed*.
    Be,
    /// A participle whose auxiliary stands elsewhere: *(is opened) and read*.
    Shared,
}

/// A passive verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passive {
    /// The participle, as an index of the sentence's tokens.
    pub participle: usize,
    /// The auxiliary, if it was found.
    pub auxiliary: Option<usize>,
    /// How it is made.
    pub kind: PassiveKind,
    /// Whether it is well beyond doubt: where a rule should speak, not only a count.
    pub sure: bool,
}

/// Two halves of a verb with words between them: *heeft ... gegeven*, *wil ... lezen*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The finite verb.
    pub finite: usize,
    /// Its participle or infinitive.
    pub other: usize,
    /// How many words stand between, marks not counted.
    pub words: u32,
}

/// What was found in one sentence.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// Clauses with a verb of their own: finite verbs.
    pub clauses: u32,
    /// Words with a meaning of their own.
    pub content_words: u32,
    /// Its passives, in order of their participles.
    pub passives: Vec<Passive>,
    /// The widest gap between a finite verb and its other half.
    pub gap: Option<Gap>,
    /// About how many words stand between the two ends of its longest dependency, in hundredths.
    pub longest_dependency: u32,
}

/// Whose passives to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// *worden* and *zijn*, with the participle on either side.
    Dutch,
    /// *be* and *get*, with the participle after it.
    English,
}

/// Reads the build of sentences in one language.
#[derive(Clone, Debug)]
pub struct Syntax {
    grammar: Grammar,
    passive: Table,
    dependency: [i32; N_SIGNS],
}

impl Syntax {
    /// Reads a packed table: the weights of [`signs`], in 1024ths and zigzag-coded, then the sorted
    /// keys of the passive model as gaps, and its weights as bytes.
    pub fn load(bytes: &[u8], grammar: Grammar) -> Result<Self, DataError> {
        let mut reader = Reader::new(bytes);
        if reader.bytes(MAGIC.len())? != MAGIC {
            return Err(DataError::NotATable);
        }
        let mut dependency = [0; N_SIGNS];
        for weight in &mut dependency {
            let packed = reader.integer()?;
            *weight = (packed >> 1).cast_signed() ^ -(packed & 1).cast_signed();
        }
        let n = reader.length()?;
        let keys = super::tagger::keys(&mut reader, n)?;
        let weights = reader.bytes(n)?;
        let entries: Vec<_> = keys
            .into_iter()
            .zip(weights.iter().map(|&w| u32::from(w)))
            .collect();
        Ok(Self {
            grammar,
            passive: Table::new(&entries),
            dependency,
        })
    }

    /// Reads the build of a sentence from its tokens, marks included, and their tags.
    pub fn read(&self, tokens: &[&str], tags: &[Tag], build: &mut Build) {
        let counts = TagCounts::of(tags);
        build.clauses = counts.of_any(TagSet::FINITE).cast_unsigned();
        build.content_words = counts.of_any(TagSet::CONTENT).cast_unsigned();
        build.passives.clear();
        for at in 0..tags.len() {
            let passive = match self.grammar {
                Grammar::Dutch if tags[at].is_participle() => self.dutch_passive(tokens, tags, at),
                Grammar::Dutch => None,
                Grammar::English => english_passive(tokens, tags, at, &build.passives),
            };
            build.passives.extend(passive);
        }
        build.gap = widest_gap(tags);
        let products = signs_of(tags, &counts, build.gap)
            .into_iter()
            .zip(self.dependency)
            .map(|(sign, weight)| i64::from(sign) * i64::from(weight));
        // 1024ths to hundredths. A sentence may have a million words: no sum of 32 bits holds that.
        let hundredths = products.sum::<i64>().max(0) * 25 / 256;
        build.longest_dependency = u32::try_from(hundredths).unwrap_or(u32::MAX);
    }

    fn dutch_passive(&self, tokens: &[&str], tags: &[Tag], at: usize) -> Option<Passive> {
        let mut sum = 0;
        let found = passive_features(tokens, tags, at, &mut |key| {
            if let Some(weight) = self.passive.get(key) {
                sum += i32::from((weight as u8).cast_signed());
            }
        });
        if sum <= 0 {
            return None;
        }
        let (auxiliary, kind) = match found {
            Some((i, Auxiliary::Worden)) => (Some(i), PassiveKind::Worden),
            Some((i, Auxiliary::Zijn)) => (Some(i), PassiveKind::Zijn),
            _ => (None, PassiveKind::Shared),
        };
        Some(Passive {
            participle: at,
            auxiliary,
            kind,
            sure: sum >= SURE,
        })
    }
}

/// Steps of a weight of one in the passive model.
pub const PASSIVE_STEPS: i32 = 16;
/// Odds of about three to one.
const SURE: i32 = PASSIVE_STEPS * 11 / 10;
/// The bits of a key of the passive model.
const PASSIVE_KEY_BITS: u32 = 20;

/// A Dutch auxiliary that goes with participles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Auxiliary {
    /// *worden*: passive.
    Worden = 1,
    /// *zijn*: passive or perfect.
    Zijn,
    /// *hebben*: perfect.
    Hebben,
    /// *krijgen*, *raken* and others: rarely passive.
    Krijgen,
}

const DUTCH_AUXILIARIES: &[(&str, Auxiliary)] = &[
    ("is", Auxiliary::Zijn),
    ("wordt", Auxiliary::Worden),
    ("zijn", Auxiliary::Zijn),
    ("worden", Auxiliary::Worden),
    ("was", Auxiliary::Zijn),
    ("werd", Auxiliary::Worden),
    ("heeft", Auxiliary::Hebben),
    ("werden", Auxiliary::Worden),
    ("hebben", Auxiliary::Hebben),
    ("waren", Auxiliary::Zijn),
    ("had", Auxiliary::Hebben),
    ("hadden", Auxiliary::Hebben),
    ("heb", Auxiliary::Hebben),
    ("hebt", Auxiliary::Hebben),
    ("bent", Auxiliary::Zijn),
    ("ben", Auxiliary::Zijn),
    ("word", Auxiliary::Worden),
    ("geworden", Auxiliary::Worden),
    ("geweest", Auxiliary::Zijn),
    ("krijgt", Auxiliary::Krijgen),
    ("krijgen", Auxiliary::Krijgen),
    ("kreeg", Auxiliary::Krijgen),
    ("kregen", Auxiliary::Krijgen),
];

/// The last five bits of the first letters of [`DUTCH_AUXILIARIES`], small or capital: a bit for each.
const AUXILIARY_STARTS: u32 = {
    let (mut starts, mut at) = (0, 0);
    while at < DUTCH_AUXILIARIES.len() {
        starts |= 1 << (DUTCH_AUXILIARIES[at].0.as_bytes()[0] % 32);
        at += 1;
    }
    starts
};

fn auxiliary(token: &str, tag: Tag) -> Option<Auxiliary> {
    // Most verbs begin with another letter.
    let first = token.as_bytes().first();
    let may_be = |&first: &u8| AUXILIARY_STARTS >> (first % 32) & 1 == 1;
    if !tag.is_verb() || !first.is_some_and(may_be) {
        return None;
    }
    let found = DUTCH_AUXILIARIES
        .iter()
        .find(|(form, _)| token.eq_ignore_ascii_case(form));
    found.map(|&(_, auxiliary)| auxiliary)
}

/// How far an auxiliary is looked for; Dutch clauses are hardly ever longer, and it keeps the cost
/// of a sentence of participles linear.
const REACH: usize = 40;

/// How far a reflexive pronoun or an agent is looked for: through all of a sentence that a person
/// wrote.
const WIDE: usize = 200;

/// The nearest auxiliary before or after `at`, and how many steps away it is.
fn nearest(
    tokens: &[&str],
    tags: &[Tag],
    steps: impl Iterator<Item = usize>,
) -> Option<(usize, Auxiliary)> {
    for i in steps.take(REACH) {
        if let Some(found) = auxiliary(tokens[i], tags[i]) {
            return Some((i, found));
        }
        if matches!(tokens[i], ";" | ":" | ".") {
            return None;
        }
    }
    None
}

/// Gives the keys of the evidence that the participle at `at` is passive, and the auxiliary it
/// most likely goes with: the nearer of the two that are not *hebben*, the one after it first.
pub fn passive_features(
    tokens: &[&str],
    tags: &[Tag],
    at: usize,
    add: &mut dyn FnMut(u32),
) -> Option<(usize, Auxiliary)> {
    let left = nearest(tokens, tags, (0..at).rev());
    let right = nearest(tokens, tags, at + 1..tokens.len());
    let kind = |found: Option<(usize, Auxiliary)>| found.map_or(0, |(_, kind)| kind as u32);
    let distance = |found: Option<(usize, Auxiliary)>| {
        found.map_or(15, |(i, _)| i.abs_diff(at).min(14)) as u32
    };
    let hash = |i: usize| word::hash(tokens[i]);
    let tag = |i: Option<usize>| i.and_then(|i| tags.get(i)).map_or(31, |&tag| tag as u32);
    let near = |i: Option<usize>| i.filter(|&i| i < tokens.len()).map_or(1, hash);
    let (l, r) = (kind(left), kind(right));
    let pair = l << 3 | r;
    let own = hash(at);
    let [end2, end3, start3] = word::affixes(tokens[at]);
    let before = at.checked_sub(1);
    let after = Some(at + 1);
    let between = left.map_or(0..0, |(i, _)| i + 1..at);
    let commas = tokens[between.clone()]
        .iter()
        .filter(|&&token| token == ",")
        .count();
    let finite = tags[between.clone()]
        .iter()
        .filter(|tag| tag.is_finite())
        .count();
    let participles = tags[between.clone()]
        .iter()
        .filter(|tag| tag.is_participle())
        .count();
    let from = between.start.max(at.saturating_sub(WIDE));
    let agent = tokens[from..(at + 3).min(tokens.len())].contains(&"door");
    let around = at.saturating_sub(WIDE)..(at + WIDE).min(tokens.len());
    let reflexive = tokens[around]
        .iter()
        .any(|token| matches!(*token, "zich" | "me" | "mezelf"));
    let crossed = (commas.min(3) << 4 | finite.min(3) << 2 | participles.min(3)) as u32;

    let evidence = [
        0,
        pair,
        pair << 4 | distance(left),
        pair << 4 | distance(right),
        mix(pair, own),
        mix(l, own),
        mix(r, own),
        own,
        mix(pair, end2),
        mix(pair, end3),
        mix(pair, start3),
        mix(end3, start3),
        mix(pair, tag(after)),
        mix(pair, tag(before)),
        mix(pair, mix(tag(before), tag(after) + 1)),
        mix(l, near(before)),
        mix(l, near(after)),
        near(after),
        near(before),
        mix(pair, crossed),
        mix(l, left.map_or(1, |(i, _)| hash(i))),
        mix(r, right.map_or(1, |(i, _)| hash(i))),
        mix(l, tag(left.map(|(i, _)| i))),
        mix(l, tag(left.map(|(i, _)| i + 1))),
        mix(pair, u32::from(agent) << 1 | u32::from(reflexive)),
        mix(tags[at] as u32, pair),
    ];
    for (template, value) in (1..).zip(evidence) {
        add(mix(mix(0x5000_0000, template), value) >> (32 - PASSIVE_KEY_BITS));
    }
    let usable = |found: Option<(usize, Auxiliary)>| {
        found.filter(|(_, kind)| matches!(kind, Auxiliary::Worden | Auxiliary::Zijn))
    };
    match (usable(left), usable(right)) {
        (Some(l), Some(r)) if at - l.0 < r.0 - at => Some(l),
        (l, r) => r.or(l),
    }
}

const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "’s", "’re", "’m",
    "get", "gets", "got", "getting", "gotten",
];

/// Participles whose *be* is hardly ever a passive that a writer could turn round.
const HARDLY_PASSIVE: &[&str] = &["gone", "done", "supposed", "based", "located", "born"];

/// Participles that look like the infinitive.
const INVARIABLE: &[&str] = &[
    "set", "put", "cut", "hit", "shut", "let", "cast", "spread", "split", "read", "hurt", "run",
];

/// How surely a token is an English participle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Participle {
    /// Tagged so.
    Yes,
    /// Tagged as a past tense, which looks the same but cannot follow *be*; or as an adjective in
    /// *-ed* that is none of [`STATES`].
    AfterBe,
}

/// Adjectives in *-ed* that say how somebody feels or how something is: those that UD English-EWT
/// (2017, train) calls adjectives at least as often as verbs after *be*. There, other words in
/// *-ed* after *be* are verbs 19 times in 20.
const STATES: &[&str] = &[
    "advanced",
    "amazed",
    "annoyed",
    "appalled",
    "astonished",
    "blurred",
    "committed",
    "complicated",
    "concerned",
    "confused",
    "crowded",
    "dehydrated",
    "delighted",
    "depressed",
    "detailed",
    "determined",
    "devoted",
    "disappointed",
    "discouraged",
    "dissatisfied",
    "excited",
    "experienced",
    "finished",
    "frustrated",
    "impressed",
    "inclined",
    "inexperienced",
    "interested",
    "involved",
    "isolated",
    "justified",
    "limited",
    "offended",
    "opposed",
    "outdated",
    "packed",
    "pleased",
    "prepared",
    "privileged",
    "qualified",
    "related",
    "relaxed",
    "relieved",
    "renowned",
    "satisfied",
    "scared",
    "shocked",
    "surprised",
    "talented",
    "terrified",
    "thrilled",
    "tired",
    "undecided",
    "unemployed",
    "united",
    "worried",
];

fn english_participle(tokens: &[&str], tags: &[Tag], at: usize) -> Option<Participle> {
    let followed_by_agent = || {
        let next = tokens.get(at + 1);
        next.is_some_and(|next| next.eq_ignore_ascii_case("by"))
    };
    match tags[at] {
        Tag::VerbParticiple => Some(Participle::Yes),
        Tag::VerbFinite => Some(Participle::AfterBe),
        Tag::Adjective if tokens[at].ends_with("ed") => {
            let state = is_one_of(tokens[at], STATES) && !followed_by_agent();
            (!state).then_some(Participle::AfterBe)
        }
        Tag::VerbInfinitive | Tag::VerbFinitePlural if is_one_of(tokens[at], INVARIABLE) => {
            Some(Participle::AfterBe)
        }
        _ => None,
    }
}

fn is_one_of(token: &str, list: &[&str]) -> bool {
    list.iter().any(|form| token.eq_ignore_ascii_case(form))
}

/// An English participle is passive when the nearest verb before it is a form of *be* or *get*,
/// when it is joined to one that is, or when it opens the sentence before *be* (*Attached is*).
fn english_passive(tokens: &[&str], tags: &[Tag], at: usize, found: &[Passive]) -> Option<Passive> {
    let participle = english_participle(tokens, tags, at)?;
    let passive = |auxiliary: Option<usize>, kind, sure| {
        let sure = sure && participle == Participle::Yes && !is_one_of(tokens[at], HARDLY_PASSIVE);
        Some(Passive {
            participle: at,
            auxiliary,
            kind,
            sure,
        })
    };
    let mut skipped = 0;
    for i in (0..at).rev().take(REACH) {
        let tag = tags[i];
        if tag.is_verb() && is_one_of(tokens[i], BE) {
            let near = skipped == 0 || skipped <= MAX_SUBJECT && asks(tokens, tags, i);
            let near = near && (participle == Participle::Yes || skipped <= 3);
            // *Are we supposed to* asks whether we should.
            let near = near && (skipped == 0 || !is_one_of(tokens[at], HARDLY_PASSIVE));
            return if near {
                passive(Some(i), PassiveKind::Be, skipped == 0)
            } else {
                None
            };
        }
        if tag.is_participle() && skipped <= 4 {
            let joins = |tag: &Tag| matches!(tag, Tag::Coordinator | Tag::Punctuation);
            let joined = tags[i + 1..at].iter().any(joins);
            let mut near = found.iter().rev().take_while(|it| it.participle >= i);
            let first = near.any(|passive| passive.participle == i);
            return if joined && first {
                passive(None, PassiveKind::Shared, false)
            } else {
                None
            };
        }
        if tag.is_verb() || matches!(tokens[i], ";" | ":") {
            return None;
        }
        let adverbial = matches!(tag, Tag::Adverb | Tag::Particle | Tag::Punctuation);
        if !adverbial && !is_one_of(tokens[i], &["either", "both", "all", "also"]) {
            skipped += 1;
        }
    }
    let be_follows = at + 1 < tokens.len() && is_one_of(tokens[at + 1], BE);
    if be_follows && participle == Participle::Yes && skipped == 0 {
        return passive(Some(at + 1), PassiveKind::Be, false);
    }
    None
}

/// The longest subject between *is* and the participle of a question, in words.
const MAX_SUBJECT: usize = 8;

/// Whether the verb at `at` stands before its subject, as in a question.
fn asks(tokens: &[&str], tags: &[Tag], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let word = is_one_of(
        tokens[before],
        &["what", "who", "which", "how", "where", "when", "why"],
    );
    tags[at].is_finite() && (word || !tags[before].is(SUBJECT_END))
}

/// What a subject ends in.
const SUBJECT_END: TagSet = TagSet::of(&[
    Tag::NounSingular,
    Tag::NounPlural,
    Tag::Name,
    Tag::Pronoun,
    Tag::Numeral,
]);

/// The widest gap between a finite verb and the participle or infinitive that follows it in its
/// clause: before the next finite verb, subordinator or stop.
fn widest_gap(tags: &[Tag]) -> Option<Gap> {
    let mut widest: Option<Gap> = None;
    let mut open: Option<(usize, u32)> = None;
    for (i, &tag) in tags.iter().enumerate() {
        if tag.is_finite() {
            open = Some((i, 0));
            continue;
        }
        if matches!(tag, Tag::Subordinator) {
            open = None;
        }
        let Some((finite, words)) = &mut open else {
            continue;
        };
        if tag.is_participle() || tag.is_infinitive() {
            let gap = Gap {
                finite: *finite,
                other: i,
                words: *words,
            };
            if widest.is_none_or(|widest| widest.words < gap.words) {
                widest = Some(gap);
            }
            open = None;
        } else if tag != Tag::Punctuation {
            *words += 1;
        }
    }
    widest
}

/// How many signs [`signs`] gives.
pub const N_SIGNS: usize = 22;
/// From this one on, the signs tell where verbs stand, which depends on the language.
pub const FIRST_WORD_ORDER_SIGN: usize = 18;

/// How often each tag is there.
struct TagCounts([i32; Tag::ALL.len()]);

impl TagCounts {
    fn of(tags: &[Tag]) -> Self {
        let mut counts = [0; Tag::ALL.len()];
        for &tag in tags {
            counts[tag as usize] += 1;
        }
        Self(counts)
    }

    /// How many there are of any of these.
    fn of_any(&self, set: TagSet) -> i32 {
        set.iter().map(|tag| self.0[tag as usize]).sum()
    }
}

/// What the longest dependency is read off: counts and distances over the tags of a sentence.
#[must_use]
pub fn signs(tags: &[Tag]) -> [i32; N_SIGNS] {
    signs_of(tags, &TagCounts::of(tags), widest_gap(tags))
}

fn signs_of(tags: &[Tag], counts: &TagCounts, gap: Option<Gap>) -> [i32; N_SIGNS] {
    let n = |wanted: &[Tag]| counts.of_any(TagSet::of(wanted));
    // Distances count words, so each token gets its place among the words.
    let mut place = 0;
    let mut last_verb = None;
    let mut first_finite = None;
    let (mut widest_verbs, mut last_noun, mut widest_nouns) = (0, 0, 0);
    let (mut stretch, mut longest_stretch) = (0, 0);
    let mut last_verb_place = 0;
    for &tag in tags {
        if tag == Tag::Punctuation {
            stretch = 0;
            continue;
        }
        place += 1;
        stretch += 1;
        longest_stretch = longest_stretch.max(stretch);
        if tag.is_verb() {
            if let Some(last) = last_verb {
                widest_verbs = widest_verbs.max(place - last - 1);
            }
            last_verb = Some(place);
            last_verb_place = place;
            if tag.is_finite() {
                first_finite.get_or_insert(place);
            }
        }
        if matches!(
            tag,
            Tag::NounSingular | Tag::NounPlural | Tag::Name | Tag::Pronoun
        ) {
            widest_nouns = widest_nouns.max(place - last_noun - 1);
            last_noun = place;
        }
    }
    let words = place;
    let finite = counts.of_any(TagSet::FINITE);
    let not_finite = counts.of_any(TagSet::VERB) - finite;
    let gap = gap.map_or(0, |gap| gap.words.min(1000).cast_signed());
    [
        1,
        words,
        words.min(6),
        words.min(12),
        words.min(20),
        words.min(30),
        finite,
        finite.min(1),
        not_finite,
        n(&[Tag::Punctuation]),
        n(&[Tag::Coordinator]),
        n(&[Tag::Subordinator]),
        n(&[Tag::Adposition]),
        n(&[Tag::Name]),
        n(&[Tag::Pronoun]),
        n(&[Tag::Adjective, Tag::Determiner]),
        longest_stretch,
        widest_nouns,
        widest_verbs,
        gap,
        first_finite.unwrap_or(0),
        words - last_verb_place,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `marked`, words with their tags, by a table without a model.
    fn read(marked: &str, grammar: Grammar) -> Build {
        let (tokens, tags): (Vec<&str>, Vec<Tag>) = marked
            .split(' ')
            .map(|pair| {
                let (token, tag) = pair.split_once('/').expect("word/tag");
                let tag = match tag {
                    "fin" => Tag::AuxFiniteSingular,
                    "past" => Tag::VerbFinite,
                    "inf" => Tag::VerbInfinitive,
                    "part" => Tag::VerbParticiple,
                    "n" => Tag::NounSingular,
                    "adv" => Tag::Adverb,
                    "adj" => Tag::Adjective,
                    "and" => Tag::Coordinator,
                    "that" => Tag::Subordinator,
                    _ => Tag::Determiner,
                };
                (token, tag)
            })
            .unzip();
        let mut bytes = MAGIC.to_vec();
        bytes.extend([0; N_SIGNS + 1]);
        let syntax = Syntax::load(&bytes, grammar).expect("a table of zeros");
        let mut build = Build::default();
        syntax.read(&tokens, &tags, &mut build);
        build
    }

    #[track_caller]
    fn passives(marked: &str, expected: usize) {
        assert_eq!(
            read(marked, Grammar::English).passives.len(),
            expected,
            "{marked}"
        );
    }

    #[test]
    fn english_passives() {
        passives("The/det form/n is/fin not/adv sent/part", 1);
        passives("The/det form/n is/fin opened/part and/and read/part", 2);
        passives("Is/fin the/det form/n sent/part", 1);
        passives("The/det form/n has/fin arrived/part", 0);
        passives("The/det form/n is/fin interested/adj", 0);
        passives("The/det form/n was/fin lost/past", 1);
    }

    #[test]
    fn the_gap_ends_with_its_clause() {
        let gap = |marked| read(marked, Grammar::Dutch).gap.map(|gap| gap.words);
        assert_eq!(gap("Zij/n heeft/fin de/det brief/n gelezen/part"), Some(2));
        assert_eq!(
            gap("Zij/n zegt/fin dat/that lezen/inf leuk/adj is/fin"),
            None
        );
        assert_eq!(gap("brief/n"), None);
    }

    #[test]
    fn damaged_tables_are_refused() {
        let refused = |bytes: &[u8]| Syntax::load(bytes, Grammar::Dutch).err();
        assert_eq!(refused(b"hTg\x01"), Some(DataError::NotATable));
        assert_eq!(refused(&MAGIC), Some(DataError::Damaged));
    }
}
