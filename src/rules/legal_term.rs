//! `legal-term`: a term of the law that the page uses and never explains.
//!
//! The term may stay: a reader meets it again in letters, and editors keep it. What is missing is
//! what it means.

use super::advise;
use super::law_reference::is_law;
use super::view::starts_with_any;
use super::{BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui};
use crate::document::{BlockKind, MarkKind};
use crate::lang::Hit;
use crate::order;

/// Editors of the City of Amsterdam kept *bezwaarschrift* and the like 7 times in 7. WCAG 3.1.3
/// asks for a way to find what such words mean, so this is advice.
pub(super) static RULE: Rule = Rule {
    id: "legal-term",
    alias: "juridisch-woord",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.3"],
    limit: None,
    check: Check::Noted(note, check),
};

/// For each hit whether the text around it explains it.
fn note(view: &BlockView<'_>, _: f64) -> Vec<u32> {
    let hits = view.hits(RULE.id);
    hits.map(|hit| u32::from(is_explained(view, hit))).collect()
}

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let noted = || {
        cx.noted(&RULE).flat_map(|(view, notes)| {
            let hits = view.hits(RULE.id).zip(notes);
            hits.map(move |(hit, note)| (view, hit, *note == 1))
        })
    };
    if noted().next().is_none() || is_law(cx) {
        return;
    }
    // Forms of one term have one note: *dwangsom*, *dwangsommen*.
    let explained = noted().filter(|(.., is_explained)| *is_explained);
    let mut done = order::set(explained.map(|(_, hit, _)| hit.term.note));
    for (view, hit, _) in noted() {
        let note = hit.term.note;
        if view.block.kind.is_prose() && done.insert(note) {
            let draft = draft(cx.ui(), view.str(hit.range), note);
            sink.in_block(view.index).report(hit.range, draft);
        }
    }
}

fn draft(ui: Ui, written: &str, note: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("“{written}” is een juridisch woord zonder uitleg."),
            why: "Niet iedereen kent het. Het woord mag blijven, met een korte uitleg erbij.",
            suggestions: advise(format!("Leg het de eerste keer uit: “{written} ({note})”.")),
        },
        Ui::En => Draft {
            message: format!("“{written}” is a legal term without an explanation."),
            why: "Not everybody knows it. The term may stay, with a few words that explain it.",
            suggestions: advise(format!("Explain it the first time: “{written} ({note})”.")),
        },
    }
}

/// Whether the page says what a term means, here or behind a link.
fn is_explained(view: &BlockView<'_>, hit: &Hit<'_>) -> bool {
    let words = &view.language.explaining;
    let range = hit.range;
    let text = &view.block.text;
    let (before, after) = (&text[..range.start as usize], &text[range.end as usize..]);
    let at = view
        .text
        .sentences
        .partition_point(|it| it.range.end < range.end);
    let sentence = view.text.sentences.get(at);

    view.block.kind == BlockKind::Term
        || view.is_explained(range)
        || is_linked(view, hit)
        || after.starts_with(" (")
        || (before.ends_with('(') && after.starts_with(')'))
        || starts_with_any(
            after.trim_start_matches([' ', ',', ':', '”', '"', '’']),
            words.after,
        )
        || sentence.is_some_and(|it| has_any(view.str(it.range), words.within))
        || view.is_explained_after(range)
}

fn is_linked(view: &BlockView<'_>, hit: &Hit<'_>) -> bool {
    let marks = view.block.marks.iter();
    marks
        .take_while(|mark| mark.range.start <= hit.range.start)
        .any(|mark| matches!(mark.kind, MarkKind::Link { .. }) && mark.range.contains(hit.range))
}

/// Whether one of these phrases stands in `text`.
fn has_any(text: &str, phrases: &str) -> bool {
    let is_border = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    phrases.split('|').any(|phrase| {
        let mut places = memchr::memmem::find_iter(text.as_bytes(), phrase);
        places.any(|at| {
            is_border(text[..at].chars().next_back())
                && is_border(text[at + phrase.len()..].chars().next())
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::check_source;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let findings = check_source("legal-term", "nl", Format::Markdown, text);
        let found: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_use_is_marked() {
        check(
            "U betaalt een dwangsom. Twee dwangsommen kan ook.",
            &["dwangsom"],
        );
    }

    #[test]
    fn an_explanation_may_stand_in_many_places() {
        for text in [
            "U betaalt een dwangsom (geld).",
            "U betaalt geld (dwangsom).",
            "Een dwangsom is geld dat u betaalt.",
            "U betaalt. Dat noemen we een dwangsom.",
            "U krijgt een dwangsom. Dat betekent dat u betaalt.",
            "U krijgt een [dwangsom](/uitleg).",
            "U krijgt een dwangsom.\n\nEen dwangsom, dat is geld.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn headings_wait_for_their_text() {
        check(
            "# Bezwaarschrift sturen\n\nStuur uw bezwaarschrift op.",
            &["bezwaarschrift"],
        );
    }
}
