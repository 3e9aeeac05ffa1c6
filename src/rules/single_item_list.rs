//! `single-item-list`: a list with one item.

use super::lists::lists;
use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::finding::Severity;

/// GOV.UK: a list has more than one item. Off in Dutch: reports have the same headings again and
/// again with a list under each.
pub(super) static RULE: Rule = Rule {
    id: "single-item-list",
    alias: "lijst-met-een-punt",
    severity: Severities::en(Severity::Hint),
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    for list in lists(cx) {
        // A numbered list may have been cut in pieces by pictures between its steps.
        let [only] = list.items[..] else { continue };
        // A list in a list often has a sibling with more items.
        let is_inner = matches!(only.block.kind, BlockKind::ListItem { depth: 2.., .. });
        if is_inner
            || list.has_parts
            || !list.is_text()
            || list.is_ordered()
            || cx.document.unmarked
        {
            continue;
        }
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: "Deze lijst heeft 1 punt.".to_owned(),
                why: "Een streepje of stip belooft meer punten. Een schermlezer zegt: lijst met 1 onderdeel.",
                suggestions: advise("Maak er een gewone alinea van, of vul de lijst aan."),
            },
            Ui::En => Draft {
                message: "This list has 1 item.".to_owned(),
                why: "A bullet promises more items. A screen reader says: list with 1 item.",
                suggestions: advise("Make it an ordinary paragraph, or add what is missing."),
            },
        };
        sink.in_block(only.index).report_block(draft);
    }
}
