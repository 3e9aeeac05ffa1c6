//! `long-title`: a title that search engines cut off.

use super::{Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// GOV.UK and the NHS set 65 characters: search engines show no more.
pub(super) static RULE: Rule = Rule {
    id: "long-title",
    alias: "lange-titel",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["2.4.2"],
    limit: Some(Limit::same(65.0)),
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let of_kind = |kind| cx.blocks.iter().find(|view| view.block.kind == kind);
    let title = of_kind(BlockKind::Title).or_else(|| of_kind(BlockKind::Heading(1)));
    let Some(view) = title.filter(|_| !cx.document.unmarked) else {
        return;
    };
    let own = without_site(&view.block.text);
    let n_letters = own.chars().count();
    if n_letters as f64 <= sink.limit() {
        return;
    }
    let limit = cx.ui().number(sink.limit());
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze titel heeft {n_letters} tekens. Meer dan {limit} is lang."),
            why: "Een zoekmachine laat alleen het begin zien.",
            suggestions: advise("Maak de titel korter, met het onderwerp vooraan."),
        },
        Ui::En => Draft {
            message: format!("This title has {n_letters} characters. More than {limit} is long."),
            why: "A search engine shows only the beginning.",
            suggestions: advise("Make the title shorter, with the topic first."),
        },
    };
    let range = Span::new(0, own.len());
    sink.in_block(view.index)
        .report_measured(range, n_letters as f64, draft);
}

/// The title without the name of the site behind it: *Paspoort aanvragen | Gemeente Utrecht*.
fn without_site(title: &str) -> &str {
    let signs = [" | ", " - ", " – ", " — ", " : ", " · "];
    let cut = signs.iter().filter_map(|sign| title.find(sign)).min();
    &title[..cut.unwrap_or(title.len())]
}
