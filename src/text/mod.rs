//! From blocks to sentences and words.

mod address;
mod annotate;
mod detect;
mod markers;
mod memo;
mod sentences;
mod stops;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::document::{Block, Lang};
use crate::lang::{Language, Role, Roles, SignSet};
use crate::model::Tag;
use crate::span::Span;

pub(crate) use crate::model::syntax::PassiveKind;

pub(crate) use annotate::Work;
pub(crate) use detect::{Tally, detect};

/// The sentences and words of one block. All spans count bytes of the block's text.
#[derive(Clone, Debug, Default)]
pub struct BlockText {
    /// The language in which the block is read; none if it is in neither language.
    pub lang: Option<Lang>,
    /// In order, without gaps but for white space.
    pub sentences: Vec<Sentence>,
    /// The words of all sentences, in order.
    pub words: Vec<Word>,
    /// How each sentence is built, one for each of [`BlockText::sentences`].
    pub builds: Vec<Build>,
    /// What its words are signs of, in its own language.
    pub(crate) signs: SignSet,
    /// What some of its words look like.
    pub(crate) shows: Shows,
}

/// What some words of a block look like, so that who looks for such words can pass over others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shows {
    /// Two letters or more that may be all capitals.
    pub capitals: bool,
    /// A word that starts with a digit of ASCII.
    pub digits: bool,
    /// What its words do.
    pub roles: Roles,
    /// The marks in its text.
    pub marks: Marks,
}

/// Marks that a text holds. Each kind may also be there for a character beyond ASCII that is none,
/// so a text without them surely has none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Marks(u8);

impl Marks {
    /// A hyphen, a dash or a bullet.
    pub(crate) const DASH: Self = Self(1);
    /// A quotation mark or an apostrophe.
    pub(crate) const QUOTE: Self = Self(2);
    /// A sign that stands for a word: *&*, *€*, *§*.
    pub(crate) const SIGN: Self = Self(4);
    /// A slash.
    pub(crate) const SLASH: Self = Self(8);
    /// An opening bracket.
    pub(crate) const BRACKET: Self = Self(16);
    /// A digit of ASCII, in a word or not.
    pub(crate) const DIGIT: Self = Self(32);

    const OF_BYTE: [u8; 256] = {
        let mut of = [0; 256];
        of[b'-' as usize] = Self::DASH.0;
        of[b'"' as usize] = Self::QUOTE.0;
        of[b'\'' as usize] = Self::QUOTE.0;
        of[b'&' as usize] = Self::SIGN.0;
        of[b'$' as usize] = Self::SIGN.0;
        of[b'/' as usize] = Self::SLASH.0;
        of[b'(' as usize] = Self::BRACKET.0;
        let mut digit = b'0';
        while digit <= b'9' {
            of[digit as usize] = Self::DIGIT.0;
            digit += 1;
        }
        let mut byte = 0x80;
        while byte < of.len() {
            of[byte] = Self::DASH.0 | Self::QUOTE.0 | Self::SIGN.0;
            byte += 1;
        }
        of
    };

    /// The marks in a text.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.bytes();
        Self(bytes.fold(0, |all, byte| all | Self::OF_BYTE[usize::from(byte)]))
    }

    /// Whether there may be one of this kind.
    pub(crate) fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

impl Shows {
    /// Whether one of its words does this.
    #[inline]
    pub(crate) fn has(self, role: Role) -> bool {
        self.roles.has(role)
    }

    fn join(&mut self, other: Self) {
        self.capitals |= other.capitals;
        self.digits |= other.digits;
        self.roles.join(other.roles);
        self.marks.0 |= other.marks.0;
    }

    fn of(form: &str, roles: Roles) -> Self {
        // Most words show by their first letters what they are not.
        let bytes = form.as_bytes();
        let is_digit = bytes.first().is_some_and(u8::is_ascii_digit);
        let has_lower = bytes.iter().take(2).any(u8::is_ascii_lowercase);
        Self {
            capitals: bytes.len() > 1 && !is_digit && !has_lower,
            digits: is_digit,
            roles,
            marks: Marks::default(),
        }
    }
}

/// How a sentence is built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// Clauses: finite verbs.
    pub clauses: u32,
    /// Words with a meaning of their own: nouns, names, adjectives, main verbs.
    pub content_words: u32,
    /// About how many words stand between the ends of its longest dependency, in hundredths.
    pub longest_dependency: u32,
    /// The widest gap between a finite verb and its participle or infinitive, as indices in
    /// [`BlockText::words`].
    pub gap: Option<(u32, u32)>,
    /// Its passive verbs.
    pub passives: Vec<Passive>,
}

/// A passive verb; indices are those of [`BlockText::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passive {
    /// The participle.
    pub participle: u32,
    /// Its auxiliary, if it was found.
    pub auxiliary: Option<u32>,
    /// How it is made.
    pub kind: PassiveKind,
    /// Whether it is well beyond doubt: where a rule should speak, not only a count.
    pub sure: bool,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last character, white space around it left out.
    pub range: Span,
    /// Its words, as indices in [`BlockText::words`].
    pub words: Range<u32>,
}

