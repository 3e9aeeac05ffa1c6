//! `choppy-sentences`: a row of very short sentences that nothing ties together.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;
use crate::text::Sentence;

/// Our choice: four in a row of five words or fewer. None in the pages that it was read on.
pub(super) static RULE: Rule = Rule {
    id: "choppy-sentences",
    alias: "hakkelige-zinnen",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::same(3.0)),
    check: Check::Block(check),
};

/// A longer sentence is not choppy.
const SHORT: usize = 5;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if cx.block.kind != BlockKind::Paragraph {
        return;
    }
    let is_short = |sentence: &Sentence| {
        (2..=SHORT).contains(&sentence.words.len()) && cx.str(sentence.range).ends_with('.')
    };
    let rows = cx
        .text
        .sentences
        .chunk_by(|a, b| is_short(a) == is_short(b));
    let short = rows.filter(|row| is_short(&row[0]));
    let Some(row) = short.max_by_key(|row| row.len()) else {
        return;
    };
    let place: Span = row[0].range.cover(row[row.len() - 1].range);
    let n_sentences = row.len();
    if n_sentences as f64 <= sink.limit() || cx.is_spared(place) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Hier staan {n_sentences} heel korte zinnen achter elkaar."),
            why: "De tekst hakkelt. De lezer moet zelf bedenken hoe de zinnen bij elkaar horen.",
            suggestions: advise("Verbind er een paar met “want”, “dus”, “maar” of “daarna”."),
        },
        Ui::En => Draft {
            message: format!("Here are {n_sentences} very short sentences in a row."),
            why: "The text stutters. Readers have to work out how the sentences belong together.",
            suggestions: advise("Join some of them with “because”, “so”, “but” or “then”."),
        },
    };
    sink.report_measured(place, n_sentences as f64, draft);
}
