//! What a language knows of each word, and how each sentence is built.

use super::{BlockText, Build, Passive, Sentence, Word, WordKind};
use crate::lang::Language;
use crate::model::syntax;
use crate::model::{Scratch, Tag};

/// Fills in tags and frequencies of the words, and the build of the sentences.
pub(super) fn annotate(text: &str, language: &Language, read: &mut BlockText) {
    let mut work = Work::default();
    let sentences = std::mem::take(&mut read.sentences);
    for sentence in &sentences {
        let pieces = pieces(text, language, read, sentence);
        let strings: Vec<&str> = pieces.iter().map(|piece| piece.text).collect();
        language
            .tagger
            .tag(strings.iter().copied(), &mut work.scratch, &mut work.tags);
        language.syntax.read(&strings, &work.tags, &mut work.build);
        for (piece, &tag) in pieces.iter().zip(&work.tags) {
            if let (Some(word), true) = (piece.word, piece.is_first) {
                read.words[word as usize].tag = tag;
            }
        }
        let word_of = |piece: usize| pieces[piece].word;
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
        word.frequency = frequency(&text[word.range], *word, language, &mut work.lower);
    }
}

/// A token as treebanks cut them: *don't* is two, *do* and *n't*.
struct Piece<'a> {
    text: &'a str,
    /// The word that it is a piece of, as an index in [`BlockText::words`].
    word: Option<u32>,
    /// Whether it is the first piece, which gives the word its tag.
    is_first: bool,
}

fn pieces<'a>(
    text: &'a str,
    language: &Language,
    read: &BlockText,
    sentence: &Sentence,
) -> Vec<Piece<'a>> {
    let pieces = read.tokens(text, sentence).flat_map(|token| {
        let form = &text[token.range];
        let cut = token
            .word
            .and_then(|_| language.clitic(form))
            .unwrap_or(form.len());
        let (head, tail) = form.split_at(cut);
        let piece = move |text, is_first| Piece {
            text,
            word: token.word,
            is_first,
        };
        let tail = (!tail.is_empty()).then(|| piece(tail, false));
        std::iter::once(piece(head, true)).chain(tail)
    });
    pieces.collect()
}

/// Buffers that are used again from sentence to sentence.
#[derive(Default)]
struct Work {
    scratch: Scratch,
    tags: Vec<Tag>,
    build: syntax::Build,
    lower: String,
}

/// The frequency of a word, looked up in lower case.
fn frequency(text: &str, word: Word, language: &Language, lower: &mut String) -> Option<u8> {
    if word.kind != WordKind::Word {
        return None;
    }
    lower.clear();
    lower.extend(text.chars().flat_map(char::to_lowercase));
    // Tenths keep the record small; the lexicon's steps are four of them.
    language.zipf(lower).map(|zipf| (zipf * 10.0).round() as u8)
}
