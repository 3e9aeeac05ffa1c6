//! `helder report`: what the file promises, whatever stands in the pages.

mod support;

use std::fs;
use std::process::{Command, Output, Stdio};

use support::Folder;

/// A page on a service that leaves out much, with hard sentences.
const SERVICE: &str = "---\nhelder-kind: service\n---\n# Parkeervergunning aanvragen\n\nIndien u een \
                       parkeervergunning wenst, dient u de benodigde bescheiden te overleggen, \
                       waarna de beoordeling van uw aanvraag door ons wordt verricht.\n\nBel ons.\n";

/// A sentence above the target, as a paragraph.
const HARD: &str = "Indien u een parkeervergunning wenst, dient u de benodigde bescheiden te \
                    overleggen, waarna de beoordeling van uw aanvraag wordt verricht.\n\n";

/// A page that would like to be more than text.
const HOSTILE: &str = "<!doctype html><html lang=\"nl\"><title>x</title><main>\
    <h1>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{views}</h1>\
    <p>Indien u &lt;img src=x onerror=alert(1)&gt; leest&#x202e;, dient u &quot; &#39; te \
    &lt;/span&gt;&lt;/article&gt; wachten&#x1b;[31m.</p></main></html>";

impl Folder {
    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn report(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
        command
            .current_dir(&self.0)
            .arg("report")
            .args(arguments)
            .stdin(Stdio::null());
        command.output().expect("helder runs")
    }
}

