//! `symbol`: a sign that stands for a word, such as & or §, and € without the space after it.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
use crate::span::Span;
use crate::text::Marks;

/// GOV.UK and the Australian style manual ask for *and*; Dutch spelling has a space after €.
pub(super) static RULE: Rule = Rule {
    id: "symbol",
    alias: "teken-voor-woord",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() || !cx.text.shows.marks.has(Marks::SIGN) {
        return;
    }
    let text = cx.block.text.as_str();
    let may_be_sign = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, ' ' | ',' | '.');
    let first_letter = text.find(char::is_alphabetic).unwrap_or(text.len());
    for (at, sign) in text.match_indices(may_be_sign) {
        let Some(c) = sign.chars().next().filter(|c| !c.is_alphanumeric()) else {
            continue;
        };
        let range = Span::new(at, at + c.len_utf8());
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        // At the start § numbers a part.
        if c == '§' && at <= first_letter {
            continue;
        }
        if let Some(better) = better(cx, c, before, after)
            && !cx.is_spared(range)
        {
            report(cx, range, better, sink);
        }
    }
}

/// What to write for a sign at this place, if it is not fine.
fn better(cx: &BlockView<'_>, sign: char, before: &str, after: &str) -> Option<String> {
    let numbers = cx.language.numbers;
    if sign == '€' {
        let glued = after.starts_with(|c: char| c.is_ascii_digit());
        return (glued && !numbers.currency_gap.is_empty())
            .then(|| format!("€{}", numbers.currency_gap));
    }
    let (_, word) = numbers.signs.iter().find(|(it, _)| *it == sign)?;
    let is_small = |c: char| c.is_lowercase();
    let fits = match sign {
        '§' => after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        // Both sides begin in small letters: names keep their sign.
        _ if before.ends_with(' ') && after.starts_with(' ') => {
            let last = before.trim_end().rsplit(' ').next().unwrap_or("");
            last.starts_with(is_small) && after.trim_start().starts_with(is_small)
        }
        _ => false,
    };
    let gap = if after.starts_with(' ') { "" } else { " " };
    fits.then(|| format!("{word}{gap}"))
}

fn report(cx: &BlockView<'_>, range: Span, better: String, sink: &mut Sink<'_>) {
    let sign = cx.str(range);
    let (message, why) = match (cx.ui(), sign) {
        (Ui::Nl, "€") => (
            "Achter het euroteken staat geen spatie.".to_owned(),
            "Met een spatie valt het bedrag op.",
        ),
        (Ui::En, "€") => (
            "There is no space after the euro sign.".to_owned(),
            "Dutch has a space there, which makes the amount stand out.",
        ),
        (Ui::Nl, _) => (
            format!("Hier staat “{sign}” voor een woord."),
            "Niet iedereen kent het teken, en een schermlezer slaat het soms over.",
        ),
        (Ui::En, _) => (
            format!("The sign “{sign}” stands for a word here."),
            "Not everybody knows the sign, and a screen reader may skip it.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::replace(range, better)],
    };
    sink.report(range, draft);
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::document::Lang;
    use crate::rules::check_text;

    #[test]
    fn no_sign_is_passed_over() {
        for lang in Lang::ALL {
            let language = crate::testing::checker().languages().get(lang);
            for (sign, _) in language.expect("it is there").numbers.signs {
                assert!(Marks::of(&sign.to_string()).has(Marks::SIGN), "{sign}");
            }
        }
    }

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("symbol", lang, text);
        let found: Vec<&str> = findings
            .iter()
            .map(|it| it.suggestions[0].text.as_str())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_written_and_names_keep_their_sign() {
        check(
            "nl",
            "Dat kost €25 voor eten & drinken, zie §3.",
            &["€ ", "en", "paragraaf "],
        );
        check("nl", "Ernst & Young betaalt € 25 aan R&D.", &[]);
        check("en", "You pay €25 for food & drink.", &["and"]);
    }
}
