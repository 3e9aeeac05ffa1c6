//! The command line while things go wrong: full disks, closed pipes, a sudden end, files that
//! nobody may read or that change meanwhile. No report, baseline or text is ever half written, and
//! helder says what is wrong and how to mend it.
//!
//! All of it takes 202 runs. Faults at random moments come in rounds, and
//! `HELDER_FAULTS=200 cargo test --test faults` has more of them.

#![cfg(target_os = "linux")]

mod support;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use helder_fuzz::Random;
use support::Folder;

const LONG: &str = "Indien u de aanvraag op 3 mei heeft ingediend, dient u binnen acht weken de \
                    stukken toe te zenden, tenzij wij u reeds een besluit hebben gezonden.";

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

/// A baseline without findings.
const OLD_BASELINE: &str = "page\trule\tfingerprint\tn\ttext\n";

/// A run that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a fault comes at a random moment.
fn rounds() -> usize {
    let asked = std::env::var("HELDER_FAULTS").ok();
    asked.map_or(17, |it| it.parse().expect("HELDER_FAULTS is a number"))
}

fn helder(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
    plain(&mut command, folder);
    command.args(arguments);
    command
}

/// In a folder, and not as on a server, where helder would choose other reports.
fn plain(command: &mut Command, folder: &Folder) {
    command
        .current_dir(&folder.0)
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITLAB_CI")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

/// The same where no file may grow over 4 kB, as if the disk were full.
fn helder_on_a_full_disk(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new("sh");
    plain(&mut command, folder);
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    command.args(["-c", script, env!("CARGO_BIN_EXE_helder")]);
    command.args(arguments);
    command
}

/// Runs to the end, which must come.
#[track_caller]
fn run(command: &mut Command) -> Output {
    finish(command.spawn().expect("helder runs"))
}

#[track_caller]
fn finish(mut child: Child) -> Output {
    let start = Instant::now();
    let (mut stdout, mut stderr) = (child.stdout.take(), child.stderr.take());
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stdout.as_mut().map(|it| it.read_to_end(&mut bytes));
        assert!(read.is_none_or(|it| it.is_ok()));
        bytes
    });
    let mut said = Vec::new();
    let listener = stderr.take().map(|mut it| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = it.read_to_end(&mut bytes);
            bytes
        })
    });
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            break status;
        }
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("helder hangs");
        }
        thread::sleep(Duration::from_millis(2));
    };
    let stdout = reader.join().expect("output can be read");
    if let Some(listener) = listener {
        said = listener.join().expect("messages can be read");
    }
    Output {
        status,
        stdout,
        stderr: said,
    }
}

/// The run ended with exit code 2, and a message that names what it is about and how to mend it.
#[track_caller]
fn check_refused(output: &Output, about: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    let line = said.lines().find(|line| line.contains(about));
    let line = line.unwrap_or_else(|| panic!("nothing names {about}: {said}"));
    // What is wrong, and after it at least one sentence on what to do.
    assert!(
        line.starts_with("helder: ") && line.matches(". ").count() >= 1,
        "{line}"
    );
    assert!(!said.contains("panicked"), "{said}");
}

