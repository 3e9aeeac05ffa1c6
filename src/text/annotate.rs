//! What a language knows of each word, and how each sentence is built.

use super::{BlockText, Build, Marks, Passive, Sentence, Word, WordKind, push_lower};
use crate::lang::{Language, terms};
use crate::model::syntax;
use crate::model::{Scratch, Tag};

/// Fills in tags and frequencies of the words, and the build of the sentences.
///
/// A function of its own in every build, because `cargo xtask cost` counts what it takes.
#[inline(never)]
pub(super) fn annotate(text: &str, language: &Language, work: &mut Work, read: &mut BlockText) {
    let sentences = std::mem::take(&mut read.sentences);
    let longest = sentences.iter().map(|sentence| sentence.words.len()).max();
    // The tokens of a sentence as treebanks cut them: *don't* is two, *do* and *n't*. There are
    // marks between the words.
    let mut strings = Vec::with_capacity(2 * longest.unwrap_or_default());
    read.builds.reserve_exact(sentences.len());
    for sentence in &sentences {
        work.fill(text, language, read, sentence, &mut strings);
        let tokens = strings.iter().copied();
        language
            .tagger
            .tag(tokens, &mut work.scratch, &mut work.tags);
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
    read.sentences = sentences;
    for word in &mut read.words {
        let form = &text[word.range];
        look_up(form, word, language, &mut work.lower);
        read.shows.add(form, language);
    }
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

/// Buffers that are used again from sentence to sentence and from block to block.
#[derive(Debug, Default)]
pub(crate) struct Work {
    /// What each token belongs to.
    pieces: Vec<Piece>,
    scratch: Scratch,
    tags: Vec<Tag>,
    build: syntax::Build,
    lower: String,
}

impl Work {
    /// Takes the tokens of a sentence.
    fn fill<'a>(
        &mut self,
        text: &'a str,
        language: &Language,
        read: &BlockText,
        sentence: &Sentence,
        strings: &mut Vec<&'a str>,
    ) {
        strings.clear();
        self.pieces.clear();
        for token in read.tokens(text, sentence) {
            let form = &text[token.range];
            let cut = token
                .word
                .and_then(|_| language.clitic(form))
                .unwrap_or(form.len());
            let (head, tail) = form.split_at(cut);
            let parts = [(head, true), (tail, false)];
            for (part, is_first) in parts.into_iter().filter(|(part, _)| !part.is_empty()) {
                strings.push(part);
                self.pieces.push(Piece {
                    word: token.word,
                    is_first,
                });
            }
        }
    }
}

/// Fills in what lists say of a word. All but its key is left as it is in what is no ordinary word.
fn look_up(form: &str, word: &mut Word, language: &Language, lower: &mut String) {
    word.key = terms::key(form);
    if word.kind != WordKind::Word {
        return;
    }
    lower.clear();
    push_lower(lower, form);
    let id = language.lexicon.find(lower);
    word.syllables = language.syllables(form, id);
    // Tenths keep the record small; the lexicon's steps are four of them.
    let zipf = language.zipf_of(id, lower);
    word.frequency = zipf.map(|zipf| (zipf * 10.0).round() as u8);
}
