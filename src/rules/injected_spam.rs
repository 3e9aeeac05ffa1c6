//! `injected-spam`: advertisements that a stranger put into the page.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::Chrome;

/// The parser leaves such text out of all other findings. It is an error, as the site was broken
/// into.
pub(super) static RULE: Rule = Rule {
    id: "injected-spam",
    alias: "ingevoegde-reclame",
    severity: Severities::ERROR,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut was_spam = false;
    for (index, block) in cx.document.blocks.iter().enumerate() {
        let is_spam = block.chrome == Some(Chrome::Spam);
        if is_spam && !was_spam {
            sink.in_block(index).report_block(draft(cx.ui()));
        }
        was_spam = is_spam;
    }
}

fn draft(ui: Ui) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: "Dit is reclame die iemand anders in de pagina heeft gezet.".to_owned(),
            why: "Lezers vertrouwen de pagina niet meer. Waarschijnlijk kan een vreemde bij uw website.",
            suggestions: advise(
                "Haal de tekst weg en laat de beheerder van de website meteen kijken.",
            ),
        },
        Ui::En => Draft {
            message: "This is advertising that someone else put into the page.".to_owned(),
            why: "Readers no longer trust the page. A stranger probably has access to your website.",
            suggestions: advise(
                "Take the text out, and have those who run the website look at once.",
            ),
        },
    }
}
