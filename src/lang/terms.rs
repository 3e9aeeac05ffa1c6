//! Term lists: words and phrases with what to write instead, all found in one pass over a block.
//!
//! A phrase hangs on the word of it that is in the fewest other phrases, so that *in het kader
//! van* costs nothing at the many places where a text says *in*. Each word of a text is hashed in
//! lower case as it stands: nothing is copied.

use std::borrow::Cow;

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

/// Which words of a text are taken for a term's, by their capitals and their kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Ordinary words; a capital only where a sentence starts.
    Words,
    /// Words of any kind, abbreviations and numbers too; a capital only where a sentence starts.
    AnyKind,
    /// Words of any kind, with any capitals.
    AnyCase,
    /// Words of any kind that are written just so.
    Exact,
}

/// A word or phrase of a list.
#[derive(Clone, Debug)]
pub struct Term {
    /// The list that it is in: the id of the rule that speaks of it.
    pub list: &'static str,
    /// The words, in lower case unless capitals count.
    pub from: Cow<'static, str>,
    /// How the words to write instead fit.
    pub mode: Mode,
    /// What a writer should know, in the language of the list; often empty.
    pub note: Cow<'static, str>,
    form: Form,
    to: Vec<Cow<'static, str>>,
    parts: Vec<Part>,
}

/// A word of a term.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Its bytes in the term.
    range: Span,
    /// Whether a slash stands before it, and not a space.
    after_slash: bool,
}

impl Term {
    /// A term of an organisation's own. Words parted by white space make a phrase, and those parted
    /// by the other `borders` too; none if one of them is empty.
    pub(crate) fn own(
        list: &'static str,
        from: &str,
        to: Vec<String>,
        note: String,
        form: Form,
        borders: &[char],
    ) -> Option<Self> {
        let words: Vec<&str> = from.split_whitespace().collect();
        let from = match form {
            Form::Exact => words.join(" "),
            _ => words.join(" ").to_lowercase(),
        };
        let parts = parts(&from, borders)?;
        Some(Self {
            list,
            from: from.into(),
            mode: Mode::Replace,
            note: note.into(),
            form,
            to: to.into_iter().map(Cow::Owned).collect(),
            parts,
        })
    }

    /// The words to write instead, the best first. An empty one means: leave it out.
    pub fn alternatives(&self) -> impl Iterator<Item = &str> {
        self.to.iter().map(|to| &**to)
    }

    /// Whether it is found only as it is written, so that its capitals say nothing of the place.
    pub(crate) fn is_exact(&self) -> bool {
        self.form == Form::Exact
    }

    /// Its words.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| &self.from[part.range])
    }

    /// Reads a line of a list: what to look for, what to write, how it fits, a note.
    fn parse(list: &'static str, line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let from = columns.next().filter(|from| !from.is_empty())?;
        let to = columns.next()?;
        let mode = Mode::parse(columns.next()?)?;
        let note = columns.next().unwrap_or("");
        let to = to.split('|').filter(|to| !to.is_empty());
        Some(Self {
            list,
            from: from.into(),
            mode,
            note: note.into(),
            form: Form::Words,
            to: to
                .map(|to| if to == "-" { "" } else { to }.into())
                .collect(),
            parts: parts(from, &BORDERS)?,
        })
    }
}

/// What parts the words of a phrase.
pub(crate) const BORDERS: [char; 2] = [' ', '/'];

/// The words of a term; none if one of them is empty.
fn parts(term: &str, borders: &[char]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let (mut start, mut after_slash) = (0, false);
    let borders = term.match_indices(borders);
    for (at, border) in borders.chain([(term.len(), "")]) {
        parts.push(Part {
            range: Some(Span::new(start, at)).filter(|range| !range.is_empty())?,
            after_slash,
        });
        (start, after_slash) = (at + 1, border == "/");
    }
    Some(parts)
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
    /// Whether words that are no ordinary words are looked up too.
    any_kind: bool,
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
        Self::of(terms)
    }

    /// Makes terms ready to be found.
    pub(crate) fn of(terms: Vec<Term>) -> Self {
        let mut hashes: Vec<u64> = terms
            .iter()
            .flat_map(|term| term.words().map(hash))
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
                let words = it.words().enumerate();
                let (part, hash) = words
                    .map(|(part, word)| (part, hash(word)))
                    .min_by_key(|&(part, hash)| (uses(hash), part))?;
                Some(Anchor {
                    hash,
                    term: term as u32,
                    part: part as u32,
                })
            })
            .collect();

        let any_kind = terms.iter().any(|term| term.form != Form::Words);
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
            any_kind,
        }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms in a block of the lists that are `on`, in order. Of two that overlap the one that
    /// starts first counts, of two that start together the longest, and of two that are the same the
    /// first listed. Names are left alone: a
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
                if word.kind != WordKind::Word && !self.any_kind {
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
        hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end)));
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
    for (word, part) in words.iter().zip(&term.parts) {
        let may_be_capital = before.is_none() && starts_sentence;
        if !is_written(
            term.form,
            *word,
            text,
            &term.from[part.range],
            may_be_capital,
        ) {
            return false;
        }
        if let Some(before) = before {
            let between = &text[before.end as usize..word.range.start as usize];
            let fits = match part.after_slash {
                true => between == "/",
                false => matches!(between, " " | "\n" | "\u{a0}"),
            };
            if !fits {
                return false;
            }
        }
        before = Some(word.range);
    }
    true
}

/// Whether a word is that of a term.
fn is_written(form: Form, word: Word, text: &str, part: &str, may_be_capital: bool) -> bool {
    let written = &text[word.range];
    let is_ordinary = word.kind == WordKind::Word;
    let is_judged = word.kind != WordKind::Opaque;
    let has_place = may_be_capital || !written.starts_with(char::is_uppercase);
    match form {
        Form::Words => is_ordinary && has_place && equals_lower(written, part),
        Form::AnyKind => is_judged && has_place && equals_lower(written, part),
        Form::AnyCase => is_judged && equals_lower(written, part),
        Form::Exact => is_judged && written == part,
    }
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
    fn own_terms_heed_capitals_as_they_are_told() {
        let own =
            |from: &str, form| Term::own("house-term", from, vec![], String::new(), form, &BORDERS);
        let forms = [
            (Form::AnyKind, "het  loket"),
            (Form::AnyCase, "Balie"),
            (Form::Exact, "Digi-D"),
            (Form::Exact, "Digi-D/eID kaart"),
        ];
        let terms = forms.map(|(form, from)| own(from, form).expect("it has words"));
        let terms = Terms::of(terms.into());
        let text = "Het loket en Het Loket, BALIE balie, Digi-D/eID kaart of digi-d";
        let hits = terms.find(text, &read(text), |_| true);
        let found: Vec<&str> = hits.iter().map(|hit| &text[hit.range]).collect();
        assert_eq!(found, ["Het loket", "BALIE", "balie", "Digi-D/eID kaart"]);
        assert!(own(" / ", Form::Exact).is_none() && own("", Form::AnyCase).is_none());
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
