//! Term lists: words and phrases with what to write instead, all found in one pass over a block.
//!
//! A phrase hangs on the word of it that is in the fewest other phrases, so that *in het kader
//! van* costs nothing at the many places where a text says *in*. Each word of a text is hashed in
//! lower case as it stands: nothing is copied.

use crate::span::Span;
use crate::text::{BlockText, Word, WordKind};

/// How the words to write instead fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As they are.
    Replace,
    /// After inflection.
    Inflect,
    /// Only in the sense that the note tells.
    Context,
    /// After a change in the sentence around them.
    Rewrite,
    /// There are none: the term stays, and the note says what it means.
    Explain,
    /// The words are fine: an exception to a shorter term in them.
    Keep,
}

impl Mode {
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "replace" => Self::Replace,
            "inflect" => Self::Inflect,
            "context" => Self::Context,
            "rewrite" => Self::Rewrite,
            "explain" => Self::Explain,
            "keep" => Self::Keep,
            _ => return None,
        })
    }
}

/// A word or phrase of a list.
#[derive(Debug)]
pub struct Term {
    /// The list that it is in: the id of the rule that speaks of it.
    pub list: &'static str,
    /// The words, in lower case, as the list has them.
    pub from: &'static str,
    /// How the words to write instead fit.
    pub mode: Mode,
    /// What a writer should know, in the language of the list; often empty.
    pub note: &'static str,
    to: &'static str,
    /// The words with what must stand before each: nothing, a space or a slash.
    parts: Vec<(&'static str, &'static str)>,
}

impl Term {
    /// The words to write instead, the best first. An empty one means: leave it out.
    pub fn alternatives(&self) -> impl Iterator<Item = &'static str> {
        self.to
            .split('|')
            .filter(|to| !to.is_empty())
            .map(|to| if to == "-" { "" } else { to })
    }

    /// Reads a line of a list: what to look for, what to write, how it fits, a note.
    fn parse(list: &'static str, line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let from = columns.next().filter(|from| !from.is_empty())?;
        let to = columns.next()?;
        let mode = Mode::parse(columns.next()?)?;
        let note = columns.next().unwrap_or("");
        let mut parts = Vec::new();
        let (mut start, mut gap) = (0, "");
        for (at, separator) in from.match_indices([' ', '/']) {
            parts.push((gap, &from[start..at]));
            (start, gap) = (at + 1, separator);
        }
        parts.push((gap, &from[start..]));
        Some(Self {
            list,
            from,
            mode,
            note,
            to,
            parts,
        })
    }
}

/// A place in a text where a term stands.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// Bytes of the block's text.
    pub range: Span,
    /// The term.
    pub term: &'a Term,
}

/// All terms of a language, ready to be found.
#[derive(Debug)]
pub struct Terms {
    terms: Vec<Term>,
    /// The terms by the hash of the word that they hang on, bucket after bucket.
    anchors: Vec<Anchor>,
    /// Where each bucket starts in `anchors`; one more than there are buckets.
    buckets: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Anchor {
    hash: u64,
    term: u32,
    /// Which word of the phrase it is.
    part: u32,
}

impl Terms {
    /// Reads lists as they stand in `data/`, each with the id of its rule. The first line of each
    /// names the columns.
    pub(crate) fn new(lists: &[(&'static str, &'static str)]) -> Self {
        let terms: Vec<Term> = lists
            .iter()
            .flat_map(|&(list, text)| {
                let lines = text.lines().skip(1);
                lines.filter_map(move |line| Term::parse(list, line))
            })
            .collect();

        let mut hashes: Vec<u64> = terms
            .iter()
            .flat_map(|term| term.parts.iter().map(|(_, word)| hash(word)))
            .collect();
        hashes.sort_unstable();
        let uses = |hash: u64| {
            hashes.partition_point(|&other| other <= hash)
                - hashes.partition_point(|&other| other < hash)
        };
        let mut anchors: Vec<Anchor> = terms
            .iter()
            .enumerate()
            .filter_map(|(term, it)| {
                let words = it.parts.iter().enumerate();
                let (part, hash) = words
                    .map(|(part, (_, word))| (part, hash(word)))
                    .min_by_key(|&(part, hash)| (uses(hash), part))?;
                Some(Anchor {
                    hash,
                    term: term as u32,
                    part: part as u32,
                })
            })
            .collect();

        let n_buckets = (anchors.len() * 2).next_power_of_two();
        let bucket = |anchor: &Anchor| anchor.hash as usize & (n_buckets - 1);
        anchors.sort_unstable_by_key(|anchor| (bucket(anchor), anchor.term));
        let buckets = (0..=n_buckets)
            .map(|index| anchors.partition_point(|anchor| bucket(anchor) < index) as u32)
            .collect();
        Self {
            terms,
            anchors,
            buckets,
        }
    }

