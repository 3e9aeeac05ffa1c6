//! `gendered-reader`: two pronouns for one person: *hij of zij*, *he/she*.

use super::law_reference::is_law;
use super::{
    BlockView, Check, Langs, PageView, Principle, Rule, Severities, Sink, Ui, report_term,
};
use crate::lang::Hit;

/// GOV.UK asks for *they*, or for *you*. In rewrites by United States agencies pairs with a slash went
/// from 1.9 to 0.5 in 1,000 words; Dutch editors took out 34 of 48. The text of a law is left alone.
pub(super) static RULE: Rule = Rule {
    id: "gendered-reader",
    alias: "hij-of-zij",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if is_law(cx) {
        return;
    }
    for view in cx.blocks {
        for hit in view.hits(RULE.id) {
            report(view, hit, sink.in_block(view.index));
        }
    }
}

fn report(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is een dubbele vorm."),
            "De zin wordt er langer van, en niet iedereen voelt zich een hij of een zij.",
        ),
        Ui::En => (
            format!("“{written}” is a double form."),
            "It makes the sentence longer, and not everyone is a he or a she.",
        ),
    });
}
