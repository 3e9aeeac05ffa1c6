//! What a package holds besides the program, and what runs it elsewhere: completions, man pages, the
//! hooks of pre-commit, the action of GitHub.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn helder(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
    command.args(arguments).output().expect("helder runs")
}

fn printed(arguments: &[&str]) -> String {
    let output = helder(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?} {output:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

#[test]
fn shells_complete_commands_and_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        // fish writes options without their dashes.
        for word in ["baseline", "max-level", "stdin-path", "preprocess"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    assert_eq!(helder(&["completions", "cmd"]).status.code(), Some(2));
}

#[test]
fn every_command_has_a_man_page() {
    let whole = printed(&["man"]);
    assert!(
        whole.starts_with(".ie") || whole.contains(".TH helder 1"),
        "{whole}"
    );
    for command in [
        "check", "baseline", "fix", "score", "inspect", "explain", "rules", "lsp", "man",
    ] {
        assert!(
            whole.contains(&format!("helder\\-{command}(1)")),
            "{command}: {whole}"
        );
        let page = printed(&["man", command]);
        assert!(page.contains(&format!("helder\\-{command}")), "{page}");
    }
    assert!(printed(&["man", "check"]).contains("max\\-difficulty"));
    assert_eq!(helder(&["man", "chek"]).status.code(), Some(2));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The commands that the hooks run are there, and take file names after them.
#[test]
fn the_hooks_run_commands_that_there_are() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).expect("it is there");
    let entries: Vec<&str> = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: helder "))
        .collect();
    assert_eq!(entries.len(), 2, "{hooks}");
    for entry in entries {
        let mut arguments: Vec<&str> = entry.split(' ').collect();
        arguments.extend([
            "README.md",
            "CONTRIBUTING.md",
            "--fail-on",
            "error",
            "--no-config",
        ]);
        let output = Command::new(env!("CARGO_BIN_EXE_helder"))
            .current_dir(root())
            .args(arguments)
            .output()
            .expect("helder runs");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}

/// The script of the action runs helder once, whatever it is to write, and hands its exit code on.
#[cfg(unix)]
#[test]
fn the_action_runs_once() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("action");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("een map")).expect("folders can be made");
    fs::create_dir(folder.join(".git")).expect("folders can be made");
    fs::write(
        folder.join("een map/a.md"),
        "Indien u belt, helpen wij u.\n",
    )
    .expect("it can be written");
    let counting = folder.join("helder");
    let program = env!("CARGO_BIN_EXE_helder");
    let script = format!("#!/bin/sh\necho run >> runs\nexec '{program}' \"$@\"\n");
    fs::write(&counting, script).expect("it can be written");
    fs::set_permissions(&counting, fs::Permissions::from_mode(0o755)).expect("it is ours");
    for (paths, options, code) in [
        ("een map", "--lang=nl", 0),
        ("een map\n", "--lang=nl\n\n--fail-on=warning\n", 1),
        ("een map\n$(touch kwaad)", "--lang=nl", 2),
    ] {
        let output = Command::new("bash")
            .arg(root().join("packaging/action.sh"))
            .current_dir(&folder)
            .envs([
                ("HELDER_PATHS", paths),
                ("HELDER_SINCE", ""),
                ("HELDER_SARIF", "uit/helder.sarif"),
                ("HELDER_OPTIONS", options),
                ("GITHUB_STEP_SUMMARY", "summary.md"),
                ("GITHUB_OUTPUT", "output"),
            ])
            .env("HELDER", &counting)
            .output()
            .expect("bash runs");
        let said = format!("{output:?}");
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains("file=een map/a.md,line=1"), "{said}");
    }
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("it is there");
    assert_eq!(read("runs"), "run\nrun\nrun\n");
    assert_eq!(read("output"), "exit-code=0\nexit-code=1\nexit-code=2\n");
    assert!(read("summary.md").contains("## helder"));
    assert!(read("uit/helder.sarif").contains("hard-conjunction"));
    assert!(!folder.join("kwaad").exists(), "a path is no command");
}
