//! `multiple-main-headings`: more than one heading of level 1.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;

/// NL Design System, GOV.UK and the NHS ask for one heading of level 1, which names the page.
pub(super) static RULE: Rule = Rule {
    id: "multiple-main-headings",
    alias: "meer-hoofdkoppen",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["1.3.1"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if cx.document.unmarked {
        return;
    }
    let is_h1 = |kind| kind == BlockKind::Heading(1);
    let mut headings = cx
        .blocks
        .iter()
        .filter(|view| is_h1(view.block.kind) && !view.block.text.is_empty());
    let Some(second) = headings.nth(1) else {
        return;
    };
    let n_headings = 2 + headings.count();
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze pagina heeft {n_headings} koppen van niveau 1."),
            why: "De kop van niveau 1 is de naam van de pagina. Met een schermlezer lijken het meer pagina's.",
            suggestions: advise("Houd 1 kop van niveau 1. Maak van de andere koppen niveau 2."),
        },
        Ui::En => Draft {
            message: format!("This page has {n_headings} headings of level 1."),
            why: "The heading of level 1 is the name of the page. In a screen reader it seems to be more pages.",
            suggestions: advise("Keep one heading of level 1. Make the others level 2."),
        },
    };
    sink.in_block(second.index).report_block(draft);
}
