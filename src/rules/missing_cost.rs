//! `missing-cost`: a page about a service that does not say what it costs.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// The Single Digital Gateway asks for the cost of each procedure, *free* included. Only pages on
/// permits, papers and the like are judged: nobody thinks of paying for a report of a broken lamp.
pub(super) static RULE: Rule = Rule {
    id: "missing-cost",
    alias: "kosten-ontbreken",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service])
        || !cx.told.main.has(Sign::Priced)
        || cx.tells(&[Sign::Cost])
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet wat het kost.".to_owned(),
            why: "Lezers willen dit weten voor zij beginnen. Sommigen haken af omdat zij kosten vrezen.",
            suggestions: advise("Wat kost het? Noem het bedrag, of schrijf: “Dit is gratis”."),
        },
        Ui::En => Draft {
            message: "This page does not say what it costs.".to_owned(),
            why: "Readers want to know before they start. Some give up because they fear the cost.",
            suggestions: advise("What does it cost? Give the amount, or write: “This is free”."),
        },
    };
    cx.report(sink, draft);
}
