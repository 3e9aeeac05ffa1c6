//! `threatening-tone`: threats: *zonder nadere aankondiging*, *failure to comply will*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

/// People with debts leave letters that threaten unopened. Advice: a consequence has to be told, and
/// only the writer knows how.
pub(super) static RULE: Rule = Rule {
    id: "threatening-tone",
    alias: "dreigende-toon",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” klinkt als een dreigement."),
            "Wie schrikt, leest niet verder en doet niets. Een rustige uitleg helpt meer.",
        ),
        Ui::En => (
            format!("“{written}” sounds like a threat."),
            "Frightened people stop reading and do nothing. A calm explanation helps more.",
        ),
    });
}
