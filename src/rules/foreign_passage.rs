//! `foreign-passage`: a paragraph in the other language that is not marked as such.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{BlockKind, Declared, Lang};

/// WCAG 3.1.2: a screen reader has to know in which language to read each passage.
pub(super) static RULE: Rule = Rule {
    id: "foreign-passage",
    alias: "andere-taal-zonder-lang",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["3.1.2"],
    limit: None,
    check: Check::Page(check),
};

/// Fewer words may be names and loan words.
const MIN_WORDS: usize = 8;
/// A sentence has at least one small word in so many.
const MAX_PER_SMALL_WORD: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let own = Declared::Known(cx.language.lang);
    // Where the page declares another language than it has, the fault is there.
    if cx.document.lang.is_some_and(|declared| declared != own) || cx.document.unmarked {
        return;
    }
    // Nor is a page whose text is mostly in the other language: it was told the wrong one.
    let is_own = |view: &&BlockView<'_>| view.language.lang == cx.language.lang;
    let n_words = |own: bool| -> usize {
        let blocks = cx.blocks.iter().filter(|view| is_own(view) == own);
        blocks.map(|view| view.text.words.len()).sum()
    };
    if n_words(false) >= n_words(true) {
        return;
    }
    let mut last = None;
    for view in cx.blocks.iter().filter(|view| is_foreign(cx, view)) {
        // One finding for each run of paragraphs.
        if last.is_none_or(|last| last + 1 < view.index) {
            report(cx, view, sink);
        }
        last = Some(view.index);
    }
}

fn is_foreign(cx: &PageView<'_>, view: &BlockView<'_>) -> bool {
    let declared = view
        .block
        .lang
        .filter(|_| view.block.lang != cx.document.lang);
    view.language.lang != cx.language.lang
        && declared.is_none()
        && view.block.kind == BlockKind::Paragraph
        && view.text.words.len() >= MIN_WORDS
        && view.text.builds.iter().any(|build| build.clauses > 0)
        && has_small_words(cx, view)
}

/// Whether the small words of its language hold it together: titles and names have few of them.
fn has_small_words(cx: &PageView<'_>, view: &BlockView<'_>) -> bool {
    let lower = view
        .text
        .words
        .iter()
        .map(|word| view.str(word.range).to_lowercase());
    let telltales = |lang: Lang| &cx.known[lang as usize].telltales;
    let (mut foreign, mut own) = (0, 0);
    for word in lower {
        let in_foreign = telltales(view.language.lang).word(&word).is_some();
        let in_own = telltales(cx.language.lang).word(&word).is_some();
        foreign += usize::from(in_foreign && !in_own);
        own += usize::from(in_own && !in_foreign);
    }
    foreign * MAX_PER_SMALL_WORD >= view.text.words.len() && own * 4 <= foreign
}

fn report(cx: &PageView<'_>, view: &BlockView<'_>, sink: &mut Sink<'_>) {
    let tag = view.language.lang.tag();
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Dit stuk is in een andere taal dan de pagina, maar de code zegt dat niet."
                .to_owned(),
            why: "Een schermlezer leest het voor alsof het in de taal van de pagina staat.",
            suggestions: advise(format!(
                "Zet lang=\"{tag}\" op het element, of vertaal het stuk."
            )),
        },
        Ui::En => Draft {
            message: "This passage is in another language than the page, and nothing says so."
                .to_owned(),
            why: "A screen reader reads it out as if it were in the language of the page.",
            suggestions: advise(format!(
                "Put lang=\"{tag}\" on the element, or translate the passage."
            )),
        },
    };
    sink.in_block(view.index).report_block(draft);
}
