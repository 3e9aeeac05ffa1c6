//! `cargo xtask fuzz [SECONDS]`: the fuzz bodies of `fuzz/` on stable Rust, over the test pages
//! and mutations of them.

use crate::shell::{self, Outcome, cargo};

/// Builds and runs the smoke fuzzer.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let seconds = arguments.first().map_or("60", String::as_str);
    let smoke = ["-p", "helder-fuzz", "--bin", "smoke", "--", seconds];
    shell::run(cargo(&["run", "--quiet", "--release"]).args(smoke))
}