/// No file of a passing name is left.
#[track_caller]
fn check_tidy(folder: &Path) {
    for entry in fs::read_dir(folder).expect("it is a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!name.starts_with(".helder-"), "{name} is left");
    }
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn standard_output_on_a_full_disk() {
    let folder = Folder::new("full-stdout");
    folder.write("brief.txt", LONG);
    let checks = FORMS.map(|form| vec!["check", "brief.txt", "--output", form]);
    let others = [
        vec!["score", "brief.txt"],
        vec!["score", "brief.txt", "--format", "json"],
        vec!["score", "--compare", "brief.txt", "brief.txt"],
        vec!["inspect", "brief.txt"],
        vec!["inspect", "brief.txt", "--format", "json"],
        vec!["explain", "passive"],
        vec!["explain", "passive", "--format", "json"],
        vec!["explain", "passive", "--wrong", "woorden"],
        vec!["rules"],
        vec!["rules", "--format", "json"],
        vec!["completions", "bash"],
        vec!["man", "check"],
        vec!["config"],
        vec!["config", "--format", "json"],
        vec!["init"],
        vec!["baseline", "brief.txt", "--baseline", "known.tsv"],
        vec!["report", "brief.txt", "--output", "site.html"],
        vec!["fix", "brief.txt", "--diff"],
        vec!["fix", "brief.txt"],
    ];
    for arguments in checks.into_iter().chain(others) {
        let full = File::options().write(true).open("/dev/full");
        let mut command = helder(&folder, &arguments);
        let output = run(command.stdout(full.expect("Linux has it")));
        check_refused(&output, "standard output");
    }
    let mut lines = helder(&folder, &["check", "--jsonl"]);
    let full = File::options().write(true).open("/dev/full");
    lines
        .stdin(Stdio::piped())
        .stdout(full.expect("Linux has it"));
    let mut child = lines.spawn().expect("helder runs");
    let mut stdin = child.stdin.take().expect("it was piped");
    stdin
        .write_all(b"{\"text\":\"x\"}\n")
        .expect("helder reads");
    drop(stdin);
    check_refused(&finish(child), "standard output");
}

#[test]
fn reports_on_a_full_disk_leave_the_old_one() {
    let folder = Folder::new("full-report");
    folder.write("brief.txt", &format!("{LONG}\n\n").repeat(60));
    // `short` and `markdown` fit on the disk for the longest; the text has far more to say.
    for form in FORMS {
        folder.write("oud", "het oude verslag");
        for file in ["nieuw", "oud"] {
            let to = format!("{form}={file}");
            let arguments = ["check", "brief.txt", "--format", "human", "--output", &to];
            let output = run(&mut helder_on_a_full_disk(&folder, &arguments));
            if output.status.code() == Some(2) {
                check_refused(&output, file);
                assert!(!folder.0.join("nieuw").exists(), "{form}");
                assert_eq!(read(folder.0.join("oud")), "het oude verslag", "{form}");
            } else {
                // A summary is short however much it sums up.
                assert_eq!(form, "markdown");
                let _ = fs::remove_file(folder.0.join("nieuw"));
            }
        }
        check_tidy(&folder.0);
        let to = format!("{form}=/dev/full");
        let output = run(&mut helder(
            &folder,
            &["check", "brief.txt", "--output", &to],
        ));
        check_refused(&output, "/dev/full");
    }
}

#[test]
fn of_two_reports_none_is_written_if_one_does_not_fit() {
    let folder = Folder::new("full-one-of-two");
    folder.write("brief.txt", &format!("{LONG}\n\n").repeat(2));
    let arguments = [
        "check",
        "brief.txt",
        "--max-level=4",
        "--output=human",
        "--output=short=kort",
        "--output=sarif=lang",
    ];
    let output = run(&mut helder_on_a_full_disk(&folder, &arguments));
    check_refused(&output, "lang");
    assert!(!folder.0.join("kort").exists() && !folder.0.join("lang").exists());
}

#[test]
fn a_summary_is_added_whole_or_not_at_all() {
    let folder = Folder::new("full-summary");
    folder.write("brief.txt", LONG);
    let old = "x".repeat(4000) + "\n";
    folder.write("summary.md", &old);
    let mut command = helder_on_a_full_disk(&folder, &["check", "brief.txt"]);
    command
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_STEP_SUMMARY", "summary.md");
    check_refused(&run(&mut command), "summary.md");
    assert_eq!(read(folder.0.join("summary.md")), old);
}

#[test]
fn texts_baselines_sites_and_settings_on_a_full_disk_stay_as_they_were() {
    let folder = Folder::new("full-texts");
    let text = format!("{LONG}\n\n").repeat(60);
    folder.write("brief.txt", &text);
    folder.write("known.tsv", OLD_BASELINE);
    for (arguments, about, file, old) in [
        (
            &["fix", "brief.txt"][..],
            "brief.txt",
            "brief.txt",
            Some(&text[..]),
        ),
        (
            &["baseline", "--add", "--baseline", "known.tsv"],
            "known.tsv",
            "known.tsv",
            Some(OLD_BASELINE),
        ),
        (
            &["baseline", "--baseline", "new.tsv"],
            "new.tsv",
            "new.tsv",
            None,
        ),
        (
            &["report", "--output", "a/site.html"],
            "a/site.html",
            "a/site.html",
            None,
        ),
    ] {
        let output = run(&mut helder_on_a_full_disk(&folder, arguments));
        check_refused(&output, about);
        let now = fs::read_to_string(folder.0.join(file)).ok();
        assert_eq!(now.as_deref(), old, "{file}");
        check_tidy(&folder.0);
    }
    let mut init = Command::new("sh");
    plain(&mut init, &folder);
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" init";
    init.args(["-c", script, env!("CARGO_BIN_EXE_helder")]);
    check_refused(&run(&mut init), "helder.toml");
    assert!(!folder.0.join("helder.toml").exists());
    check_tidy(&folder.0);
}

/// Who stops reading, as `head` does, ends the run without a word, but not the other reports.
#[test]
fn who_stops_reading_ends_no_other_report() {
    let folder = Folder::new("pipes");
    folder.write("brief.txt", &format!("{LONG}\n\n").repeat(200));
    let whole = run(&mut helder(
        &folder,
        &["check", "--format=human", "--output=sarif=a"],
    ));
    assert_eq!(whole.status.code(), Some(0));
    let sarif = read(folder.0.join("a"));
    for form in FORMS {
        for other in [None, Some("--output=sarif=b")] {
            let mut arguments = vec!["check", "--fail-on=warning", "--output", form];
            arguments.extend(other);
            let mut child = helder(&folder, &arguments).spawn().expect("helder runs");
            let mut stdout = child.stdout.take().expect("it was piped");
            stdout.read_exact(&mut [0; 10]).expect("there is output");
            drop(stdout);
            let output = finish(child);
            let said = String::from_utf8_lossy(&output.stderr);
            match other {
                None => {
                    // What fits in the pipe is written before anybody stops to read.
                    let fits = form == "markdown" || form == "html";
                    let codes = if fits { [0, 1] } else { [0, 0] };
                    let code = output.status.code().expect("nobody ended it");
                    assert!(
                        codes.contains(&code) && !said.contains("standard"),
                        "{form}: {said}"
                    );
                }
                Some(_) => {
                    assert_eq!(output.status.code(), Some(1), "{form}: {said}");
                    assert_eq!(read(folder.0.join("b")), sarif, "{form}");
                    fs::remove_file(folder.0.join("b")).expect("it is there");
                }
            }
        }
    }
}

/// A report into a pipe that is closed is no report: nobody typed `| head` there.
#[test]
fn a_report_into_a_closed_pipe_is_a_fault() {
    let folder = Folder::new("closed-pipe");
    folder.write("brief.txt", &format!("{LONG}\n\n").repeat(200));
    mkfifo(&folder.0.join("pijp"));
    let arguments = ["check", "--format=human", "--output=json=pijp"];
    let mut command = helder(&folder, &arguments);
    let child = command.stdout(Stdio::null()).spawn().expect("helder runs");
    // Opening waits for the writer.
    let mut pipe = File::open(folder.0.join("pijp")).expect("it is there");
    pipe.read_exact(&mut [0; 10]).expect("there is output");
    drop(pipe);
    check_refused(&finish(child), "pijp");
}

/// Ended at any moment, helder leaves what was there or what should be there.
#[test]
fn a_sudden_end_leaves_nothing_half_written() {
    let folder = Folder::new("killed");
    let text = format!("{LONG}\n\n").repeat(40);
    let commands: [(&[&str], &str); 4] = [
        (&["check", "brief.txt", "--output=json=uit"], "uit"),
        (&["report", "brief.txt", "--output=uit"], "uit"),
        (&["baseline", "brief.txt", "--baseline=uit", "--add"], "uit"),
        (&["fix", "brief.txt"], "brief.txt"),
    ];
    let mut random = Random::new(20_261_122);
    let (mut n_old, mut n_whole) = (0, 0);
    for (arguments, file) in commands {
        let prepare = || {
            folder.write("brief.txt", &text);
            folder.write("uit", OLD_BASELINE);
        };
        let path = folder.0.join(file);
        prepare();
        let old = read(&path);
        let start = Instant::now();
        run(&mut helder(&folder, arguments));
        let time = start.elapsed();
        let whole = read(&path);
        assert_ne!(old, whole, "{arguments:?} writes something");
        for _ in 0..rounds() {
            prepare();
            let mut child = helder(&folder, arguments).spawn().expect("helder runs");
            let share = random.below(1200) as u32;
            thread::sleep(time * share / 1000);
            child.kill().expect("it is our child");
            finish(child);
            let now = read(&path);
            match () {
                () if now == old => n_old += 1,
                () if now == whole => n_whole += 1,
                () => panic!("{arguments:?} left {} of {} bytes", now.len(), whole.len()),
            }
        }
    }
    println!("ended: {n_old} left what was there, {n_whole} what should be");
}

/// The size of a file is limited, and the system ends who goes over it.
#[test]
fn an_end_while_writing_leaves_nothing_half_written() {
    let folder = Folder::new("killed-while-writing");
    let text = format!("{LONG}\n\n").repeat(60);
    folder.write("brief.txt", &text);
    for (arguments, file, old) in [
        (
            ["check", "brief.txt", "--output=json=uit"].as_slice(),
            "uit",
            "oud",
        ),
        (&["report", "brief.txt", "--output=uit"], "uit", "oud"),
        (&["fix", "brief.txt"], "brief.txt", &text),
    ] {
        folder.write("uit", "oud");
        let mut command = Command::new("sh");
        plain(&mut command, &folder);
        let script = "ulimit -c 0; ulimit -f 8; exec \"$0\" \"$@\"";
        command.args(["-c", script, env!("CARGO_BIN_EXE_helder")]);
        let output = run(command.args(arguments));
        assert_eq!(
            output.status.code(),
            None,
            "{arguments:?}: the system ends it"
        );
        assert_eq!(read(folder.0.join(file)), old, "{arguments:?}");
    }
}

/// What the system closes to us is named, and the rest is checked. Root may read everything, so
/// there it runs as nobody.
#[test]
fn what_nobody_may_read_is_named() {
    let folder = Folder::new("closed");
    folder.write("brief.txt", LONG);
    folder.write("dicht.txt", LONG);
    fs::create_dir_all(folder.0.join("map")).expect("folders can be made");
    folder.write("map/a.txt", LONG);
    let close = |name: &str, mode| {
        let path = folder.0.join(name);
        let closed = fs::set_permissions(path, fs::Permissions::from_mode(mode));
        closed.expect("it is ours");
    };
    close("dicht.txt", 0o000);
    close("map", 0o000);
    let nobody = |arguments: &[&str]| {
        let mut command = helder(&folder, arguments);
        if fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0) {
            command.uid(65_534).gid(65_534);
        }
        command.spawn().ok().map(finish)
    };
    // A reading error of the disk itself.
    symlink("/proc/self/mem", folder.0.join("stuk.txt")).expect("links can be made");
    let output = run(&mut helder(&folder, &["check", "stuk.txt", "brief.txt"]));
    check_refused(&output, "stuk.txt");
    assert!(String::from_utf8_lossy(&output.stdout).contains("brief.txt"));
    fs::remove_file(folder.0.join("stuk.txt")).expect("it is there");

    if let Some(output) = nobody(&["check", ".", "--output=short"]) {
        check_refused(&output, "dicht.txt");
        check_refused(&output, "map");
        assert!(String::from_utf8_lossy(&output.stdout).contains("brief.txt"));
        for (option, file) in [("--config", "dicht.txt"), ("--baseline", "dicht.txt")] {
            let output = nobody(&["check", "brief.txt", option, file]).expect("it ran before");
            check_refused(&output, "dicht.txt");
        }
        let output = nobody(&["fix", "brief.txt"]).expect("it ran before");
        check_refused(&output, "brief.txt");
        assert_eq!(read(folder.0.join("brief.txt")), LONG);
        for arguments in [
            &["check", "--output=json=map/uit.json"][..],
            &["baseline", "brief.txt", "--baseline=map/uit.json"],
            &["report", "brief.txt", "--output=map/uit.json"],
        ] {
            check_refused(&nobody(arguments).expect("it ran before"), "map");
        }
        check_refused(&nobody(&["init"]).expect("it ran before"), "helder.toml");
    } else {
        eprintln!("nobody can run helder here: this part is not tested");
    }
    close("map", 0o755);
}

