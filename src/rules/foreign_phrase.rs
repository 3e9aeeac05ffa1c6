//! `foreign-phrase`: Latin and French in the middle of a sentence.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// GOV.UK found that of 100 readers 97 prefer *among other things* to *inter alia*. Our pairs of
/// texts have none to count.
pub(super) static RULE: Rule = Rule {
    id: "foreign-phrase",
    alias: "vreemde-uitdrukking",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::TermOnce(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is Latijn of Frans."),
            "Veel lezers kennen het niet, en een gewoon woord zegt hetzelfde.",
        ),
        Ui::En => (
            format!("“{written}” is Latin or French."),
            "Many readers do not know it, and an everyday word says the same.",
        ),
    });
}
