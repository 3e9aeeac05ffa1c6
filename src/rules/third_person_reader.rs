//! `third-person-reader`: the reader under another name, such as *de aanvrager* or *the claimant*.

use super::{
    BlockView, Check, Langs, PageView, Principle, Rule, Severities, Sink, Ui, report_term,
};
use crate::document::PageKind;
use crate::lang::Hit;

/// In rewrites by United States agencies such words went from 12.7 to 7.6 in 1,000 words, and
/// *applicant* from 19 hits to 2. Only on a page for the one who applies, and where it speaks to its
/// reader: elsewhere such words are about others.
pub(super) static RULE: Rule = Rule {
    id: "third-person-reader",
    alias: "lezer-als-derde",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

/// A text that says *you* less often than this only does so by the way.
const MIN_READER_WORDS: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service, PageKind::Letter, PageKind::Form]) {
        return;
    }
    let mut spoken = cx.prose().flat_map(BlockView::reader_words);
    if spoken.nth(MIN_READER_WORDS - 1).is_none() {
        return;
    }
    let hits = || {
        let blocks = cx.prose();
        blocks.flat_map(|view| view.hits(RULE.id).map(move |hit| (view, hit)))
    };
    // It is one question for the whole page.
    if let Some((view, hit)) = hits().next() {
        report(view, hit, hits().count(), sink.in_block(view.index));
    }
}

fn report(cx: &BlockView<'_>, hit: &Hit<'_>, n: usize, sink: &mut Sink<'_>) {
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            match n {
                1 => format!("Is “{written}” de lezer zelf?"),
                _ => format!("Is “{written}” de lezer zelf? Zulke woorden staan hier {n} keer."),
            },
            "De tekst spreekt de lezer ook aan. Lezers zien zo niet dat dit over hen gaat.",
        ),
        Ui::En => (
            match n {
                1 => format!("Is “{written}” the reader?"),
                _ => format!("Is “{written}” the reader? Such words stand here {n} times."),
            },
            "The text speaks to the reader too. Readers do not see that this is about them.",
        ),
    });
}
