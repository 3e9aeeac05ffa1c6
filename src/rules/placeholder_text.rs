//! `placeholder-text`: text that was to be filled in, such as *[naam]* or *Lorem ipsum*.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise, spared};
use crate::order;
use crate::span::Span;
use crate::text::Marks;

/// A fault in any house style: the page is not finished.
pub(super) static RULE: Rule = Rule {
    id: "placeholder-text",
    alias: "invultekst",
    severity: Severities::ERROR,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

/// Filler has no language, so it stands outside the blocks that are judged.
const FILLER: &str = "lorem ipsum";
/// Notes of writers to themselves, as a whole word.
const NOTES: &[&str] = &["TODO", "FIXME", "TBD"];
/// The longest text between brackets that is looked up.
const MAX_BRACKETS: usize = 40;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut views = cx.blocks.iter().peekable();
    for (index, block) in cx.document.blocks.iter().enumerate() {
        let view = views.next_if(|view| view.index == index);
        if block.chrome.is_some() {
            continue;
        }
        let has_capitals = view.is_none_or(|view| view.text.shows.capitals);
        let found = find(cx, &block.text, has_capitals);
        if found.is_empty() {
            continue;
        }
        let spared = spared::find(block, cx.language.lang, Marks::of(&block.text));
        for range in found {
            if !spared::overlaps(&spared, range) {
                let draft = draft(cx.ui(), &block.text[range]);
                sink.in_block(index).report(range, draft);
            }
        }
    }
}

/// The places in a text that were to be filled in. Where no word is in capitals, there are no notes.
fn find(cx: &PageView<'_>, text: &str, has_capitals: bool) -> Vec<Span> {
    let mut found = Vec::new();
    let head = text.get(..FILLER.len());
    if head.is_some_and(|head| head.eq_ignore_ascii_case(FILLER)) {
        found.push(Span::new(0, FILLER.len()));
    }
    for note in NOTES.iter().filter(|_| has_capitals) {
        let whole = |&(at, note): &(usize, &str)| {
            let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            !is_part(text[..at].chars().next_back())
                && !is_part(text[at + note.len()..].chars().next())
        };
        let notes = text.match_indices(note).filter(whole);
        found.extend(notes.map(|(at, note)| Span::new(at, at + note.len())));
    }
    for (open, _) in text.match_indices('[') {
        let inner = &text[open + 1..];
        let Some(len) = inner
            .bytes()
            .take(MAX_BRACKETS)
            .position(|byte| byte == b']')
        else {
            continue;
        };
        let words = inner[..len]
            .trim()
            .trim_matches(['.', '…', ':'])
            .to_lowercase();
        if cx.language.placeholders.has(&words) {
            found.push(Span::new(open, open + len + 2));
        }
    }
    order::sort(&mut found);
    found
}

fn draft(ui: Ui, written: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("“{written}” moet nog worden ingevuld."),
            why: "Lezers zien een pagina die niet af is, en missen wat hier hoort te staan.",
            suggestions: advise("Vul het in, of haal het weg."),
        },
        Ui::En => Draft {
            message: format!("“{written}” still has to be filled in."),
            why: "Readers see a page that is not finished, and miss what should stand here.",
            suggestions: advise("Fill it in, or take it out."),
        },
    }
}
