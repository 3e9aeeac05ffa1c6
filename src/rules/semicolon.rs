//! `semicolon`: a mark that ties two sentences together.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::span::Span;
use crate::text::Sentence;

/// Dutch editors of municipal text took out 52 of 53. American ones put more in than they took
/// out, so in English it is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "semicolon",
    alias: "puntkomma",
    severity: Severities::nl(Severity::Warning),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    // The mark that ends an item of a list has nothing behind it and is left alone.
    let text = cx.str(sentence.range);
    let mut marks = text.match_indices("; ").map(|(at, _)| {
        let at = sentence.range.start as usize + at;
        Span::new(at, at + 1)
    });
    let Some(first) = marks.find(|&mark| !cx.is_spared(mark)) else {
        return;
    };
    let row = marks.next().is_some();
    // Without a verb behind it, it parts names, sources or the points of a row.
    let mut after = cx.words(sentence).iter();
    let goes_on = after.any(|word| word.range.start > first.start && word.tag.is_finite());
    if !row && !goes_on {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze zin heeft een puntkomma.".to_owned(),
            why: "Na een puntkomma gaat de zin door. Veel lezers weten niet wat het teken betekent.",
            suggestions: advise(if row {
                "Maak een lijst van de delen."
            } else {
                "Zet een punt en begin een nieuwe zin."
            }),
        },
        Ui::En => Draft {
            message: "This sentence has a semicolon.".to_owned(),
            why: "After a semicolon the sentence goes on. Many readers do not know what the mark means.",
            suggestions: advise(if row {
                "Make a list of the parts."
            } else {
                "Put a full stop and start a new sentence."
            }),
        },
    };
    sink.report(first, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn names_and_sources_are_left_alone() {
        for (text, n_found) in [
            ("De zaal is open; u kunt er terecht.", 1),
            (
                "Donderdag 31 januari: Zaal de Olifant; Laan 7 in Waterrijk.",
                0,
            ),
            ("Wij hebben drie soorten; de rode, de gele en de groene.", 0),
        ] {
            assert_eq!(check_text("semicolon", "nl", text).len(), n_found, "{text}");
        }
    }

    #[test]
    fn one_finding_a_sentence_and_a_list_for_many() {
        let findings = check_text(
            "semicolon",
            "nl",
            "Neem mee: uw pas; een foto; het formulier.",
        );
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].suggestions[0].text,
            "Maak een lijst van de delen."
        );
    }

    #[test]
    fn the_end_of_an_item_and_quotations_are_left_alone() {
        for text in ["uw paspoort;", "In de brief staat: “u belt; wij komen”."] {
            assert!(check_text("semicolon", "nl", text).is_empty(), "{text}");
        }
    }
}
