//! `long-aside`: more words in brackets than an aside can bear.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::span::Span;
use crate::text::{Marks, Sentence, Word, WordKind};

/// Editors took out 5 of 6 in Dutch and 2 of 2 in English, but many short ones stay; advice,
/// because some readers do need what is in brackets.
pub(super) static RULE: Rule = Rule {
    id: "long-aside",
    alias: "lange-zin-tussen-haakjes",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit {
        nl: 8.0,
        en: 8.0,
        nl_easy: 3.0,
        en_easy: 5.0,
    }),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if !cx.text.shows.marks.has(Marks::BRACKET) {
        return;
    }
    let Some((aside, n_words)) = longest_aside(cx, sentence) else {
        return;
    };
    // A sentence of its own in brackets is no aside, and a reference to a law is none either.
    let is_aside = |word: &&Word| aside.overlaps(word.range);
    let rest = words.iter().filter(|word| !is_aside(word));
    let stands_in_sentence = rest
        .clone()
        .any(|word| word.tag.is_finite() || word.tag.is_infinitive());
    let in_aside = words.iter().filter(is_aside);
    // Neither is a row of names: *(Trustee of the Estate of John Smith)*.
    let is_special = |word: &&Word| {
        word.kind != WordKind::Word || cx.str(word.range).starts_with(char::is_uppercase)
    };
    let special = in_aside.clone().filter(|it| it.kind != WordKind::Word);
    let n_special = special.count();
    let names = in_aside.filter(is_special).count() * 2 > n_words;
    if n_words as f64 <= sink.limit()
        || !stands_in_sentence
        || n_special * 4 > n_words
        || names
        || cx.is_spared(aside)
        || spells_out(cx, words, aside)
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Tussen deze haakjes staan {n_words} woorden."),
            why: "Wie de tekst tussen haakjes leest, is daarna het begin van de zin kwijt.",
            suggestions: advise("Maak er een eigen zin van, of laat het weg."),
        },
        Ui::En => Draft {
            message: format!("There are {n_words} words in these brackets."),
            why: "After an aside readers have lost the start of the sentence.",
            suggestions: advise("Make a sentence of its own of it, or leave it out."),
        },
    };
    sink.report_measured(aside, n_words as f64, draft);
}

/// Whether the aside follows an acronym, which it spells out.
fn spells_out(cx: &BlockView<'_>, words: &[Word], aside: Span) -> bool {
    let before = words.partition_point(|word| word.range.start < aside.start);
    let before = before.checked_sub(1).map(|at| cx.str(words[at].range));
    before.is_some_and(|it| it.len() > 1 && it.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// What stands in brackets in a sentence, brackets included, and its number of words.
fn longest_aside(cx: &BlockView<'_>, sentence: &Sentence) -> Option<(Span, usize)> {
    let text = cx.str(sentence.range);
    let words = cx.words(sentence);
    let mut open = Vec::new();
    let mut asides = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let at = sentence.range.start as usize + at;
        match byte {
            b'(' => open.push(at),
            b')' => asides.extend(open.pop().map(|start| Span::new(start, at + 1))),
            _ => {}
        }
    }
    let counted = asides.into_iter().map(|aside| {
        let from = words.partition_point(|word| word.range.start < aside.start);
        let to = words.partition_point(|word| word.range.end <= aside.end);
        (aside, to.saturating_sub(from))
    });
    counted.max_by_key(|&(_, n_words)| n_words)
}
