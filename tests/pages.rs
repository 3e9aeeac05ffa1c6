//! Pages of our own writing, each beside what helder says of it: one line per finding, so that a
//! change in behaviour reads like a list.
//!
//! `UPDATE=1 cargo test --test pages` writes the expected files anew.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use helder::{Checker, Format, Languages, LineIndex, Options, Report, Severity, Source};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = fs::read_dir(folder).expect("the folder is in the repository");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.retain(|path| Format::of_path(&path.to_string_lossy()).is_some());
    paths.sort();
    paths
}

/// The furniture and the findings, a line each.
fn lines(source: &Source, report: &Report) -> String {
    let index = LineIndex::new(&source.text);
    let document = &report.reading.document;
    let mut out = format!("language {}\n", report.reading.lang.tag());
    for (block, text) in document.blocks.iter().zip(&report.reading.texts) {
        let at = index.position(block.span.start);
        let quote: String = block.text.chars().take(40).collect();
        let place = block.chrome.map_or("main", helder::Chrome::name);
        let lang = text.lang.map_or("none", helder::Lang::tag);
        let kind = block.kind.name();
        writeln!(
            out,
            "{}:{} {place} {kind} {lang} {quote:?}",
            at.line, at.column
        )
        .expect("writing to a string");
    }
    for left_out in &document.left_out {
        let at = index.position(left_out.span.start);
        writeln!(
            out,
            "{}:{} left out: {}",
            at.line,
            at.column,
            left_out.reason.name()
        )
        .expect("writing to a string");
    }
    for finding in &report.findings {
        let start = index.position(finding.span.start);
        let end = index.position(finding.span.end);
        let measure = finding.measure.map(|m| format!(" {}>{}", m.value, m.limit));
        let quote: String = source.text[finding.span].chars().take(40).collect();
        writeln!(
            out,
            "{}:{}-{}:{} {} {}{} {quote:?} -> {:?}",
            start.line,
            start.column,
            end.line,
            end.column,
            finding.severity.name(),
            finding.rule.id,
            measure.unwrap_or_default(),
            finding.suggestions[0].text,
        )
        .expect("writing to a string");
    }
    out
}

#[test]
fn pages_give_the_expected_findings() {
    let checker = Checker::new(Languages::embedded());
    let update = std::env::var_os("UPDATE").is_some();
    let pages = pages();
    assert!(pages.len() >= 12, "the pages are there");
    for path in pages {
        let text = fs::read_to_string(&path).expect("pages are UTF-8");
        let name = path
            .file_name()
            .expect("a file")
            .to_string_lossy()
            .into_owned();
        let format = Format::of_path(&name).expect("only pages were kept");
        let source = Source::new(name.as_str(), format, text).expect("pages are small");
        let got = lines(&source, &checker.check(&source, &Options::default()));
        let expected_path = path.with_file_name(format!("{name}.expected"));
        if update {
            fs::write(&expected_path, &got).expect("the tree can be written");
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        assert_eq!(got, expected, "{name}: if this is right, run with UPDATE=1");
    }
}

/// The warnings on a page of about 400 words, written plainly and then edited.
#[track_caller]
fn check_edited(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let text = fs::read_to_string(path.join(name)).expect("pages are UTF-8");
    let source = Source::new(name, Format::Markdown, text).expect("pages are small");
    let report = Checker::new(Languages::embedded()).check(&source, &Options::default());
    let n_words: usize = report.reading.texts.iter().map(|it| it.words.len()).sum();
    let findings = report.findings.iter();
    let warnings = findings.filter(|it| it.severity != Severity::Hint);
    assert!((380..=480).contains(&n_words), "{n_words} words");
    assert!(warnings.count() <= 6, "{name}");
}

#[test]
fn edited_pages_get_few_warnings() {
    check_edited("paspoort.md");
    check_edited("register-a-birth.md");
}
