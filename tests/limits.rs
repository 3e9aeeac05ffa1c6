//! The limits in `docs/limits.md`: each holds at the value that the page gives, and helder says so.

#![cfg(unix)]

mod support;

use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Output, Stdio};

use support::Folder;

fn run(folder: &Folder, arguments: &[&str], stdin: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
    command
        .current_dir(&folder.0)
        .args(arguments)
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITLAB_CI")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("helder runs");
    let mut pipe = child.stdin.take().expect("it was piped");
    // Who refuses its settings never reads.
    let _ = pipe.write_all(stdin.as_bytes());
    drop(pipe);
    child.wait_with_output().expect("helder ends")
}

/// The page gives this value, and a run says what helder says of it, with this code.
#[track_caller]
fn check(value: &str, output: &Output, says: &str, code: i32) {
    let page = fs::read_to_string("docs/limits.md").expect("the page is there");
    assert!(page.contains(value), "{value} is not on the page");
    let shown = [&output.stdout[..], &output.stderr[..]].concat();
    let shown = String::from_utf8_lossy(&shown);
    let start: String = shown.chars().take(2000).collect();
    assert!(shown.contains(says), "{value}: {start}");
    assert_eq!(output.status.code(), Some(code), "{value}: {start}");
}

#[test]
fn of_files_and_letters() {
    let folder = Folder::new("limits-files");
    let large = File::create(folder.0.join("a.txt")).expect("files can be made");
    large.set_len((64 << 20) + 1).expect("it takes no room");
    let output = run(&folder, &["check", "a.txt"], "");
    check("64 MiB |", &output, "it is larger than 64 MB", 2);
    // Zeros pack to nothing.
    let file = File::create(folder.0.join("b.docx")).expect("files can be made");
    let mut zip = zip::ZipWriter::new(file);
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options)
        .expect("it can be written");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..=64 {
        zip.write_all(&zeros).expect("it can be written");
    }
    zip.finish().expect("it can be written");
    let output = run(&folder, &["check", "b.docx"], "");
    check(
        "| a letter, unpacked | 64 MiB |",
        &output,
        "it is larger than 64 MB",
        2,
    );
}

#[test]
fn of_pages() {
    let folder = Folder::new("limits-pages");
    let page = |depth: usize| {
        let (open, close) = ("<div>".repeat(depth), "</div>".repeat(depth));
        format!("<main>{open}<p>Wij sturen u een brief.</p>{close}</main>")
    };
    let arguments = [
        "check",
        "-",
        "--type=html",
        "--show-skipped",
        "--messages=en",
    ];
    let says = "too deep or too long";
    let fits = run(&folder, &arguments, &page(500));
    assert!(!String::from_utf8_lossy(&fits.stdout).contains(says));
    let output = run(&folder, &arguments, &page(513));
    check("| elements of HTML in each other | 512 |", &output, says, 0);
    assert!(String::from_utf8_lossy(&output.stdout).contains("5 words"));

    let directives = "<!-- helder-off-next x -->\n<p>Hoi.</p>\n".repeat(1001);
    let output = run(&folder, &arguments, &directives);
    check(
        "| comments in one page that turn rules off | 1000 |",
        &output,
        says,
        0,
    );
}

#[test]
fn of_settings() {
    let folder = Folder::new("limits-settings");
    folder.write("a.txt", "Hoi.");
    let pattern = |n: usize| {
        format!("[[patterns]]\nname = \"p-{n}\"\nmatch = \"x{n}y\"\nmessage = \"Nee.\"\n")
    };
    let many: String = (0..201).map(pattern).collect();
    let long = pattern(0).replace("x0y", &"x".repeat(1001));
    let heavy = pattern(0).replace("x0y", "(x{100}){100}{100}");
    let path = format!("exclude = [\"{}\"]\n", "x".repeat(501));
    let deep = format!("rules = {}1{}\n", "{ a = ".repeat(40), " }".repeat(40));
    let faults: String = (0..25).map(|n| format!("onbekend-{n} = 1\n")).collect();
    for (value, settings, says) in [
        (
            "| `helder.toml` | 1 MiB |",
            "# x\n".repeat((1 << 18) + 1),
            "larger than 1024 kB",
        ),
        ("| patterns | 200 |", many, "more than 200"),
        ("| one pattern | 1000 bytes", long, "longer than 1000 bytes"),
        ("1 MiB when it is compiled", heavy, "this pattern is wrong"),
        (
            "| a pattern of paths | 500 bytes |",
            path,
            "is not a pattern for files",
        ),
        ("| tables in tables | 8 |", deep, "helder.toml"),
        (
            "| faults that are told at once | 20 |",
            faults,
            "and 5 faults more",
        ),
    ] {
        folder.write("helder.toml", &settings);
        check(value, &run(&folder, &["check", "a.txt"], ""), says, 2);
    }
}

#[test]
fn of_reports() {
    let folder = Folder::new("limits-reports");
    let words = "Indien u komt. ".repeat(30);
    for n in 0..101 {
        folder.write(&format!("{n}.txt"), &words);
    }
    let output = run(
        &folder,
        &["check", "--output=markdown", "--messages=en"],
        "",
    );
    check(
        "| pages and findings in `markdown` | 100 and 50 |",
        &output,
        "more",
        0,
    );
    let deep = format!(
        "{{\"text\":\"x\",\"config\":{}{}}}\n",
        "[".repeat(200),
        "]".repeat(200)
    );
    let output = run(&folder, &["check", "--jsonl"], &deep);
    check("values in values | 128 |", &output, "recursion limit", 2);
}
