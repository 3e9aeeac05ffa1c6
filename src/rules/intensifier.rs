//! `intensifier`: words such as *zeer* and *very*, when a text has many.

use super::{Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise};

/// Editors let a few of them stand (0.6 in 1,000 words before, 0.5 after), so only texts with many
/// are marked: more than the limit in 100 words, and three at least.
pub(super) static RULE: Rule = Rule {
    id: "intensifier",
    alias: "versterker",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::same(1.0)),
    check: Check::Page(check),
};

/// Fewer are a matter of taste, however short the text.
const AT_LEAST: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let n_words: usize = cx.blocks.iter().map(|view| view.text.words.len()).sum();
    let uses = || {
        cx.blocks
            .iter()
            .flat_map(|view| view.hits(RULE.id).map(move |it| (view, it)))
    };
    let n_uses = uses().count();
    let share = 100.0 * n_uses as f64 / n_words.max(1) as f64;
    let Some((view, first)) = uses().next() else {
        return;
    };
    if n_uses < AT_LEAST || share <= sink.limit() {
        return;
    }
    let written = view.str(first.range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Woorden als “{written}” staan {n_uses} keer in deze tekst."),
            why: "Als alles heel erg is, valt niets meer op. De zin is zonder net zo sterk.",
            suggestions: advise("Laat de meeste weg, of noem een getal."),
        },
        Ui::En => Draft {
            message: format!("Words such as “{written}” stand {n_uses} times in this text."),
            why: "Where everything is very important, nothing stands out.",
            suggestions: advise("Leave out most of them, or give a number."),
        },
    };
    sink.in_block(view.index)
        .report_measured(first.range, share, draft);
}
