//! `telegram-style`: running text without the small words that make sentences.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::model::{Tag, TagSet};
use crate::text::Sentence;

/// Our choice. Off unless asked for: names of things often stand on a line of their own.
pub(super) static RULE: Rule = Rule {
    id: "telegram-style",
    alias: "telegramstijl",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// Fewer words are a label, not a sentence.
const MIN_WORDS: usize = 6;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    const SMALL: TagSet = TagSet(TagSet::VERB.0 | TagSet::of(&[Tag::Determiner, Tag::Pronoun]).0);
    let words = cx.words(sentence);
    let text = cx.str(sentence.range);
    if cx.block.kind != BlockKind::Paragraph
        || words.len() < MIN_WORDS
        || !text.ends_with('.')
        || text.contains([':', ';', '(', '|', '–', '·'])
        || words
            .iter()
            .any(|word| word.tag.is(SMALL) || word.tag == Tag::Name)
        || cx.is_spared(sentence.range)
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze zin heeft geen werkwoord en geen lidwoord.".to_owned(),
            why: "In telegramstijl moet de lezer zelf bedenken hoe de woorden bij elkaar horen.",
            suggestions: advise("Maak er een hele zin van: wie doet wat?"),
        },
        Ui::En => Draft {
            message: "This sentence has no verb and no article.".to_owned(),
            why: "In telegram style readers have to work out how the words belong together.",
            suggestions: advise("Make a whole sentence of it: who does what?"),
        },
    };
    sink.report(sentence.range, draft);
}
