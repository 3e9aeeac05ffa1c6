//! `numeric-date`: a date in digits only.

use super::chunks::{number, with_digits};
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Suggestion;
use crate::lang::Date;
use crate::span::Span;

/// GOV.UK, the NHS and the Dutch guides for municipal text ask for the month in letters.
pub(super) static RULE: Rule = Rule {
    id: "numeric-date",
    alias: "datum-in-cijfers",
    severity: Severities::WARNING,
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
    for (span, chunk) in with_digits(cx) {
        let Some(reading) = read(chunk, cx.language.numbers.day_first) else {
            continue;
        };
        report(cx, span, chunk, reading, sink);
    }
}

/// What a numeric date says.
#[derive(Clone, Copy)]
enum Reading {
    /// One day.
    Sure(Date),
    /// Two days: the day or the month may stand first.
    Either,
}

/// Reads *01-02-2024*, *1/2/2024*, *1.2.2024* or *2024-02-01*.
fn read(chunk: &str, day_first: bool) -> Option<Reading> {
    let sign = chunk.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '-' | '/' | '.') {
        return None;
    }
    let mut parts = chunk.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let is_short = |part: &str| (1..=2).contains(&part.len());
    if parts.next().is_some() || !is_short(second) {
        return None;
    }
    let numbers = (number(first)?, number(second)?, number(third)?);
    if first.len() == 4 && third.len() == 2 && sign == '-' {
        return Date::new(numbers.0, numbers.1, numbers.2).map(Reading::Sure);
    }
    if !is_short(first) || third.len() != 4 {
        return None;
    }
    let (a, b, year) = numbers;
    let (european, american) = (Date::new(year, b, a), Date::new(year, a, b));
    match (european, american) {
        (Some(date), _) if day_first || a == b => Some(Reading::Sure(date)),
        (None, _) if day_first => None,
        (Some(_), Some(_)) => Some(Reading::Either),
        (Some(date), None) | (None, Some(date)) => Some(Reading::Sure(date)),
        (None, None) => None,
    }
}

fn report(cx: &BlockView<'_>, span: Span, chunk: &str, reading: Reading, sink: &mut Sink<'_>) {
    let (message, why, advice) = match cx.ui() {
        Ui::Nl => (
            format!("De datum “{chunk}” staat in cijfers."),
            "Lezers verwarren de dag en de maand. Een maand in letters lees je maar op 1 manier.",
            "Schrijf de maand in letters.",
        ),
        Ui::En => (
            format!("The date “{chunk}” is in digits."),
            "Readers mix up the day and the month. A month in letters has one meaning only.",
            "Write the month in letters.",
        ),
    };
    let suggestions = match reading {
        Reading::Sure(date) => {
            vec![Suggestion::replace(span, cx.language.numbers.date(date))]
        }
        Reading::Either => advise(advice),
    };
    let draft = Draft {
        message,
        why,
        suggestions,
    };
    sink.report(span, draft);
}

#[cfg(test)]
mod tests {
    use crate::finding::SuggestionKind;
    use crate::rules::check_text;

    /// Checks what to write for the dates of a text; `?` where the writer has to decide.
    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("numeric-date", lang, text);
        let found: Vec<&str> = findings
            .iter()
            .map(|it| match it.suggestions[0].kind {
                SuggestionKind::Replace => it.suggestions[0].text.as_str(),
                _ => "?",
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_that_exist_are_dates() {
        check(
            "nl",
            "Van 01-02-2024 tot 3/4/2024.",
            &["1 februari 2024", "3 april 2024"],
        );
        check(
            "nl",
            "Op 2024-12-31 en niet op 31-31-2024.",
            &["31 december 2024"],
        );
        check(
            "nl",
            "Versie 1.2.20, pagina 1-2-3, tel. 06-12-3456 of 30-2-2024.",
            &[],
        );
    }

    #[test]
    fn english_dates_may_say_two_days() {
        check(
            "en",
            "From 01/02/2024 to 13/02/2024 or 12/25/2024.",
            &["?", "13 February 2024", "25 December 2024"],
        );
        check("en", "Pay on 4/4/2024.", &["4 April 2024"]);
    }
}
