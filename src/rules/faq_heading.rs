//! `faq-heading`: a heading over frequently asked questions.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;

/// GOV.UK and plainlanguage.gov ask for headings by topic instead.
pub(super) static RULE: Rule = Rule {
    id: "faq-heading",
    alias: "veelgestelde-vragen",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let text = cx.block.text.trim_end_matches([':', '?']);
    let is_faq = || {
        cx.language
            .outline
            .faq
            .contains(&text.to_lowercase().as_str())
    };
    if !matches!(cx.block.kind, BlockKind::Heading(_)) || !is_faq() {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("De kop “{text}” noemt geen onderwerp."),
            why: "Lezers weten niet of hun vraag ertussen staat. En elk antwoord staat dan vaak op 2 plekken.",
            suggestions: advise("Zet elk antwoord bij het onderwerp waar het bij hoort."),
        },
        Ui::En => Draft {
            message: format!("The heading “{text}” names no topic."),
            why: "Readers can't tell whether their question is there. And answers often stand in 2 places.",
            suggestions: advise("Put each answer with the topic that it belongs to."),
        },
    };
    sink.report_block(draft);
}
