//! `missing-channel`: a service that can be reached by digital means only.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// Dutch law (Awb 2:1, the Wmebv) leaves citizens the choice between paper and digital and asks for
/// suitable support; COGA asks for a way to reach a person. A warning, because a standard asks for it.
pub(super) static RULE: Rule = Rule {
    id: "missing-channel",
    alias: "alleen-digitaal",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["3.2.6"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service])
        || !cx.told.main.has(Sign::Online)
        || cx.told.main.has(Sign::Contact)
        || cx.tells(&[Sign::Phone, Sign::Visit])
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message:
                "Deze pagina noemt alleen een digitale weg: geen telefoonnummer, balie of adres."
                    .to_owned(),
            why: "Niet iedereen kan of wil dit online regelen. Wie vastloopt, zoekt een mens.",
            suggestions: advise(
                "Welk nummer kan de lezer bellen, en waar en wanneer kan hij langskomen? Zet dat op de pagina.",
            ),
        },
        Ui::En => Draft {
            message: "This page names a digital way only: no telephone number, desk or address."
                .to_owned(),
            why: "Not everyone can do this online, or wants to. People who get stuck look for a person.",
            suggestions: advise(
                "Which number can readers call, and where and when can they come in person? Put that on the page.",
            ),
        },
    };
    cx.report(sink, draft);
}
