//! `cargo xtask test`: everything that must hold before a change lands.
//!
//! It installs what it can (the WebAssembly target, cargo-deny, and on Debian as root the packages
//! of [`PACKAGES`]) and says what to install where it can't.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::shell::{self, Outcome, cargo, command, exists};

/// Programs that some steps need, with the Debian package that brings each.
const PACKAGES: &[(&str, &str)] = &[("valgrind", "valgrind"), ("chromium", "chromium")];

/// One step, which says in a sentence what went wrong.
type Step = fn() -> Outcome;

/// The steps in order: the cheap ones first, so that a slip shows early.
const STEPS: &[(&str, Step)] = &[
    ("set up", set_up),
    ("format", format),
    ("lints", lints),
    ("tests", tests),
    ("table of limits", || {
        shell::run(&mut cargo(&["test", "--quiet", "--test", "profiles"]))
    }),
    ("size of the language data", || crate::size::run(&[])),
    ("core without features, for WebAssembly", bare_core),
    ("WebAssembly", || crate::wasm::run(&[])),
    ("same answers native and in WebAssembly", || {
        crate::wasm::parity(&[])
    }),
    ("editors in the browser", || crate::browser::run(&[])),
    ("formats of reports", || crate::formats::run(&[])),
    ("extension for VS Code", crate::vscode::test),
    ("licences, bans and sources", deny),
    ("our own words", own_words),
    ("growth", || crate::growth::run(&[])),
    ("cost of a word", || crate::cost::run(&[])),
    ("fuzzing", || crate::fuzz::run(&[])),
];

/// Runs every step; the first that fails ends the run.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let start = Instant::now();
    for (name, step) in STEPS {
        println!("\n== {name}");
        step().map_err(|error| format!("{name}: {error}"))?;
    }
    println!(
        "\nall {} steps passed in {} s",
        STEPS.len(),
        start.elapsed().as_secs()
    );
    Ok(())
}

fn set_up() -> Outcome {
    if exists("rustup") {
        shell::run(&mut command(
            "rustup",
            &["target", "add", "wasm32-unknown-unknown"],
        ))?;
    }
    if !exists("node") {
        return Err("Node.js is missing: install version 20 or later".into());
    }
    let missing: Vec<_> = PACKAGES
        .iter()
        .filter(|(program, _)| !exists(program))
        .collect();
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    if !packages.is_empty() {
        install(&packages)?;
    }
    // All crates of all targets, so that the licences can be read offline.
    shell::run(&mut cargo(&["fetch", "--quiet", "--locked"]))?;
    if !exists("cargo-deny") {
        shell::run(&mut cargo(&[
            "install",
            "--quiet",
            "--locked",
            "cargo-deny",
        ]))?;
    }
    Ok(())
}

/// Installs Debian packages, or says which to install.
pub(crate) fn install(packages: &[&str]) -> Outcome {
    let wanted = packages.join(" ");
    let root = shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root || !Path::new("/etc/debian_version").exists() {
        return Err(format!("these programs are missing: {wanted}. Install them").into());
    }
    shell::run(&mut command("apt-get", &["update", "-qq"]))?;
    shell::run(
        command(
            "apt-get",
            &["install", "-y", "-qq", "--no-install-recommends"],
        )
        .args(packages),
    )
}

/// All tests. The seed of the property tests is fixed, so that the gate gives one answer for one
/// tree; a plain `cargo test` draws a new one each time.
fn tests() -> Outcome {
    let mut tests = cargo(&["test", "--quiet", "--workspace"]);
    shell::run(tests.env("PROPTEST_RNG_SEED", "20261121"))
}

/// `cargo fmt` follows `mod` lines, but the modules of rules are declared by a macro, so those files
/// are named.
fn format() -> Outcome {
    shell::run(&mut cargo(&["fmt", "--all", "--check"]))?;
    let mut rules = Vec::new();
    for entry in fs::read_dir(shell::root().join("src/rules"))? {
        rules.push(entry?.path());
    }
    rules.retain(|path| path.extension().is_some_and(|it| it == "rs"));
    shell::run(command("rustfmt", &["--check", "--edition", "2024"]).args(rules))
}

/// The lints, with all features, and with those of a lean module for browsers.
fn lints() -> Outcome {
    let lints = |arguments: &[&str]| {
        let mut clippy = cargo(&["clippy", "--quiet"]);
        shell::run(clippy.args(arguments).args(["--", "-D", "warnings"]))
    };
    lints(&["--workspace", "--all-targets"])?;
    lints(&[
        "-p",
        "helder-wasm",
        "--no-default-features",
        "--features=ui-nl",
    ])
}

/// The core must build with nothing but itself, where there is no operating system.
fn bare_core() -> Outcome {
    let target = ["--target", "wasm32-unknown-unknown"];
    shell::run(cargo(&["build", "--quiet", "--lib", "--no-default-features"]).args(target))
}

fn deny() -> Outcome {
    shell::run(&mut cargo(&[
        "deny",
        "--offline",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))
}

/// What we write passes what we ask of others.
fn own_words() -> Outcome {
    let helder = shell::release_binary()?;
    let own = [
        "check",
        "--fail-on",
        "warning",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs",
        "editors",
        "src/rules",
    ];
    shell::run(&mut command(helder, &own))
}
