//! `roman-numeral`: *part IV* for *part 4*.

use super::chunks::word_before;
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::Suggestion;
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
    check: Check::Word(check),
};

/// The longest numeral below forty is *XXXVIII*.
const MAX_LETTERS: usize = 7;

fn check(cx: &BlockView<'_>, word: &Word, sink: &mut Sink<'_>) {
    if !cx.text.shows.capitals {
        return;
    }
    let written = cx.str(word.range);
    if !(2..=MAX_LETTERS).contains(&written.len())
        || !written
            .bytes()
            .all(|letter| matches!(letter, b'I' | b'V' | b'X'))
        || !cx.block.kind.is_prose()
    {
        return;
    }
    let Some(value) = value(written) else {
        return;
    };
    // *Wereldoorlog II* and *Hendrik IV* are names; a part of a text has a number.
    let before = word_before(cx, word.range.start);
    if !cx.language.numbers.parts.contains(&before.as_str()) || cx.is_spared(word.range) {
        return;
    }
    let (message, why) = match cx.ui {
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

/// The value of a numeral below forty; none if these letters are none.
fn value(numeral: &str) -> Option<usize> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = numeral.trim_start_matches('X');
    let tens = numeral.len() - ones.len();
    // *IX* has its X behind.
    let at = ONES.iter().position(|it| *it == ones)?;
    (tens <= 3).then_some(tens * 10 + at)
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::rules::check_text;

    #[test]
    fn numerals_have_a_value() {
        let values = ["II", "IV", "IX", "X", "XIV", "XXXVIII", "VX", "IIII", "CV"].map(value);
        assert_eq!(
            values,
            [
                Some(2),
                Some(4),
                Some(9),
                Some(10),
                Some(14),
                Some(38),
                None,
                None,
                None
            ]
        );
    }

    #[test]
    fn parts_have_numbers_and_kings_have_names() {
        assert_eq!(
            check_text("roman-numeral", "nl", "Dit is fase III van het plan.").len(),
            1
        );
        assert!(check_text("roman-numeral", "nl", "Koning Willem III leefde toen.").is_empty());
    }
}
