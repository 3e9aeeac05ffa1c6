//! `third-person-self`: the organisation that writes names itself instead of saying *wij* or *we*.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::span::Span;
use crate::text::Sentence;

/// Dutch editors took out the name of the organisation 47 times in 62, and wrote *wij* and *we*
/// three times as often. Only the names that the settings give count. The first one stays: a
/// reader has to know who *we* are.
pub(super) static RULE: Rule = Rule {
    id: "third-person-self",
    alias: "schrijver-als-derde",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let names: Vec<String> = cx
        .options
        .organisation
        .iter()
        .map(|it| it.to_ascii_lowercase())
        .collect();
    if names.is_empty() {
        return;
    }
    let mut introduced = false;
    for view in cx.prose() {
        let text = view.block.text.to_ascii_lowercase();
        for sentence in &view.text.sentences {
            let Some(range) = names
                .iter()
                .find_map(|name| find(&text, sentence.range, name))
            else {
                continue;
            };
            if introduced && !view.is_spared(range) {
                let marked = with_neighbour(view, sentence, range);
                sink.in_block(view.index).report(marked, draft(view, range));
            }
            introduced = true;
        }
    }
}

/// Where a name stands in a range of a text, in whole words.
fn find(text: &str, range: Span, name: &str) -> Option<Span> {
    let found = text[range].match_indices(name).find(|(at, _)| {
        let start = range.start as usize + at;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !name.is_empty()
            && !is_letter(text[..start].chars().next_back())
            && !is_letter(text[start + name.len()..].chars().next())
    });
    found.map(|(at, name)| {
        let start = range.start as usize + at;
        Span::new(start, start + name.len())
    })
}

/// A name with the word after it, which is often its verb and changes too, else with the one before
/// it. A name alone is never marked: it is right as it is.
fn with_neighbour(view: &BlockView<'_>, sentence: &Sentence, name: Span) -> Span {
    let words = view.words(sentence);
    let after = words.iter().find(|word| word.range.start >= name.end);
    let before = || words.iter().rev().find(|word| word.range.end <= name.start);
    after
        .or_else(before)
        .map_or(name, |word| name.cover(word.range))
}

fn draft(cx: &BlockView<'_>, range: Span) -> Draft {
    let written = cx.str(range);
    match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{written}” bent u zelf."),
            why: "Een tekst die “wij” zegt, is persoonlijker en korter.",
            suggestions: advise("Schrijf “wij”, “ons” of “onze”."),
        },
        Ui::En => Draft {
            message: format!("“{written}” is you, the writer."),
            why: "A text that says “we” is more personal, and shorter.",
            suggestions: advise("Write “we”, “us” or “our”."),
        },
    }
}
