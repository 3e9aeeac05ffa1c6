//! The command line as its users meet it. The sessions in `tests/cli/` are the cases;
//! `TRYCMD=overwrite cargo test --test cli` writes down what helder says now. What no session can
//! show is tested here.

mod support;

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

use support::Folder;

const LONG: &str = "Wij hebben uw aanvraag op 3 mei ontvangen en wij nemen binnen acht weken een \
                    besluit, tenzij wij nog stukken van u nodig hebben.";

#[test]
fn sessions() {
    trycmd::TestCases::new()
        // The tests run on servers too, where helder would choose other reports.
        .env("GITHUB_ACTIONS", "")
        .env("GITLAB_CI", "")
        .case("tests/cli/*.trycmd")
        .case("tests/cli/*.toml");
}

/// The reports of a run, by their forms.
const FORMS: [&str; 11] = [
    "human",
    "short",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "checkstyle",
    "github",
    "gitlab",
    "markdown",
    "html",
];

#[test]
fn one_run_writes_every_report_and_the_same_one_again() {
    let folder = Folder::new("outputs");
    folder.write("brief.txt", LONG);
    folder.write("leeg.md", "");
    let run = |into: &str, threads: &str| {
        let outputs = FORMS.map(|form| format!("--output={form}={into}/{form}"));
        let mut arguments = vec!["check", "brief.txt", "leeg.md", "--threads", threads];
        arguments.extend(outputs.iter().map(String::as_str));
        let output = folder.helder(&arguments);
        assert_eq!(output.status.code(), Some(2));
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            shown.contains("lange-zin") && shown.contains("Exitcode 2"),
            "{shown}"
        );
        FORMS.map(|form| {
            let report = fs::read_to_string(folder.0.join(into).join(form));
            report.unwrap_or_else(|error| panic!("{form}: {error}"))
        })
    };
    let (one, other) = (run("a/b", "1"), run("c", "4"));
    assert_eq!(one, other);
    for (form, report) in FORMS.iter().zip(one) {
        assert!(report.contains("brief.txt"), "{form}: {report}");
        let leaves_out = ["human", "short"].contains(form);
        assert_eq!(report.contains("leeg.md"), !leaves_out, "{form}: {report}");
    }
}

