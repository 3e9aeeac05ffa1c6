//! `thousands-separator`: a large number without a sign between its thousands.

use super::chunks::{after, with_digits};
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
use crate::lang::grouped;
use crate::model::Tag;
use crate::span::Span;

/// GOV.UK and the NHS ask for a comma in numbers over 999; Dutch has a dot from 10.000 on.
pub(super) static RULE: Rule = Rule {
    id: "thousands-separator",
    alias: "duizendtallen",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

const CURRENCIES: &[char] = &['€', '£', '$'];
/// More digits are a code.
const MAX_DIGITS: usize = 9;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    for (span, chunk) in with_digits(cx) {
        let digits = chunk.trim_start_matches(CURRENCIES);
        let start = span.end - digits.len() as u32;
        let is_large = (cx.language.numbers.grouped_from..=MAX_DIGITS).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if is_large && is_amount(cx, span, digits) {
            report(cx, Span { start, ..span }, digits, sink);
        }
    }
}

/// Whether the number says how much or how many: years, codes and references do not.
fn is_amount(cx: &BlockView<'_>, span: Span, digits: &str) -> bool {
    let before = cx.block.text[..span.start as usize].trim_end();
    if cx.str(span).starts_with(CURRENCIES) || before.ends_with(CURRENCIES) {
        return true;
    }
    let may_be_year = digits.len() == 4 && ("1500".."2101").contains(&digits);
    let next = cx
        .text
        .words
        .partition_point(|word| word.range.start < span.end);
    let counts = cx.text.words.get(next).is_some_and(|word| {
        let is_next = after(cx, span.end).starts_with(cx.str(word.range));
        is_next && word.tag == Tag::NounPlural
    });
    counts && !may_be_year
}

fn report(cx: &BlockView<'_>, range: Span, digits: &str, sink: &mut Sink<'_>) {
    let sign = cx.language.numbers.thousands;
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!("Het getal “{digits}” heeft geen teken tussen de duizendtallen."),
            "Zonder teken moet een lezer de cijfers tellen.",
        ),
        Ui::En => (
            format!("The number “{digits}” has no sign between its thousands."),
            "Without the sign readers have to count the digits.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::replace(range, grouped(digits, sign))],
    };
    sink.report(range, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("thousands-separator", lang, text);
        let found: Vec<&str> = findings
            .iter()
            .map(|it| it.suggestions[0].text.as_str())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn amounts_are_grouped_and_years_are_not() {
        check("nl", "De stad heeft 150000 inwoners.", &["150.000"]);
        check(
            "nl",
            "Er waren 1500 inwoners in 2024, zie formulier 15000.",
            &[],
        );
        check(
            "en",
            "You pay £1200 and 9000 people apply.",
            &["1,200", "9,000"],
        );
        check("en", "In 2024 visitors used form 9000.", &[]);
    }
}
