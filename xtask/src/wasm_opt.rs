//! Makes a WebAssembly module smaller and a little faster: `wasm-opt` of Binaryen, from npm.

use std::path::Path;

use crate::npm;
use crate::shell::{self, Outcome, command};

/// What the compiler may use on `wasm32-unknown-unknown`, and no more: browsers that ran the module
/// before run it after.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// What is asked of it.
const ASKED: [&str; 5] = [
    "-Os",
    // Both hold for every module that Rust makes: the lowest addresses are the far end of the
    // stack, and the memory is the module's own, so it starts with zeros.
    "--low-memory-unused",
    "--zero-filled-memory",
    // The compiler chose what to put inside what. More of that makes functions that run slower and
    // compress worse, and so do values that are kept to be used again.
    "--one-caller-inline-max-function-size=0",
    "--skip-pass=local-cse",
];

/// Puts the smaller module in the place of the one in a file.
pub(crate) fn optimise(module: &Path) -> Outcome {
    let mut optimise = command("node", &[]);
    optimise.arg(npm::tool("binaryen")?.join("bin/wasm-opt"));
    optimise.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    optimise.args(ASKED).arg(module).arg("-o").arg(module);
    shell::run(&mut optimise)
}