#[test]
fn a_name_that_is_no_utf_8_is_read_and_never_written() {
    let folder = Folder::new("odd-name");
    let odd = OsStr::from_bytes(b"br\xefef.txt");
    fs::write(folder.0.join(odd), LONG).expect("Linux takes any name");
    // Its name as it is shown is that of another file.
    folder.write("br\u{fffd}ef.txt", "Dit is een andere brief.");
    let output = run(&mut helder(&folder, &["check", ".", "--format=json"]));
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"pages\":2"));
    let output = run(&mut helder(&folder, &["fix", "."]));
    check_refused(&output, "br\u{fffd}ef.txt");
    assert_eq!(
        read(folder.0.join("br\u{fffd}ef.txt")),
        "Dit is een andere brief."
    );
    assert_eq!(read(folder.0.join(odd)), LONG);
    let program = ["check", ".", "--preprocess", "*=cat"];
    check_refused(&run(&mut helder(&folder, &program)), "br\u{fffd}ef.txt");
    let mut named = helder(&folder, &["check"]);
    check_refused(&run(named.arg(odd)), "br\u{fffd}ef.txt");
}

/// Settings and files go while a text is still coming in on standard input.
#[test]
fn settings_that_go_during_a_run_still_hold() {
    let folder = Folder::new("settings-go");
    folder.write("helder.toml", "[rules]\nlange-zin = \"error\"\n");
    let arguments = ["check", "-", "--type=plain", "--lang=nl", "--output=short"];
    let mut command = helder(&folder, &arguments);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("helder runs");
    // It reads its settings before any text; if it is slow, they are gone, and none hold.
    thread::sleep(Duration::from_millis(500));
    fs::remove_file(folder.0.join("helder.toml")).expect("it is there");
    let mut stdin = child.stdin.take().expect("it was piped");
    stdin.write_all(LONG.as_bytes()).expect("helder reads");
    drop(stdin);
    let output = finish(child);
    assert!(matches!(output.status.code(), Some(0 | 1)));
    for (arguments, about) in [
        (&["check", "--config", "weg.toml"][..], "weg.toml"),
        (&["check", "--baseline", "weg.tsv"], "weg.tsv"),
        (&["check", "--diff", "weg.diff"], "weg.diff"),
    ] {
        check_refused(&run(&mut helder(&folder, arguments)), about);
    }
    symlink("weg.toml", folder.0.join("helder.toml")).expect("links can be made");
    folder.write("brief.txt", LONG);
    check_refused(&run(&mut helder(&folder, &["check"])), "helder.toml");
}

