//! `difficult-word`: an abstract or learned word for which people have an everyday one.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// Some of these words are right where they stand, so this is advice. Words that are formal in any
/// text are for `formal-word`. Off in English unless asked for: judges found too many of them in set terms.
pub(super) static RULE: Rule = Rule {
    id: "difficult-word",
    alias: "moeilijk-woord",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::TermOnce(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is een moeilijk woord. Er is een gewoner woord voor."),
            "Mensen lezen een woord dat zij zelf gebruiken sneller, en begrijpen het beter.",
        ),
        Ui::En => (
            format!("“{written}” is a difficult word. There is a more common one."),
            "People read a word that they use themselves faster, and understand it better.",
        ),
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[(&str, &str)]) {
        let findings = check_text("difficult-word", lang, text);
        let found: Vec<(&str, &str)> = findings
            .iter()
            .map(|it| (&text[it.span], it.suggestions[0].text.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_everyday_word_has_the_same_form() {
        check(
            "nl",
            "Wij bespoedigen dat. Dat specificeert zij.",
            &[
                ("bespoedigen", "maken … sneller"),
                ("specificeert", "noemt … precies"),
            ],
        );
        check("en", "They curtailed it.", &[("curtailed", "cut")]);
    }

    #[test]
    fn a_word_is_told_once_in_a_page() {
        check(
            "nl",
            "Wij bespoedigen dat.\n\nZij bespoedigt dat ook. Dat is bespoedigd.",
            &[("bespoedigen", "maken … sneller")],
        );
    }

    #[test]
    fn names_and_quotations_are_left_alone() {
        check(
            "nl",
            "De Bespoedigen Groep zegt: “wij bespoedigen dat”.",
            &[],
        );
    }
}
