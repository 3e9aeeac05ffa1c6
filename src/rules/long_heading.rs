//! `long-heading`: a heading that can't be read at a glance.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// Dutch guides want ten words at most; a question needs a few more.
pub(super) static RULE: Rule = Rule {
    id: "long-heading",
    alias: "lange-kop",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(12.0, 10.0)),
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let n_words = cx.text.words.len();
    // The heading of level 1 is the title, which has a rule of its own.
    if !matches!(cx.block.kind, BlockKind::Heading(2..)) || n_words as f64 <= sink.limit() {
        return;
    }
    let limit = cx.ui.number(sink.limit());
    let draft = match cx.ui {
        Ui::Nl => Draft {
            message: format!("Deze kop heeft {n_words} woorden. Meer dan {limit} is lang."),
            why: "Een kop moet een lezer in 1 keer zien.",
            suggestions: advise(
                "Zet in de kop alleen het onderwerp, en de rest in de tekst eronder.",
            ),
        },
        Ui::En => Draft {
            message: format!("This heading has {n_words} words. More than {limit} is long."),
            why: "Readers should take in a heading at a glance.",
            suggestions: advise(
                "Keep only the topic in the heading, and put the rest in the text below.",
            ),
        },
    };
    let whole = Span::new(0, cx.block.text.len());
    sink.report_measured(whole, n_words as f64, draft);
}
