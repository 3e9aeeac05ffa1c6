//! `adjacent-numbers`: two numbers that run into each other, as in *2 200mg tablets*.

use super::chunks::{number, with_digits, word_before};
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::span::Span;

/// The NHS service manual asks to write one of the two in letters.
pub(super) static RULE: Rule = Rule {
    id: "adjacent-numbers",
    alias: "getallen-naast-elkaar",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let mut before: Option<Span> = None;
    for (span, chunk) in with_digits(cx) {
        if let Some(first) = before
            && span.start == first.end + 1
            && cx.block.text.as_bytes()[first.end as usize] == b' '
            && has_unit(chunk)
            && !is_reference(cx, first)
        {
            report(cx, first.cover(span), sink);
        }
        before = number(chunk)
            .filter(|count| (2..=99).contains(count))
            .map(|_| span);
    }
}

/// Whether it is an amount with its unit: *200mg*, *3-daagse*.
fn has_unit(chunk: &str) -> bool {
    let unit = chunk.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_amount = unit.len() < chunk.len() && chunk.len() - unit.len() <= 4;
    let letters = unit.trim_start_matches('-');
    is_amount
        && letters.len() > 1
        && letters.chars().all(|c| c.is_lowercase() || c == '-')
        && !matches!(letters, "am" | "pm" | "hrs" | "th" | "st" | "nd" | "rd")
}

/// Whether the first number names a part or a month: *stap 2 3-daagse cursus*.
fn is_reference(cx: &BlockView<'_>, first: Span) -> bool {
    let before = word_before(cx, first.start);
    let numbers = cx.language.numbers;
    numbers.parts.contains(&before.as_str())
        || numbers
            .months
            .iter()
            .any(|month| month.eq_ignore_ascii_case(&before))
}

fn report(cx: &BlockView<'_>, range: Span, sink: &mut Sink<'_>) {
    let written = cx.str(range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("In “{written}” staan 2 getallen naast elkaar."),
            why: "Lezers zien de 2 getallen voor 1 getal aan.",
            suggestions: advise("Schrijf het eerste getal in letters, of zet er woorden tussen."),
        },
        Ui::En => Draft {
            message: format!("In “{written}” 2 numbers stand side by side."),
            why: "Readers take the 2 numbers for one.",
            suggestions: advise("Write the first number in letters, or put words between them."),
        },
    };
    sink.report(range, draft);
}
