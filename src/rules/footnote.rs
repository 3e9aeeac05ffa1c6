//! `footnote`: a note at the foot of the page.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{Mark, MarkKind};

/// GOV.UK does not use footnotes: web pages have no foot, and readers lose their place.
pub(super) static RULE: Rule = Rule {
    id: "footnote",
    alias: "voetnoot",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let notes = cx.blocks.iter().flat_map(|view| {
        let marks = view.block.marks.iter();
        marks
            .filter(|mark| is_note(view, mark))
            .map(move |mark| (view, mark))
    });
    let prose = notes.filter(|(view, _)| view.block.kind.is_prose());
    // One finding: who takes out one note, takes out all of them.
    let mut notes = prose;
    let Some((view, mark)) = notes.next() else {
        return;
    };
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "Deze pagina heeft voetnoten.".to_owned(),
            why: "Voor een voetnoot moet de lezer heen en terug. Dan is hij zijn plaats in de tekst kwijt.",
            suggestions: advise("Zet de uitleg in de tekst zelf, of maak een link naar de bron."),
        },
        Ui::En => Draft {
            message: "This page has footnotes.".to_owned(),
            why: "For a footnote readers have to go away and come back. They lose their place in the text.",
            suggestions: advise("Explain it in the text itself, or link to the source."),
        },
    };
    sink.in_block(view.index).report_mark(mark, draft);
}

/// Whether it is a reference to a note: a mark of its own, or a number that links down the page.
fn is_note(view: &BlockView<'_>, mark: &Mark) -> bool {
    match &mark.kind {
        MarkKind::Footnote => true,
        MarkKind::Link { href, .. } => {
            let text = view.str(mark.range).trim_matches(['[', ']', '(', ')', ' ']);
            let is_number =
                !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
            href.starts_with('#') && is_number && mark.range.start > 0
        }
        _ => false,
    }
}
