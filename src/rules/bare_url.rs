//! `bare-url`: a link whose text is a web address.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::{BlockKind, MarkKind};
use crate::order;

/// WCAG asks for links that say what they are for; NL Design System, GOV.UK and the NHS for words.
pub(super) static RULE: Rule = Rule {
    id: "bare-url",
    alias: "webadres-als-link",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["2.4.4"],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    // In a table the row says what the address is of.
    if matches!(cx.block.kind, BlockKind::Cell { .. }) {
        return;
    }
    let mut named = None;
    for mark in &cx.block.marks {
        let MarkKind::Link {
            name: None, href, ..
        } = &mark.kind
        else {
            continue;
        };
        if !is_url(cx.str(mark.range)) {
            continue;
        }
        // A list of addresses asks this for each of them.
        let named = named.get_or_insert_with(|| named_targets(cx));
        if named.binary_search(&href.as_str()).is_ok() {
            continue;
        }
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: "De tekst van deze link is een webadres.".to_owned(),
                why: "Een schermlezer leest het adres teken voor teken voor. Niemand weet dan wat er staat.",
                suggestions: advise("Schrijf in de link wat de lezer daar vindt of kan doen."),
            },
            Ui::En => Draft {
                message: "The text of this link is a web address.".to_owned(),
                why: "A screen reader reads the address sign by sign. Nobody knows then what is there.",
                suggestions: advise("Say in the link what readers find or can do there."),
            },
        };
        sink.report_mark(mark, draft);
    }
}

/// Where links of the block lead that have words, in order: another link to the same place may be an
/// address, as in a list of sources.
fn named_targets<'a>(cx: &BlockView<'a>) -> Vec<&'a str> {
    let links = cx.block.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Link { href, .. } => {
            let text = cx.str(mark.range);
            (!text.is_empty() && !is_url(text)).then_some(href.as_str())
        }
        _ => None,
    });
    let mut targets: Vec<&str> = links.collect();
    order::sort(&mut targets);
    targets
}

/// Whether it is an address that nobody would say. A name of a site alone is a name: *DigiD.nl*.
fn is_url(text: &str) -> bool {
    let text = text.trim();
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let has_path = |site: &str| site.trim_end_matches('/').contains('/');
    let is_one_word = !text.contains(char::is_whitespace);
    let starts = text.starts_with("www.");
    is_one_word && (rest.is_some() || (starts && has_path(text)))
}
