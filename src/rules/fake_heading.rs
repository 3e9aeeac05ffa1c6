//! `fake-heading`: a line in bold that stands where a heading should be.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{BlockKind, MarkKind};

/// WCAG failure F2, NL Design System and GOV.UK: what looks like a heading must be one.
pub(super) static RULE: Rule = Rule {
    id: "fake-heading",
    alias: "nepkop",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["1.3.1"],
    limit: None,
    check: Check::Page(check),
};

/// A longer line is a sentence that is stressed.
const MAX_WORDS: usize = 10;
/// What stands under a heading has at least this many words.
const MIN_BODY: usize = 8;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut level = 1;
    for pair in cx.blocks.windows(2) {
        let [view, next] = pair else { continue };
        match view.block.kind {
            BlockKind::Heading(own) => level = own,
            _ if is_fake(view) && is_body(view, next) => {
                let draft = draft(cx.ui(), view, (level + 1).min(6));
                sink.in_block(view.index).report_block(draft);
            }
            _ => {}
        }
    }
}

fn is_fake(view: &BlockView<'_>) -> bool {
    let block = view.block;
    let text = block.text.as_str();
    // A line that ends in a colon leads to a list or a warning.
    block.kind == BlockKind::Paragraph
        && block.item.is_none()
        && (1..=MAX_WORDS).contains(&view.text.words.len())
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', '!', ',', ';'])
        && !text.contains('\n')
        && block
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Strong && mark.range.len() == text.len())
        && !block
            .marks
            .iter()
            .any(|mark| matches!(mark.kind, MarkKind::Link { .. }))
}

/// Whether running text follows right behind it that a heading could be over.
fn is_body(view: &BlockView<'_>, next: &BlockView<'_>) -> bool {
    next.index == view.index + 1
        && next.block.kind.is_prose()
        && next.text.words.len() >= MIN_BODY
        && next.block.text.starts_with(char::is_uppercase)
}

fn draft(ui: Ui, view: &BlockView<'_>, level: u8) -> Draft {
    let text = &view.block.text;
    match ui {
        Ui::Nl => Draft {
            message: format!("“{text}” ziet eruit als een kop, maar is een vette regel."),
            why: "Wie met een schermlezer van kop naar kop gaat, mist dit stuk.",
            suggestions: advise(format!("Maak er een kop van niveau {level} van.")),
        },
        Ui::En => Draft {
            message: format!("“{text}” looks like a heading but is a line in bold."),
            why: "People who go from heading to heading with a screen reader miss this part.",
            suggestions: advise(format!("Make it a heading of level {level}.")),
        },
    }
}
