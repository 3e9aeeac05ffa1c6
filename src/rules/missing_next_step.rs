//! `missing-next-step`: a page about a service that does not say what happens next.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// NL Design System and the GOV.UK patterns for confirmation pages ask for it. Advice: the next page
/// or the message after a form may tell it.
pub(super) static RULE: Rule = Rule {
    id: "missing-next-step",
    alias: "vervolg-ontbreekt",
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
        || cx.tells(&[Sign::NextStep])
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet wat er gebeurt na de aanvraag of melding.".to_owned(),
            why: "Wie niets hoort, belt of vraagt het nog een keer aan.",
            suggestions: advise(
                "Wat krijgt de lezer daarna, van wie en hoe? Schrijf: “U krijgt binnen 2 weken een brief”.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say what happens next.".to_owned(),
            why: "People who hear nothing call, or apply again.",
            suggestions: advise(
                "What do readers get, from whom and how? Write: “We will send you a letter within 2 weeks”.",
            ),
        },
    };
    cx.report(sink, draft);
}
