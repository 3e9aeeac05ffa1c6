//! `same-text-different-links`: links with the same words that lead to different places.

use std::collections::BTreeMap;

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{BlockKind, MarkKind};

/// WCAG 2.4.9: in a list of links, the same words should lead to the same place.
pub(super) static RULE: Rule = Rule {
    id: "same-text-different-links",
    alias: "zelfde-linktekst-ander-doel",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["2.4.4", "2.4.9"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    // Where each text first led to, and whether that was told.
    let mut first: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    // In a table the row tells them apart.
    let in_text = |view: &&BlockView<'_>| !matches!(view.block.kind, BlockKind::Cell { .. });
    // The list that the last block stood in which is no link in a nested one.
    let mut around: Option<u32> = None;
    for view in cx.blocks.iter().filter(in_text) {
        // The item around a nested list says which one is meant (WCAG technique H81).
        let list = view.block.item.map(|item| item.list);
        let nested = view.block.kind == BlockKind::LinkOnly
            && around.is_some_and(|outer| list.is_some_and(|list| list > outer));
        if nested {
            continue;
        }
        around = list;
        for mark in &view.block.marks {
            let MarkKind::Link { href, name, .. } = &mark.kind else {
                continue;
            };
            let text = name.as_deref().unwrap_or_else(|| view.str(mark.range));
            let key = text.trim().to_lowercase();
            let goal = goal(href);
            // Vague texts have a rule of their own, and a number is a page or a note.
            let is_name = key.chars().filter(|c| c.is_alphabetic()).count() > 2;
            if goal.is_empty() || !is_name || view.language.vague_links.has(&key) {
                continue;
            }
            let (before, told) = first.entry(key).or_insert((goal, false));
            if *before != goal && !*told {
                *told = true;
                sink.in_block(view.index)
                    .report_mark(mark, draft(cx.ui(), text.trim()));
            }
        }
    }
}

/// Where a link leads to, without what does not matter: the protocol, the last slash.
fn goal(href: &str) -> &str {
    let rest = href
        .strip_prefix("https://")
        .or_else(|| href.strip_prefix("http://"));
    let rest = rest.unwrap_or(href);
    rest.strip_prefix("www.")
        .unwrap_or(rest)
        .trim_end_matches('/')
}

fn draft(ui: Ui, text: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("De link “{text}” staat vaker op de pagina, met een ander doel."),
            why: "In een lijst met links zijn ze niet uit elkaar te houden.",
            suggestions: advise("Noem in elke link wat daar anders is."),
        },
        Ui::En => Draft {
            message: format!(
                "The link “{text}” is on the page more than once and leads elsewhere."
            ),
            why: "In a list of links nobody can tell them apart.",
            suggestions: advise("Say in each link what differs there."),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::check_source;

    #[test]
    fn the_item_around_a_nested_list_tells_links_apart() {
        let n_found = |text: &str| {
            check_source("same-text-different-links", "en", Format::Markdown, text).len()
        };
        let nested = "- Parking\n  - [Map](a)\n  - [Prices](b)\n- Roads\n  - [Map](c)\n";
        assert_eq!(n_found(nested), 0);
        assert_eq!(n_found("- [Map](a)\n- [Prices](b)\n- [Map](c)\n"), 1);
    }
}
