//! `long-heading`: a heading that can't be read at a glance.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;
use crate::text::{Word, WordKind};

/// Dutch guides want ten words at most; a question needs a few more.
pub(super) static RULE: Rule = Rule {
    id: "long-heading",
    alias: "lange-kop",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(12.0, 10.0)),
    check: Check::Block(check),
};

/// The longest label before a heading, in words: *Box 75 –*.
const MAX_LABEL: usize = 2;

/// How many words number the heading, and are no part of what it says.
fn label(cx: &BlockView<'_>) -> usize {
    let ends = |word: &Word| {
        let after = cx.block.text[word.range.end as usize..].trim_start();
        word.kind == WordKind::Number && after.starts_with(['-', '–', ':', '.'])
    };
    let number = cx.text.words.iter().take(MAX_LABEL).position(ends);
    number.map_or(0, |at| at + 1)
}

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let n_words = cx.text.words.len() - label(cx);
    // The heading of level 1 is the title, which has a rule of its own.
    if !matches!(cx.block.kind, BlockKind::Heading(2..)) || n_words as f64 <= sink.limit() {
        return;
    }
    let limit = cx.ui().number(sink.limit());
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze kop heeft {n_words} woorden. Meer dan {limit} is lang."),
            why: "Een kop moet een lezer in 1 keer zien.",
            suggestions: advise(
                "Zet in de kop alleen het onderwerp, en de rest in de tekst eronder.",
            ),
        },
        Ui::En => Draft {
            message: format!("This heading has {n_words} words. More than {limit} is long."),
            why: "Readers should take in a heading at a glance.",
            suggestions: advise(
                "Keep only the topic in the heading, and put the rest in the text below.",
            ),
        },
    };
    let whole = Span::new(0, cx.block.text.len());
    sink.report_measured(whole, n_words as f64, draft);
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::check_source;

    #[test]
    fn a_number_before_the_heading_does_not_count() {
        let topic = "one two three four five six seven eight nine ten twelve words";
        for (heading, n_found) in [
            (format!("## Box 75 - {topic}"), 0),
            (format!("## Box seventy - {topic}"), 1),
        ] {
            let found = check_source("long-heading", "en", Format::Markdown, &heading);
            assert_eq!(found.len(), n_found, "{heading}");
        }
    }
}
