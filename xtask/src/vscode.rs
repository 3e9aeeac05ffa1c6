//! `cargo xtask vscode`: the extension for VS Code, tested and packed into `target/dist`.
//!
//! It is plain JavaScript, so there is no build. What it depends on, and the packer, come from npm
//! into `target/vscode`; the folder in the sources stays as it is.

use std::fs;
use std::path::Path;

use crate::shell::{self, Outcome, cargo, command};

/// The packer, at a version that is known to work.
const PACKER: &str = "@vscode/vsce@4.1.0";

/// What the package is made of.
const FILES: [&str; 6] = [
    ".vscodeignore",
    "README.md",
    "extension.js",
    "package-lock.json",
    "package.json",
    "server.js",
];

/// Tests the extension and packs it.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    test()?;
    let source = shell::root().join("editors/vscode");
    let folder = shell::target().join("vscode");
    let dist = shell::target().join("dist");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(&dist)?;
    for file in FILES {
        fs::copy(source.join(file), folder.join(file))?;
    }
    fs::copy(shell::root().join("LICENSE-MIT"), folder.join("LICENSE"))?;
    npm(&folder, &["ci", "--omit=dev"])?;
    let packer = shell::target().join("vscode-packer");
    fs::create_dir_all(&packer)?;
    npm(&packer, &["install", "--no-save", PACKER])?;
    let mut pack = command(packer.join("node_modules/.bin/vsce"), &["package", "--out"]);
    // The address of the repository is not known yet.
    let pack = pack.arg(dist).arg("--allow-missing-repository");
    shell::run(pack.current_dir(folder))
}

/// Tests the extension without VS Code, with a server of its own.
pub(crate) fn test() -> Outcome {
    shell::run(&mut cargo(&["build", "--quiet", "--bin", "helder"]))?;
    let mut test = command("node", &["--test", "editors/vscode/extension.test.mjs"]);
    shell::run(test.env("HELDER", shell::target().join("debug/helder")))
}

fn npm(folder: &Path, arguments: &[&str]) -> Outcome {
    let quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
    shell::run(
        command("npm", arguments)
            .args(quiet)
            .arg("--prefix")
            .arg(folder),
    )
}
