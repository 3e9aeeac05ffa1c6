//! The words by which a page shows what it is for and what it tells: *aanvragen* in a title, *it
//! is free*, *within 8 weeks*. Each is a line of `data/<lang>/signs.tsv`.
//!
//! In a line `#` stands for a number and `_` for any word, `*` at the end of a word for any
//! ending, `^` and `$` for the start and the end of the block.

use super::Role;
use super::terms::{is, key};
use crate::order;
use crate::span::Span;
use crate::text::{Word, WordKind};

/// What words in a page are a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sign {
    // What the page is for.
    /// In a title: something that readers can ask for or must do.
    ServiceTitle,
    /// In a title: about such a thing, or for others than its readers.
    OtherTitle,
    /// A heading that pages about a service have.
    ServiceHeading,
    /// The first line of a letter.
    Salutation,
    /// The last line of a letter.
    Closing,
    /// A label that news carries.
    NewsLabel,
    /// In a title: a form.
    FormTitle,
    /// In a title: rules, plans and decisions.
    PolicyTitle,
    /// The number of an article of a law.
    Article,
    /// The number of a chapter, in a law or another long text.
    Chapter,
    /// Words by which a law makes itself law, and that no other text has.
    Enacting,
    /// Words that only laws use, and those who quote them.
    Clause,
    /// Words of people who build software.
    Technical,
    // What it tells.
    /// What to do, as a link or a sentence says it.
    Action,
    /// A way that needs the web: a form, an account, logging in.
    Online,
    /// A way to talk to someone by telephone.
    Phone,
    /// A desk, an address, an appointment.
    Visit,
    /// Writing to someone, by post or by mail.
    Write,
    /// A page on how to reach the organisation.
    Contact,
    /// Who it is for.
    Audience,
    /// What readers need for it.
    Needs,
    /// What it costs.
    Cost,
    /// By when.
    Deadline,
    /// Asking for something that an answer follows.
    Request,
    /// Something that often has a price.
    Priced,
    /// A time limit that is counted from a letter.
    RelativeDeadline,
    /// How long it takes.
    Duration,
    /// What comes after.
    NextStep,
    /// A date.
    Date,
    /// Where readers are sent on to.
    Onward,
    /// A summary.
    Summary,
    /// A label of a web page.
    Leftover,
    // What only the shape of a text tells, and no list.
    /// An e-mail address.
    Mail,
}

