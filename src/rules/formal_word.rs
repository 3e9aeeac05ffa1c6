//! `formal-word`: words of officials and of the law for which people have a plainer one.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, capitalised};
use crate::finding::{Suggestion, SuggestionKind};
use crate::lang::{Hit, List, Mode};

pub(super) static RULE: Rule = Rule {
    id: "formal-word",
    alias: "formeel-woord",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: None,
    check: Check::Term(List::Formal, check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    let written = cx.str(hit.range);
    let phrase = written.contains(' ');
    let draft = match cx.ui {
        Ui::Nl => Draft {
            message: if phrase {
                format!("“{written}” is formele taal.")
            } else {
                format!("“{written}” is een formeel woord.")
            },
            why: "Veel mensen gebruiken dit zelf nooit. Een gewoon woord lezen zij sneller.",
            suggestions: suggest(cx, hit, "Laat dit weg."),
        },
        Ui::En => Draft {
            message: if phrase {
                format!("“{written}” is formal language.")
            } else {
                format!("“{written}” is a formal word.")
            },
            why: "Most people never say this. They read an everyday word faster.",
            suggestions: suggest(cx, hit, "Leave it out."),
        },
    };
    sink.report(hit.range, draft);
}

/// The words to write instead, with the capital of the words that they replace, then the note.
fn suggest(cx: &BlockView<'_>, hit: &Hit<'_>, leave_out: &str) -> Vec<Suggestion> {
    let fits = match hit.term.mode {
        Mode::Replace => SuggestionKind::Replace,
        _ => SuggestionKind::Rewrite,
    };
    let capital = cx.str(hit.range).starts_with(char::is_uppercase);
    let alternatives = hit.term.alternatives().map(|to| match to {
        "" => advice(leave_out),
        to if capital => Suggestion {
            text: capitalised(to),
            kind: fits,
        },
        to => Suggestion {
            text: to.to_owned(),
            kind: fits,
        },
    });
    let note = Some(hit.term.note).filter(|note| !note.is_empty());
    alternatives.chain(note.map(advice)).collect()
}

fn advice(text: &str) -> Suggestion {
    Suggestion {
        text: text.to_owned(),
        kind: SuggestionKind::Advise,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn capitals_are_kept() {
        let findings = check_text("formal-word", "nl", "Indien u belt. Bel indien nodig.");
        let first: Vec<&str> = findings.iter().map(|it| it.suggestions[0].text.as_str()).collect();
        assert_eq!(first, ["Als", "als"]);
    }

    #[test]
    fn quotations_and_names_are_left_alone() {
        for text in [
            "De wet zegt: “indien de aanvrager verhuist”.",
            "Lees de folder Indien u verhuist.",
        ] {
            assert!(check_text("formal-word", "nl", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn words_to_leave_out_are_advice() {
        let findings = check_text("formal-word", "en", "We hereby confirm this.");
        assert_eq!(findings[0].suggestions[0].kind.name(), "advise");
    }
}
