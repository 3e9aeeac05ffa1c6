//! `heading-full-stop`: a heading that ends in a full stop.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::document::BlockKind;
use crate::finding::Suggestion;
use crate::span::Span;
use crate::text::WordKind;

/// The NHS service manual, and the habit of nearly every house style.
pub(super) static RULE: Rule = Rule {
    id: "heading-full-stop",
    alias: "punt-achter-kop",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let text = cx.block.text.as_str();
    let Some(last) = cx.text.words.last() else {
        return;
    };
    // An abbreviation keeps its stop, and so do sentences that were made a heading.
    let ends = &text[last.range.end as usize..] == "." && last.kind == WordKind::Word;
    if !matches!(cx.block.kind, BlockKind::Heading(_)) || !ends || cx.text.sentences.len() > 1 {
        return;
    }
    let range = Span::new(last.range.start as usize, text.len());
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            "Deze kop eindigt met een punt.".to_owned(),
            "Een punt zegt dat de gedachte af is. Na een kop begint zij pas.",
        ),
        Ui::En => (
            "This heading ends in a full stop.".to_owned(),
            "A full stop says that a thought is over. After a heading it begins.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::replace(range, cx.str(last.range))],
    };
    sink.report(range, draft);
}
