//! `long-list`: a list with more items than readers keep in mind.

use super::lists::lists;
use super::{Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::span::Span;

/// The NHS asks to split lists of more than six items; texts of law and forms need more, so the
/// limit is wider and the finding is advice.
pub(super) static RULE: Rule = Rule {
    id: "long-list",
    alias: "lange-lijst",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(10.0, 7.0)),
    check: Check::Page(check),
};

/// A list of single words is easy to look over, however long.
const MIN_WORDS: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    for list in lists(cx) {
        let n_items = list.items.len();
        let n_words: usize = list.items.iter().map(|item| item.text.words.len()).sum();
        if n_items as f64 <= sink.limit()
            || !list.is_text()
            || list.is_ordered()
            || n_words < n_items * MIN_WORDS
        {
            continue;
        }
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: format!("Deze lijst heeft {n_items} punten."),
                why: "In een lange lijst vinden lezers niet snel wat voor hen geldt.",
                suggestions: advise("Maak groepjes, elk met een eigen kop."),
            },
            Ui::En => Draft {
                message: format!("This list has {n_items} items."),
                why: "In a long list readers do not soon find what is meant for them.",
                suggestions: advise("Make groups, each with a heading of its own."),
            },
        };
        let first = list.items[0];
        let whole = Span::new(0, first.block.text.len());
        sink.in_block(first.index)
            .report_measured(whole, n_items as f64, draft);
    }
}
