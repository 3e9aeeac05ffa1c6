//! `prepositional-expression`: long ways to say a preposition: *met betrekking tot* for *over*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "prepositional-expression",
    alias: "voorzetseluitdrukking",
    severity: Severities::nl(Severity::Warning),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” kan korter."),
            "Eén kort woord zegt hetzelfde. Lezers zijn dan sneller bij wat telt.",
        ),
        Ui::En => (
            format!("“{written}” can be shorter."),
            "One short word says the same. Readers then get to the point sooner.",
        ),
    });
}
