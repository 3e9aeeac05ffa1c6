//! `deadline-without-date`: a time limit in a letter that readers must work out.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;
use crate::span::Span;

/// Whoever sends a letter knows its last day. On a page for everyone the day differs, so only
/// letters are judged.
pub(super) static RULE: Rule = Rule {
    id: "deadline-without-date",
    alias: "termijn-zonder-datum",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Letter]) {
        return;
    }
    for (view, sentence) in cx.sentences() {
        let mut limit: Option<Span> = None;
        let mut has_date = false;
        view.language
            .signs
            .find(&view.block.text, view.words(sentence), |sign, range| {
                if sign == Sign::RelativeDeadline {
                    limit.get_or_insert(range);
                }
                has_date |= sign == Sign::Date;
            });
        if let (Some(range), false) = (limit, has_date) {
            let written = view.str(range);
            let draft = match cx.ui() {
                Ui::Nl => Draft {
                    message: format!(
                        "“{written}”: de lezer moet zelf uitrekenen welke dag dat is."
                    ),
                    why: "Lezers rekenen zich te laat of te vroeg, en missen dan de termijn.",
                    suggestions: advise("Noem de laatste dag: “vóór 1 mei 2026”."),
                },
                Ui::En => Draft {
                    message: format!("“{written}”: readers must work out which day that is."),
                    why: "Readers get it wrong, and then miss the time limit.",
                    suggestions: advise("Name the last day: “by 1 May 2026”."),
                },
            };
            sink.in_block(view.index).report(range, draft);
        }
    }
}
