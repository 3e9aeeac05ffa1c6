//! `empty-link`: a link that nobody can read or hear.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::MarkKind;

/// WCAG 2.2 failure F89: a link without an accessible name.
pub(super) static RULE: Rule = Rule {
    id: "empty-link",
    alias: "lege-link",
    severity: Severities::ERROR,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["2.4.4", "4.1.2"],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    for mark in &cx.block.marks {
        let MarkKind::Link { href, name, .. } = &mark.kind else {
            continue;
        };
        let named = name.as_ref().is_some_and(|name| !name.trim().is_empty());
        // Without a target it is the place that other links point at.
        if named || href.is_empty() || !cx.str(mark.range).trim().is_empty() {
            continue;
        }
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: "Deze link heeft geen tekst.".to_owned(),
                why: "Een schermlezer leest dan het adres voor, of niets.",
                suggestions: advise("Schrijf een linktekst, of geef het plaatje een tekst (alt)."),
            },
            Ui::En => Draft {
                message: "This link has no text.".to_owned(),
                why: "A screen reader reads the address out, or nothing.",
                suggestions: advise("Write a link text, or give the picture a text (alt)."),
            },
        };
        sink.report_mark(mark, draft);
    }
}
