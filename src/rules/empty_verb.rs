//! `empty-verb`: an empty verb with a noun that does the work: *een besluit nemen*, *uitvoering geven aan*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "empty-verb",
    alias: "leeg-werkwoord",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("In “{written}” zegt het werkwoord bijna niets."),
            "Wat er gebeurt, zit verstopt. Met één gewoon werkwoord is de zin korter en duidelijker.",
        ),
        Ui::En => (
            format!("The verb in “{written}” says almost nothing."),
            "What happens is hidden. With one plain verb the sentence is shorter and clearer.",
        ),
    });
}
