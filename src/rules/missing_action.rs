//! `missing-action`: a page about a service that does not say what to do.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// NL Design System: a page has one clear task. Readers come to arrange something, so a service page
/// without a verb for them is of no use.
pub(super) static RULE: Rule = Rule {
    id: "missing-action",
    alias: "actie-ontbreekt",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service]) || cx.told.main.has(Sign::Action) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet wat de lezer kan of moet doen.".to_owned(),
            why: "Lezers komen om iets te regelen. Zonder duidelijke stap gaan zij weg of bellen zij.",
            suggestions: advise(
                "Wat moet de lezer doen? Begin die zin met “u kunt” of met het werkwoord: “Vraag de vergunning aan”.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say what the reader can do or must do.".to_owned(),
            why: "Readers come to get something done. Without a clear step they leave, or they call.",
            suggestions: advise(
                "What must the reader do? Start that sentence with “you can” or with the verb: “Apply for the permit”.",
            ),
        },
    };
    cx.report(sink, draft);
}
