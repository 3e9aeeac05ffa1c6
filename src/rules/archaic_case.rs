//! `archaic-case`: old case forms: *des*, *der*, *ter*, *ten*.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::finding::Severity;
use crate::lang::Hit;

/// Editors of the City of Amsterdam took out *ten* 18 times in 20 and *ter* 11 times in 12. Fixed
/// expressions that people do say, such as *ten minste*, are exceptions in the list.
pub(super) static RULE: Rule = Rule {
    id: "archaic-case",
    alias: "oude-naamval",
    severity: Severities::nl(Severity::Warning),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    if is_in_name(cx, hit) {
        return;
    }
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” is een oude naamval."),
            "Zo schreven mensen honderd jaar geleden. Lezers van nu struikelen erover.",
        ),
        Ui::En => (
            format!("“{written}” is an old case form."),
            "People wrote so a hundred years ago. It trips up readers of today.",
        ),
    });
}

/// Whether it links the parts of a name: *Koninkrijk der Nederlanden*, *Wet ter bevordering*.
fn is_in_name(cx: &BlockView<'_>, hit: &Hit<'_>) -> bool {
    let text = &cx.block.text;
    let is_name = |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    let before = text[..hit.range.start as usize]
        .split_whitespace()
        .next_back();
    let after = text[hit.range.end as usize..].split_whitespace().next();
    is_name(before) || is_name(after)
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let findings = check_text("archaic-case", "nl", text);
        let found: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_and_fixed_expressions_are_left_alone() {
        check(
            "Het Koninkrijk der Nederlanden en mevrouw Van der Berg.",
            &[],
        );
        check(
            "U krijgt ten minste en ten hoogste twee brieven, ten eerste deze.",
            &[],
        );
    }

    #[test]
    fn old_forms_are_found() {
        check(
            "De regels der gemeente gelden ter voorkoming van schade.",
            &["der", "ter voorkoming van"],
        );
    }
}
