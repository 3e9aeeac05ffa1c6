//! `fake-list`: a list that is typed with dashes or dots instead of being marked up as one.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::BlockKind;
use crate::span::Span;
use crate::text::Marks;

/// WCAG failure F2 and NL Design System: a screen reader does not know that these are items.
pub(super) static RULE: Rule = Rule {
    id: "fake-list",
    alias: "getypte-lijst",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &["1.3.1"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if cx.document.unmarked {
        return;
    }
    let is_typed = |view: Option<&BlockView<'_>>, index: usize| {
        view.is_some_and(|view| view.index == index && typed_lines(view) > 0)
    };
    for (at, view) in cx.blocks.iter().enumerate() {
        let n_lines = typed_lines(view);
        let before = at.checked_sub(1).map(|before| &cx.blocks[before]);
        // One finding for each list: at its first line.
        let goes_on = view.index > 0 && is_typed(before, view.index - 1);
        let has_more = n_lines > 1 || is_typed(cx.blocks.get(at + 1), view.index + 1);
        if n_lines > 0 && has_more && !goes_on {
            report(cx.ui(), view, sink);
        }
    }
}

/// How many lines of a paragraph start with a typed bullet.
fn typed_lines(view: &BlockView<'_>) -> usize {
    if view.block.kind != BlockKind::Paragraph || !view.text.shows.marks.has(Marks::DASH) {
        return 0;
    }
    let lines = view.block.text.lines();
    lines.filter(|line| starts_with_bullet(line)).count()
}

fn starts_with_bullet(line: &str) -> bool {
    let rest = line.strip_prefix(['•', '·', '▪', '●', '◦', '‣']);
    let dashed = || line.strip_prefix("- ").or_else(|| line.strip_prefix("– "));
    rest.or_else(dashed)
        .is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic))
}

fn report(ui: Ui, view: &BlockView<'_>, sink: &mut Sink<'_>) {
    let draft = match ui {
        Ui::Nl => Draft {
            message: "Dit is een lijst met getypte streepjes of stippen.".to_owned(),
            why: "Een schermlezer herkent de lijst niet en leest alles achter elkaar voor.",
            suggestions: advise("Maak er een echte lijst van, met de lijstknop van de editor."),
        },
        Ui::En => Draft {
            message: "This is a list with typed dashes or dots.".to_owned(),
            why: "A screen reader does not know that it is a list and reads it as one sentence.",
            suggestions: advise("Make it a real list, with the list button of the editor."),
        },
    };
    let end = view.block.text.find('\n').unwrap_or(view.block.text.len());
    sink.in_block(view.index).report(Span::new(0, end), draft);
}