#[track_caller]
fn has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn the_report_has_all_its_parts() {
    let folder = Folder::new("report-parts");
    folder.write("dienst.md", SERVICE);
    folder.write("leeg.md", "");
    let output = folder.report(&[".", "-o", "uit/verslag.html"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let html = folder.read("uit/verslag.html");
    has(
        &html,
        &[
            "<html lang=\"nl\">",
            "id=\"overview\"",
            "id=\"pages\"",
            "id=\"rules\"",
            "id=\"services\"",
            "id=\"evidence\"",
            "<a href=\"#p1\">Parkeervergunning aanvragen</a>",
            // The text, its levels, a mark with its number, and the note.
            "<article class=\"view page\" id=\"p1\">",
            "<span class=\"s s3\" id=\"p1h\"><sup>",
            "<mark class=\"w\">Indien</mark>",
            "“Indien” is een moeilijk voegwoord.",
            "<span class=\"way\">gebruik: Als</span>",
            "<a href=\"#r-hard-conjunction\">moeilijk-voegwoord</a>, regel 6",
            "id=\"r-hard-conjunction\"",
            // What it leaves out, and what was not read.
            "<td>voor wie het is; wat zij nodig hebben;",
            "leeg.md</b>",
        ],
    );
    assert!(
        !html.contains("id=\"progress\""),
        "there is nothing to compare with"
    );
}

#[test]
fn the_exit_code_is_that_of_check() {
    let folder = Folder::new("report-codes");
    folder.write("dienst.md", SERVICE);
    for (arguments, code) in [
        (&["--fail-on", "never"][..], 0),
        (&["--fail-on", "warning"], 1),
        (&["nergens.md"], 2),
        (&["-o", "dienst.md/a.html"], 2),
        (&["--label", "2026-11"], 2),
        (&["--history", "h", "--label", "../x"], 2),
    ] {
        let output = folder.report(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {output:?}"
        );
    }
    assert!(folder.0.join("helder-report.html").exists());
}

#[test]
fn text_names_and_titles_stay_text() {
    let folder = Folder::new("report-hostile");
    let name = if cfg!(unix) {
        "\"><script>\u{1b}[2J'.html"
    } else {
        "x'.html"
    };
    folder.write(name, HOSTILE);
    let output = folder.report(&["--title", "</title><b>{views}", "--fail-on", "never"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let html = folder.read("helder-report.html");
    assert_eq!(html.matches("<script").count(), 1, "helder's own");
    assert_eq!(html.matches("<style").count(), 1, "helder's own");
    for bad in [
        "<img",
        "<b>{",
        "\u{1b}",
        "\u{202e}",
        "href=\"http",
        " src=\"",
        "url(",
    ] {
        assert!(!html.contains(bad), "{bad}");
    }
    has(
        &html,
        &[
            "<title>&lt;/title&gt;&lt;b&gt;{views}</title>",
            "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{views}",
            "&lt;img src=x onerror=alert(1)&gt;",
        ],
    );
    let articles = [
        html.matches("<article").count(),
        html.matches("</article>").count(),
    ];
    assert_eq!(articles, [1, 1], "no text ends one");
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let folder = Folder::new("report-bytes");
    for n in 0..40 {
        let more = "Wij verzoeken u de bescheiden te overleggen.\n\n".repeat(n % 3);
        folder.write(&format!("{n}.md"), &format!("{SERVICE}\n{more}"));
    }
    let run = |threads: &str| {
        folder.report(&["--threads", threads, "--history", "h", "--label", "a"]);
        (folder.read("helder-report.html"), folder.read("h/a.json"))
    };
    assert_eq!(run("1"), run("7"));
}

#[test]
fn progress_is_told_since_the_report_before() {
    let folder = Folder::new("report-history");
    folder.write("a.md", SERVICE);
    folder.write("b.md", SERVICE);
    folder.write("weg.md", SERVICE);
    let keep = |label: &str| folder.report(&["--history", "h", "--label", label]);
    assert_eq!(keep("2026-10").status.code(), Some(0));
    folder.write("a.md", "# Parkeervergunning\n\nBel ons.\n");
    fs::remove_file(folder.0.join("weg.md")).expect("it can go");
    folder.write("nieuw.md", SERVICE);
    assert_eq!(keep("2026-11").status.code(), Some(0));
    let html = folder.read("helder-report.html");
    has(
        &html,
        &[
            "<a href=\"#progress\">Voortgang</a>",
            "Sinds het verslag 2026-10",
            "<dt>Makkelijker</dt><dd><b>1</b>",
            "<dt>Moeilijker</dt><dd><b>0</b>",
            "<dt>Bijna gelijk</dt><dd><b>1</b>",
            "<dt>Nieuw</dt><dd><b>1</b>",
            "<dt>Weg</dt><dd><b>1</b>",
        ],
    );
    // A report does not count itself as an earlier one.
    assert_eq!(keep("2026-11").status.code(), Some(0));
    assert_eq!(folder.read("helder-report.html"), html);
    folder.write("h/ander.json", "{}");
    let output = folder.report(&["--history", "h"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("h/ander.json"));
}

/// The 200 pages with most to gain have their text; all of them if that is asked.
#[test]
fn texts_are_limited_unless_all_are_asked_for() {
    let folder = Folder::new("report-texts");
    for n in 0..210 {
        folder.write(&format!("{n:03}.md"), SERVICE);
    }
    folder.write("lang.md", &HARD.repeat(200));
    let count = |html: &str| html.matches("<article").count();
    folder.report(&["-o", "kort.html"]);
    let short = folder.read("kort.html");
    assert_eq!(
        (count(&short), short.matches("class=\"cut\"").count()),
        (200, 1)
    );
    fs::remove_file(folder.0.join("kort.html")).expect("it can go");
    folder.report(&["--all-text", "-o", "alles.html"]);
    let all = folder.read("alles.html");
    assert_eq!(
        (count(&all), all.matches("class=\"cut\"").count()),
        (211, 0)
    );
}

#[test]
fn check_writes_it_beside_other_reports() {
    let folder = Folder::new("report-check");
    folder.write("dienst.md", SERVICE);
    let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
    let command = command.current_dir(&folder.0).env_remove("GITHUB_ACTIONS");
    let output = command
        .args(["check", "--output", "html=a.html", "--messages", "en"])
        .output()
        .expect("helder runs");
    assert_eq!(output.status.code(), Some(0));
    has(
        &folder.read("a.html"),
        &["<html lang=\"en\">", "Where readers gain most"],
    );
}
