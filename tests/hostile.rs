//! Pages, names and settings that would like to be more than text: nothing of them acts upon a
//! terminal, a browser or another program, makes helder run a program, or makes it go to the web.

#![cfg(unix)]

mod support;

use std::fs;
use std::io::{ErrorKind, Write};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

use helder_fuzz::{check_quiet, check_xml};
use support::Folder;

/// What a terminal, a browser and XML act upon, or have no room for. A NUL makes a file one that is
/// no text, so it comes as a reference.
const ODD: &str = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200f}\r\u{8}\u{7f}]]><script>\
                   alert(1)</script>\"'&\u{fffe}::error::%0A|`$(id){{x}}";

/// A name with as much of it as a name can have.
const NAME: &str = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}\u{202e}\n\r]]><b>\"'&%0A::error::,|`.html";

fn page() -> String {
    format!(
        "<!doctype html><html lang=nl><title>{ODD}</title><main><h1>{ODD}</h1>\
         <p>Indien u {ODD} leest, dient u &#0;&#27;[31m&#155;&#x202e; te wachten, tenzij wij u \
         reeds een besluit over de aanvraag hebben gezonden {ODD} m.b.t. het verzoek.</p>\
         <!-- helder-off {ODD} --></main></html>"
    )
}

fn helder(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
    command
        .current_dir(&folder.0)
        .args(arguments)
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITLAB_CI")
        .stdin(Stdio::null());
    command
}

fn run(folder: &Folder, arguments: &[&str]) -> Output {
    helder(folder, arguments).output().expect("helder runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("helder writes UTF-8")
}

/// A folder with a hostile page, a hostile text, one that can't be read, and settings that say
/// hostile things.
fn hostile(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write(NAME, &page());
    folder.write(
        "a.txt",
        &format!("Indien u {ODD} leest, dient u te wachten.\n"),
    );
    folder.write("\u{1b}[2J\u{202e}.md", "");
    let settings = "organisation = [\"\\u001b[31m\\u202e\"]\n\
                    [rules]\n\"long-sentence\" = { level = \"error\", limit = 5 }\n\
                    [terms]\n\"aanvraag\" = { to = \"verzoek \\u001b[2J\", why = \"\\u001b]0;x\\u0007\" }\n\
                    [[patterns]]\nname = \"not-markup\"\nmatch = '[|%`]+'\n\
                    message = \"a|b ]]> %0A\\n::error::i\\n| j | \\u001b[31m \\u0000 \\u202e end.\"\n\
                    suggestion = \"</failure><script>alert(1)\"\n";
    folder.write("helder.toml", settings);
    folder
}

#[test]
fn no_command_hands_a_terminal_what_it_would_act_upon() {
    let folder = hostile("hostile-commands");
    let odd = "\u{1b}]0;x\u{7}\u{202e}";
    let flag = format!("--{odd}");
    for arguments in [
        &["check"][..],
        &["check", "--output=short"],
        &["check", "--output=github"],
        &["check", "--output=markdown"],
        &["check", "--show-skipped", "--max-level=1", "--messages=en"],
        &["inspect"],
        &["score"],
        &["score", "--compare", NAME, "a.txt"],
        &["config", NAME],
        &["config", odd],
        &["baseline", "--baseline=known.tsv"],
        &["check", "--baseline=known.tsv"],
        &["report", "--output=site.htm", "--title", odd],
        &["explain", odd],
        &["explain", "passive", "--wrong", odd],
        &["check", odd],
        &["check", "--config", odd],
        &["check", "--since", odd],
        &["check", "--diff", odd],
        &["check", "--sitemap", odd],
        &["check", "--preprocess", odd],
        &["check", "--preprocess", &format!("*.html={odd}")],
        &["check", "--output", odd],
        &["check", "--output", &format!("json={odd}/a")],
        &["check", "--no-harder-than", odd],
        &["fix", "--rule", odd],
        &["man", odd],
        &["fix"],
        &[&flag],
        &[odd],
    ] {
        let output = run(&folder, arguments);
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert!(!shown.is_empty(), "{arguments:?} says something");
        check_quiet(&format!("{arguments:?}"), &shown);
    }
}

/// What helder shows on a terminal only: colours of its own, and a diff for people.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_no_escapes_but_our_own() {
    let folder = hostile("hostile-terminal");
    let program = env!("CARGO_BIN_EXE_helder");
    for command in [
        "check .",
        "inspect .",
        "fix . --diff",
        "fix '--\u{1b}]0;x\u{7}'",
        "'\u{1b}]0;x\u{7}'",
        "explain passive",
    ] {
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command"]);
        script
            .arg(format!("'{program}' {command}"))
            .arg("/dev/null");
        script
            .current_dir(&folder.0)
            .env("TERM", "xterm")
            .stdin(Stdio::null());
        let output = script.output().expect("util-linux is there");
        let shown = text(&output.stdout);
        // What is refused has no colours, for an argument may have its own.
        let has_colours = !command.contains('\u{1b}');
        assert_eq!(shown.contains("\u{1b}["), has_colours, "{shown:?}");
        // Ours are colours and the wiping of a line; a terminal ends lines with two characters.
        let mut rest = shown.replace("\r\n", "\n").replace("\r\u{1b}[K", "");
        while let Some(at) = rest.find("\u{1b}[") {
            let len = rest[at..].find('m').map_or(2, |len| len + 1);
            let code = &rest[at + 2..at + len - 1];
            let is_colour = code.chars().all(|c| c.is_ascii_digit() || c == ';');
            assert!(is_colour, "{command} writes {code:?}");
            rest.replace_range(at..at + len, "");
        }
        check_quiet(command, &rest);
    }
}

