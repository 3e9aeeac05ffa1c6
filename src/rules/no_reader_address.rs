//! `no-reader-address`: a page that never speaks to its reader.

use super::advise;
use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui,
};
use crate::document::PageKind;

/// In the rewrites of United States agencies *you* went from 9 to 46 in every 1,000 words, the
/// largest change of all. The limit is the fewest words that a page must have to be judged. News
/// and reports need not speak to anyone, so only pages for a reader who has to act are judged.
pub(super) static RULE: Rule = Rule {
    id: "no-reader-address",
    alias: "lezer-niet-aangesproken",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: Some(Limit::same(100.0)),
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let n_words = cx.n_words();
    let speaks = |view: &BlockView<'_>| view.reader_words().next().is_some();
    if !cx.is_for(&[PageKind::Service, PageKind::Letter, PageKind::Form])
        || n_words as f64 <= sink.limit()
        || cx.blocks.iter().any(speaks)
    {
        return;
    }
    let Some((view, first)) = cx.sentences().next() else {
        return;
    };
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze tekst van {n_words} woorden spreekt de lezer nergens aan."),
            why: "Lezers zien dan niet wat zij zelf moeten doen, of wat voor hen geldt.",
            suggestions: advise(
                "Schrijf aan de lezer: “U vraagt aan”, niet “De aanvraag wordt gedaan”.",
            ),
        },
        Ui::En => Draft {
            message: format!("This text of {n_words} words never speaks to its reader."),
            why: "Readers then do not see what they must do, or what holds for them.",
            suggestions: advise("Write to the reader: “You apply”, not “Applications are made”."),
        },
    };
    sink.in_block(view.index).report(first.range, draft);
}