#[test]
fn a_report_that_cannot_be_written_ends_the_run_before_it_starts() {
    let folder = Folder::new("unwritable-output");
    folder.write("brief.txt", LONG);
    let output = folder.helder(&["check", "--output", "json=brief.txt/a.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}

/// On GitHub and in GitLab helder writes what these can show, unless it is told otherwise.
#[test]
fn servers_get_the_reports_that_they_can_show() {
    let folder = Folder::new("servers");
    fs::create_dir(folder.0.join(".git")).expect("folders can be made");
    folder.write("brief.txt", LONG);
    folder.write("summary.md", "Er stond al iets.\n");
    let run = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = folder.command(&[&["check", "brief.txt"], arguments].concat());
        let output = command.envs(variables.iter().copied()).output();
        let output = output.expect("helder runs");
        String::from_utf8(output.stdout).expect("it is text")
    };
    let github = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_STEP_SUMMARY", "summary.md"),
    ];
    assert!(run(&github, &[]).starts_with("::warning file=brief.txt,line=1"));
    let summary = fs::read_to_string(folder.0.join("summary.md")).expect("it is there");
    assert!(
        summary.starts_with("Er stond al iets.\n## helder\n"),
        "{summary}"
    );
    assert!(run(&github, &["--format", "human"]).starts_with("brief.txt\n"));
    assert!(run(&[("GITLAB_CI", "true")], &[]).starts_with("brief.txt\n"));
    let quality = fs::read_to_string(folder.0.join("gl-code-quality-report.json"));
    assert!(quality.expect("it is there").contains("\"fingerprint\""));
}

impl Folder {
    fn helder(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("helder runs")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
        command
            .current_dir(&self.0)
            .args(arguments)
            .env_remove("GITHUB_ACTIONS")
            .env_remove("GITLAB_CI")
            .stdin(Stdio::null());
        command
    }
}

#[test]
fn who_stops_reading_causes_no_error() {
    let folder = Folder::new("broken-pipe");
    folder.write("brief.txt", &format!("{LONG}\n\n").repeat(5000));
    for arguments in [
        &["check", "brief.txt"][..],
        &["inspect", "brief.txt", "--format", "json"],
    ] {
        let mut child = folder
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("helder runs");
        let mut stdout = child.stdout.take().expect("it was piped");
        stdout.read_exact(&mut [0; 10]).expect("there is output");
        drop(stdout);
        let output = child.wait_with_output().expect("helder ends");
        assert_eq!(
            (output.status.code(), &output.stderr[..]),
            (Some(0), &b""[..]),
            "{arguments:?}"
        );
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = Folder::new("threads");
    for n in 0..300 {
        folder.write(
            &format!("{n}.md"),
            &format!("# Kop {n}\n\n{LONG}\n").repeat(1 + n % 7),
        );
    }
    folder.write("150.md", "");
    for arguments in [&["check"][..], &["check", "--format", "json"], &["score"]] {
        let run = |threads| folder.helder(&[arguments, &["--threads", threads]].concat());
        let (one, many) = (run("1"), run("8"));
        assert!(
            !one.stdout.is_empty() && one.status.code() == Some(2),
            "{arguments:?}"
        );
        assert_eq!(
            (one.stdout, one.stderr),
            (many.stdout, many.stderr),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_written() {
    let folder = Folder::new("batch");
    let mut child = folder
        .command(&["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("helder runs");
    let mut stdin = child.stdin.take().expect("it was piped");
    let mut stdout = child.stdout.take().expect("it was piped");
    for id in [1, 2] {
        writeln!(stdin, r#"{{"id":{id},"lang":"nl","text":"Een zin."}}"#).expect("it listens");
        let expected = format!("{{\"id\":{id},\"lang\":\"nl\",\"findings\":[]}}\n");
        let mut answer = vec![0; expected.len()];
        stdout.read_exact(&mut answer).expect("it answers");
        assert_eq!(String::from_utf8(answer).expect("it is text"), expected);
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_line_that_is_not_utf8_keeps_its_id() {
    let folder = Folder::new("batch-bytes");
    let mut child = folder
        .command(&["score", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("helder runs");
    let mut stdin = child.stdin.take().expect("it was piped");
    stdin
        .write_all(b"{\"id\":1,\"text\":\"caf\xe9\"}\n{\"id\":2,\"text\":\"\",\"lang\":\"en\"}")
        .expect("it listens");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("it is text");
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(r#"{"id":1,"error":"the line is not UTF-8: see byte 19"}"#)
    );
    assert!(
        lines
            .next()
            .is_some_and(|line| line.starts_with(r#"{"id":2,"lang":"en","#)),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(2));
}

/// A name may hold anything but `/` and NUL; a terminal must not act upon it.
#[cfg(unix)]
#[test]
fn nothing_in_a_name_or_a_text_reaches_the_terminal_raw() {
    let folder = Folder::new("escapes");
    folder.write("\x1b]0;titel\x07.txt", &format!("\u{202e}{LONG}"));
    folder.write("\x1b[2J.md", "");
    for colour in ["never", "always"] {
        for command in ["check", "inspect", "score"] {
            let output = folder.helder(&[command, "--color", colour]);
            let shown =
                String::from_utf8([output.stdout, output.stderr].concat()).expect("it is text");
            assert!(
                shown.contains("␛]0;titel␇.txt") && shown.contains("␛[2J.md"),
                "{shown}"
            );
            let bad = ["\x1b]", "\x1b[2J", "\x07", "\u{202e}"];
            assert!(
                !bad.iter().any(|bad| shown.contains(bad)),
                "{command}: {shown:?}"
            );
        }
    }
}

/// A link to a folder is not followed, so a loop is no danger; one to a file is.
#[cfg(unix)]
#[test]
fn links_to_files_are_followed() {
    let folder = Folder::new("links");
    folder.write("echt.md", LONG);
    std::os::unix::fs::symlink("echt.md", folder.0.join("link.md")).expect("links can be made");
    std::os::unix::fs::symlink(".", folder.0.join("rond")).expect("links can be made");
    let output = folder.helder(&["score", "--format", "json"]);
    let text = String::from_utf8(output.stdout).expect("it is text");
    assert!(
        text.contains(r#""path":"echt.md""#) && text.contains(r#""path":"link.md""#),
        "{text}"
    );
    assert!(text.contains(r#""pages":2"#), "{text}");
}

/// What `helder init` writes can be read, and is never written over.
#[test]
fn the_first_settings_are_written_once() {
    let folder = Folder::new("init");
    folder.write("brief.txt", LONG);
    let before = folder.helder(&["check"]);
    for lang in ["nl", "en"] {
        let output = folder.helder(&["init", "--messages", lang]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let first = fs::read(folder.0.join("helder.toml")).expect("it was written");
        let after = folder.helder(&["check"]);
        assert_eq!(before.stdout, after.stdout, "it sets nothing");

        let output = folder.helder(&["init"]);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert_eq!(
            said,
            "helder: helder.toml: this file is there already. Change it, or give it another name.\n"
        );
        assert_eq!(
            fs::read(folder.0.join("helder.toml")).expect("it is there"),
            first
        );
        fs::remove_file(folder.0.join("helder.toml")).expect("it can go");
    }
}

/// What programs read of the settings: each with the place where it was set.
#[test]
fn settings_are_told_to_programs() {
    let folder = Folder::new("settings-json");
    folder.write(
        "helder.toml",
        "lang = \"nl\"\n[rules]\nlange-zin = { limit = 18 }\n[[overrides]]\npaths = [\"a\"]\nkind = \"news\"",
    );
    let output = folder.helder(&["config", "a/b.md", "--profile", "easy", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let row = |list: &str, name: &str, value: &str| {
        let rows = shown[list].as_array().expect("a list");
        let row = rows.iter().find(|it| it[name] == value);
        row.expect("every setting is there").clone()
    };
    let setting = |key: &str| {
        let row = row("settings", "key", key);
        (
            row["value"].clone(),
            row["from"].clone(),
            row["line"].clone(),
        )
    };
    assert_eq!(shown["config"], "helder.toml");
    assert_eq!(
        setting("profile"),
        ("easy".into(), "command-line".into(), ().into())
    );
    assert_eq!(setting("lang"), ("nl".into(), "file".into(), 1.into()));
    assert_eq!(
        setting("kind"),
        ("news".into(), "override".into(), 6.into())
    );
    assert_eq!(setting("ui"), (().into(), "default".into(), ().into()));
    let rule = row("rules", "id", "long-sentence");
    assert_eq!(
        (&rule["limit"]["nl"], &rule["line"]),
        (&18.0.into(), &3.into())
    );
    assert_eq!(row("rules", "id", "semicolon")["level"]["en"], "off");
}

/// The search for settings ends at the top of a repository, and paths in them start at their own
/// folder, from wherever helder runs.
#[test]
fn settings_hold_in_their_own_repository() {
    let folder = Folder::new("settings");
    let nested = "site/brieven/oud";
    fs::create_dir_all(folder.0.join(nested)).expect("folders can be made");
    folder.write("helder.toml", "exclude = [\"brieven\"]");
    folder.write("site/brieven/oud/a.md", LONG);
    let checked = |directory: &str, arguments: &[&str]| {
        let output = folder
            .command(&[&["score", "--format", "json"], arguments].concat())
            .current_dir(folder.0.join(directory))
            .output()
            .expect("helder runs");
        output.status.code() == Some(0)
    };
    assert!(!checked("site", &["brieven"]));
    assert!(checked("site", &["brieven", "--no-config"]));
    fs::create_dir(folder.0.join("site/.git")).expect("folders can be made");
    assert!(checked("site", &["brieven"]));
    assert!(checked(nested, &["a.md"]));
    folder.write("site/helder.toml", "exclude = [\"brieven/*/a.md\"]");
    assert!(!checked(nested, &["a.md"]));
    assert!(checked(nested, &["a.md", "--config", "/dev/null"]) || cfg!(windows));
    assert!(!checked(nested, &["a.md", "--config", "../../helder.toml"]));
}

/// A version that git holds is compared with the file as it is now.
#[test]
fn a_version_that_git_holds_can_be_compared() {
    let folder = Folder::new("revisions");
    let git = |arguments: &[&str]| {
        Command::new("git")
            .current_dir(&folder.0)
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(arguments)
            .output()
    };
    if !git(&["init", "-q"]).is_ok_and(|output| output.status.success()) {
        return;
    }
    folder.write("brief.md", LONG);
    for arguments in [&["add", "brief.md"][..], &["commit", "-q", "-m", "a"]] {
        let output = git(arguments).expect("git runs");
        assert!(output.status.success(), "{output:?}");
    }
    folder.write("brief.md", "Wij besluiten binnen acht weken.");
    let compare =
        |old: &str| folder.helder(&["score", "--format", "json", "--compare", old, "brief.md"]);
    let output = compare("HEAD:brief.md");
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the report is JSON");
    assert_eq!(report["sentences"]["gone"][0]["text"], LONG);
    assert!(report["change"]["difficulty"].as_f64() < Some(0.0));

    for wrong in ["HEAD:weg.md", "geen-versie:brief.md", "--batch:brief.md"] {
        let output = compare(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{wrong}"
        );
    }
}
