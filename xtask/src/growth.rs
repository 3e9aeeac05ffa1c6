//! `cargo xtask growth [--helder PATH] [--shared DIR] [NAME]`: whether cost grows with the size of the
//! input and no faster, on a page of prose and on every input of [`hostile`]. With `--shared` the
//! inputs are those of `DIR/perf/make_adversarial.py`, which others wrote.
//!
//! Counted in instructions by valgrind, so that a busy machine does not matter.

mod hostile;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::bench;
use crate::shell::{self, Outcome, command, release_binary, root};
use hostile::{ALL, Hostile, PROSE};

const MEGABYTE: usize = 1_000_000;

/// Cost of ten times the input over the cost of the input; the issue asks for 9 to 11.
const RATIO: std::ops::RangeInclusive<f64> = 9.0..=11.0;
/// The sizes of hostile inputs, each twice the one before: enough that a square shows.
const SIZES: Sizes = [4_000, 8_000, 16_000];
/// The same for the inputs of others, which are longer for a size.
const SHARED_SIZES: Sizes = [5_000, 10_000, 20_000];
/// How much dearer an input of twice the size may be.
pub(crate) const DOUBLING: f64 = 2.3;
/// Below this share of what a byte of prose costs, the allocator's own steps show in the ratio.
const CHEAP: f64 = 0.5;
/// How many times dearer than prose a byte may be.
const BYTE: f64 = 20.0;
/// So many levels, or so much of anything, must not end in a panic.
const LEVELS: usize = 400_000;
/// The same for the inputs of others: the levels that the issue asks for.
const SHARED_LEVELS: usize = 100_000;

type Sizes = [usize; 3];
/// Gives the file of a size.
type Make<'a> = dyn Fn(usize) -> Result<PathBuf, Box<dyn Error>> + Sync + 'a;

/// What is measured: a name, and a file of any size.
struct Input<'a> {
    name: String,
    sizes: Sizes,
    levels: usize,
    file: Box<Make<'a>>,
}

/// Checks a page of 1 MB and one of 10 MB, then the hostile inputs.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (mut shared, mut helder, mut name) = (None, None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--shared" => shared = rest.next().map(PathBuf::from),
            "--helder" => helder = rest.next().map(PathBuf::from),
            other => name = Some(other),
        }
    }
    let helder = match helder {
        Some(path) => path.canonicalize()?,
        None => release_binary()?,
    };
    let folder = shell::target().join("growth");
    fs::create_dir_all(&folder)?;
    let mut inputs = match shared {
        Some(shared) => made(&shared.join("perf").canonicalize()?, &folder)?,
        None => ALL.iter().map(|input| own(input, &folder)).collect(),
    };
    match name {
        Some(name) => inputs.retain(|input| input.name == name),
        None => pages(&helder, &folder)?,
    }
    hostile(&helder, &folder, &inputs)
}

/// One of our own inputs.
fn own<'a>(input: &'a Hostile, folder: &'a Path) -> Input<'a> {
    Input {
        name: input.name.to_owned(),
        sizes: SIZES,
        levels: LEVELS,
        file: Box::new(|n| write(folder, input, n)),
    }
}

/// The inputs that `make_adversarial.py` makes.
fn made<'a>(perf: &Path, folder: &Path) -> Result<Vec<Input<'a>>, Box<dyn Error>> {
    let corpus = bench::corpus(perf)?;
    let folder = folder.join("shared");
    for n in SHARED_SIZES.into_iter().chain([SHARED_LEVELS]) {
        let mut make = command("python3", &[]);
        make.arg(perf.join("make_adversarial.py"));
        make.arg(folder.join(n.to_string())).arg(&corpus);
        shell::run(make.arg(n.to_string()))?;
    }
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder.join(SHARED_LEVELS.to_string()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let (folder, file) = (folder.clone(), name.clone());
        inputs.push(Input {
            name,
            sizes: SHARED_SIZES,
            levels: SHARED_LEVELS,
            file: Box::new(move |n| Ok(folder.join(n.to_string()).join(&file))),
        });
    }
    inputs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(inputs)
}

fn pages(helder: &Path, folder: &Path) -> Outcome {
    let small = instructions(helder, &page(folder, MEGABYTE)?)?;
    let large = instructions(helder, &page(folder, 10 * MEGABYTE)?)?;
    let ratio = large as f64 / small as f64;
    println!("1 MB: {small} instructions, 10 MB: {large}, ratio {ratio:.2}");
    if RATIO.contains(&ratio) {
        Ok(())
    } else {
        Err(format!("the ratio is {ratio:.2}").into())
    }
}

/// Holds each input against itself at half the size, and against prose.
fn hostile(helder: &Path, folder: &Path, inputs: &[Input<'_>]) -> Outcome {
    // A language is made ready for the first word, so a start has one.
    let nothing = folder.join("nothing.txt");
    fs::write(&nothing, "a")?;
    let start = instructions(helder, &nothing)?;
    let costs = |input: &Input<'_>| -> Result<Vec<Cost>, Box<dyn Error>> {
        let cost = |n| {
            let path = (input.file)(n)?;
            let all = instructions(helder, &path)?;
            Ok(Cost {
                bytes: fs::metadata(&path)?.len(),
                instructions: all.saturating_sub(start).max(1),
            })
        };
        input.sizes.into_iter().map(cost).collect()
    };
    let prose = costs(&own(&PROSE, folder))?;
    let prose = prose.last().ok_or("there are no sizes")?.per_byte();
    println!("prose: {prose:.0} instructions a byte, {start} at the start");

    let next = AtomicUsize::new(0);
    let faults: Vec<String> = thread::scope(|scope| {
        let work = || {
            let mut faults = Vec::new();
            while let Some(input) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
                let judged = costs(input)
                    .map_err(|error| error.to_string())
                    .and_then(|costs| judge(&input.name, &costs, prose))
                    .and_then(|()| survives(helder, input));
                faults.extend(judged.err());
            }
            faults
        };
        let n = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..n).map(|_| scope.spawn(work)).collect();
        let faults = threads.into_iter().map(|thread| {
            let lost = |_| vec!["a thread was lost".to_owned()];
            thread.join().unwrap_or_else(lost)
        });
        faults.flatten().collect()
    });
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("; ").into())
    }
}

