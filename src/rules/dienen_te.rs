//! `dienen-te`: stiff ways to tell readers what to do: *dienen te*, *gelieve te*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "dienen-te",
    alias: "dienen-te-en-gelieve",
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
            format!("“{written}” is een stijve manier om te zeggen wat moet."),
            "Lezers moeten meteen zien wat zij moeten doen.",
        ),
        Ui::En => (
            format!("“{written}” is a stiff way to say what to do."),
            "Readers have to see at once what they must do.",
        ),
    });
}
