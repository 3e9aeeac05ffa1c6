//! `long-list-item`: an item of a list that is a paragraph.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// GOV.UK, the NHS and Canada ask for items of one sentence; 40 words are two long ones.
pub(super) static RULE: Rule = Rule {
    id: "long-list-item",
    alias: "lang-lijstpunt",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(40.0, 25.0)),
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let n_words = cx.text.words.len();
    // The steps of a numbered list may need their room.
    let is_bullet = matches!(cx.block.kind, BlockKind::ListItem { ordered: false, .. });
    if !is_bullet || n_words as f64 <= sink.limit() {
        return;
    }
    let limit = cx.ui().number(sink.limit());
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Dit lijstpunt heeft {n_words} woorden. Meer dan {limit} is lang."),
            why: "Een lijst is er om snel te lezen. Dat gaat niet met een hele alinea per punt.",
            suggestions: advise("Zet in het punt alleen de kern, en de uitleg eronder of erna."),
        },
        Ui::En => Draft {
            message: format!("This list item has {n_words} words. More than {limit} is long."),
            why: "Readers look over a list fast. That fails with a paragraph for each item.",
            suggestions: advise("Leave only the core in the item, and explain it below or after."),
        },
    };
    let whole = Span::new(0, cx.block.text.len());
    sink.report_measured(whole, n_words as f64, draft);
}
