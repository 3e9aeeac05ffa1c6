//! What a language knows of each word, and how each sentence is built.

use super::memo::Memo;
use super::{BlockText, Build, Marks, Passive, Sentence, Shows, WordKind, next_mark, push_lower};
use crate::document::Lang;
use crate::lang::{Language, Role, Roles, terms};
use crate::model::syntax;
use crate::model::{Scratch, Seen, Tag};
use crate::span::Span;

/// Fills in tags and frequencies of the words, and the build of the sentences.
///
/// A function of its own in every build, because `cargo xtask cost` counts what it takes.
#[inline(never)]
pub(super) fn annotate(text: &str, language: &Language, work: &mut Work, read: &mut BlockText) {
    let sentences = std::mem::take(&mut read.sentences);
    // The tokens of a sentence as treebanks cut them: *don't* is two, *do* and *n't*.
    let mut strings: Vec<&str> = std::mem::take(&mut work.strings);
    read.builds.reserve_exact(sentences.len());
    for sentence in &sentences {
        work.fill(text, language, read, sentence, &mut strings);
        language.tagger.tag_seen(&mut work.scratch, &mut work.tags);
        language.syntax.read(&strings, &work.tags, &mut work.build);
        for (piece, &tag) in work.pieces.iter().zip(&work.tags) {
            if let (Some(word), true) = (piece.word, piece.is_first) {
                read.words[word as usize].tag = tag;
            }
        }
        let word_of = |piece: usize| work.pieces[piece].word;
        read.builds.push(Build {
            clauses: work.build.clauses,
            content_words: work.build.content_words,
            longest_dependency: work.build.longest_dependency,
            gap: work
                .build
                .gap
                .and_then(|gap| Some((word_of(gap.finite)?, word_of(gap.other)?))),
            passives: work
                .build
                .passives
                .iter()
                .filter_map(|passive| {
                    Some(Passive {
                        participle: word_of(passive.participle)?,
                        auxiliary: passive.auxiliary.and_then(word_of),
                        kind: passive.kind,
                        sure: passive.sure,
                    })
                })
                .collect(),
        });
    }
    // The memory without the texts, which end before it does.
    strings.clear();
    work.strings = strings.into_iter().map(|_| "").collect();
    read.sentences = sentences;
    read.shows.marks = Marks::of(text);
    read.signs = language.signs.in_words(text, &read.words);
}

/// The word that a token, or a piece of one, belongs to.
#[derive(Debug)]
struct Piece {
    /// An index in [`BlockText::words`]; none for marks.
    word: Option<u32>,
    /// Whether it is the first piece, which gives the word its tag.
    is_first: bool,
}

/// What is known of a written form, whatever stands around it.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// As in [`super::Word`].
    key: u32,
    syllables: u8,
    frequency: Option<u8>,
    parts: u8,
    shows: Shows,
    /// Where a word begins in it that leans on the one before; its length if there is none.
    cut: u32,
    /// What the tagger sees of it.
    seen: Seen,
}

impl Known {
    /// Looks a form up. Only an ordinary word has syllables and a frequency.
    fn new(form: &str, is_ordinary: bool, language: &Language, lower: &mut String) -> Self {
        let key = terms::key(form);
        let roles = language.roles(form, key);
        let mut known = Self {
            key,
            syllables: 1,
            frequency: None,
            parts: 0,
            shows: Shows::of(form, roles),
            cut: language.clitic(form).unwrap_or(form.len()) as u32,
            seen: language.tagger.look_at(form),
        };
        if is_ordinary {
            lower.clear();
            push_lower(lower, form);
            let id = language.lexicon.find(lower);
            known.syllables = language.syllables(form, id);
            // Tenths keep the record small; the lexicon's steps are four of them.
            let zipf = language.zipf_of(id, lower);
            known.frequency = zipf.map(|zipf| (zipf * 10.0).round() as u8);
            known.parts = language.n_parts(lower);
        }
        known
    }
}

/// Buffers that are used again from sentence to sentence, from block to block and from page to
/// page, and what is known of the words that were read before. It is for one set of languages.
#[derive(Debug, Default)]
pub(crate) struct Work {
    /// The forms of each language, in the order of [`Lang::ALL`].
    known: [Memo<Known>; Lang::ALL.len()],
    /// What words say about their language.
    pub(super) telling: Memo<super::Tally>,
    /// Room for the tokens of a sentence; none is kept.
    strings: Vec<&'static str>,
    /// What each token belongs to.
    pieces: Vec<Piece>,
    scratch: Scratch,
    tags: Vec<Tag>,
    build: syntax::Build,
    pub(super) lower: String,
}

impl Work {
    /// What is known of a form.
    fn known(&mut self, form: &str, is_ordinary: bool, language: &Language) -> Known {
        let known = &mut self.known[language.lang as usize];
        let lower = &mut self.lower;
        known.get(form, is_ordinary.into(), || {
            Known::new(form, is_ordinary, language, lower)
        })
    }

    /// Takes the tokens of a sentence, and fills in what is known of its words.
    fn fill<'a>(
        &mut self,
        text: &'a str,
        language: &Language,
        read: &mut BlockText,
        sentence: &Sentence,
        strings: &mut Vec<&'a str>,
    ) {
        strings.clear();
        self.pieces.clear();
        self.scratch.begin();
        let mut rest = sentence.range;
        let (first, last) = (sentence.words.start as usize, sentence.words.end as usize);
        for (at, word) in (sentence.words.start..).zip(&mut read.words[first..last]) {
            self.marks(text, language, &mut rest, word.range.start, strings);
            rest.start = word.range.end;
            let form = &text[word.range];
            let is_ordinary = word.kind == WordKind::Word;
            let known = self.known(form, is_ordinary, language);
            word.key = known.key;
            word.roles = known.shows.roles;
            if word.kind == WordKind::Abbreviation {
                word.roles.join(Roles::of(Role::Abbreviation));
                read.shows.roles.join(word.roles);
            }
            word.syllables = known.syllables;
            word.frequency = known.frequency;
            word.parts = known.parts;
            read.shows.join(known.shows);
            let cut = known.cut as usize;
            if cut == form.len() {
                self.add(form, &known.seen, Some(at), true, strings);
                continue;
            }
            let (head, tail) = form.split_at(cut);
            for (part, is_first) in [(head, true), (tail, false)] {
                if !part.is_empty() {
                    let seen = self.known(part, false, language).seen;
                    self.add(part, &seen, Some(at), is_first, strings);
                }
            }
        }
        self.marks(text, language, &mut rest, sentence.range.end, strings);
    }

    /// Takes the marks before the byte `until`.
    fn marks<'a>(
        &mut self,
        text: &'a str,
        language: &Language,
        rest: &mut Span,
        until: u32,
        strings: &mut Vec<&'a str>,
    ) {
        while let Some(range) = next_mark(text, rest, until) {
            let mark = &text[range];
            let seen = self.known(mark, false, language).seen;
            self.add(mark, &seen, None, true, strings);
        }
    }

    #[inline]
    fn add<'a>(
        &mut self,
        form: &'a str,
        seen: &Seen,
        word: Option<u32>,
        is_first: bool,
        strings: &mut Vec<&'a str>,
    ) {
        strings.push(form);
        self.scratch.push(*seen);
        self.pieces.push(Piece { word, is_first });
    }
}
