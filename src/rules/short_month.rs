//! `short-month`: *jan.* for *januari*.

use super::chunks::{after, number, word_before};
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
use crate::lang::Role;
use crate::span::Span;
use crate::text::Word;

/// The NHS asks for whole names; GOV.UK allows short ones in tables only.
pub(super) static RULE: Rule = Rule {
    id: "short-month",
    alias: "maand-afgekort",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Word(Role::ShortMonth, check),
};

/// The longest of the short forms has five letters with its dot.
const MAX_LETTERS: usize = 5;

fn check(cx: &BlockView<'_>, word: &Word, sink: &mut Sink<'_>) {
    // A month in a date has a number beside it.
    if !cx.text.shows.digits || !cx.block.kind.is_prose() {
        return;
    }
    let written = cx.str(word.range);
    if !(3..=MAX_LETTERS).contains(&written.len()) {
        return;
    }
    let numbers = cx.language.numbers;
    let stem = written.trim_end_matches('.');
    let mut short_months = numbers.short_months.iter();
    let Some((_, month)) = short_months.find(|(short, _)| stem.eq_ignore_ascii_case(short)) else {
        return;
    };
    if cx.is_spared(word.range) {
        return;
    }
    let month = numbers.months[month - 1];
    let range = with_dot(cx, word.range);
    if !is_in_date(cx, range) {
        return;
    }
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!("De maand “{month}” is afgekort."),
            "Niet iedereen herkent een korte vorm meteen. Een schermlezer leest hem letterlijk voor.",
        ),
        Ui::En => (
            format!("The month “{month}” is shortened."),
            "Not everybody knows a short form at once. A screen reader reads it as it stands.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::replace(range, month)],
    };
    sink.report(range, draft);
}

/// The word with the dot behind it, if that is not the end of the sentence.
fn with_dot(cx: &BlockView<'_>, range: Span) -> Span {
    let rest = &cx.block.text[range.end as usize..];
    let shortens = rest
        .strip_prefix('.')
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    Span {
        end: range.end + u32::from(shortens),
        ..range
    }
}

/// Whether a day stands before it or a year behind it.
fn is_in_date(cx: &BlockView<'_>, range: Span) -> bool {
    let is_day = |word: &str| number(word).is_some_and(|day| (1..=31).contains(&day));
    let year: String = after(cx, range.end)
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    // Americans write the day behind the month: *Oct. 1*.
    let day_behind = !cx.language.numbers.day_first
        && cx.str(range).starts_with(char::is_uppercase)
        && is_day(&year);
    day_behind
        || is_day(&word_before(cx, range.start))
        || number(&year).is_some_and(|year| (1900..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn months_stand_beside_a_day_or_a_year() {
        for (lang, text, n_found) in [
            ("nl", "U krijgt het op 3 jan. 2024 of op 4 febr.", 2),
            ("nl", "Okt 2024 is te laat.", 1),
            ("nl", "De heer Jan Jansen is 3 dagen ziek.", 0),
            ("en", "Apply by 3 Jan 2024.", 1),
            ("en", "Mar it and you may go. It was Jan who said so.", 0),
        ] {
            assert_eq!(
                check_text("short-month", lang, text).len(),
                n_found,
                "{text}"
            );
        }
    }
}
