//! `wordy-phrase`: a few words where one will do: *prior to*, *in order to*, *with regard to*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// United States agencies that rewrote their texts took such phrases from 2.9 to 0.1 in 1,000 words.
pub(super) static RULE: Rule = Rule {
    id: "wordy-phrase",
    alias: "omslachtig",
    severity: Severities::en(Severity::Warning),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” kan korter."),
            "Meer woorden voor hetzelfde kosten de lezer meer tijd.",
        ),
        Ui::En => (
            format!("“{written}” says in several words what fewer can say."),
            "More words for the same thing take readers longer.",
        ),
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn words_to_leave_out_are_advice() {
        let text = "We are in the process of moving.";
        let findings = check_text("wordy-phrase", "en", text);
        assert_eq!(findings[0].suggestions[0].kind.name(), "advise");
    }
}
