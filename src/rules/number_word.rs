//! `number-word`: a number from two to twelve in letters.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::finding::{Severity, Suggestion};
use crate::lang::Role;
use crate::model::Tag;
use crate::text::{Sentence, Word, WordKind};

/// Editors of municipal text wrote 45 of 51 in digits. GOV.UK and the NHS ask for digits from 2
/// on; American editors leave letters, so in English it is advice.
pub(super) static RULE: Rule = Rule {
    id: "number-word",
    alias: "getal-in-letters",
    severity: Severities {
        nl: Some(Severity::Warning),
        en: Some(Severity::Hint),
    },
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
    let words = cx.words(sentence);
    // A sentence that starts with digits reads badly too.
    for at in 1..words.len() {
        let word = words[at];
        if !word.has(Role::Number)
            || word.kind != WordKind::Word
            || !stands_before_things(words, at)
        {
            continue;
        }
        if let Some(digits) = cx.language.numbers.digits(cx.str(word.range))
            && !cx.is_spared(word.range)
            && counts_things(cx, words, at)
        {
            report(cx, word, digits, sink);
        }
    }
}

/// Whether a noun in the plural follows.
fn stands_before_things(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1);
    next.is_some_and(|next| next.tag == Tag::NounPlural)
}

/// Whether the number says how many things there are, and not which group is meant: *binnen twee
/// weken*, not *de twee partijen* or *een of twee weken*.
fn counts_things(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    let numbers = cx.language.numbers;
    let Some(next) = words.get(at + 1) else {
        return false;
    };
    let between = &cx.block.text[words[at].range.end as usize..next.range.start as usize];
    let before = cx.str(words[at - 1].range).to_lowercase();
    let is = |list: &[&str], word: &str| list.contains(&word);
    between == " "
        && !cx.str(next.range).starts_with(char::is_uppercase)
        && !is(numbers.fractions, cx.str(next.range))
        && !is(numbers.before_groups, &before)
        && !is(numbers.ties, &before)
}

fn report(cx: &BlockView<'_>, word: Word, digits: usize, sink: &mut Sink<'_>) {
    let written = cx.str(word.range);
    let (message, why) = match cx.ui() {
        Ui::Nl => (
            format!("Het getal “{written}” staat in letters."),
            "Een cijfer valt op. Lezers zien meteen hoeveel het er zijn.",
        ),
        Ui::En => (
            format!("The number “{written}” is in letters."),
            "A digit stands out. Readers see at once how many there are.",
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::replace(word.range, digits.to_string())],
    };
    sink.report(word.range, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("number-word", lang, text);
        let found: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn things_are_counted_and_groups_are_named() {
        check("nl", "U krijgt binnen acht weken antwoord.", &["acht"]);
        check(
            "nl",
            "Het duurt een of twee weken voor de twee partijen het eens zijn.",
            &[],
        );
        check("nl", "Twee weken later krijgt u een brief.", &[]);
        check("en", "You get an answer within eight weeks.", &["eight"]);
        check("en", "The two parties met one or two times.", &[]);
        check("en", "The letter has fifty three words.", &[]);
    }
}
