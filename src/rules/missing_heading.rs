//! `missing-heading`: a long stretch of text without a heading.

use super::{Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{BlockKind, PageKind};
use crate::span::Span;

/// Dutch guides want a heading each 150 to 250 words, English ones each 300. W3C (COGA): a text of
/// over 300 words needs headings. Where the heading should stand is a guess, so it is off unless
/// asked for.
pub(super) static RULE: Rule = Rule {
    id: "missing-heading",
    alias: "kop-ontbreekt",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["2.4.10"],
    limit: Some(Limit::both(300.0, 150.0)),
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    // Plain text has no headings, and a letter needs none.
    if cx.document.unmarked || cx.kind == Some(PageKind::Letter) {
        return;
    }
    let is_heading = |kind: BlockKind| matches!(kind, BlockKind::Heading(_) | BlockKind::Title);
    for part in cx.blocks.split(|view| is_heading(view.block.kind)) {
        let n_words_of = |at: usize| match part[at].block.kind.is_prose() {
            true => part[at].text.words.len(),
            false => 0,
        };
        let n_words: usize = (0..part.len()).map(n_words_of).sum();
        if n_words as f64 <= sink.limit() {
            continue;
        }
        // Where the second half begins.
        let mut n_before = 0;
        let middle = (0..part.len()).find(|&at| {
            let opens = part[at].block.text.starts_with(char::is_uppercase);
            let is_paragraph = opens && part[at].block.kind == BlockKind::Paragraph;
            let is_late = n_before * 2 >= n_words && is_paragraph;
            n_before += n_words_of(at);
            is_late
        });
        let view = &part[middle.unwrap_or(0)];
        let whole = Span::new(0, view.block.text.len());
        let draft = draft(cx.ui(), n_words);
        sink.in_block(view.index)
            .report_measured(whole, n_words as f64, draft);
    }
}

fn draft(ui: Ui, n_words: usize) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("Dit stuk tekst heeft {n_words} woorden zonder kop."),
            why: "Lezers gaan van kop naar kop om te vinden wat zij zoeken. Zonder koppen moeten zij alles lezen.",
            suggestions: advise(
                "Zet bijvoorbeeld boven deze alinea een kop die zegt wat eronder staat.",
            ),
        },
        Ui::En => Draft {
            message: format!("This stretch of text has {n_words} words without a heading."),
            why: "Readers go from heading to heading to find what they need. Without any they must read it all.",
            suggestions: advise(
                "Put a heading above this paragraph, say, that tells what is under it.",
            ),
        },
    }
}
