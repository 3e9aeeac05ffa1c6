//! `formal-word`: words of officials and of the law for which people have a plainer one.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::Hit;

pub(super) static RULE: Rule = Rule {
    id: "formal-word",
    alias: "formeel-woord",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| {
        let phrase = written.contains(' ');
        match ui {
            Ui::Nl => (
                if phrase {
                    format!("“{written}” is formele taal.")
                } else {
                    format!("“{written}” is een formeel woord.")
                },
                "Veel mensen gebruiken dit zelf nooit. Een gewoon woord lezen zij sneller.",
            ),
            Ui::En => (
                if phrase {
                    format!("“{written}” is formal language.")
                } else {
                    format!("“{written}” is a formal word.")
                },
                "Most people never say this. They read an everyday word faster.",
            ),
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn capitals_are_kept() {
        let findings = check_text("formal-word", "nl", "Thans niet. Bel ons thans.");
        let first: Vec<&str> = findings
            .iter()
            .map(|it| it.suggestions[0].text.as_str())
            .collect();
        assert_eq!(first, ["Nu", "nu"]);
    }

    #[test]
    fn quotations_and_names_are_left_alone() {
        for text in [
            "De wet zegt: “thans geldt dit”.",
            "Lees de folder Thans Wonen.",
        ] {
            assert!(check_text("formal-word", "nl", text).is_empty(), "{text}");
        }
    }
}
