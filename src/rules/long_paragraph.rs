//! `long-paragraph`: a block of text that readers skip.

use super::cuts::Brackets;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// Dutch: the writing guide of De Communicatieassistent sets 100 words. English: our choice between
/// the five sentences of GOV.UK (about 100 words) and the 150 words of plainlanguage.gov. Easy: W3C's
/// cognitive accessibility guidance (COGA) sets 50.
pub(super) static RULE: Rule = Rule {
    id: "long-paragraph",
    alias: "lange-alinea",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit {
        nl: 100.0,
        en: 120.0,
        nl_easy: 50.0,
        en_easy: 50.0,
    }),
    check: Check::Block(check),
};

/// How many words of the new paragraph are shown.
const SHOWN: usize = 4;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let n_words = cx.text.words.len();
    if cx.block.kind != BlockKind::Paragraph || n_words as f64 <= sink.limit() {
        return;
    }
    let limit = cx.ui().number(sink.limit());
    let start = second_half(cx);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze alinea heeft {n_words} woorden. Meer dan {limit} is lang."),
            why: "Lezers zoeken op een pagina naar wat voor hen geldt. Een groot blok slaan zij over.",
            suggestions: advise(match start {
                Some(start) => format!("Begin een nieuwe alinea bij “{start} …”."),
                None => "Maak er kortere zinnen en meer alinea's van.".to_owned(),
            }),
        },
        Ui::En => Draft {
            message: format!("This paragraph has {n_words} words. More than {limit} is long."),
            why: "Readers look over a page for what is meant for them. They skip a big block.",
            suggestions: advise(match start {
                Some(start) => format!("Start a new paragraph at “{start} …”."),
                None => "Make shorter sentences and more paragraphs of it.".to_owned(),
            }),
        },
    };
    let whole = Span::new(0, cx.block.text.len());
    sink.report_measured(whole, n_words as f64, draft);
}

/// The first words of the sentence that starts nearest to the middle, the first one left out, and
/// those that hang on the one before: *Dit*, *They*.
fn second_half<'a>(cx: &BlockView<'a>) -> Option<&'a str> {
    let middle = cx.text.words.len() / 2;
    let sentences = cx.text.sentences.get(1..)?;
    let mut brackets = Brackets::from(cx, 0);
    let sentence = sentences
        .iter()
        .filter(|sentence| {
            let first = cx.words(sentence).first();
            first.is_some_and(|first| !cx.language.joints.hanging.has(cx.str(first.range)))
                && !brackets.are_open_at(sentence.range.start)
        })
        .min_by_key(|sentence| (sentence.words.start as usize).abs_diff(middle))?;
    let words = cx.words(sentence);
    let last = words[words.len().min(SHOWN) - 1];
    Some(cx.str(words[0].range.cover(last.range)))
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn the_sentence_in_the_middle_starts_the_new_paragraph() {
        let text = "Dit is een zin van zeven woorden. ".repeat(10)
            + "Hier begint iets nieuws dat telt. "
            + &"Dit is een zin van zeven woorden. ".repeat(9);
        let findings = check_text("long-paragraph", "nl", &text);
        let advice = &findings[0].suggestions[0].text;
        assert_eq!(
            advice,
            "Begin een nieuwe alinea bij “Hier begint iets nieuws …”."
        );
    }
}
