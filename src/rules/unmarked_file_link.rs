//! `unmarked-file-link`: a link to a file that does not say so.

use super::{BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui};
use crate::document::{Mark, MarkKind};
use crate::finding::Suggestion;
use crate::order;

/// NL Design System, GOV.UK and the NHS ask for the type and the size of a file in its link.
pub(super) static RULE: Rule = Rule {
    id: "unmarked-file-link",
    alias: "bestandslink-zonder-type",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["2.4.4"],
    limit: None,
    check: Check::Page(check),
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

/// A file that a page links to is told of once: a choice of languages may lead to the same poster as
/// the button below it.
fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let links = || cx.blocks.iter().flat_map(|view| files(view));
    let told = links().filter(|file| is_told(file));
    let told = order::set(told.map(|file| file_name(file.href)));
    for file in links() {
        if !file.mark.range.is_empty() && !told.contains(file_name(file.href)) {
            report(&file, sink.in_block(file.cx.index));
        }
    }
}

/// A link to a file.
struct File<'a> {
    cx: &'a BlockView<'a>,
    mark: &'a Mark,
    href: &'a str,
    name: Option<&'a str>,
    /// The ending, and the words that tell of it.
    ending: &'static str,
    words: &'static [&'static str],
}

/// The files that a block links to.
fn files<'a>(cx: &'a BlockView<'a>) -> impl Iterator<Item = File<'a>> {
    cx.block.marks.iter().filter_map(move |mark| {
        let MarkKind::Link { href, name, .. } = &mark.kind else {
            return None;
        };
        let (ending, words) = file_type(href)?;
        Some(File {
            cx,
            mark,
            href,
            name: name.as_deref(),
            ending,
            words,
        })
    })
}

/// The name of the file, without its folder.
fn file_name(href: &str) -> &str {
    let path = href.split(['?', '#']).next().unwrap_or("");
    path.rsplit('/').next().unwrap_or(path)
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
fn is_told(file: &File<'_>) -> bool {
    let text = &file.cx.block.text;
    let start = file.mark.range.start as usize;
    let mut end = text.len().min(file.mark.range.end as usize + NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let around = text[start..end].to_lowercase();
    let name = file.name.unwrap_or("").to_lowercase();
    file.words
        .iter()
        .any(|word| around.contains(word) || name.contains(word))
}

fn report(file: &File<'_>, sink: &mut Sink<'_>) {
    let &File {
        cx, mark, ending, ..
    } = file;
    let text = cx.str(mark.range);
    let (message, why, better) = match cx.ui() {
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

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::check_source;

    #[test]
    fn a_file_that_the_page_tells_of_elsewhere_is_left_alone() {
        let page = |told: &str| {
            let text = format!("[Dutch](a/map-nl.pdf), [English](a/map-en.pdf)\n\n{told}\n");
            let findings = check_source("unmarked-file-link", "en", Format::Markdown, &text);
            findings.len()
        };
        assert_eq!(page("See the map."), 2);
        assert_eq!(page("[The Dutch map as PDF](map-nl.pdf)"), 1);
    }
}
