//! `leftover-furniture`: labels of a web page that were copied into its text.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::Sign;

/// Such labels come along when text is copied from a page. Advice: on a page that is checked as a
/// whole they may belong to its template.
pub(super) static RULE: Rule = Rule {
    id: "leftover-furniture",
    alias: "meegekopieerde-knoptekst",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// No label has more words.
const MAX_WORDS: usize = 8;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let words = &cx.text.words;
    if !(1..=MAX_WORDS).contains(&words.len()) {
        return;
    }
    if !cx.text.signs.has(Sign::Leftover) {
        return;
    }
    let written = cx.block.text.trim();
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{written}” hoort bij een webpagina, niet bij de tekst."),
            why: "Lezers willen erop klikken of zoeken wat er bedoeld wordt.",
            suggestions: advise("Haal dit weg."),
        },
        Ui::En => Draft {
            message: format!("“{written}” belongs to a web page, not to the text."),
            why: "Readers try to click on it, or look for what is meant.",
            suggestions: advise("Take it out."),
        },
    };
    sink.report_block(draft);
}
