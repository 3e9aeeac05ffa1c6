//! `abbreviation`: a shortened word that could stand there in full.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, capitalised};
use crate::finding::Suggestion;
use crate::lang::Role;
use crate::span::Span;
use crate::text::{Word, WordKind};

/// Dutch editors took out *etc.* 6 times in 6; rewrites by United States agencies took *e.g.*,
/// *i.e.* and *etc.* from 0.7 to 0.2 in 1,000 words.
pub(super) static RULE: Rule = Rule {
    id: "abbreviation",
    alias: "afkorting",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.4"],
    limit: None,
    check: Check::Word(Role::Abbreviation, check),
};

fn check(cx: &BlockView<'_>, word: &Word, sink: &mut Sink<'_>) {
    if word.kind != WordKind::Abbreviation
        || !cx.block.kind.is_prose()
        || cx.is_spared(word.range)
        || cx.is_explained(word.range)
    {
        return;
    }
    let written = cx.str(word.range);
    let Some(long) = cx.language.long_form(written) else {
        return;
    };
    let long = if written.starts_with(char::is_uppercase) {
        capitalised(long)
    } else {
        long.to_owned()
    };
    let range = without_full_stop(cx, word.range);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{written}” is een afkorting."),
            why: "Lezers moeten zelf bedenken wat er staat. Sommigen kennen de afkorting niet.",
            suggestions: vec![Suggestion::replace(range, long)],
        },
        Ui::En => Draft {
            message: format!("“{written}” is an abbreviation."),
            why: "Readers have to work out what it says. Some do not know the abbreviation.",
            suggestions: vec![Suggestion::replace(range, long)],
        },
    };
    sink.report(range, draft);
}

/// Where an abbreviation ends its sentence, its dot is the full stop too and has to stay.
fn without_full_stop(cx: &BlockView<'_>, range: Span) -> Span {
    let sentences = &cx.text.sentences;
    let at = sentences.partition_point(|sentence| sentence.range.end < range.end);
    let ends_sentence = sentences
        .get(at)
        .is_some_and(|it| it.range.end == range.end);
    match cx.str(range).strip_suffix('.') {
        Some(word) if ends_sentence => {
            Span::new(range.start as usize, range.start as usize + word.len())
        }
        _ => range,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn the_full_stop_stays() {
        let text = "Neem mee: paspoort, foto enz. Bel ons bijv. op maandag.";
        let findings = check_text("abbreviation", "nl", text);
        let found: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(found, ["enz", "bijv."]);
    }

    #[test]
    fn capitals_are_kept() {
        let findings = check_text("abbreviation", "nl", "M.b.t. uw aanvraag: bel ons.");
        assert_eq!(findings[0].suggestions[0].text, "Over");
    }

    #[test]
    fn capitals_throughout_are_another_word() {
        let text = "Wij gebruiken A.I. voor uw brief.";
        assert!(check_text("abbreviation", "nl", text).is_empty());
    }
}
