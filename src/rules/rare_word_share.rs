//! `rare-word-share`: a page in which many words are rare.

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::finding::Severity;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Word, WordKind};

/// LiNT calls a word hard below Zipf 3. The limit is the share of such words among the words with
/// a meaning of their own, in hundredths. Easy newspapers have 10 in 100 in Dutch, edited
/// municipal text has 14, a quality newspaper 16. Dutch pages that pass the limit are most often
/// about one thing with a long name, so in Dutch it is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "rare-word-share",
    alias: "veel-zeldzame-woorden",
    severity: Severities::en(Severity::Hint),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: Some(Limit::both(25.0, 15.0)),
    check: Check::Page(check),
};

/// Tenths of the Zipf scale.
const RARE: u8 = 30;

/// In a shorter text a few words would be a large share.
const MIN_WORDS: usize = 60;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let (mut n_words, mut n_rare) = (0_usize, 0_usize);
    for view in cx.blocks.iter().filter(|view| view.block.kind.is_prose()) {
        for word in view.text.words.iter().filter(|word| counts(view, word)) {
            n_words += 1;
            n_rare += usize::from(word.frequency.is_none_or(|it| it < RARE));
        }
    }
    let share = n_rare as f64 * 100.0 / n_words.max(MIN_WORDS) as f64;
    let Some((block, range)) = first_sentence(cx).filter(|_| share > sink.limit()) else {
        return;
    };
    let percent = cx.ui().number(share.round());
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Van de woorden met een eigen betekenis komt {percent} procent weinig voor in gewone taal."
            ),
            why: "Bij elk woord dat zij niet kennen, moeten lezers raden wat er staat.",
            suggestions: advise("Kijk bij elk moeilijk woord of er een gewoon woord voor is."),
        },
        Ui::En => Draft {
            message: format!(
                "Of the words that carry meaning, {percent} percent are rare in everyday language."
            ),
            why: "At each word that they do not know, readers have to guess what it says.",
            suggestions: advise("See for each difficult word whether there is an everyday one."),
        },
    };
    sink.in_block(block).report_measured(range, share, draft);
}

/// Where the prose of the page begins: the finding is about all of it.
fn first_sentence(cx: &PageView<'_>) -> Option<(usize, Span)> {
    let mut prose = cx.blocks.iter().filter(|view| view.block.kind.is_prose());
    prose.find_map(|view| {
        let mut sentences = view.text.sentences.iter();
        let first = sentences.find(|sentence| !sentence.words.is_empty())?;
        Some((view.index, first.range))
    })
}

/// Whether a word carries meaning and is the author's own: no name, no quotation.
fn counts(cx: &BlockView<'_>, word: &Word) -> bool {
    let carries = word.tag.is_noun() || word.tag == Tag::Adjective || word.tag.is_main_verb();
    word.kind == WordKind::Word && carries && !cx.is_name(word) && !cx.is_spared(word.range)
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn pages_of_rare_words_are_told() {
        let hard =
            "De indexatie faciliteert harmonisatie van prejudiciële arrangementen. ".repeat(15);
        assert_eq!(check_text("rare-word-share", "nl", &hard).len(), 1);
        let plain = "De man koopt een groot huis en werkt in de stad. ".repeat(15);
        assert!(check_text("rare-word-share", "nl", &plain).is_empty());
    }

    #[test]
    fn short_texts_are_left_alone() {
        let text = "De indexatie faciliteert harmonisatie.";
        assert!(check_text("rare-word-share", "nl", text).is_empty());
    }
}
