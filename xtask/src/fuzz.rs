//! `cargo xtask fuzz [SECONDS [TARGET]]` and `cargo xtask slow [SECONDS]`: the fuzz bodies of `fuzz/` on stable Rust, over their seeds
//! and mutations of them. [Hardening](../../docs/hardening.md) tells what is fuzzed, and how to do it
//! with a fuzzer that sees which code an input reaches.

use crate::shell::{self, Outcome, cargo};

/// Builds and runs the hunt for texts that cost more than their length.
pub(crate) fn slow(arguments: &[String]) -> Outcome {
    let seconds = [String::from("60")];
    let arguments = if arguments.is_empty() {
        &seconds
    } else {
        arguments
    };
    let slow = ["-p", "helder-fuzz", "--bin", "slow", "--"];
    shell::run(
        cargo(&["run", "--quiet", "--release"])
            .args(slow)
            .args(arguments),
    )
}

/// Builds and runs the smoke fuzzer. All targets share the time.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let seconds = [String::from("60")];
    let arguments = if arguments.is_empty() {
        &seconds
    } else {
        arguments
    };
    let smoke = ["-p", "helder-fuzz", "--bin", "smoke", "--"];
    shell::run(
        cargo(&["run", "--quiet", "--release"])
            .args(smoke)
            .args(arguments),
    )
}
