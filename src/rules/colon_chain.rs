//! `colon-chain`: two colons in one sentence.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::span::Span;
use crate::text::Sentence;

/// Our choice: after a second colon nobody knows what belongs to what. Rare.
pub(super) static RULE: Rule = Rule {
    id: "colon-chain",
    alias: "dubbele-punt-op-rij",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// Fewer words are a label.
const MIN_PART: usize = 3;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let colons = memchr::memchr_iter(b':', cx.str(sentence.range).as_bytes());
    if colons.count() < 2 {
        return;
    }
    let words = cx.words(sentence);
    // Labels have a colon too: *Tel: 14020 Fax: 14021*. In a sentence the colon has words around it.
    let mut colons = (1..words.len()).filter(|&at| cx.marks_before(words, at) == ":");
    let (Some(first), Some(second), None) = (colons.next(), colons.next(), colons.next()) else {
        return;
    };
    let parts = [0..first, first..second, second..words.len()];
    let is_label = |part: &std::ops::Range<usize>| part.len() < MIN_PART;
    let has_verb = words[..first].iter().any(|word| word.tag.is_finite());
    if parts.iter().any(is_label) || !has_verb {
        return;
    }
    let [first, second] = [first, second].map(|at| {
        let (end, next) = (
            words[at - 1].range.end as usize,
            words[at].range.start as usize,
        );
        let mark = end + cx.block.text[end..next].find(':').unwrap_or(0);
        Span::new(mark, next.min(mark + 1))
    });
    if [first, second].iter().any(|&colon| cx.is_spared(colon)) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze zin heeft twee keer een dubbele punt.".to_owned(),
            why: "De lezer ziet niet meer wat waar bij hoort.",
            suggestions: advise(
                "Maak er twee zinnen van, of een lijst met een regel voor elk deel.",
            ),
        },
        Ui::En => Draft {
            message: "This sentence has two colons.".to_owned(),
            why: "Readers no longer see what belongs to what.",
            suggestions: advise("Make two sentences of it, or a list with a line for each part."),
        },
    };
    sink.report(second, draft);
}
