//! `new-tab-link`: a link that opens a new tab without saying so.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{Mark, MarkKind};

/// WCAG technique G201 and the NHS: tell readers before a new window opens.
pub(super) static RULE: Rule = Rule {
    id: "new-tab-link",
    alias: "link-in-nieuw-tabblad",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["3.2.5"],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let links = cx.blocks.iter().flat_map(|view| {
        let marks = view.block.marks.iter();
        marks
            .filter(|mark| is_unsaid(view, mark))
            .map(move |mark| (view, mark))
    });
    // One finding: the template of the site makes them all, or one setting of the editor.
    let mut links = links;
    let Some((view, mark)) = links.next() else {
        return;
    };
    let n_links = 1 + links.count();
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: match n_links {
                1 => "Deze link opent een nieuw tabblad, maar zegt dat niet.".to_owned(),
                _ => format!(
                    "Op deze pagina openen {n_links} links een nieuw tabblad. Ze zeggen dat niet."
                ),
            },
            why: "In een nieuw tabblad werkt de knop “terug” niet. Wie dat niet ziet, raakt de weg kwijt.",
            suggestions: advise(
                "Laat de link in hetzelfde tabblad openen, of zet erbij: “opent in een nieuw tabblad”.",
            ),
        },
        Ui::En => Draft {
            message: match n_links {
                1 => "This link opens a new tab but does not say so.".to_owned(),
                _ => format!("On this page {n_links} links open a new tab. They do not say so."),
            },
            why: "In a new tab the back button does nothing. People who do not see the tab lose their way.",
            suggestions: advise("Let the link open in the same tab, or add: “opens in a new tab”."),
        },
    };
    sink.in_block(view.index).report_mark(mark, draft);
}

fn is_unsaid(view: &BlockView<'_>, mark: &Mark) -> bool {
    let MarkKind::Link {
        name,
        new_tab: true,
        ..
    } = &mark.kind
    else {
        return false;
    };
    let text = view.str(mark.range).to_lowercase();
    let name = name.as_deref().unwrap_or("").to_lowercase();
    let mut words = view.language.outline.new_tab.iter();
    !words.any(|word| text.contains(word) || name.contains(word))
}
