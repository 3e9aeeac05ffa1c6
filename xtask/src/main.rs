//! `cargo xtask`: the chores of this repository. `cargo xtask help` lists them.

mod bench;
mod browser;
mod code_size;
mod cost;
mod detect_words;
mod docs;
mod eval;
mod evidence;
mod fix_pages;
mod formats;
mod fuzz;
mod growth;
mod lexicon;
mod npm;
mod packs;
mod release;
mod sbom;
mod shell;
mod size;
mod snip;
mod sums;
mod syllables;
mod test;
mod train;
mod vscode;
mod wasm;
mod wasm_opt;

use std::process::ExitCode;

use shell::{Outcome, command};

/// A chore: its name, what it does, and the function that does it with the arguments after it.
struct Chore {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

const CHORES: &[Chore] = &[
    Chore {
        name: "test",
        about: "set up what is missing, then run every check; this is what CI runs",
        run: test::run,
    },
    Chore {
        name: "wasm",
        about: "build the WebAssembly module, its bindings and the language data it loads, into www/pkg",
        run: wasm::run,
    },
    Chore {
        name: "parity",
        about: "compare the answers of WebAssembly in Node with the native ones, byte for byte",
        run: wasm::parity,
    },
    Chore {
        name: "browser",
        about: "check the types of www, and test it in Chromium with real editors; or measure its `speed`",
        run: browser::run,
    },
    Chore {
        name: "peers",
        about: "measure the module in Node beside yoastseo and harper.js, which it fetches",
        run: |_| {
            let folder = shell::root().join("tests/peers");
            shell::run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
            shell::run(&mut command("node", &["tests/peers/peers.mjs"]))
        },
    },
    Chore {
        name: "package",
        about: "install the npm package with each bundler (or the one NAMED), and try what that makes",
        run: |names| {
            npm::lay_out()?;
            let mut script = command("node", &["tests/package.mjs"]);
            shell::run(script.args(names))
        },
    },
    Chore {
        name: "formats",
        about: "hold the reports for other programs against the schemas of their formats",
        run: formats::run,
    },
    Chore {
        name: "release",
        about: "make the package of this system in target/dist; --twice builds it again and compares",
        run: release::run,
    },
    Chore {
        name: "sbom",
        about: "list what the program is made of (CycloneDX), into target/dist",
        run: sbom::run,
    },
    Chore {
        name: "vscode",
        about: "test the extension for VS Code and pack it into target/dist",
        run: vscode::run,
    },
    Chore {
        name: "fuzz",
        about: "feed seeds and mutations of them to every parser for SECONDS (default 60)",
        run: fuzz::run,
    },
    Chore {
        name: "slow",
        about: "look for SECONDS (default 60) for texts that cost more than their length",
        run: fuzz::slow,
    },
    Chore {
        name: "detect-words",
        about: "write the words that tell languages apart, from COUNTS.nl and COUNTS.en",
        run: detect_words::run,
    },
    Chore {
        name: "train",
        about: "train the taggers on the treebanks in --train FOLDER and write them to data/",
        run: train::run,
    },
    Chore {
        name: "eval",
        about: "measure on the evaluation data in --shared DIR and write docs/evaluation.md",
        run: eval::run,
    },
    Chore {
        name: "evidence",
        about: "measure each rule on edited texts in --shared DIR, into src/rules/evidence.tsv",
        run: evidence::run,
    },
    Chore {
        name: "fix-pages",
        about: "fix every page of the evaluation data in --shared DIR; --show N of the changes",
        run: fix_pages::run,
    },
    Chore {
        name: "docs",
        about: "write the pages of the rules as a site, into www/rules",
        run: docs::run,
    },
    Chore {
        name: "growth",
        about: "count instructions on texts of some sizes; cost may grow as fast as they do, no faster",
        run: growth::run,
    },
    Chore {
        name: "bench",
        about: "measure beside the floor program and the peers on the corpus in --shared DIR",
        run: bench::run,
    },
    Chore {
        name: "cost",
        about: "count instructions for a word; fail if a part takes more than it may",
        run: cost::run,
    },
    Chore {
        name: "size",
        about: "compress the packs of language data with brotli; fail if one is over its budget",
        run: size::run,
    },
    Chore {
        name: "syllables",
        about: "make data/en/syllables.tsv from --train DIR, a folder of open dictionaries",
        run: syllables::run,
    },
    Chore {
        name: "profiles",
        about: "write docs/profiles.md, the limits of all rules, from the rules and their pages",
        run: |_| {
            let mut write = shell::cargo(&["test", "--quiet", "--test", "profiles"]);
            shell::run(write.env("UPDATE", "1"))
        },
    },
    Chore {
        name: "lexicon",
        about: "make data/*/lexicon.bin from --train DIR and --sources DIR",
        run: lexicon::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("help", String::as_str);
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        eprintln!("cargo xtask CHORE\n");
        for chore in CHORES {
            eprintln!("  {:<8} {}", chore.name, chore.about);
        }
        return if name == "help" {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        };
    };
    match (chore.run)(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {name}: {error}");
            ExitCode::FAILURE
        }
    }
}
