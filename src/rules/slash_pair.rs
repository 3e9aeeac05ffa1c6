//! `slash-pair`: two words with a slash between them, such as *landlord/agent*.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
use crate::model::Tag;
use crate::text::{Marks, Sentence, Word, WordKind};

/// Dutch editors took out 34 of 48 slashes, American ones three of four.
pub(super) static RULE: Rule = Rule {
    id: "slash-pair",
    alias: "woordpaar-met-streep",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// Units and parts of codes are shorter.
const MIN_LETTERS: usize = 3;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() || !cx.text.shows.marks.has(Marks::SLASH) {
        return;
    }
    let words = cx.words(sentence);
    let is_tied =
        |a: &Word, b: &Word| &cx.block.text[a.range.end as usize..b.range.start as usize] == "/";
    let (mut at, mut before) = (0, false);
    while at + 1 < words.len() {
        let n_more = words[at..]
            .windows(2)
            .take_while(|pair| is_tied(&pair[0], &pair[1]))
            .count();
        let after = words
            .get(at + 2..at + 4)
            .is_some_and(|pair| is_tied(&pair[0], &pair[1]));
        let (first, second) = (&words[at], &words[at + 1]);
        // *pod/replica set/stateful set* is a row, and *set/stateful* no pair.
        if n_more == 1 && !after && !before && is_pair(cx, first, second) {
            report(cx, first, second, sink);
        }
        before = n_more > 0;
        at += n_more + 1;
    }
}

/// Whether both do the same in the sentence and mean different things.
fn is_pair(cx: &BlockView<'_>, first: &Word, second: &Word) -> bool {
    let differ = cx.str(first.range) != cx.str(second.range);
    differ && first.tag == second.tag && is_plain(cx, first) && is_plain(cx, second)
}

/// Whether it is a word of its own, in small letters: no name, code or half of a compound.
fn is_plain(cx: &BlockView<'_>, word: &Word) -> bool {
    let written = cx.str(word.range);
    let next = cx.block.text.as_bytes().get(word.range.end as usize);
    word.kind == WordKind::Word
        && written.len() >= MIN_LETTERS
        && written.chars().all(char::is_lowercase)
        && next != Some(&b'-')
        && matches!(
            word.tag,
            Tag::NounSingular | Tag::NounPlural | Tag::VerbInfinitive
        )
}

fn report(cx: &BlockView<'_>, first: &Word, second: &Word, sink: &mut Sink<'_>) {
    let range = first.range.cover(second.range);
    let pair = (cx.str(first.range), cx.str(second.range));
    if cx.is_spared(range) {
        return;
    }
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!(
                "Tussen “{}” en “{}” staat een schuine streep.",
                pair.0, pair.1
            ),
            "De streep kan “en” betekenen, of “of”, of “dat is hetzelfde”.",
        ),
        Ui::En => (
            format!("There is a slash between “{}” and “{}”.", pair.0, pair.1),
            "The slash may mean “and”, or “or”, or “which is the same”.",
        ),
    };
    let or = cx.language.numbers.ties[0];
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::rewrite(format!("{} {or} {}", pair.0, pair.1))],
    };
    sink.report(range, draft);
}
