//! `missing-needs`: a page about a service that does not say what readers need for it.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// COGA (o5p04): say what is needed before people start. Advice: now and then nothing is needed.
pub(super) static RULE: Rule = Rule {
    id: "missing-needs",
    alias: "benodigdheden-ontbreken",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service]) || cx.tells(&[Sign::Needs]) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet wat de lezer nodig heeft.".to_owned(),
            why: "Wie halverwege iets mist, moet opnieuw beginnen of terugkomen.",
            suggestions: advise(
                "Wat moet de lezer bij de hand hebben of meenemen? Maak er een lijstje van.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say what readers need.".to_owned(),
            why: "People who lack something halfway must start again, or come back.",
            suggestions: advise(
                "What must readers have at hand or bring along? Make a short list of it.",
            ),
        },
    };
    cx.report(sink, draft);
}
