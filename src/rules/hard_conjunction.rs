//! `hard-conjunction`: conjunctions that few people say: *indien*, *teneinde*, *mits*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "hard-conjunction",
    alias: "moeilijk-voegwoord",
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
            format!("“{written}” is een moeilijk voegwoord."),
            "Het zegt wanneer iets geldt of waarom. Juist dat moet iedereen meteen begrijpen.",
        ),
        Ui::En => (
            format!("“{written}” is a hard conjunction."),
            "It says when something holds, or why. That above all has to be clear at once.",
        ),
    });
}
