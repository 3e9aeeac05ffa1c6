//! `missing-lead`: a first paragraph that does not come to the topic of the title.

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{BlockKind, PageKind};

/// ISO 24495-1: the main message first. The limit is the fewest words that a page must have to be
/// judged. Advice, as a first paragraph may name its topic in other words.
pub(super) static RULE: Rule = Rule {
    id: "missing-lead",
    alias: "kern-niet-vooraan",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::same(100.0)),
    check: Check::Page(check),
};

/// Words of the title with fewer letters say too little.
const MIN_LETTERS: usize = 4;
/// No title needs more words of meaning.
const MAX_TOPICS: usize = 20;
/// How many paragraphs may come to the topic.
const PARAGRAPHS: usize = 2;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service, PageKind::News]) || cx.n_words() as f64 <= sink.limit() {
        return;
    }
    let Some(title) = cx.title() else { return };
    let after = cx.blocks.iter().filter(|view| view.index > title.index);
    let lead: Vec<&BlockView<'_>> = after
        .filter(|view| view.block.kind == BlockKind::Paragraph)
        .take(PARAGRAPHS)
        .collect();
    // A page in a row of pages has a title for the row as well.
    let titles = cx
        .blocks
        .iter()
        .filter(|view| view.block.kind == title.block.kind);
    let topics: Vec<String> = titles.flat_map(topics).take(MAX_TOPICS).collect();
    if topics.is_empty() || lead.is_empty() {
        return;
    }
    let lead: Vec<String> = lead
        .iter()
        .map(|view| view.block.text.to_lowercase())
        .collect();
    if topics
        .iter()
        .any(|topic| lead.iter().any(|text| names(text, topic)))
    {
        return;
    }
    cx.report(sink, draft(cx.ui()));
}

/// The words of a title that carry its meaning.
fn topics(title: &BlockView<'_>) -> Vec<String> {
    let words = title.text.words.iter();
    words
        .filter(|word| word.tag.is_content())
        .map(|word| title.str(word.range).to_lowercase())
        .filter(|word| word.chars().count() >= MIN_LETTERS)
        .collect()
}

/// Whether a text has a word of the topic: the stem of it, or a part of a compound.
fn names(text: &str, topic: &str) -> bool {
    let stem = stem(topic);
    text.contains(stem)
        || text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > MIN_LETTERS)
            .any(|word| topic.contains(self::stem(word)))
}

/// A word without its last letters, where endings are.
fn stem(word: &str) -> &str {
    let n = word.chars().count();
    let kept = n.saturating_sub(2).max(MIN_LETTERS);
    let end = word
        .char_indices()
        .nth(kept)
        .map_or(word.len(), |(at, _)| at);
    &word[..end]
}

fn draft(ui: Ui) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: "De eerste alinea's gaan niet over wat de titel belooft.".to_owned(),
            why: "Lezers beslissen aan het begin of zij goed zitten. Zien zij het niet, dan gaan zij weg.",
            suggestions: advise(
                "Wat is het belangrijkste voor de lezer? Zet dat in de eerste zin.",
            ),
        },
        Ui::En => Draft {
            message: "The first paragraphs are not about what the title promises.".to_owned(),
            why: "Readers decide at the start whether they are in the right place. If not, they leave.",
            suggestions: advise("What matters most to readers? Put it into the first sentence."),
        },
    }
}
