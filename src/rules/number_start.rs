//! `number-start`: a sentence that starts with digits.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::text::{Sentence, WordKind};

/// GOV.UK asks to avoid it, the NHS allows it: a matter of house style, so off.
pub(super) static RULE: Rule = Rule {
    id: "number-start",
    alias: "begin-met-cijfer",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(first) = cx.words(sentence).first() else {
        return;
    };
    let starts = cx
        .str(sentence.range)
        .starts_with(|c: char| c.is_ascii_digit());
    // Items of a list may well start with a number.
    let is_text = cx.block.kind == BlockKind::Paragraph && cx.words(sentence).len() > 3;
    if !starts || !is_text || first.kind != WordKind::Number || cx.is_spared(first.range) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze zin begint met een cijfer.".to_owned(),
            why: "Een hoofdletter laat zien waar een zin begint. Een cijfer doet dat niet.",
            suggestions: advise("Zet een ander woord vooraan."),
        },
        Ui::En => Draft {
            message: "This sentence starts with digits.".to_owned(),
            why: "A capital shows where a sentence starts. A digit does not.",
            suggestions: advise("Put another word first."),
        },
    };
    sink.report(first.range, draft);
}
