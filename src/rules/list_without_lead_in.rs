//! `list-without-lead-in`: a list right under a heading.

use super::lists::lists;
use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;

/// GOV.UK and the NHS ask for a line above each list. Under a heading that asks a question a list
/// reads well without one, so it is off.
pub(super) static RULE: Rule = Rule {
    id: "list-without-lead-in",
    alias: "lijst-zonder-inleiding",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    for list in lists(cx) {
        let first = list.items[0];
        let before = first
            .index
            .checked_sub(1)
            .map(|at| cx.document.blocks[at].kind);
        if !matches!(before, Some(BlockKind::Heading(_))) || !list.is_text() {
            continue;
        }
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: "Deze lijst staat meteen onder een kop.".to_owned(),
                why: "Zonder zin ervoor moet de lezer raden wat de punten met elkaar te maken hebben.",
                suggestions: advise(
                    "Schrijf boven de lijst een zin die eindigt met een dubbele punt.",
                ),
            },
            Ui::En => Draft {
                message: "This list stands right under a heading.".to_owned(),
                why: "Without a line above it readers have to guess what the items have in common.",
                suggestions: advise("Write a line above the list that ends in a colon."),
            },
        };
        sink.in_block(first.index).report_block(draft);
    }
}
