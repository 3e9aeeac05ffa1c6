//! `vague-link-text`: a link that does not say where it leads.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{Mark, MarkKind};

/// WCAG asks for links that make sense in their sentence (2.4.4), and better on their own (2.4.9).
pub(super) static RULE: Rule = Rule {
    id: "vague-link-text",
    alias: "vage-linktekst",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["2.4.4", "2.4.9"],
    limit: None,
    check: Check::Block(check),
};

/// The longest text that can be in the list, with room for what stands around it.
const MAX_TEXT: usize = 60;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    for mark in &cx.block.marks {
        let MarkKind::Link { name, href, .. } = &mark.kind else {
            continue;
        };
        // A link of a template leads nowhere yet, so there is nothing to say.
        if matches!(href.as_str(), "" | "#") {
            continue;
        }
        let text = name.as_deref().unwrap_or_else(|| cx.str(mark.range));
        let words = text.trim_matches(|c: char| !c.is_alphanumeric());
        if words.len() <= MAX_TEXT && cx.language.vague_links.has(&words.to_lowercase()) {
            report(cx, mark, words, sink);
        }
    }
}

fn report(cx: &BlockView<'_>, mark: &Mark, words: &str, sink: &mut Sink<'_>) {
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("De link “{words}” zegt niet waar hij heen gaat."),
            why: "Veel mensen kijken of luisteren alleen naar de links, los van de zin eromheen.",
            suggestions: advise("Noem in de link wat de lezer daar vindt of kan doen."),
        },
        Ui::En => Draft {
            message: format!("The link “{words}” does not say where it leads."),
            why: "Many people look at the links alone, or hear them read out without the sentence.",
            suggestions: advise("Say in the link what readers find or can do there."),
        },
    };
    sink.report_mark(mark, draft);
}
