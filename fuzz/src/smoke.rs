//! `smoke SECONDS [SEED]`: the fuzz bodies over the test pages and mutations of them. The input
//! that breaks something is printed, so that it can become a test.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use helder::{Checker, Format, Languages};
use helder_fuzz::{Random, check_config, check_with, mutate};

/// Where the seeds lie.
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/pages");

/// Settings that use every key.
const CONFIG: &str = include_str!("../../tests/cli/config.in/helder.toml");

fn main() -> ExitCode {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|argument| argument.parse::<u64>());
    let Some(Ok(seconds)) = arguments.next() else {
        eprintln!("smoke SECONDS [SEED]");
        return ExitCode::from(2);
    };
    let seed = arguments.next().and_then(Result::ok).unwrap_or(20_261_121);
    let seeds = match seeds() {
        Ok(seeds) if !seeds.is_empty() => seeds,
        Ok(_) => {
            eprintln!("smoke: no pages in {PAGES}");
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("smoke: {PAGES}: {error}");
            return ExitCode::from(2);
        }
    };
    let checker = Checker::new(Languages::embedded());
    let mut random = Random::new(seed);
    let end = Instant::now() + Duration::from_secs(seconds);
    let formats = [Format::Html, Format::Markdown, Format::Plain];
    let mut n_inputs = 0u64;

    for (format, text) in &seeds {
        if !holds(&checker, *format, text) {
            return ExitCode::FAILURE;
        }
    }
    while Instant::now() < end {
        let (format, seed) = &seeds[random.below(seeds.len())];
        let (_, other) = &seeds[random.below(seeds.len())];
        let text = mutate(seed, other, &mut random);
        // Now and then a page is read as what it is not.
        let format = if random.below(8) == 0 {
            formats[random.below(3)]
        } else {
            *format
        };
        let held = if random.below(16) == 0 {
            let config = mutate(CONFIG, CONFIG, &mut random);
            holds_for_config(&checker, &config, &text)
        } else {
            holds(&checker, format, &text)
        };
        if !held {
            return ExitCode::FAILURE;
        }
        n_inputs += 1;
    }
    println!(
        "{n_inputs} inputs, from {} seeds, in {seconds} s: nothing broke",
        seeds.len()
    );
    ExitCode::SUCCESS
}

/// Runs one input; a failure is printed with the input.
fn holds(checker: &Checker, format: Format, text: &str) -> bool {
    let run = AssertUnwindSafe(|| check_with(checker, format, text));
    let held = catch_unwind(run).is_ok();
    if !held {
        eprintln!("smoke: broken by {format:?} {text:?}");
    }
    held
}

/// The same for settings and a page.
fn holds_for_config(checker: &Checker, config: &str, page: &str) -> bool {
    let run = AssertUnwindSafe(|| check_config(checker, config, page));
    let held = catch_unwind(run).is_ok();
    if !held {
        eprintln!("smoke: broken by the settings {config:?} on {page:?}");
    }
    held
}

fn seeds() -> std::io::Result<Vec<(Format, String)>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(Path::new(PAGES))? {
        paths.push(entry?.path());
    }
    paths.sort();
    let mut seeds = Vec::new();
    for path in paths {
        if let Some(format) = Format::of_path(&path.to_string_lossy()) {
            seeds.push((format, std::fs::read_to_string(&path)?));
        }
    }
    Ok(seeds)
}