/// helder reads `!a.txt`, waits for standard input, and somebody else saves `!a.txt` meanwhile.
#[test]
fn what_somebody_else_saves_meanwhile_is_not_lost() {
    let folder = Folder::new("changed-meanwhile");
    let mut was_refused = false;
    for pause in [300, 600, 1200, 2400, 4800] {
        folder.write("!a.txt", LONG);
        let arguments = ["fix", "!a.txt", "-", "--threads=1", "--type=plain"];
        let mut command = helder(&folder, &arguments);
        let mut child = command.stdin(Stdio::piped()).spawn().expect("helder runs");
        thread::sleep(Duration::from_millis(pause));
        folder.write("!a.txt", &format!("{LONG} Nieuwe woorden."));
        drop(child.stdin.take());
        let output = finish(child);
        let now = read(folder.0.join("!a.txt"));
        assert!(now.contains("Nieuwe woorden."), "{now}");
        if String::from_utf8_lossy(&output.stderr).contains("changed") {
            check_refused(&output, "!a.txt");
            was_refused = true;
            break;
        }
    }
    assert!(was_refused, "helder never read the file first");
    check_tidy(&folder.0);
}

#[test]
fn a_file_that_goes_meanwhile_is_named() {
    let folder = Folder::new("gone-meanwhile");
    folder.write("a.txt", LONG);
    let arguments = ["check", "-", "a.txt", "--threads=1", "--type=plain"];
    let mut command = helder(&folder, &arguments);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("helder runs");
    thread::sleep(Duration::from_millis(300));
    fs::remove_file(folder.0.join("a.txt")).expect("it is there");
    let mut stdin = child.stdin.take().expect("it was piped");
    stdin.write_all(LONG.as_bytes()).expect("helder reads");
    drop(stdin);
    check_refused(&finish(child), "a.txt");
}

