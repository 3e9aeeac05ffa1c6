//! `heading-too-deep`: headings below level 4.

use super::{Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// The NHS service manual asks to keep to four levels.
pub(super) static RULE: Rule = Rule {
    id: "heading-too-deep",
    alias: "diepe-kop",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(4.0, 3.0)),
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let limit = sink.limit();
    let mut deep = cx.blocks.iter().filter_map(|view| match view.block.kind {
        BlockKind::Heading(level) if f64::from(level) > limit => Some((view, level)),
        _ => None,
    });
    // One finding: who changes the outline, changes all of it.
    let Some((view, level)) = deep.next() else {
        return;
    };
    let shown = cx.ui().number(limit);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Deze pagina heeft koppen tot niveau {level}. Meer dan {shown} is diep."
            ),
            why: "Lezers zien niet meer welke kop bij welke hoort.",
            suggestions: advise("Verdeel de tekst over meer pagina's, of haal een niveau weg."),
        },
        Ui::En => Draft {
            message: format!(
                "This page has headings down to level {level}. More than {shown} is deep."
            ),
            why: "Readers no longer see which heading belongs to which.",
            suggestions: advise("Spread the text over more pages, or take a level away."),
        },
    };
    let whole = Span::new(0, view.block.text.len());
    sink.in_block(view.index)
        .report_measured(whole, f64::from(level), draft);
}
