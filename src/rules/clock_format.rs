//! `clock-format`: times that readers have to work out: *1730hrs*, *12am*, or two forms on a page.

use super::chunks::{after, number, with_digits};
use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::finding::Suggestion;
use crate::span::Span;

/// GOV.UK and the NHS write *5:30pm* and *midday*. Dutch guides ask for one form.
pub(super) static RULE: Rule = Rule {
    id: "clock-format",
    alias: "tijdnotatie",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut sign = None;
    for view in cx.blocks {
        for (span, chunk) in with_digits(view) {
            let Some((range, time)) = read(view, span, chunk) else {
                continue;
            };
            match time {
                Time::Unclear(better) => unclear(view, range, better, sink),
                Time::Plain(own) => match sign {
                    Some(first) if first != own => {
                        mixed(view, range, first, sink);
                        return;
                    }
                    _ => sign = Some(own),
                },
            }
        }
    }
}

/// The shortest time with hours and minutes: *9:30*.
const SHORTEST: usize = 4;

/// A time of day.
enum Time {
    /// In a form that readers have to work out, with the form to use if that is certain.
    Unclear(Option<String>),
    /// Hours and minutes with this sign between them.
    Plain(char),
}

fn read(cx: &BlockView<'_>, span: Span, chunk: &str) -> Option<(Span, Time)> {
    if chunk.len() < SHORTEST && chunk != "12" {
        return None;
    }
    let rest = after(cx, span.end);
    let next = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let with_next = Span {
        end: (cx.block.text.len() - rest.len() + next.len()) as u32,
        ..span
    };
    let lower = chunk.to_ascii_lowercase();
    let bare = lower.trim_end_matches("hrs").trim_end_matches("hours");
    let military = bare.len() == 4 && number(bare).is_some();
    if military && bare.len() < lower.len() {
        return Some((span, Time::Unclear(civil(bare))));
    }
    if military && matches!(next, "hrs") {
        return Some((with_next, Time::Unclear(civil(bare))));
    }
    match (lower.as_str(), next) {
        ("12", "noon") => return Some((with_next, Time::Unclear(Some("midday".to_owned())))),
        ("12", "midnight") => {
            return Some((with_next, Time::Unclear(Some("midnight".to_owned()))));
        }
        ("12am" | "12pm" | "12:00am" | "12:00pm", _) => return Some((span, Time::Unclear(None))),
        ("12", "am" | "pm") => return Some((with_next, Time::Unclear(None))),
        _ => {}
    }
    let is_said =
        matches!(next, "uur" | "am" | "pm") || lower.ends_with("am") || lower.ends_with("pm");
    let digits = lower.trim_end_matches("am").trim_end_matches("pm");
    let (hours, minutes) = digits.split_once([':', '.'])?;
    let sign = if digits.contains(':') { ':' } else { '.' };
    let fits = number(hours)? < 25 && minutes.len() == 2 && number(minutes)? < 60;
    (fits && is_said).then_some((span, Time::Plain(sign)))
}

/// *5:30pm* for *1730*.
fn civil(digits: &str) -> Option<String> {
    let (hours, minutes) = (number(&digits[..2])?, number(&digits[2..])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let half = if hours < 12 { "am" } else { "pm" };
    let hour = if hours % 12 == 0 { 12 } else { hours % 12 };
    let is_twelve = hour == 12 && minutes == 0;
    match minutes {
        _ if is_twelve => None,
        0 => Some(format!("{hour}{half}")),
        _ => Some(format!("{hour}:{minutes:02}{half}")),
    }
}

fn unclear(cx: &BlockView<'_>, range: Span, better: Option<String>, sink: &mut Sink<'_>) {
    let written = cx.str(range);
    let (message, why, advice) = match cx.ui() {
        Ui::Nl => (
            format!("De tijd “{written}” moet een lezer omrekenen."),
            "Bij 12 uur weten lezers niet of het midden op de dag is of midden in de nacht.",
            "Schrijf “midday” of “midnight”.",
        ),
        Ui::En => (
            format!("Readers have to work out the time “{written}”."),
            "At 12 o'clock readers can't tell noon from midnight, and few count to 24.",
            "Write “midday” or “midnight”.",
        ),
    };
    let suggestions = match better {
        Some(better) => vec![Suggestion::replace(range, better)],
        None => advise(advice),
    };
    let draft = Draft {
        message,
        why,
        suggestions,
    };
    sink.in_block(cx.index).report(range, draft);
}

fn mixed(cx: &BlockView<'_>, range: Span, first: char, sink: &mut Sink<'_>) {
    let written = cx.str(range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("De tijd “{written}” staat in een andere vorm dan de andere tijden."),
            why: "Bij 2 vormen denkt een lezer dat er verschil is.",
            suggestions: advise(format!(
                "Schrijf alle tijden met “{first}” tussen uren en minuten."
            )),
        },
        Ui::En => Draft {
            message: format!("The time “{written}” has another form than the other times."),
            why: "Where there are 2 forms, readers look for a difference.",
            suggestions: advise(format!(
                "Write all times with “{first}” between hours and minutes."
            )),
        },
    };
    sink.in_block(cx.index).report(range, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    /// Checks the times that are found, each with the first suggestion.
    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[(&str, &str)]) {
        let findings = check_text("clock-format", lang, text);
        let found: Vec<_> = findings
            .iter()
            .map(|it| (&text[it.span], it.suggestions[0].text.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn unclear_times_have_a_clear_form() {
        check(
            "en",
            "From 1730hrs to 0900 hrs, or at 12 noon.",
            &[
                ("1730hrs", "5:30pm"),
                ("0900 hrs", "9am"),
                ("12 noon", "midday"),
            ],
        );
        check(
            "en",
            "We close at 12am.",
            &[("12am", "Write “midday” or “midnight”.")],
        );
        check(
            "en",
            "We open at 9:30am, in room 1730. Pay 2.50 in 24 hours.",
            &[],
        );
    }

    #[test]
    fn one_form_on_a_page() {
        let advice = "Schrijf alle tijden met “.” tussen uren en minuten.";
        check(
            "nl",
            "Van 9.00 uur tot 17.30 uur en om 18:00 uur.",
            &[("18:00", advice)],
        );
        check(
            "nl",
            "Van 9.00 tot 17.30 uur, voor 2.50 euro, 12:30 minuten.",
            &[],
        );
    }
}
