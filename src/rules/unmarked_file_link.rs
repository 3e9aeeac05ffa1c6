//! `unmarked-file-link`: a link to a file that does not say so.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::document::{Mark, MarkKind};
use crate::finding::Suggestion;

/// NL Design System, GOV.UK and the NHS ask for the type and the size of a file in its link.
pub(super) static RULE: Rule = Rule {
    id: "unmarked-file-link",
    alias: "bestandslink-zonder-type",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["2.4.4"],
    limit: None,
    check: Check::Block(check),
};

/// Endings of files that open in another program, with words that tell of them.
const TYPES: &[(&str, &[&str])] = &[
    ("pdf", &["pdf"]),
    ("doc", &["doc", "word"]),
    ("docx", &["doc", "word"]),
    ("odt", &["odt", "opendocument"]),
    ("xls", &["xls", "excel", "spreadsheet"]),
    ("xlsx", &["xls", "excel", "spreadsheet"]),
    ("ods", &["ods", "opendocument", "spreadsheet"]),
    ("ppt", &["ppt", "powerpoint"]),
    ("pptx", &["ppt", "powerpoint"]),
    ("csv", &["csv"]),
    ("zip", &["zip"]),
];

/// How much of the text behind a link is looked at, in bytes.
const NEAR: usize = 40;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    for mark in &cx.block.marks {
        let MarkKind::Link { href, name, .. } = &mark.kind else {
            continue;
        };
        if let Some((ending, words)) = file_type(href)
            && !mark.range.is_empty()
            && !is_told(cx, mark, name.as_deref(), words)
        {
            report(cx, mark, ending, sink);
        }
    }
}

/// The type of the file that a link leads to.
fn file_type(href: &str) -> Option<(&'static str, &'static [&'static str])> {
    let path = href.split(['?', '#']).next().unwrap_or("");
    let (folder, ending) = path.rsplit_once('.')?;
    // A name of a site may end in such letters.
    let in_folder = folder
        .rfind('/')
        .is_none_or(|at| !folder[..at].ends_with('/'));
    let found = TYPES
        .iter()
        .find(|(it, _)| it.eq_ignore_ascii_case(ending))?;
    in_folder.then_some(*found)
}

/// Whether the link or the words right behind it name the type.
fn is_told(cx: &BlockView<'_>, mark: &Mark, name: Option<&str>, words: &[&str]) -> bool {
    let text = &cx.block.text;
    let start = mark.range.start as usize;
    let mut end = text.len().min(mark.range.end as usize + NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let around = text[start..end].to_lowercase();
    let name = name.unwrap_or("").to_lowercase();
    words
        .iter()
        .any(|word| around.contains(word) || name.contains(word))
}

fn report(cx: &BlockView<'_>, mark: &Mark, ending: &str, sink: &mut Sink<'_>) {
    let text = cx.str(mark.range);
    let (message, why, better) = match cx.ui {
        Ui::Nl => (
            format!("Deze link opent een bestand ({ending}) zonder dat te zeggen."),
            "Een bestand opent soms een ander programma, en kost op een telefoon tijd en data.",
            format!("{text} ({ending}, … kB)"),
        ),
        Ui::En => (
            format!("This link opens a file ({ending}) without saying so."),
            "A file may open another program, and costs time and data on a phone.",
            format!("{text} ({ending}, … kB)"),
        ),
    };
    let draft = Draft {
        message,
        why,
        suggestions: vec![Suggestion::rewrite(better)],
    };
    sink.report_mark(mark, draft);
}
