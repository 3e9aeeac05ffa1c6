//! `missing-summary`: a long page without a summary or an introduction.

use super::{Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{BlockKind, PageKind};
use crate::lang::Sign;

/// COGA (o3p08) asks for a summary above 300 words. Laws have none.
pub(super) static RULE: Rule = Rule {
    id: "missing-summary",
    alias: "samenvatting-ontbreekt",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::same(300.0)),
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let kinds = [PageKind::Service, PageKind::News, PageKind::Policy];
    let n_words = cx.n_words();
    if !cx.is_for(&kinds)
        || n_words as f64 <= sink.limit()
        || cx.tells(&[Sign::Summary, Sign::Article])
        || has_introduction(cx)
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Deze pagina heeft {n_words} woorden en geen inleiding of samenvatting."
            ),
            why: "Lezers willen vooraf weten waar een lange tekst over gaat en of die voor hen is.",
            suggestions: advise("Zet het belangrijkste in 2 of 3 zinnen onder de titel."),
        },
        Ui::En => Draft {
            message: format!("This page has {n_words} words, and no introduction or summary."),
            why: "Readers want to know first what a long text is about, and whether it is for them.",
            suggestions: advise("Put what matters most into 2 or 3 sentences below the title."),
        },
    };
    cx.report(sink, draft);
}

/// Whether running text stands between the title and the next heading.
fn has_introduction(cx: &PageView<'_>) -> bool {
    let Some(title) = cx.title() else { return true };
    let mut after = cx.blocks.iter().filter(|view| view.index > title.index);
    let next = after.find(|view| {
        let is_title = view.block.kind == BlockKind::Heading(1);
        matches!(view.block.kind, BlockKind::Heading(_)) && !is_title || view.block.kind.is_prose()
    });
    next.is_none_or(|view| view.block.kind.is_prose())
}