#[test]
fn links_pipes_and_devices_end_no_run() {
    let folder = Folder::new("odd-files");
    let link = |to: &str, name: &str| {
        symlink(to, folder.0.join(name)).expect("links can be made");
    };
    folder.write("brief.txt", LONG);
    fs::create_dir(folder.0.join("map")).expect("folders can be made");
    link("..", "map/rond");
    link("lus.txt", "lus.txt");
    link("nergens.txt", "los.txt");
    link("/dev/zero", "nul.txt");
    link("brief.txt", "link.txt");
    mkfifo(&folder.0.join("pijp.txt"));
    let output = run(&mut helder(&folder, &["check", ".", "--output=short"]));
    check_refused(&output, "lus.txt");
    check_refused(&output, "los.txt");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !said.contains("nul.txt") && !said.contains("pijp.txt"),
        "{said}"
    );
    let found = String::from_utf8_lossy(&output.stdout);
    assert!(
        found.contains("link.txt") && !found.contains("rond"),
        "{found}"
    );
    for (arguments, about) in [
        (&["check", "nul.txt"][..], "nul.txt"),
        (&["fix", "nul.txt"], "nul.txt"),
        (&["fix", "pijp.txt"], "pijp.txt"),
        (&["check", "lus.txt"], "lus.txt"),
        (&["check", "brief.txt", "--config=nul.txt"], "/dev/zero"),
        (&["check", "brief.txt", "--baseline=nul.txt"], "nul.txt"),
        (&["check", "brief.txt", "--diff=nul.txt"], "nul.txt"),
        (&["check", "brief.txt", "--config=map"], "map"),
        (&["check", "brief.txt", "--output=json=map"], "map"),
        (&["check", "brief.txt", "--output=json=lus.txt"], "lus.txt"),
    ] {
        check_refused(&run(&mut helder(&folder, arguments)), about);
    }
    // A pipe that is named is read, as other programs do: `helder check <(curl …)`.
    let child = helder(&folder, &["check", "pijp.txt", "--output=short"]).spawn();
    let mut pipe = File::options()
        .write(true)
        .open(folder.0.join("pijp.txt"))
        .expect("it opens");
    pipe.write_all(LONG.as_bytes()).expect("helder reads");
    drop(pipe);
    let output = finish(child.expect("helder runs"));
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("pijp.txt"));
    assert!(folder.0.join("link.txt").is_symlink());
}

fn mkfifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|it| it.success()), "pipes can be made");
}
