//! `missing-deadline`: a page about a service that does not say by when.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// Many services have no last day, and only the writer knows which. So this is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "missing-deadline",
    alias: "termijn-ontbreekt",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service]) || cx.tells(&[Sign::Deadline, Sign::Date]) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina zegt niet wanneer de lezer dit moet regelen.".to_owned(),
            why: "Wie de termijn niet kent, is soms te laat.",
            suggestions: advise(
                "Is er een uiterste datum of een termijn? Noem die. Is er geen, zeg dat dan ook.",
            ),
        },
        Ui::En => Draft {
            message: "This page does not say by when readers must do this.".to_owned(),
            why: "People who don't know the time limit may be too late.",
            suggestions: advise(
                "Is there a last day or a time limit? Name it. If there is none, say so too.",
            ),
        },
    };
    cx.report(sink, draft);
}
