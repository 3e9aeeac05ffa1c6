//! `untranslated-text`: a button or a link in another language than its page.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{Block, BlockKind, Chrome, Declared, Lang};

/// WCAG asks that the language of each part is known (3.1.2): a screen reader reads *Read more* as
/// Dutch. Templates leave such words behind.
pub(super) static RULE: Rule = Rule {
    id: "untranslated-text",
    alias: "onvertaalde-tekst",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.2"],
    limit: None,
    check: Check::Page(check),
};

/// The longest text that can be in the list.
const MAX_TEXT: usize = 48;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut seen: Vec<String> = Vec::new();
    for (index, block) in cx.document.blocks.iter().enumerate() {
        if !may_be(block, cx.language.lang) {
            continue;
        }
        let words = block.text.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = words.to_lowercase();
        let (own, others): (Vec<_>, Vec<_>) = cx
            .known
            .iter()
            .filter(|it| it.interface_words.has(&lower))
            .partition(|it| it.lang == cx.language.lang);
        let is_foreign = own.is_empty() && !others.is_empty();
        // The list is short, and so is this one.
        if is_foreign && !seen.contains(&lower) {
            sink.in_block(index).report_block(draft(cx.ui(), words));
            seen.push(lower);
        }
    }
}

/// Whether a block can be the face of a control that nobody marked as of another language.
fn may_be(block: &Block, page: Lang) -> bool {
    let kind = matches!(
        block.kind,
        BlockKind::Button | BlockKind::LinkOnly | BlockKind::Paragraph | BlockKind::Label
    );
    let place = matches!(block.chrome, None | Some(Chrome::Form | Chrome::Aside));
    let declared = block.lang.is_none_or(|lang| lang == Declared::Known(page));
    kind && place && declared && (1..=MAX_TEXT).contains(&block.text.len())
}

fn draft(ui: Ui, written: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("“{written}” is niet vertaald."),
            why: "Niet iedereen kent deze woorden, en voorleessoftware spreekt ze verkeerd uit.",
            suggestions: advise("Schrijf dit in de taal van de pagina."),
        },
        Ui::En => Draft {
            message: format!("“{written}” is not translated."),
            why: "Not everyone knows these words, and screen readers say them wrongly.",
            suggestions: advise("Write this in the language of the page."),
        },
    }
}
