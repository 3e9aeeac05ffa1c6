//! `smoke SECONDS [TARGET] [SEED]`: the fuzz bodies on stable Rust, over their seeds and mutations
//! of them. All targets share the time, or one gets it whole. The input that breaks something is
//! printed, so that it can become a test.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use helder_fuzz::{Input, Random, TARGETS, Target, mutate, target};

/// The most choices from which an input grows.
const MAX_CHOICES: usize = 600;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let seconds = arguments.first().and_then(|it| it.parse::<f64>().ok());
    let named = arguments.get(1).map(|name| target(name));
    let seed = arguments
        .get(2)
        .map_or(Some(20_261_121), |it| it.parse().ok());
    let (Some(seconds), None | Some(Some(_)), Some(seed)) = (seconds, named, seed) else {
        let names: Vec<&str> = TARGETS.iter().map(|it| it.name).collect();
        eprintln!(
            "smoke SECONDS [TARGET] [SEED]\ntargets: {}",
            names.join(", ")
        );
        return ExitCode::from(2);
    };
    let targets: Vec<&Target> = match named.flatten() {
        Some(target) => vec![target],
        None => TARGETS.iter().collect(),
    };
    let time = Duration::from_secs_f64(seconds / targets.len() as f64);
    for target in targets {
        let Some(n) = fuzz(target, time, seed) else {
            return ExitCode::FAILURE;
        };
        println!("{:<12} {n} inputs: nothing broke", target.name);
    }
    ExitCode::SUCCESS
}

/// How many inputs a target took in a time; none: one broke it.
fn fuzz(target: &Target, time: Duration, seed: u64) -> Option<u64> {
    let seeds = target.seeds();
    let mut random = Random::new(seed);
    let mut n = 0;
    for seed in &seeds {
        holds(target, seed)?;
    }
    // The seeds are read before the time begins: the first of them loads the languages.
    let end = Instant::now() + time;
    while Instant::now() < end {
        let [seed, other] = [(); 2].map(|()| &seeds[random.below(seeds.len())]);
        holds(target, &input(target, seed, other, &mut random))?;
        n += 1;
    }
    Some(n)
}

fn input(target: &Target, seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    if target.input == Input::Choices {
        let len = random.below(MAX_CHOICES);
        return (0..len).map(|_| random.below(256) as u8).collect();
    }
    let text = |bytes| String::from_utf8_lossy(bytes);
    let mut input = match std::str::from_utf8(seed) {
        Ok(_) => mutate(&text(seed), &text(other), random).into_bytes(),
        Err(_) => seed.to_vec(),
    };
    // Bytes, now and then: what is no UTF-8 is only like that.
    if std::str::from_utf8(seed).is_err() || random.below(8) == 0 {
        for _ in 0..=random.below(6) {
            let at = random.below(input.len() + 1);
            match random.below(3) {
                0 => input.truncate(at),
                1 => input.insert(at, random.below(256) as u8),
                _ => {
                    if let Some(byte) = input.get_mut(at) {
                        *byte = random.below(256) as u8;
                    }
                }
            }
        }
    }
    input
}

/// Runs one input; a failure is printed with the input.
fn holds(target: &Target, data: &[u8]) -> Option<()> {
    let run = AssertUnwindSafe(|| (target.run)(data));
    let held = catch_unwind(run).is_ok();
    if !held {
        let text = String::from_utf8_lossy(data);
        eprintln!(
            "smoke: {} is broken by {data:?}, as text {text:?}",
            target.name
        );
    }
    held.then_some(())
}
