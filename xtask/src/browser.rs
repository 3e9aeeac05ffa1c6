//! `cargo xtask browser`: the types of `www/`, and its tests in a real browser.
//!
//! It installs what `tests/browser/package-lock.json` names when that is new, and Chromium and Firefox
//! where it can. The module has to be there: run `cargo xtask wasm` first. `cargo xtask browser gutenberg`
//! installs the block editor of WordPress too, which is large, and from then on it is tested as well.
//! `cargo xtask browser speed` measures instead, in Chromium.

use std::path::Path;

use crate::shell::{self, Outcome, command, root};
use crate::{npm, test};

/// The folder of the tests and of what they need.
const TESTS: &str = "tests/browser";

/// Checks the types, writes them to `www/types`, and runs the tests.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let folder = root().join(TESTS);
    if !root().join("www/pkg/files.js").exists() {
        return Err("www/pkg is not there: run `cargo xtask wasm` first".into());
    }
    npm::install(&folder)?;
    if arguments.iter().any(|it| it == "gutenberg") {
        npm::install(&folder.join("gutenberg"))?;
    }
    if arguments.iter().any(|it| it == "speed") {
        return shell::run(command("node", &["speed.mjs"]).current_dir(&folder));
    }
    shell::run(&mut command(
        folder.join("node_modules/.bin/tsc"),
        &["-p", "www/tsconfig.json"],
    ))?;
    npm::lay_out()?;
    if std::env::var_os("CHROMIUM").is_none() && !Path::new("/usr/bin/chromium").exists() {
        test::install(&["chromium"])?;
    }
    let firefox = std::env::var("FIREFOX").unwrap_or_else(|_| "firefox-esr".into());
    if !shell::exists(&firefox)
        && let Err(error) = test::install(&["firefox-esr"])
    {
        println!("{error}; the tests in Firefox are left out");
    }
    // Its findings are those that the editors must show.
    let helder = shell::release_binary()?;
    let tests = |at_once: &str| {
        let at_once = format!("--test-concurrency={at_once}");
        let mut node = command("node", &["--test", &at_once, "--test-reporter=dot"]);
        shell::run(node.env("HELDER", &helder).current_dir(&folder))
    };
    // On a busy machine a browser may be too slow for a test that waits for it. What fails for
    // another reason fails again.
    tests("2").or_else(|error| {
        println!("{error}; once more, one file at a time");
        tests("1")
    })
}
