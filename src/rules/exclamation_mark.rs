//! `exclamation-mark`: a sentence that calls out.

use super::chunks::after;
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::document::BlockKind;
use crate::finding::Suggestion;
use crate::span::Span;
use crate::text::Sentence;

/// The Australian style manual and many house styles ask for a full stop.
pub(super) static RULE: Rule = Rule {
    id: "exclamation-mark",
    alias: "uitroepteken",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let text = cx.str(sentence.range);
    let calls = text.trim_end_matches('!');
    let n_marks = text.len() - calls.len();
    // A quotation has its own voice, and a formula may go on: *saluut! doen te weten*.
    let goes_on = after(cx, sentence.range.end).starts_with(char::is_lowercase);
    if n_marks == 0
        || cx.block.kind == BlockKind::Quote
        || !cx.block.kind.is_prose()
        || goes_on
        || !calls.ends_with(char::is_alphanumeric)
    {
        return;
    }
    let end = sentence.range.end as usize;
    let range = Span::new(end - n_marks, end);
    if cx.is_spared(range) {
        return;
    }
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            "Deze zin eindigt met een uitroepteken.".to_owned(),
            "Een uitroepteken klinkt streng of overdreven vrolijk.",
        ),
        Ui::En => (
            "This sentence ends in an exclamation mark.".to_owned(),
            "An exclamation mark sounds strict, or too cheerful.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::replace(range, ".")],
    };
    sink.report(range, draft);
}
