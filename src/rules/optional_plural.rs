//! `optional-plural`: *document(s)*, *aanvrager(s)*.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
use crate::span::Span;
use crate::text::{Word, WordKind};

/// GOV.UK and the NHS ask for the plural. Dutch editors keep most of them, so it is advice.
pub(super) static RULE: Rule = Rule {
    id: "optional-plural",
    alias: "meervoud-tussen-haakjes",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// The longest ending with its brackets and the sign behind it, in bytes.
const MAX_ENDING: usize = 10;
/// Endings of plurals in both languages.
const ENDINGS: &[&str] = &["s", "es", "en", "n", "eren", "'s", "’s"];

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let words = &cx.text.words;
    let mut next = 0;
    for bracket in memchr::memchr_iter(b'(', cx.block.text.as_bytes()) {
        // The words that an ending in this bracket may be behind.
        let reaches = |word: &Word| word.range.end as usize + MAX_ENDING > bracket;
        let starts = |word: &&Word| word.range.start as usize <= bracket;
        next = next.max(words.partition_point(|word| !reaches(word)));
        while let Some(word) = words.get(next).filter(starts) {
            check_word(cx, word, sink);
            next += 1;
        }
    }
}

fn check_word(cx: &BlockView<'_>, word: &Word, sink: &mut Sink<'_>) {
    if !matches!(word.kind, WordKind::Word) {
        return;
    }
    // The brackets may be seen as part of the word.
    let (start, end) = (word.range.start as usize, word.range.end as usize);
    let text = &cx.block.text;
    // As far as the longest ending in its brackets.
    let mut near = text.len().min(end + MAX_ENDING);
    while !text.is_char_boundary(near) {
        near -= 1;
    }
    let tail = &text[start..near];
    let Some((stem, rest)) = tail.split_once('(') else {
        return;
    };
    let Some((ending, rest)) = rest.split_once(')') else {
        return;
    };
    let is_noun = stem.len() > 2 && stem.chars().all(|c| c.is_alphabetic() || c == '-');
    let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    if cx.is_spared(word.range)
        || !is_noun
        || !ends
        || !ENDINGS.contains(&ending)
        || start + stem.len() > end
    {
        return;
    }
    let range = Span::new(start, start + stem.len() + ending.len() + 2);
    let plural = format!("{stem}{ending}");
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!("In “{}” staat het meervoud tussen haakjes.", cx.str(range)),
            "Haakjes in een woord remmen het lezen. Een schermlezer leest ze voor.",
        ),
        Ui::En => (
            format!("In “{}” the plural stands in brackets.", cx.str(range)),
            "Brackets in a word slow readers down. A screen reader reads them out.",
        ),
    };
    // *voornaam(en)* has another plural than its parts: *voornamen*.
    let is_plural = cx.language.zipf(&plural.to_lowercase()).is_some();
    let suggestion = match cx.ui() {
        _ if is_plural => Suggestion::rewrite(plural),
        Ui::Nl => Suggestion::advise("Schrijf het meervoud."),
        Ui::En => Suggestion::advise("Write the plural."),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![suggestion],
    };
    sink.report(range, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn a_word_with_two_pairs_of_brackets_is_told_once() {
        let text = "Wilt u voor ons alle brieven lezen en uw aanvraag(en)(s) doen?";
        assert_eq!(check_text("optional-plural", "nl", text).len(), 1);
    }
}
