//! The README shows real output and real commands.

use std::fs;
use std::process::Command;

fn readme() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("it is there")
}

/// The content of the fenced blocks with this info string.
fn fenced<'a>(readme: &'a str, info: &str) -> Vec<&'a str> {
    let fence = format!("```{info}\n");
    let parts = readme.split(fence.as_str()).skip(1);
    parts
        .map(|part| {
            part.split("```")
                .next()
                .expect("a first part is always there")
        })
        .collect()
}

fn helder(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_helder"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITLAB_CI")
        .output()
        .expect("the program was built");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn the_shown_output_is_real() {
    let readme = readme();
    let shown = fenced(&readme, "text");
    let real = helder(&["check", "--color", "never", "tests/pages/moving-house.md"]);
    assert_eq!(shown.len(), 1);
    assert!(
        real.contains(shown[0]),
        "the README shows what helder no longer says:\n{real}"
    );
}

#[test]
fn the_shown_commands_and_options_exist() {
    let readme = readme();
    let commands = fenced(&readme, "sh").into_iter().flat_map(str::lines);
    let commands: Vec<_> = commands
        .filter_map(|line| line.strip_prefix("helder "))
        .collect();
    assert!(commands.len() >= 6);
    for line in commands {
        let mut words = line.split_whitespace();
        let command = words.next().expect("a command follows");
        let help = helder(&[command, "--help"]);
        assert!(!help.is_empty(), "{command} is no command");
        for option in words.filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "{command} has no {option}");
        }
    }
}

#[test]
fn the_other_files_it_names_are_there() {
    let readme = readme();
    for target in readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        if !target.starts_with("http") {
            let path = format!("{}/{target}", env!("CARGO_MANIFEST_DIR"));
            assert!(
                fs::exists(&path).is_ok_and(|there| there),
                "{target} is not there"
            );
        }
    }
}