    /// The terms in a block of the lists that are `on`, in order. Of two that overlap the one that
    /// starts first counts, and of two that start together the longest. Names are left alone: a
    /// term with a capital inside a sentence is taken for one.
    pub(crate) fn find<'a>(
        &'a self,
        text: &str,
        block: &BlockText,
        on: impl Fn(&str) -> bool,
    ) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for sentence in &block.sentences {
            let words = block.words_of(sentence);
            for (at, word) in words.iter().enumerate() {
                if word.kind != WordKind::Word {
                    continue;
                }
                let hash = hash(&text[word.range]);
                let bucket = hash as usize & (self.buckets.len() - 2);
                let (from, to) = (self.buckets[bucket], self.buckets[bucket + 1]);
                for anchor in &self.anchors[from as usize..to as usize] {
                    let term = &self.terms[anchor.term as usize];
                    if anchor.hash != hash || !on(term.list) {
                        continue;
                    }
                    let Some(first) = at.checked_sub(anchor.part as usize) else {
                        continue;
                    };
                    let end = first + term.parts.len();
                    if let Some(phrase) = words.get(first..end)
                        && stands(term, text, phrase, first == 0)
                    {
                        let (first, last) = (phrase[0].range, phrase[phrase.len() - 1].range);
                        let range = first.cover(last);
                        hits.push(Hit { range, term });
                    }
                }
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end)));
        let mut end = 0;
        hits.retain(|hit| {
            let apart = hit.range.start >= end;
            if apart {
                end = hit.range.end;
            }
            apart && hit.term.mode != Mode::Keep
        });
        hits
    }
}

/// Whether these words are the term's.
fn stands(term: &Term, text: &str, words: &[Word], starts_sentence: bool) -> bool {
    let mut before: Option<Span> = None;
    for (word, &(gap, part)) in words.iter().zip(&term.parts) {
        let written = &text[word.range];
        let may_be_capital = before.is_none() && starts_sentence;
        if word.kind != WordKind::Word
            || !equals_lower(written, part)
            || (!may_be_capital && written.starts_with(char::is_uppercase))
        {
            return false;
        }
        if let Some(before) = before {
            let between = &text[before.end as usize..word.range.start as usize];
            let fits = match gap {
                " " => matches!(between, " " | "\n" | "\u{a0}"),
                _ => between == gap,
            };
            if !fits {
                return false;
            }
        }
        before = Some(word.range);
    }
    true
}

/// Whether `word` in lower case is `lower`.
fn equals_lower(word: &str, lower: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(lower);
    }
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// FNV-1a over the word in lower case, folded so that its low bits depend on all others.
fn hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| add(byte.to_ascii_lowercase()));
    } else {
        for c in word.chars().flat_map(char::to_lowercase) {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
        }
    }
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "from\tto\tmode\tnote\n\
        and/or\tor\treplace\n\
        één en ander\tdit\treplace\n\
        de enige\t\tkeep\n\
        enige\teen paar\treplace\n\
        in het kader van\tvoor|bij\trewrite\tzeg waarom\n\
        in verband met\tdoor\treplace\n\
        kader\tplan\treplace\n";

    /// Words parted by white space and slashes; sentences parted by lines.
    fn read(text: &str) -> BlockText {
        let mut block = BlockText::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let from = block.words.len() as u32;
            for word in line
                .split([' ', '\n', '/', ','])
                .filter(|word| !word.is_empty())
            {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                let range = Span::new(start, start + word.len());
                block.words.push(Word::new(range, WordKind::Word));
            }
            let words = from..block.words.len() as u32;
            let range = Span::new(at, at + line.trim_end().len());
            block.sentences.push(crate::text::Sentence { range, words });
            at += line.len();
        }
        block
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let terms = Terms::new(&[("formal-word", LIST)]);
        let hits = terms.find(text, &read(text), |_| true);
        let found: Vec<&str> = hits.iter().map(|hit| &text[hit.range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn phrases_are_found_whole() {
        check("dit is in het kader van de wet", &["in het kader van"]);
        check("in het kader, van de wet", &["kader"]);
        check("het kader van de wet", &["kader"]);
        check("you and/or me, you and or me", &["and/or"]);
        check("in verband\nmet", &[]);
    }

    #[test]
    fn capitals_count_at_the_start_of_a_sentence() {
        check(
            "In verband met de feesten\nÉén en ander volgt",
            &["In verband met", "Één en ander"],
        );
        check("zie Kader en in Verband met", &[]);
    }

    #[test]
    fn the_longest_counts_and_exceptions_hold() {
        check("de enige weg kost enige moeite", &["enige"]);
    }

    #[test]
    fn alternatives_are_parted_by_bars() {
        let terms = Terms::new(&[("formal-word", LIST)]);
        let term = terms.terms.iter().find(|term| term.note == "zeg waarom");
        let to: Vec<&str> = term.expect("it is listed").alternatives().collect();
        assert_eq!(to, ["voor", "bij"]);
    }

    #[test]
    fn no_list_finds_nothing() {
        let terms = Terms::new(&[]);
        assert!(
            terms
                .find("in verband met", &read("in verband met"), |_| true)
                .is_empty()
        );
    }
}
