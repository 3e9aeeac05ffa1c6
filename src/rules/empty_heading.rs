//! `empty-heading`: a heading without words.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{BlockKind, MarkKind};

/// WCAG 2.2 technique H42 and the Dutch NL Design System ask for text in each heading.
pub(super) static RULE: Rule = Rule {
    id: "empty-heading",
    alias: "lege-kop",
    severity: Severities::ERROR,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["1.3.1", "2.4.6"],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let named = |kind: &MarkKind| matches!(kind, MarkKind::Link { name: Some(_), .. });
    if !matches!(cx.block.kind, BlockKind::Heading(_))
        || !cx.block.text.trim().is_empty()
        || cx.block.marks.iter().any(|mark| named(&mark.kind))
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze kop is leeg.".to_owned(),
            why: "Een schermlezer noemt de kop wel, maar zegt niet wat eronder staat.",
            suggestions: advise("Schrijf een kop die zegt wat eronder staat, of haal de kop weg."),
        },
        Ui::En => Draft {
            message: "This heading is empty.".to_owned(),
            why: "A screen reader announces the heading but can't say what is under it.",
            suggestions: advise("Write a heading that says what is under it, or take it away."),
        },
    };
    sink.report_block(draft);
}
