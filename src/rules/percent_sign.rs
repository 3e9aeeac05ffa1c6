//! `percent-sign`: % where a word or a plain ratio is easier.

use super::chunks::with_digits;
use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Suggestion;
use crate::model::Tag;
use crate::span::Span;

/// Editors of municipal text wrote *procent* for 17 of 23 signs. GOV.UK asks for the sign, so in
/// English only percentages with decimals are marked, as the NHS asks.
pub(super) static RULE: Rule = Rule {
    id: "percent-sign",
    alias: "procentteken",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// How far behind the sign the people are looked for, in words.
const NEAR: usize = 5;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let numbers = cx.language.numbers;
    // One finding tells the writer what to do with all signs of the paragraph.
    let found = with_digits(cx).find_map(|(span, chunk)| {
        let amount = chunk.strip_suffix('%')?;
        let mut parts = amount.split(numbers.decimals);
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (whole, decimals) = (parts.next()?, parts.next());
        let fits = is_number(whole) && decimals.is_none_or(is_number) && parts.next().is_none();
        let is_share = || decimals.is_some() && is_share_of_people(cx, span);
        (fits && is_in_sentence(cx, span) && (numbers.percent.is_some() || is_share()))
            .then_some((span, amount))
    });
    if let Some((span, amount)) = found {
        report(cx, span, amount, sink);
    }
}

/// Whether a sentence with a verb has it, and no label: *Ja: 40%*.
fn is_in_sentence(cx: &BlockView<'_>, span: Span) -> bool {
    let mut sentences = cx.text.sentences.iter();
    let sentence = sentences.find(|it| it.range.contains(span));
    sentence.is_some_and(|it| cx.words(it).iter().any(|word| word.tag.is_finite()))
}

/// Whether *of* and a plural follow, so that a ratio can say the same: *14.3% of children*, not
/// *9.5% of income*.
fn is_share_of_people(cx: &BlockView<'_>, span: Span) -> bool {
    let next = cx
        .text
        .words
        .partition_point(|word| word.range.start < span.end);
    let mut words = cx.text.words[next..].iter().take(NEAR);
    let of = words.next().is_some_and(|word| word.tag == Tag::Adposition);
    let is_noun = |tag: Tag| matches!(tag, Tag::NounSingular | Tag::NounPlural | Tag::Name);
    // *9.5% of their wages* is a rate.
    let noun = words.find(|word| is_noun(word.tag) || word.tag == Tag::Pronoun);
    of && noun.is_some_and(|word| word.tag == Tag::NounPlural)
}

fn report(cx: &BlockView<'_>, span: Span, amount: &str, sink: &mut Sink<'_>) {
    let (message, why, advice) = match cx.ui() {
        Ui::Nl => (
            format!("Hier staat “{amount}%”."),
            "Een teken leest minder makkelijk dan een woord, en een verhouding zegt vaak meer.",
            "Rond het getal af, of schrijf een verhouding: 1 op de 7.",
        ),
        Ui::En => (
            format!("This says “{amount}%”."),
            "A percentage with decimals is hard to picture. Few readers need it so exact.",
            "Round the number, or write a ratio: 1 in 7.",
        ),
    };
    let suggestions = match cx.language.numbers.percent {
        Some(word) => vec![Suggestion::replace(span, format!("{amount} {word}"))],
        None => advise(advice),
    };
    let draft = Draft {
        message,
        why,
        suggestions,
    };
    sink.report(span, draft);
}