/// A word, or what stands in the place of one.
///
/// A token between white space, `/`, or dashes that holds at least one letter or digit. Hyphens
/// and apostrophes inside belong to it: *e-mailadres*, *foto's*, *don't*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, punctuation around it left out.
    pub range: Span,
    /// What it is.
    pub kind: WordKind,
    /// Spoken syllables; 1 for all kinds but [`WordKind::Word`].
    pub syllables: u8,
    /// Its part of speech.
    pub tag: Tag,
    /// How frequent it is: tenths of the Zipf scale (Van Heuven and others, 2014), so 60 for a
    /// word that occurs once in a thousand. None for what is no ordinary word, or not known.
    pub frequency: Option<u8>,
    /// By what lists of words find it: the hash of its lower case that term lists have too.
    pub(crate) key: u32,
    /// What it does.
    pub(crate) roles: Roles,
    /// Of how many words it is made, if it is a compound; else 0.
    pub(crate) parts: u8,
}

impl Word {
    /// A word of which nothing but its place is known yet.
    pub(crate) fn new(range: Span, kind: WordKind) -> Self {
        Self {
            range,
            kind,
            syllables: 1,
            tag: Tag::Other,
            frequency: None,
            key: 0,
            roles: Roles::default(),
            parts: 0,
        }
    }

    /// Whether it is one of the words that do this.
    #[inline]
    pub(crate) fn has(self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// How frequent it is, on the Zipf scale.
    pub fn zipf(self) -> Option<f64> {
        self.frequency.map(|tenths| f64::from(tenths) / 10.0)
    }
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// An ordinary word.
    Word,
    /// A number, an amount, a date or a time in digits.
    Number,
    /// A shortened word: *bijv.*, *e.g.*, *m.b.t.*
    Abbreviation,
    /// A run of capitals: *AOW*, *NHS*.
    Acronym,
    /// A web address, an e-mail address or a file name.
    Address,
    /// Code, or text that is not to be judged.
    Opaque,
}

impl WordKind {
    /// Whether formulas count it as one syllable whatever it sounds like.
    pub fn is_special(self) -> bool {
        self != Self::Word
    }
}

impl BlockText {
    fn new(lang: Lang) -> Self {
        Self {
            lang: Some(lang),
            ..Self::default()
        }
    }

    /// A block that could not be read, in this language.
    pub(crate) fn unread(lang: Option<Lang>) -> Self {
        Self {
            lang,
            ..Self::default()
        }
    }

    /// The words of a sentence and the punctuation between them, in order.
    pub fn tokens<'a>(&'a self, text: &'a str, sentence: &Sentence) -> Tokens<'a> {
        Tokens {
            text,
            words: self.words_of(sentence),
            first: sentence.words.start,
            rest: sentence.range,
        }
    }

    /// The words of a sentence.
    pub fn words_of(&self, sentence: &Sentence) -> &[Word] {
        &self.words[sentence.words.start as usize..sentence.words.end as usize]
    }

    /// How a sentence of this block is built.
    pub fn build_of(&self, sentence: &Sentence) -> Option<&Build> {
        let start = sentence.range.start;
        let at = self.sentences.partition_point(|it| it.range.start < start);
        self.builds.get(at)
    }
}

/// A word or a mark of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the block's text.
    pub range: Span,
    /// Index in [`BlockText::words`]; none for punctuation.
    pub word: Option<u32>,
}

/// The tokens of a sentence. Punctuation is what lies between the words, so it is not stored:
/// equal marks (`...`) and runs of stops (`?!`) are one token, others one each.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    /// The words that are left, and the index of the first of them.
    words: &'a [Word],
    first: u32,
    rest: Span,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let next_word = self
            .words
            .first()
            .map_or(self.rest.end, |word| word.range.start);
        if let Some(range) = next_mark(self.text, &mut self.rest, next_word) {
            return Some(Token { range, word: None });
        }
        let (word, words) = self.words.split_first()?;
        let index = self.first;
        self.words = words;
        self.first += 1;
        self.rest.start = word.range.end;
        Some(Token {
            range: word.range,
            word: Some(index),
        })
    }
}

/// The next mark of punctuation before the byte `until`, from the start of `rest` on, which moves
/// behind it.
#[inline]
fn next_mark(text: &str, rest: &mut Span, until: u32) -> Option<Span> {
    let gap = &text[rest.start as usize..until as usize];
    // Most often a space is all there is.
    let marks = if gap == " " { "" } else { gap.trim_start() };
    let first = marks.chars().next()?;
    let is_stop = |c: char| matches!(c, '.' | '?' | '!' | '…');
    let same = |c: char| c == first || (is_stop(c) && is_stop(first));
    let len = marks.find(|c| !same(c)).unwrap_or(marks.len());
    let start = until as usize - marks.len();
    let range = Span::new(start, start + len);
    rest.start = range.end;
    Some(range)
}

/// Splits a block into sentences and words; if `pretokenized`, its spaces are the borders of its
/// words and it is one sentence.
///
/// `work` is for use from block to block.
pub(crate) fn read_block(
    block: &Block,
    language: &Language,
    pretokenized: bool,
    work: &mut Work,
) -> BlockText {
    let mut text = if pretokenized {
        sentences::read_tokens(block, language)
    } else {
        sentences::read(block, language)
    };
    annotate::annotate(&block.text, language, work, &mut text);
    text
}

/// Adds `text` in lower case. Most words are so already, and are added in one go.
fn push_lower(lower: &mut String, text: &str) {
    if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        lower.push_str(text);
    } else if text.is_ascii() {
        let start = lower.len();
        lower.push_str(text);
        lower[start..].make_ascii_lowercase();
    } else {
        lower.extend(text.chars().flat_map(char::to_lowercase));
    }
}
