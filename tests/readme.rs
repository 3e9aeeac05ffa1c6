//! The README and the other pages show real output, real commands and real options, and lead to
//! files and headings that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Options in our pages that are of other programs, or that helder is said not to have.
const OTHERS: [&str; 2] = ["--min-score", "--twice"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).expect("the file is there")
}

/// The pages for people who use helder or work on it.
fn pages() -> Vec<PathBuf> {
    let names = [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "editors/vscode/README.md",
    ];
    let mut pages: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
    let docs = fs::read_dir(root().join("docs")).expect("the folder is there");
    let docs = docs.map(|entry| entry.expect("it can be read").path());
    let docs = docs.filter(|path| path.extension().is_some_and(|it| it == "md"));
    pages.extend(docs.map(|path| {
        path.strip_prefix(root())
            .expect("it is inside")
            .to_path_buf()
    }));
    pages.sort();
    pages
}

/// The content of the fenced blocks with this info string.
fn fenced<'a>(page: &'a str, info: &str) -> Vec<&'a str> {
    let fence = format!("```{info}\n");
    let parts = page.split(fence.as_str()).skip(1);
    parts
        .map(|part| {
            part.split("```")
                .next()
                .expect("a first part is always there")
        })
        .collect()
}

/// What stands in code: the lines of blocks, and the spans in the text.
fn code(page: &str) -> Vec<String> {
    let (mut code, mut in_block) = (Vec::new(), false);
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            let line = line.trim_start().trim_start_matches("- ");
            let line = ["run: ", "entry: "]
                .iter()
                .fold(line, |line, key| line.trim_start_matches(key));
            code.push(line.to_owned());
        } else {
            code.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    code
}

fn helder(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_helder"))
        .args(arguments)
        .current_dir(root())
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITLAB_CI")
        .output()
        .expect("the program was built");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The options in a text, without what follows them.
fn options(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || "=,;.:()[]|<>\"'".contains(c));
    words.filter(|word| word.len() > 2 && word.starts_with("--"))
}

/// The commands of helder, each with the options in its help.
fn commands() -> BTreeMap<String, BTreeSet<String>> {
    let help = helder(&["--help"]);
    let list = help.split("Commands:\n").nth(1).expect("there is a list");
    let list = list
        .split("\n\n")
        .next()
        .expect("a first part is always there");
    let names = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(|name| {
            let help = helder(&[name, "--help"]);
            (name.to_owned(), options(&help).map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn the_shown_output_is_real() {
    let readme = read("README.md");
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
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    let mut n_seen = 0;
    for page in pages() {
        for line in code(&read(&page)) {
            let place = format!("{}: {line}", page.display());
            let Some(rest) = line.strip_prefix("helder ") else {
                // An option by itself has to be one of some command.
                if line.starts_with("--") {
                    for option in options(&line).filter(|it| !OTHERS.contains(it)) {
                        let is_known = commands.values().any(|known| known.contains(option));
                        assert!(is_known, "{place}: no command has {option}");
                    }
                }
                continue;
            };
            let name = rest.split_whitespace().next().unwrap_or_default();
            if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
                continue;
            }
            let Some(known) = commands.get(name) else {
                panic!("{place}: {name} is no command");
            };
            // What comes after a pipe or a comment sign is not for helder.
            let own = rest.split(['|', '#']).next().unwrap_or_default();
            for option in options(own) {
                assert!(known.contains(option), "{place}: {name} has no {option}");
            }
            n_seen += 1;
        }
    }
    assert!(n_seen > 60, "{n_seen}");
}

#[test]
fn the_page_on_the_command_line_has_every_command_and_gate() {
    let page = read("docs/cli.md");
    for (name, options) in commands() {
        assert!(page.contains(&format!("\nhelder {name} ")), "helder {name}");
        if name == "check" {
            for option in options {
                let shown = format!("`{option}");
                let is_common =
                    ["--help", "--color", "--show-skipped", "--threads"].contains(&&*option);
                assert!(
                    is_common || page.contains(&shown) || page.contains(&format!(" {option}")),
                    "{option}"
                );
            }
        }
    }
}

/// The anchors of the headings of a page, as GitHub and GitLab make them.
fn anchors(page: &str) -> Vec<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let text = line.trim_start_matches('#').trim().to_lowercase();
            let kept = text
                .chars()
                .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn the_links_lead_somewhere() {
    let mut n_seen = 0;
    for page in pages() {
        let text = read(&page);
        let targets = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|it| !it.starts_with("http")) {
            let place = format!("{}: {target}", page.display());
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let folder = root().join(&page);
            let file = match file {
                "" => folder,
                file => folder.parent().expect("it is in a folder").join(file),
            };
            assert!(file.exists(), "{place} is not there");
            if !anchor.is_empty() {
                let there = fs::read_to_string(&file).expect("it is a page");
                assert!(
                    anchors(&there).iter().any(|it| it == anchor),
                    "{place}: no such heading"
                );
            }
            n_seen += 1;
        }
    }
    assert!(n_seen > 40, "{n_seen}");
}
