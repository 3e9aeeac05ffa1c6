//! `number-range-dash`: *10–12* for *10 to 12*, *Mon-Fri* for *Monday to Friday*.

use super::chunks::{chunks_with, number, word_before};
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::{Severity, Suggestion};
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Marks, Word};

/// GOV.UK and the NHS write *to*: a screen reader is silent at a dash, or says *minus*.
pub(super) static RULE: Rule = Rule {
    id: "number-range-dash",
    alias: "streepje-in-reeks",
    severity: Severities::en(Severity::Hint),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// Signs before amounts of money.
const CURRENCIES: [char; 3] = ['£', '€', '$'];
/// Longer numbers are codes or telephone numbers.
const MAX_DIGITS: usize = 4;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let Some(to) = cx
        .language
        .numbers
        .range
        .filter(|_| cx.block.kind.is_prose())
    else {
        return;
    };
    if !cx.text.shows.marks.has(Marks::DASH) {
        return;
    }
    // The first byte of a dash, and of other signs.
    let may_be_dash = |byte| matches!(byte, b'-' | 0xe2);
    for span in chunks_with(&cx.block.text, may_be_dash) {
        if let Some((from, until)) = read(cx, span)
            && !cx.is_spared(span)
        {
            report(cx, span, &format!("{from} {to} {until}"), sink);
        }
    }
}

/// The ends of a range: two numbers that rise, two times or two days.
fn read(cx: &BlockView<'_>, span: Span) -> Option<(String, String)> {
    let chunk = cx.str(span);
    let (from, until) = chunk
        .split_once(['–', '—'])
        .or_else(|| chunk.split_once('-'))?;
    let days = cx.language.numbers.days;
    let day = |name: &str| {
        let is_name = |it: &str| it.eq_ignore_ascii_case(name);
        let named = days
            .iter()
            .find(|(short, long)| is_name(short) || is_name(long));
        named.map(|(_, long)| (*long).to_owned())
    };
    if let (Some(from), Some(until)) = (day(from), day(until)) {
        return Some((from, until));
    }
    let (low, high) = (Amount::read(from)?, Amount::read(until)?);
    let has_unit = !high.unit.is_empty() || from.starts_with(CURRENCIES);
    let is_range = low.rises_to(&high) && (has_unit || counts(cx, span));
    is_range.then(|| (from.to_owned(), until.to_owned()))
}

/// Whether things or days are counted: the word behind it is a plural, or the one before it is a
/// plural or a month. Other numbers with a dash are codes and references.
fn counts(cx: &BlockView<'_>, span: Span) -> bool {
    let words = &cx.text.words;
    let next = words.partition_point(|word| word.range.start < span.end);
    let first = words.partition_point(|word| word.range.end <= span.start);
    let is_plural = |word: Option<&Word>| word.is_some_and(|word| word.tag == Tag::NounPlural);
    let before = first.checked_sub(1).and_then(|at| words.get(at));
    let months = cx.language.numbers.months;
    let is_month = before.is_some_and(|word| months.contains(&cx.str(word.range)));
    is_month || is_plural(before) || is_plural(words.get(next))
}

/// A number with its unit, perhaps empty.
struct Amount<'a> {
    value: u32,
    unit: &'a str,
}

impl<'a> Amount<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let digits = text.trim_start_matches(CURRENCIES);
        let n_digits = digits.bytes().take_while(u8::is_ascii_digit).count();
        let unit = &digits[n_digits..];
        let known = matches!(
            unit,
            "" | "%" | "am" | "pm" | "p" | "kg" | "km" | "cm" | "mm" | "ml" | "mg"
        );
        let value = number(&digits[..n_digits]).filter(|_| known && !digits.starts_with('0'))?;
        (n_digits <= MAX_DIGITS).then_some(Self { value, unit })
    }

    fn rises_to(&self, high: &Self) -> bool {
        let is_time = matches!(self.unit, "am" | "pm") && matches!(high.unit, "am" | "pm");
        is_time || self.value < high.value
    }
}

fn report(cx: &BlockView<'_>, span: Span, better: &str, sink: &mut Sink<'_>) {
    let written = cx.str(span);
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!("In “{written}” staat een streepje voor “tot en met”."),
            "Een schermlezer slaat het streepje over of zegt “min”.",
        ),
        Ui::En => (
            format!("In “{written}” a dash stands for “to”."),
            "A screen reader is silent at the dash, or says “minus”.",
        ),
    };
    let before = word_before(cx, span.start);
    let suggestion = if cx.language.numbers.range_openers.contains(&before.as_str()) {
        Suggestion::rewrite(better)
    } else {
        Suggestion::replace(span, better)
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![suggestion],
    };
    sink.report(span, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let findings = check_text("number-range-dash", "en", text);
        let found: Vec<&str> = findings
            .iter()
            .map(|it| it.suggestions[0].text.as_str())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn ranges_rise() {
        check("It takes 10–12 weeks.", &["10 to 12"]);
        check(
            "We are open Mon-Fri, 9am-5pm.",
            &["Monday to Friday", "9am to 5pm"],
        );
        check(
            "They won 5-4. Call 020-7946-0000 about COVID-19 or form 12-B.",
            &[],
        );
        check("It costs £10-20 or 5-10%.", &["£10 to 20", "5 to 10%"]);
    }
}
