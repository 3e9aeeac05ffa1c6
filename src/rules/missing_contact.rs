//! `missing-contact`: a page about a service without any way to reach a person.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// WCAG 2.2 asks that help is found in the same place on each page, and COGA that a person can be
/// reached. A page that names a digital way only is for `missing-channel`.
pub(super) static RULE: Rule = Rule {
    id: "missing-contact",
    alias: "contact-ontbreekt",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["3.2.6"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service])
        || cx.tells(&[
            Sign::Phone,
            Sign::Visit,
            Sign::Write,
            Sign::Contact,
            Sign::Online,
        ])
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet hoe de lezer iemand kan bereiken.".to_owned(),
            why: "Wie een vraag heeft, weet niet waar hij terechtkan.",
            suggestions: advise(
                "Wie kan de lezer bellen, mailen of bezoeken bij vragen? Zet dat op de pagina.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say how readers can reach someone.".to_owned(),
            why: "People with a question don't know where to turn.",
            suggestions: advise(
                "Whom can readers call, write to or visit with a question? Put that on the page.",
            ),
        },
    };
    cx.report(sink, draft);
}