/// What an input costs, the start of the program left out.
struct Cost {
    bytes: u64,
    instructions: u64,
}

impl Cost {
    fn per_byte(&self) -> f64 {
        self.instructions as f64 / self.bytes as f64
    }
}

fn judge(name: &str, costs: &[Cost], prose: f64) -> Result<(), String> {
    // Some inputs grow by a little more or less than twice their size.
    let doubling = costs.windows(2).map(|pair| {
        let grown = pair[1].bytes as f64 / pair[0].bytes as f64;
        pair[1].instructions as f64 / pair[0].instructions as f64 * 2.0 / grown
    });
    let doubling = doubling.fold(0.0, f64::max);
    let dearest = costs.iter().map(Cost::per_byte).fold(0.0, f64::max) / prose;
    println!("{name:<18} doubling costs {doubling:.2} times, a byte {dearest:5.2} of prose");
    // Of a text this cheap, much is what the allocator does as its lists grow, in steps.
    let slack = if dearest < CHEAP { 0.2 } else { 0.0 };
    if doubling > DOUBLING + slack {
        return Err(format!("{name}: twice the size costs {doubling:.2} times"));
    }
    if dearest > BYTE {
        return Err(format!(
            "{name}: a byte costs {dearest:.1} times one of prose"
        ));
    }
    Ok(())
}

/// Whether a run on a huge input ends as a run should.
fn survives(helder: &Path, input: &Input<'_>) -> Result<(), String> {
    let name = &input.name;
    let path = (input.file)(input.levels).map_err(|error| error.to_string())?;
    let output = check(&mut command(helder, &[]), &path).output();
    let output = output.map_err(|error| format!("{name}: {error}"))?;
    let _ = fs::remove_file(&path);
    match output.status.success() {
        true => Ok(()),
        false => Err(format!(
            "{name}: {} on a huge input: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// Writes an input, and gives its path.
fn write(folder: &Path, input: &Hostile, n: usize) -> Result<PathBuf, Box<dyn Error>> {
    let path = folder.join(format!("{}-{n}.{}", input.name, input.extension));
    fs::write(&path, (input.text)(n))?;
    Ok(path)
}

/// An HTML page of at least `size` bytes: the test pages' bodies, over and over.
fn page(folder: &Path, size: usize) -> Result<PathBuf, Box<dyn Error>> {
    let mut bodies = Vec::new();
    for entry in fs::read_dir(root().join("tests/pages"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            let html = fs::read_to_string(&path)?;
            let body = html
                .split_once("<body")
                .map_or(html.as_str(), |(_, rest)| rest);
            let body = body.split_once('>').map_or(body, |(_, rest)| rest);
            bodies.push(body.replace("</body>", "").replace("</html>", ""));
        }
    }
    bodies.sort();
    let mut html = String::from("<!doctype html><html lang=\"nl\"><title>x</title><body>");
    for body in bodies.iter().cycle() {
        if html.len() >= size {
            break;
        }
        html += body;
    }
    let path = folder.join(format!("{size}.html"));
    fs::write(&path, html)?;
    Ok(path)
}

/// Instructions of a check, all told.
pub(crate) fn instructions(helder: &Path, path: &Path) -> Result<u64, Box<dyn Error>> {
    let mut valgrind = command("valgrind", &["--tool=cachegrind", "--cache-sim=no"]);
    valgrind.args(["--cachegrind-out-file=/dev/null", "--log-fd=1", "--"]);
    valgrind.arg(helder);
    let output = check(&mut valgrind, path).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let count = text
        .lines()
        .rev()
        .find(|line| line.starts_with("==") && line.contains("I   refs") || line.contains("I refs"))
        .ok_or_else(|| format!("valgrind did not count: {}", output.status))?;
    let digits: String = count
        .rsplit(':')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    Ok(digits.parse()?)
}

/// Adds the arguments of a check that fails for no finding.
fn check<'a>(program: &'a mut Command, path: &Path) -> &'a mut Command {
    let plain = ["check", "--fail-on=never", "--format=json", "--threads=1"];
    program.args(plain).arg(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_grow_as_they_are_asked_to() {
        for input in ALL.iter().chain([&PROSE]) {
            let [small, large] = [8_000, 16_000].map(|n| (input.text)(n).len() as f64);
            let ratio = large / small;
            assert!((1.7..2.3).contains(&ratio), "{}: {ratio}", input.name);
        }
    }

    #[test]
    fn what_grows_faster_or_costs_more_is_told() {
        let cost = |bytes, instructions| Cost {
            bytes,
            instructions,
        };
        let judged = |large| judge("prose", &[cost(100, 1_000), cost(200, large)], 1.0);
        assert!(judged(2_200).is_ok());
        assert!(judged(2_400).is_err_and(|fault| fault.contains("twice the size")));
        let dear = judge("prose", &[cost(100, 3_000), cost(200, 6_000)], 1.0);
        assert!(dear.is_err_and(|fault| fault.contains("of prose")));
    }
}
