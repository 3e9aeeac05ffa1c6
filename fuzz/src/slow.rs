//! `slow SECONDS [SEED [WORK [TEXT]]]`: looks for texts that cost more than their length, made of fragments
//! that are repeated. What it finds belongs in `tests/invariants.rs`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use helder_fuzz::{Random, WORKS, Work, unit};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).map(|it| it.parse::<u64>());
    let (Some(Ok(seconds)), None | Some(Ok(_))) = (number(0), number(1)) else {
        eprintln!("slow SECONDS [SEED [WORK [TEXT]]]");
        return ExitCode::from(2);
    };
    let mut random = Random::new(number(1).and_then(Result::ok).unwrap_or(20_261_122));
    let is_meant = |work: &&Work| arguments.get(2).is_none_or(|name| name == work.name);
    let works: Vec<&Work> = WORKS.iter().filter(is_meant).collect();
    let Some(first) = works.first() else {
        eprintln!("slow: there is no such work");
        return ExitCode::from(2);
    };
    // The languages are read before anything is measured.
    first.steep_on("a");
    // One text again, for who looks where its time goes.
    if let Some(unit) = arguments.get(3) {
        let end = Instant::now() + Duration::from_secs(seconds);
        while Instant::now() < end {
            println!("{:?}", first.steep_on(unit));
        }
        return ExitCode::SUCCESS;
    }
    let mut counts = vec![0_u64; works.len()];
    let mut n_steep = 0;
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        let at = random.below(works.len());
        let unit = unit(&mut random);
        counts[at] += 1;
        if let Some(steep) = works[at].steep_on(&unit) {
            n_steep += 1;
            println!("{} is steep on {unit:?}: {steep:?}", works[at].name);
        }
    }
    for (work, n) in works.iter().zip(counts) {
        println!("{:<10} {n} texts", work.name);
    }
    println!("steep: {n_steep}");
    ExitCode::from(u8::from(n_steep > 0))
}
