//! `letter-without-date`: a letter that does not say when it was written.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// Time limits run from the date of a letter.
pub(super) static RULE: Rule = Rule {
    id: "letter-without-date",
    alias: "brief-zonder-datum",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Letter]) || cx.tells(&[Sign::Date]) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "In deze brief staat geen datum.".to_owned(),
            why: "Lezers moeten weten van wanneer de brief is en hoeveel tijd zij nog hebben.",
            suggestions: advise("Zet de datum bovenaan, met de maand voluit: “3 maart 2026”."),
        },
        Ui::En => Draft {
            message: "This letter has no date.".to_owned(),
            why: "Readers must know how old it is, and how much time they have left.",
            suggestions: advise(
                "Put the date at the top, with the month in words: “3 March 2026”.",
            ),
        },
    };
    cx.report(sink, draft);
}
