//! `dash-aside`: an aside between two dashes.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::span::Span;
use crate::text::{Sentence, Word, WordKind};

/// Dutch editors took out all 3, and the NHS found that dashes get in the way of people who read
/// with effort. Agencies leave most in English, and in Dutch judges met dashes in titles: it is off
/// unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "dash-aside",
    alias: "tussenzin-met-streepjes",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    let mut dashes = (1..words.len()).filter(|&at| is_dash(cx, words, at));
    let (Some(open), Some(close)) = (dashes.next(), dashes.next()) else {
        return;
    };
    // More of them make a list, or tell times and numbers.
    let aside: Span = words[open].range.cover(words[close - 1].range);
    let ends = [&words[open - 1], &words[close]];
    let is_number = |word: &&Word| word.kind == WordKind::Number;
    let is_address = |word: &Word| word.kind == WordKind::Address;
    let has_verb = |words: &[Word]| words.iter().any(|word| word.tag.is_finite());
    let in_sentence = has_verb(&words[..open]) || has_verb(&words[close..]);
    if !in_sentence
        || words[open..close].iter().any(is_address)
        || dashes.next().is_some()
        || ends.iter().any(is_number)
        || cx.is_spared(aside)
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze zin heeft een tussenzin met streepjes.".to_owned(),
            why: "Een tussenzin breekt de gedachte af. Wie moeite heeft met lezen, is dan de draad kwijt.",
            suggestions: advise("Maak van de tussenzin een eigen zin, of laat hem weg."),
        },
        Ui::En => Draft {
            message: "This sentence has an aside between dashes.".to_owned(),
            why: "An aside breaks off the thought. People who read with effort then lose the thread.",
            suggestions: advise("Make a sentence of its own of the aside, or leave it out."),
        },
    };
    sink.report(aside, draft);
}

/// Whether a dash stands before word `at`, with white space around it or longer than a hyphen.
fn is_dash(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    let (left, right) = (
        words[at - 1].range.end as usize,
        words[at].range.start as usize,
    );
    matches!(
        &cx.block.text[left..right],
        " – " | " — " | "—" | " - " | " -- "
    )
}