#[test]
fn every_form_for_programs_stays_whole() {
    let folder = hostile("hostile-forms");
    for form in [
        "json",
        "sarif",
        "gitlab",
        "jsonl",
        "junit",
        "checkstyle",
        "html",
    ] {
        let to = format!("--output={form}={form}.out");
        run(&folder, &["check", "--fail-on=hint", "--max-level=1", &to]);
        let report = fs::read_to_string(folder.0.join(format!("{form}.out")));
        let report = report.unwrap_or_else(|error| panic!("{form}: {error}"));
        assert!(report.contains("a.txt"), "{form}");
        match form {
            "junit" | "checkstyle" => check_xml(&report),
            "html" => {
                check_quiet(form, &report);
                assert!(!report.contains("<script>alert"), "{form}");
            }
            "jsonl" => report.lines().for_each(check_json),
            _ => check_json(&report),
        }
    }
    let output = run(&folder, &["inspect", "--format=json"]);
    check_json(&text(&output.stdout));
    let output = run(&folder, &["score", "--format=json"]);
    check_json(&text(&output.stdout));
}

#[track_caller]
fn check_json(report: &str) {
    let value: Result<serde_json::Value, _> = serde_json::from_str(report);
    assert!(value.is_ok(), "{:?}", value.err());
    let raw = |c: char| c < ' ' && c != '\n';
    assert!(
        !report.contains(raw),
        "control characters are written as escapes"
    );
}

/// A diff for programs holds the bytes as they are, and its names stand on one line.
#[test]
fn a_diff_for_programs_can_be_applied() {
    let folder = hostile("hostile-diff");
    let diff = text(&run(&folder, &["fix", NAME, "--diff"]).stdout);
    let head = diff.lines().next().expect("there is something to fix");
    assert!(head.starts_with("--- \"a/\\033]0;x\\007"), "{head:?}");
    folder.write("a.diff", &diff);
    fs::create_dir(folder.0.join(".git")).expect("folders can be made");
    run(&folder, &["fix", NAME]);
    let output = run(&folder, &["check", NAME, "--diff=a.diff"]);
    assert!(text(&output.stderr).contains("1 of 1"), "{output:?}");
}

/// No page, letter or setting makes helder run a program or open a connection.
#[test]
fn what_is_checked_starts_nothing() {
    let folder = Folder::new("hostile-starts");
    let server = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    server.set_nonblocking(true).expect("it can be asked");
    let url = format!("http://{}/x", server.local_addr().expect("it has one"));
    folder.write(
        "a.html",
        &format!(
            "<!doctype html><html lang=nl><base href={url}><link rel=stylesheet href={url}>\
             <meta http-equiv=refresh content='0;url={url}'><meta name=helder-preprocess \
             content='touch bewijs'><script src={url}></script><main><p>Indien u <img src={url}> \
             <iframe src={url}></iframe> komt. <a href={url}>Lees hier</a>.</main>\
             <!-- helder-preprocess: touch bewijs --><!-- helder-sitemap {url} -->"
        ),
    );
    folder.write(
        "b.md",
        &format!(
            "---\npreprocess: touch bewijs\nsitemap: {url}\nhelder: {{preprocess: x}}\n---\n\
                  ![a]({url}) Indien u komt.\n\n[a]: {url}\n\n`touch bewijs` $(touch bewijs)\n"
        ),
    );
    folder.write(
        "c.eml",
        &format!(
            "Content-Type: message/external-body; access-type=URL; URL=\"{url}\"\r\n\r\n\
                  Indien u komt.\r\n"
        ),
    );
    folder.write("$(touch bewijs); touch bewijs.txt", "Indien u komt.");
    letter(&folder, "d.docx", &url);
    for arguments in [
        &["check"][..],
        &["check", "--show-skipped"],
        &["inspect"],
        &["score"],
        &["fix"],
        &["report", "--output=site.htm", "--all-text"],
        &["baseline"],
        &["check", "--preprocess=*.txt=cat"],
    ] {
        run(&folder, arguments);
        let asked = server.accept().map_err(|error| error.kind());
        assert_eq!(
            asked.err(),
            Some(ErrorKind::WouldBlock),
            "{arguments:?} asked"
        );
        assert!(!folder.0.join("bewijs").exists(), "{arguments:?} ran it");
    }
    // Settings come with a page, so they can't say it either: such a key ends the run.
    for key in [
        "preprocess",
        "sitemap",
        "url",
        "include",
        "timeout",
        "output",
        "config",
    ] {
        folder.write(
            "helder.toml",
            &format!("{key} = [\"*.html=touch bewijs\"]\n"),
        );
        let output = run(&folder, &["check"]);
        assert_eq!(output.status.code(), Some(2), "{key}");
        assert!(text(&output.stderr).contains(key), "{output:?}");
        assert!(!folder.0.join("bewijs").exists());
    }
}

/// A letter of Word that names pictures and templates on the web.
fn letter(folder: &Folder, name: &str, url: &str) {
    let file = fs::File::create(folder.0.join(name)).expect("files can be made");
    let mut zip = zip::ZipWriter::new(file);
    let options = zip::write::SimpleFileOptions::default();
    let document = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"{url}\">]><w:document><w:body><w:p>\
         <w:r><w:t>Indien u &y; komt.</w:t></w:r></w:p></w:body></w:document>"
    );
    let links = format!(
        "<Relationships><Relationship Id=\"a\" TargetMode=\"External\" Target=\"{url}\"/>\
         </Relationships>"
    );
    for (part, xml) in [
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", links),
    ] {
        zip.start_file(part, options).expect("it can be written");
        zip.write_all(xml.as_bytes()).expect("it can be written");
    }
    zip.finish().expect("it can be written");
}
