//! `vague-heading`: a heading that does not say what is under it.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;

/// WCAG asks for headings that describe topic or purpose; NL Design System and GOV.UK too.
pub(super) static RULE: Rule = Rule {
    id: "vague-heading",
    alias: "vage-kop",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["2.4.6"],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !matches!(cx.block.kind, BlockKind::Heading(_)) {
        return;
    }
    // *1.2 Algemeen* is as vague as *Algemeen*.
    let text = cx.block.text.as_str();
    let words = text.trim_matches(|c: char| !c.is_alphabetic());
    if !cx.language.vague_headings.has(&words.to_lowercase()) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("De kop “{words}” zegt niet wat eronder staat."),
            why: "Lezers gaan van kop naar kop om te vinden wat zij zoeken.",
            suggestions: advise("Noem in de kop het onderwerp, of de vraag van de lezer."),
        },
        Ui::En => Draft {
            message: format!("The heading “{words}” does not say what is under it."),
            why: "Readers go from heading to heading to find what they need.",
            suggestions: advise("Name the topic in the heading, or the reader's question."),
        },
    };
    sink.report_block(draft);
}
