//! `title-case-heading`: Capitals at the Start of Every Word.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::finding::Severity;
use crate::model::Tag;
use crate::text::{Word, WordKind};

/// GOV.UK, the NHS and the US design system ask for a capital at the start only.
pub(super) static RULE: Rule = Rule {
    id: "title-case-heading",
    alias: "hoofdletters-in-kop",
    severity: Severities::en(Severity::Hint),
    langs: Langs::EN,
    principle: Principle::Findable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// In a shorter heading a capital says too little.
const MIN_WORDS: usize = 2;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !matches!(cx.block.kind, BlockKind::Heading(_)) || cx.language.outline.small_words.is_empty()
    {
        return;
    }
    // The first word has a capital in any case; a number before it is no word.
    let words = || {
        cx.text
            .words
            .iter()
            .skip_while(|it| it.kind == WordKind::Number)
    };
    let content = || words().skip(1).filter(|word| counts(cx, word));
    let has_capital = |word: &&Word| cx.str(word.range).starts_with(char::is_uppercase);
    // In most headings a word after the first shows that it is not so.
    if words()
        .skip(1)
        .any(|word| !has_capital(&word) && counts(cx, word))
    {
        return;
    }
    // A name has capitals too, but no verbs and pronouns, unless *Shared* or *Gifted*.
    let is_verb = |tag: Tag| tag.is_verb() && !tag.is_participle();
    let says = content().any(|word| is_verb(word.tag) || word.tag == Tag::Pronoun);
    if content().count() < MIN_WORDS || !says {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "In deze kop begint elk woord met een hoofdletter.".to_owned(),
            why: "Zo zien lezers niet wat een naam is. Ze lezen de kop ook langzamer.",
            suggestions: advise("Zet alleen een hoofdletter aan het begin en bij namen."),
        },
        Ui::En => Draft {
            message: "In this heading each word starts with a capital.".to_owned(),
            why: "Readers can't see what is a name, and read the heading more slowly.",
            suggestions: advise("Put a capital only at the start and in names."),
        },
    };
    sink.report_block(draft);
}

/// Whether a word shows by its capital how the heading is written.
fn counts(cx: &BlockView<'_>, word: &Word) -> bool {
    let lower = cx.str(word.range).to_lowercase();
    word.kind == WordKind::Word && !cx.language.outline.small_words.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use crate::rules::check_source;

    #[test]
    fn headings_and_names_differ() {
        for (text, n_found) in [
            ("# How to Apply for a New Passport", 1),
            ("# How to apply for a new passport", 0),
            ("# Department for Work and Pensions", 0),
            ("# Apply to the Home Office", 0),
            ("# Amount of the Shared Home Payment", 0),
            ("# 2. Working with the Territories", 0),
        ] {
            let found = check_source("title-case-heading", "en", crate::Format::Markdown, text);
            assert_eq!(found.len(), n_found, "{text}");
        }
    }
}
