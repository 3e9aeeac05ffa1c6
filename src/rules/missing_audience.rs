//! `missing-audience`: a page about a service that does not say who it is for.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// ISO 24495-1 begins with it: is this for me? Advice: some services are for everyone.
pub(super) static RULE: Rule = Rule {
    id: "missing-audience",
    alias: "doelgroep-ontbreekt",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service]) || cx.tells(&[Sign::Audience]) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet voor wie de dienst is.".to_owned(),
            why: "Lezers willen eerst weten of dit voor hen geldt.",
            suggestions: advise(
                "Voor wie is dit, en wat zijn de voorwaarden? Begin met “Bent u …?” of “Dit is voor …”.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say who the service is for.".to_owned(),
            why: "Readers first want to know whether this is for them.",
            suggestions: advise(
                "Who is this for, and on what conditions? Start with “Are you …?” or “This is for …”.",
            ),
        },
    };
    cx.report(sink, draft);
}
