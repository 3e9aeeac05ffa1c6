//! Every form of a report, over any text under any name: what can be read by a program stays so,
//! and nothing of a page acts upon a terminal or a browser.

use helder::gates::{FailOn, Gates};
use helder::report::base::Base;
use helder::report::checkstyle::Checkstyle;
use helder::report::github::Github;
use helder::report::gitlab::Gitlab;
use helder::report::json::Json;
use helder::report::junit::Junit;
use helder::report::markdown::Markdown;
use helder::report::page_lines::PageLines;
use helder::report::sarif::Sarif;
use helder::report::short::Short;
use helder::report::site::{Site, SiteOptions};
use helder::report::terminal::Look;
use helder::report::{CheckedPage, Emitter, Unread, human};
use helder::{Format, Options, Source};

use crate::{CHECKER, Choices, grown};

/// Parts of names that a program, a terminal or a browser could take for its own.
const NAMES: &[&str] = &[
    "a",
    "map/",
    "../",
    " ",
    "\u{1b}[2J",
    "\u{1b}]0;x\u{7}",
    "\n",
    "\r",
    "\t",
    "\u{202e}",
    "\u{7f}",
    "\u{9b}",
    "%0A",
    "::error::",
    "]]>",
    "<b>",
    "\"",
    "'",
    "&",
    "|",
    "`",
    "--",
    "#",
    "?",
    "é",
    "😀",
    "\u{fffe}",
    "\u{ffff}",
    "\u{0}",
    "https://",
    ",",
    "=",
    "file:",
    "\\",
    "{{",
    "${",
    "$(",
];

/// Writes each form of a report on a text that grew from choices.
pub(crate) fn check(data: &[u8]) {
    let mut choices = Choices::new(data);
    let mut name = String::new();
    for _ in 0..choices.below(8) {
        name += choices.of(NAMES);
    }
    let format = choices.of(&[Format::Html, Format::Markdown, Format::Plain]);
    let text = grown::text(&mut choices);
    let unread = Unread {
        path: name.clone(),
        reason: name.clone(),
        mend: "Kijk.".to_owned(),
    };
    let base = || Base::new("/a/b".to_owned(), "/a".to_owned());
    let page = || {
        let source = Source::new(name.clone(), format, text.clone()).expect("it is small");
        let report = CHECKER.check(&source, &Options::default());
        let gates = Gates {
            fail_on: FailOn::of_name("warning").expect("it is a level"),
            ..Gates::default()
        };
        let mut page = CheckedPage::new(source, report, gates).under(&Options::default());
        page.judge();
        page
    };
    let page = page();
    let written = |emitter: &mut dyn Emitter<CheckedPage>| {
        emitter.page(&page).expect("memory can be written");
        emitter.unread(&unread).expect("memory can be written");
        emitter.end().expect("memory can be written");
    };
    let form = |make: &dyn Fn(&mut Vec<u8>)| {
        let mut out = Vec::new();
        make(&mut out);
        String::from_utf8(out).expect("a report is UTF-8")
    };
    let look = Look::new(false, Some(80));
    for (form, text) in [
        (
            "human",
            form(&|out| written(&mut human::Findings::new(out, look, None, true))),
        ),
        ("short", form(&|out| written(&mut Short::new(out)))),
        (
            "github",
            form(&|out| written(&mut Github::new(out, base()))),
        ),
        (
            "markdown",
            form(&|out| written(&mut Markdown::new(out, base(), None))),
        ),
    ] {
        check_quiet(form, &text);
    }
    let options = || SiteOptions {
        title: Some(name.clone()),
        ..SiteOptions::default()
    };
    let site = form(&|out| written(&mut Site::new(out, base(), None, options())));
    check_quiet("html", &site);
    for text in [
        form(&|out| written(&mut Json::new(out))),
        form(&|out| written(&mut Sarif::new(out, base(), None))),
        form(&|out| written(&mut Gitlab::new(out, base()))),
    ] {
        let _: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
    }
    for line in form(&|out| written(&mut PageLines::new(out))).lines() {
        let _: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
    }
    check_xml(&form(&|out| written(&mut Junit::new(out, base()))));
    check_xml(&form(&|out| written(&mut Checkstyle::new(out, base()))));
}

/// No character that a terminal or a browser acts upon, but ends of lines. Panics if there is one.
pub fn check_quiet(form: &str, text: &str) {
    let acts = |c: char| {
        matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
            || matches!(
                c,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            )
            || matches!(c, '\u{2066}'..='\u{2069}')
    };
    if let Some(c) = text.chars().find(|&c| acts(c)) {
        panic!("{form} holds {c:?}: {text:?}");
    }
}

/// Well-formed, and of characters that XML 1.0 has room for. Panics if it is not.
pub fn check_xml(text: &str) {
    let has_room = |c: char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
            && !matches!(c, '\u{7f}'..='\u{9f}')
    };
    assert!(text.chars().all(has_room), "XML has room for {text:?}");
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_i64;
    loop {
        match reader.read_event().expect("the report is XML") {
            quick_xml::events::Event::Start(start) => {
                depth += 1;
                for attribute in start.attributes() {
                    let attribute = attribute.expect("attributes are whole");
                    quick_xml::escape::unescape(&attribute.value).expect("references are known");
                }
            }
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
}
