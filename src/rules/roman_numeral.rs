//! `roman-numeral`: *part IV* for *part 4*.

use super::chunks::word_before;
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
use crate::lang::{Role, roman};
use crate::text::Word;

/// W3C's guidance for readers with cognitive disabilities (COGA) asks for ordinary digits.
pub(super) static RULE: Rule = Rule {
    id: "roman-numeral",
    alias: "romeins-cijfer",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Word(Role::RomanNumeral, check),
};

fn check(cx: &BlockView<'_>, word: &Word, sink: &mut Sink<'_>) {
    let written = cx.str(word.range);
    let Some(value) = roman(written).filter(|_| cx.block.kind.is_prose()) else {
        return;
    };
    // *Wereldoorlog II* and *Hendrik IV* are names; a part of a text has a number.
    let before = word_before(cx, word.range.start);
    if !cx.language.numbers.parts.contains(&before.as_str()) || cx.is_spared(word.range) {
        return;
    }
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!("“{written}” is een Romeins cijfer."),
            "Veel lezers kennen Romeinse cijfers niet. Een schermlezer leest ze als letters.",
        ),
        Ui::En => (
            format!("“{written}” is a Roman numeral."),
            "Many readers do not know Roman numerals. A screen reader reads them as letters.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::rewrite(value.to_string())],
    };
    sink.report(word.range, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn parts_have_numbers_and_kings_have_names() {
        assert_eq!(
            check_text("roman-numeral", "nl", "Dit is fase III van het plan.").len(),
            1
        );
        assert!(check_text("roman-numeral", "nl", "Koning Willem III leefde toen.").is_empty());
    }
}
