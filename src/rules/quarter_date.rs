//! `quarter-date`: *Q3* for three months.

use super::chunks::{after, number, with_digits, word_before};
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;

/// GOV.UK writes the months: a quarter may be one of the year or of the financial year.
pub(super) static RULE: Rule = Rule {
    id: "quarter-date",
    alias: "kwartaal",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let is_year = |text: &str| number(text).is_some_and(|year| (1900..2100).contains(&year));
    for (span, chunk) in with_digits(cx) {
        let quarter = match chunk.as_bytes() {
            [b'Q', quarter @ b'1'..=b'4'] | [b'K', quarter @ b'1'..=b'4'] => {
                usize::from(quarter - b'1')
            }
            _ => continue,
        };
        let year = after(cx, span.end).get(..4).is_some_and(is_year);
        if !year && !is_year(&word_before(cx, span.start)) {
            continue;
        }
        let months = cx.language.numbers.quarters[quarter];
        let (message, why) = match cx.ui() {
            Ui::Nl => (
                format!("“{chunk}” staat voor 3 maanden."),
                "Veel lezers rekenen niet in kwartalen.",
            ),
            Ui::En => (
                format!("“{chunk}” stands for 3 months."),
                "Many readers do not count in quarters, and a year may start in April.",
            ),
        };
        let draft = Draft {
            message,
            why,
            suggestions: vec![Suggestion::rewrite(months)],
        };
        sink.report(span, draft);
    }
}
