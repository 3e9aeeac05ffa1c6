//! `cargo xtask browser`: the types of `www/`, and its tests in a real browser.
//!
//! It installs what `tests/browser/package-lock.json` names, once. The module has to be there: run
//! `cargo xtask wasm` first.

use std::path::Path;

use crate::shell::{self, Outcome, command, root};

/// The folder of the tests and of what they need.
const TESTS: &str = "tests/browser";

/// Checks the types, writes them to `www/types`, and runs the tests.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let folder = root().join(TESTS);
    if !root().join("www/pkg/packs.js").exists() {
        return Err("www/pkg is not there: run `cargo xtask wasm` first".into());
    }
    if !folder.join("node_modules/.package-lock.json").exists() {
        shell::run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    shell::run(&mut command(
        folder.join("node_modules/.bin/tsc"),
        &["-p", "www/tsconfig.json"],
    ))?;
    let chromium = std::env::var_os("CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".into());
    if !Path::new(&chromium).exists() {
        return Err("Chromium is missing: install it, or name it in CHROMIUM".into());
    }
    shell::run(command("node", &["--test", "--test-reporter=dot"]).current_dir(&folder))
}
