//! `skipped-heading-level`: a heading that is more than one level below the one before it.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;

/// GOV.UK, the NHS service manual and the Dutch NL Design System all ask for levels in order.
pub(super) static RULE: Rule = Rule {
    id: "skipped-heading-level",
    alias: "kopniveau-overgeslagen",
    severity: Severities::ERROR,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["1.3.1"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    // The furniture of a page has headings too, and its main text may go on from them.
    let mut before: Option<u8> = None;
    for (index, block) in cx.document.blocks.iter().enumerate() {
        let BlockKind::Heading(level) = block.kind else {
            continue;
        };
        if let Some(before) = before
            && level > before + 1
            && block.chrome.is_none()
        {
            sink.in_block(index)
                .report_block(draft(cx.ui(), before, level));
        }
        before = Some(level);
    }
}

fn draft(ui: Ui, before: u8, level: u8) -> Draft {
    let next = before + 1;
    match ui {
        Ui::Nl => Draft {
            message: format!(
                "Na een kop van niveau {before} komt hier een kop van niveau {level}."
            ),
            why: "Wie met een schermlezer van kop naar kop gaat, denkt dat er een stuk ontbreekt.",
            suggestions: advise(format!("Maak er een kop van niveau {next} van.")),
        },
        Ui::En => Draft {
            message: format!("A heading of level {level} follows one of level {before} here."),
            why: "People who go from heading to heading with a screen reader think they missed a part.",
            suggestions: advise(format!("Make it a heading of level {next}.")),
        },
    }
}
