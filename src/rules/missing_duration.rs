//! `missing-duration`: a page about a service that does not say how long it takes.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// What people ask public services most is how long it will take. Advice: some things are done at
/// once.
pub(super) static RULE: Rule = Rule {
    id: "missing-duration",
    alias: "duur-ontbreekt",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service])
        || !cx.title_tells(Sign::Request)
        || cx.tells(&[Sign::Duration])
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet hoe lang het duurt.".to_owned(),
            why: "Lezers willen weten wanneer zij antwoord krijgen. Anders bellen zij.",
            suggestions: advise(
                "Hoe lang duurt het tot de lezer antwoord heeft? Schrijf: “U krijgt binnen 2 weken antwoord”.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say how long it takes.".to_owned(),
            why: "Readers want to know when they will have an answer. Without it, they call.",
            suggestions: advise(
                "How long is it until readers have an answer? Write: “You get an answer within 2 weeks”.",
            ),
        },
    };
    cx.report(sink, draft);
}