impl Sign {
    const NAMES: [(&'static str, Self); 32] = [
        ("service-title", Self::ServiceTitle),
        ("other-title", Self::OtherTitle),
        ("service-heading", Self::ServiceHeading),
        ("salutation", Self::Salutation),
        ("closing", Self::Closing),
        ("news-label", Self::NewsLabel),
        ("form-title", Self::FormTitle),
        ("policy-title", Self::PolicyTitle),
        ("article", Self::Article),
        ("chapter", Self::Chapter),
        ("enacting", Self::Enacting),
        ("clause", Self::Clause),
        ("technical", Self::Technical),
        ("action", Self::Action),
        ("online", Self::Online),
        ("phone", Self::Phone),
        ("visit", Self::Visit),
        ("write", Self::Write),
        ("contact", Self::Contact),
        ("audience", Self::Audience),
        ("needs", Self::Needs),
        ("cost", Self::Cost),
        ("deadline", Self::Deadline),
        ("request", Self::Request),
        ("priced", Self::Priced),
        ("relative-deadline", Self::RelativeDeadline),
        ("duration", Self::Duration),
        ("next-step", Self::NextStep),
        ("date", Self::Date),
        ("onward", Self::Onward),
        ("summary", Self::Summary),
        ("leftover", Self::Leftover),
    ];

    fn of_name(name: &str) -> Option<Self> {
        let mut names = Self::NAMES.iter();
        names.find(|(it, _)| *it == name).map(|&(_, sign)| sign)
    }
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SignSet(u64);

impl SignSet {
    pub(crate) fn insert(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u64;
    }

    pub(crate) fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u64 != 0
    }

    pub(crate) fn has_any(self, signs: &[Sign]) -> bool {
        signs.iter().any(|&sign| self.has(sign))
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The signs of a language.
#[derive(Debug)]
pub(crate) struct Signs {
    /// Sorted by the bucket of their first word.
    entries: Vec<Entry>,
    /// Where the entries of each bucket start, and the end of the last.
    buckets: Vec<u16>,
    /// Those that start with any number.
    numbers: Vec<Entry>,
}

/// How many buckets the entries are hung in, a power of two: more than there are entries, so that
/// most words find none.
const BUCKETS: usize = 4096;

/// The bucket of a word with this key.
fn bucket_of(key: u32) -> usize {
    key as usize & (BUCKETS - 1)
}

#[derive(Debug)]
struct Entry {
    words: Vec<Part>,
    starts: bool,
    ends: bool,
    sign: Sign,
}

/// What a word of a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// `_`: any word.
    Any,
    /// `#`: a number.
    Number,
    /// `word*`: a word that begins so.
    Start(&'static str),
    /// A word, with what it is found by.
    Word(u32, &'static str),
}

impl Signs {
    /// Reads a list as it stands in `data/`: the words, what they are a sign of.
    pub(super) fn new(text: &'static str) -> Self {
        let lines = text.lines().skip(1);
        let all = lines.filter_map(Entry::parse);
        let (numbers, mut entries): (Vec<Entry>, Vec<Entry>) =
            all.partition(|entry| entry.words[0] == Part::Number);
        order::sort_by_key(&mut entries, Entry::bucket);
        let mut buckets = vec![0; BUCKETS + 1];
        for entry in &entries {
            buckets[entry.bucket() + 1] += 1;
        }
        let mut before = 0;
        for start in &mut buckets {
            *start += before;
            before = *start;
        }
        Self {
            entries,
            buckets,
            numbers,
        }
    }

    /// Whether an entry starts with the word of this key.
    pub(super) fn opens(&self, key: u32) -> bool {
        let mut same = self.bucket(key).iter();
        same.any(|entry| matches!(entry.words[0], Part::Word(own, _) if own == key))
    }

    /// The entries in the bucket of a word with this key.
    #[inline]
    fn bucket(&self, key: u32) -> &[Entry] {
        let bucket = bucket_of(key);
        let (from, to) = (self.buckets[bucket], self.buckets[bucket + 1]);
        &self.entries[usize::from(from)..usize::from(to)]
    }

    /// Calls `found` for each sign in the words of a block.
    pub(crate) fn find(&self, text: &str, words: &[Word], mut found: impl FnMut(Sign, Span)) {
        for (at, word) in words.iter().enumerate() {
            if !word.has(Role::Sign) && word.kind != WordKind::Number {
                continue;
            }
            let same = self.bucket(word.key);
            let numbers = if word.kind == WordKind::Number {
                &self.numbers[..]
            } else {
                &[]
            };
            for entry in same.iter().chain(numbers) {
                let end = at + entry.words.len();
                if let Some(phrase) = words.get(at..end)
                    && (!entry.starts || at == 0)
                    && (!entry.ends || end == words.len())
                    && entry.stands(text, phrase)
                {
                    found(
                        entry.sign,
                        phrase[0].range.cover(phrase[phrase.len() - 1].range),
                    );
                }
            }
        }
    }

    /// The signs in the words of a block.
    pub(crate) fn in_words(&self, text: &str, words: &[Word]) -> SignSet {
        let mut set = SignSet::default();
        self.find(text, words, |sign, _| set.insert(sign));
        set
    }
}

impl Entry {
    fn parse(line: &'static str) -> Option<Self> {
        let (words, sign) = line.split_once('\t')?;
        let (starts, words) = match words.strip_prefix("^ ") {
            Some(rest) => (true, rest),
            None => (false, words),
        };
        let (ends, words) = match words.strip_suffix(" $") {
            Some(rest) => (true, rest),
            None => (false, words),
        };
        Some(Self {
            words: words.split(' ').map(Part::parse).collect(),
            starts,
            ends,
            sign: Sign::of_name(sign)?,
        })
    }

    /// The bucket of its first word.
    fn bucket(&self) -> usize {
        match self.words[0] {
            Part::Word(key, _) => bucket_of(key),
            // Numbers are apart, and no line starts with any other part.
            Part::Any | Part::Number | Part::Start(_) => 0,
        }
    }

    /// Whether these words are the entry's.
    fn stands(&self, text: &str, words: &[Word]) -> bool {
        // From the last on: that the first one fits is most often known from its bucket.
        let mut pairs = self.words.iter().zip(words).rev();
        pairs.all(|(part, word)| part.stands(text, word))
    }
}

impl Part {
    fn parse(part: &'static str) -> Self {
        match part {
            "_" => Self::Any,
            "#" => Self::Number,
            _ => match part.strip_suffix('*') {
                Some(start) => Self::Start(start),
                None => Self::Word(key(part), part),
            },
        }
    }

    fn stands(self, text: &str, word: &Word) -> bool {
        match self {
            Self::Any => true,
            Self::Number => word.kind == WordKind::Number,
            Self::Start(start) => starts_lower(&text[word.range], start),
            Self::Word(key, part) => word.key == key && is(&text[word.range], part),
        }
    }
}

fn starts_lower(word: &str, lower: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    lower.chars().all(|c| letters.next() == Some(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use crate::lang::Roles;
    use crate::lang::data::embedded_text;

    const LIST: &str = "words\tsign\n\
        # january\tdate\n\
        ^ what you need $\tneeds\n\
        binnen _ we*\tduration\n\
        gratis\tcost\n";

    #[track_caller]
    fn check(text: &str, expected: &[Sign]) {
        let list = Signs::new(LIST);
        let words: Vec<Word> = text
            .split([' ', ',', '.'])
            .filter(|word| !word.is_empty())
            .map(|word| {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                let kind = if word.starts_with(|c: char| c.is_ascii_digit()) {
                    WordKind::Number
                } else {
                    WordKind::Word
                };
                Word {
                    key: key(word),
                    roles: Roles::of_sign(list.opens(key(word))),
                    ..Word::new(Span::new(start, start + word.len()), kind)
                }
            })
            .collect();
        let mut signs = Vec::new();
        list.find(text, &words, |sign, _| signs.push(sign));
        assert_eq!(signs, expected, "{text}");
    }

    #[test]
    fn words_numbers_and_endings_are_found() {
        check("Dit is Gratis.", &[Sign::Cost]);
        check(
            "antwoord binnen 6 weken of binnen een week",
            &[Sign::Duration; 2],
        );
        check("on 3 January", &[Sign::Date]);
        check("on a january", &[]);
        check("binnen een jaar", &[]);
    }

    #[test]
    fn anchors_bind_to_the_ends_of_the_block() {
        check("What you need", &[Sign::Needs]);
        check("This is what you need", &[]);
        check("What you need today", &[]);
    }

    #[test]
    fn every_line_of_the_lists_is_a_sign() {
        for lang in Lang::ALL {
            let list = embedded_text(lang, "signs.tsv");
            let lines: Vec<&str> = list.lines().skip(1).collect();
            assert!(lines.is_sorted_by(|a, b| a < b), "the list is sorted");
            for line in list.lines().skip(1) {
                let entry = Entry::parse(line).unwrap_or_else(|| panic!("{line}: no such sign"));
                let first = entry.words[0];
                assert!(matches!(first, Part::Word(..) | Part::Number), "{line}");
                assert_eq!(line, line.to_lowercase());
            }
        }
    }
}
