//! What each stage takes, and the whole check: `cargo bench`, or `cargo bench -- check` for some.
//!
//! Each bench goes over a page of some hundreds of words, a page of 10,000 words as Markdown and as
//! HTML, and a site. The site is the folder that `HELDER_PERF` names; without it, a hundred pages of
//! our own sentences. Each stage has those before it in it, so what it takes is the difference.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use helder::gates::Gates;
use helder::measure::measure;
use helder::report::json::Json;
use helder::report::{CheckedPage, Emitter};
use helder::{Checker, Document, Format, Languages, Options, Source};

fn main() {
    divan::main();
}

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::new(Languages::embedded()));

/// What is read, by the names that the benches show.
const INPUTS: [&str; 5] = ["page.html", "page.md", "long.html", "long.md", "site"];

/// From tags to blocks.
#[divan::bench(args = INPUTS)]
fn parse(bencher: Bencher, input: &str) {
    over(bencher, input, |source| Document::of(source, &[]));
}

/// The same, and the language of each block.
#[divan::bench(args = INPUTS)]
fn language(bencher: Bencher, input: &str) {
    over(bencher, input, |source| {
        CHECKER.detect(source, &Options::default())
    });
}

/// The same, with sentences, words, tags and difficulty.
#[divan::bench(args = INPUTS)]
fn read(bencher: Bencher, input: &str) {
    over(bencher, input, |source| {
        CHECKER.read(source, &Options::default())
    });
}

/// The same, and what formulas count.
#[divan::bench(args = INPUTS)]
fn measured(bencher: Bencher, input: &str) {
    over(bencher, input, |source| {
        measure(&CHECKER.read(source, &Options::default()))
    });
}

/// What was read, with all that rules find in it: the whole check.
#[divan::bench(args = INPUTS)]
fn check(bencher: Bencher, input: &str) {
    over(bencher, input, |source| {
        CHECKER.check(source, &Options::default())
    });
}

/// The whole check and its report.
#[divan::bench(args = INPUTS)]
fn report(bencher: Bencher, input: &str) {
    over(bencher, input, |source| {
        let report = CHECKER.check(source, &Options::default());
        let page = CheckedPage::new(source.clone(), report, Gates::default());
        let mut out = Vec::new();
        Json::new(&mut out).page(&page).map(|()| out)
    });
}

/// Runs a stage on each source of an input.
fn over<T>(bencher: Bencher, input: &str, stage: impl Fn(&Source) -> T) {
    let sources = sources(input);
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for source in &sources {
            black_box(stage(black_box(source)));
        }
    });
}

fn sources(input: &str) -> Vec<Source> {
    if input == "site" {
        return site();
    }
    let (kind, extension) = input.split_once('.').expect("a name and an extension");
    let page = if extension == "html" {
        "council-tax.html"
    } else {
        "moving-house.md"
    };
    let text = match kind {
        "page" => fs::read_to_string(Path::new("tests/pages").join(page)).expect("it is there"),
        _ => made(extension, 10_000),
    };
    vec![source(input, text)]
}

fn site() -> Vec<Source> {
    let Some(folder) = std::env::var_os("HELDER_PERF") else {
        let pages = (0..100).map(|at| {
            let extension = if at % 3 == 0 { "html" } else { "md" };
            source(extension, made(extension, 200 + 8 * at))
        });
        return pages.collect();
    };
    let mut folders = vec![folder.into()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir::<std::path::PathBuf>(folder).expect("HELDER_PERF is a folder") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                sources.push(source(&path.to_string_lossy(), text));
            }
        }
    }
    sources
}

fn source(name: &str, text: String) -> Source {
    let format = match Path::new(name).extension().and_then(|it| it.to_str()) {
        Some("html") => Format::Html,
        Some("md") => Format::Markdown,
        _ if name == "html" => Format::Html,
        _ => Format::Markdown,
    };
    Source::new(name, format, text).expect("it is small")
}

/// Sentences as councils write them, some hard and some not. `#` is a number.
const SENTENCES: [&str; 8] = [
    "If you move house, you must let us know within # days, otherwise you may be fined.",
    "Your application will be assessed by the department that is responsible for permits.",
    "You will hear from us within # weeks.",
    "Prior to the commencement of the works, an inspection of the property is carried out, the \
     costs of which, # pounds, are to be borne by the owner.",
    "Do you want to know more? Call us on #.",
    "Residents who are in receipt of a benefit are entitled to a discount of # per cent.",
    "Take your passport with you.",
    "The decision may be appealed in accordance with section # of the regulations.",
];

/// A page of about so many words, with a menu around it as sites have.
fn made(extension: &str, words: usize) -> String {
    let (mut paragraphs, mut n, mut at) = (Vec::new(), 0, 0);
    while n < words {
        let own = (at..at + 3 + at % 4).map(|nth| {
            let sentence = SENTENCES[(nth * 5 + nth / 8) % SENTENCES.len()];
            sentence.replace('#', &(10 + nth % 90).to_string())
        });
        let paragraph = own.collect::<Vec<_>>().join(" ");
        at += 3 + at % 4;
        n += paragraph.split(' ').count();
        paragraphs.push(paragraph);
    }
    if extension == "md" {
        return format!("# About your home\n\n{}\n", paragraphs.join("\n\n"));
    }
    let paragraphs: String = paragraphs
        .iter()
        .map(|it| format!("<p>{it}</p>\n"))
        .collect();
    let link =
        "<li class=\"nav__item\"><a class=\"nav__link\" href=\"/a\">Council and you</a></li>";
    format!(
        "<!doctype html><html lang=en><title>About your home</title><style>{}</style>\
         <nav><ul>{}</ul></nav><main><h1>About your home</h1>\n{}</main></html>",
        ".a { color: red }\n".repeat(200),
        link.repeat(40),
        paragraphs,
    )
}
