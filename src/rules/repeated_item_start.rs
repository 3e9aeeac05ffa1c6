//! `repeated-item-start`: items of a list that all start with the same words.

use super::lists::lists;
use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::MarkKind;
use crate::span::Span;

/// GOV.UK asks to put first what differs: readers look down the left side of a list.
pub(super) static RULE: Rule = Rule {
    id: "repeated-item-start",
    alias: "zelfde-begin-lijstpunten",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

/// How many items make a habit.
const MIN_ITEMS: usize = 3;
/// How many words they share.
const MIN_WORDS: usize = 2;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    for list in lists(cx) {
        let [first, second, ..] = list.items[..] else {
            continue;
        };
        // The steps of a numbered list may well all say *go to*.
        if list.items.len() < MIN_ITEMS || !list.is_text() || list.is_ordered() {
            continue;
        }
        let others = list.items[1..].iter();
        let n_shared = others.map(|item| n_shared(first, item)).min().unwrap_or(0);
        let is_label = list.items.iter().any(|item| is_label(item, n_shared));
        if n_shared < MIN_WORDS || is_label {
            continue;
        }
        let words = &second.text.words[..n_shared];
        let range = words[0].range.cover(words[n_shared - 1].range);
        report(cx.ui(), second, range, sink);
    }
}

/// How many words two items have in common at their start, each with more behind them.
fn n_shared(first: &BlockView<'_>, item: &BlockView<'_>) -> usize {
    let pairs = first.text.words.iter().zip(&item.text.words);
    let same = pairs.take_while(|(a, b)| {
        let (a, b) = (first.str(a.range), item.str(b.range));
        a.eq_ignore_ascii_case(b) && !a.starts_with(|c: char| c.is_ascii_digit())
    });
    let shortest = first.text.words.len().min(item.text.words.len());
    same.count().min(shortest.saturating_sub(1))
}

/// Whether an item opens with a link, or with a label and a colon: those are entries of an index.
fn is_label(item: &BlockView<'_>, n_shared: usize) -> bool {
    let end = item.text.words[..n_shared]
        .last()
        .map_or(0, |word| word.range.end);
    let links = item.block.marks.iter();
    let is_entry = item.block.text[end as usize..]
        .trim_start()
        .starts_with([':', '#']);
    is_entry
        || links
            .take_while(|mark| mark.range.start == 0)
            .any(|mark| matches!(mark.kind, MarkKind::Link { .. }))
}

fn report(ui: Ui, view: &BlockView<'_>, range: Span, sink: &mut Sink<'_>) {
    let words = view.str(range);
    let draft = match ui {
        Ui::Nl => Draft {
            message: format!("Alle punten van deze lijst beginnen met “{words}”."),
            why: "Lezers kijken langs de linkerkant van een lijst. Daar staat nu steeds hetzelfde.",
            suggestions: advise(format!("Zet “{words}” 1 keer boven de lijst.")),
        },
        Ui::En => Draft {
            message: format!("All items of this list start with “{words}”."),
            why: "Readers look down the left side of a list. They see the same words there each time.",
            suggestions: advise(format!("Put “{words}” above the list once.")),
        },
    };
    sink.in_block(view.index).report(range, draft);
}
