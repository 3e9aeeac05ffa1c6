//! What a language knows of each word, and how each sentence is built.

use super::{BlockText, Build, Passive, Word, WordKind};
use crate::lang::Language;
use crate::model::syntax;
use crate::model::{Scratch, Tag};

/// Fills in tags and frequencies of the words, and the build of the sentences.
pub(super) fn annotate(text: &str, language: &Language, read: &mut BlockText) {
    let mut work = Work::default();
    let sentences = std::mem::take(&mut read.sentences);
    for sentence in &sentences {
        let tokens: Vec<_> = read.tokens(text, sentence).collect();
        let strings: Vec<&str> = tokens.iter().map(|token| &text[token.range]).collect();
        language
            .tagger
            .tag(strings.iter().copied(), &mut work.scratch, &mut work.tags);
        language.syntax.read(&strings, &work.tags, &mut work.build);
        for (token, &tag) in tokens.iter().zip(&work.tags) {
            if let Some(word) = token.word {
                read.words[word as usize].tag = tag;
            }
        }
        let word_of = |token: usize| tokens[token].word;
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
