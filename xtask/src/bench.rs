//! `cargo xtask bench --shared DIR [--helder PATH] [NAME...]`: helder beside the floor program and
//! its peers.
//!
//! Each program runs in turn with helder on the same files, as a whole process, and what counts is
//! the time of the processor: the load of a machine then hits both alike. What is printed is how
//! many times the time of helder another program takes, the median of some rounds and its spread.
//!
//! The corpus, the floor program and what it reads come from `DIR/perf` and are built in
//! `target/bench`; so are the peers that can be fetched. What can't be had is named and left out.

mod peers;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::growth::{DOUBLING, instructions};
use crate::shell::{self, Outcome, command, root};

/// How often a pair of programs runs, unless it takes long.
const ROUNDS: usize = 7;
/// A program that takes more seconds than this runs twice.
const LONG: f64 = 4.0;
/// Words of the prose that slow peers read.
const PROSE_WORDS: usize = 44_000;
/// Of the corpus, one file in so many is counted in instructions.
const COUNTED: usize = 15;
/// The corpus is read so many times over. Each may cost at most [`DOUBLING`] times half of it.
const TIMES: [usize; 4] = [2, 4, 8, 16];
/// What looks steep is measured so often before it counts: a busy machine is not steady.
const TRIES: usize = 3;

/// A program that helder is measured beside.
struct Peer {
    name: &'static str,
    /// What it reads.
    input: Input,
    lang: &'static str,
    /// How many times the time of helder it should take at least; 0: it is only shown.
    goal: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Input {
    /// A whole site, as it is.
    Site,
    /// Some of its text, without markup.
    Prose,
}

const fn peer(name: &'static str, input: Input, lang: &'static str, goal: f64) -> Peer {
    Peer {
        name,
        input,
        lang,
        goal,
    }
}

/// The goals are those of the issue on speed. The floor does far less than a checker.
const PEERS: &[Peer] = &[
    peer("floor", Input::Site, "en", 1.0 / 8.0),
    peer("floor", Input::Site, "nl", 1.0 / 8.0),
    peer("typos", Input::Site, "en", 1.5),
    peer("write-good", Input::Prose, "en", 4.0),
    peer("proselint", Input::Prose, "en", 8.0),
    peer("textstat", Input::Prose, "en", 10.0),
    peer("retext", Input::Prose, "en", 20.0),
    peer("alex", Input::Prose, "en", 20.0),
    peer("yoastseo", Input::Prose, "en", 60.0),
    peer("harper-core", Input::Prose, "en", 80.0),
    peer("harper.js", Input::Prose, "en", 80.0),
    peer("textlint", Input::Prose, "en", 250.0),
    peer("textstat", Input::Prose, "nl", 0.0),
    peer("yoastseo", Input::Prose, "nl", 0.0),
];

/// Measures everything, or the peers that are named.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (mut shared, mut helder, mut names) = (None, None, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--shared" => shared = rest.next().map(PathBuf::from),
            "--helder" => helder = rest.next().map(PathBuf::from),
            name => names.push(name),
        }
    }
    let shared = shared.ok_or("usage: cargo xtask bench --shared DIR [--helder PATH] [NAME...]")?;
    let helder = match helder {
        Some(path) => path.canonicalize()?,
        None => shell::release_binary()?,
    };
    let wanted = |name: &str| names.is_empty() || names.contains(&name);
    let bench = Bench::set_up(helder, &shared.join("perf").canonicalize()?, &wanted)?;
    if wanted("page") {
        bench.page()?;
    }
    if wanted("site") {
        for lang in ["en", "nl"] {
            bench.site(lang)?;
        }
    }
    if wanted("corpus") {
        bench.times()?;
    }
    let mut missed = Vec::new();
    for peer in PEERS.iter().filter(|peer| wanted(peer.name)) {
        match bench.beside(peer) {
            Ok(ratio) if ratio < peer.goal => missed.push(format!("{} {}", peer.name, peer.lang)),
            Ok(_) => {}
            Err(error) => println!("{:<10} {} is left out: {error}", peer.name, peer.lang),
        }
    }
    match missed.is_empty() {
        true => Ok(()),
        false => Err(format!("goals are missed beside {}", missed.join(", ")).into()),
    }
}

/// What is measured, and where things are.
struct Bench {
    helder: PathBuf,
    /// The folder of built things.
    folder: PathBuf,
    corpus: PathBuf,
}

/// What one run took.
#[derive(Clone, Copy)]
struct Used {
    cpu: f64,
    wall: f64,
    megabytes: f64,
}

impl Bench {
    /// Unpacks the corpus, builds the floor and fetches the peers that are wanted, each once.
    fn set_up(
        helder: PathBuf,
        perf: &Path,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Box<dyn Error>> {
        let bench = Self {
            helder,
            folder: shell::target().join("bench"),
            corpus: corpus(perf)?,
        };
        for lang in ["en", "nl"] {
            bench.write_prose(lang)?;
        }
        bench.set_up_peers(perf, wanted);
        Ok(bench)
    }

    /// Writes the text of a site without its markup, as helder reads it: the whole of it for the
    /// lists of the floor program, and some of it for the peers.
    fn write_prose(&self, lang: &str) -> Outcome {
        let (all, some) = (self.prose(lang, "all"), self.prose(lang, "some"));
        if some.exists() {
            return Ok(());
        }
        fs::create_dir_all(&all)?;
        fs::create_dir_all(&some)?;
        let mut inspect = command(&self.helder, &["inspect", "--format=json"]);
        let read = shell::output(inspect.arg(self.corpus.join(lang)))?;
        let read: Value = serde_json::from_str(&read)?;
        let pages = read["pages"].as_array().ok_or("helder read no pages")?;
        let mut words = 0;
        for (at, page) in pages.iter().enumerate() {
            let blocks = page["blocks"].as_array().into_iter().flatten();
            let main = blocks.filter(|block| block["chrome"] == false);
            let texts: Vec<&str> = main.filter_map(|block| block["text"].as_str()).collect();
            let text = texts.join("\n\n");
            fs::write(all.join(format!("{at}.txt")), &text)?;
            // Files from all over the site.
            if at % COUNTED == 0 && words < PROSE_WORDS {
                words += text.split_whitespace().count();
                fs::write(some.join(format!("{at}.txt")), &text)?;
            }
        }
        Ok(())
    }

    fn prose(&self, lang: &str, part: &str) -> PathBuf {
        self.folder.join(part).join(format!("{lang}.txt"))
    }

    fn inputs(&self, input: Input, lang: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
        match input {
            Input::Site => Ok(vec![self.corpus.join(lang)]),
            Input::Prose => files(&self.prose(lang, "some")),
        }
    }

    /// A check of helder, with more arguments.
    fn helder(&self, inputs: &[PathBuf], more: &[&str]) -> Command {
        let mut helder = command(&self.helder, &["check", "--fail-on=never"]);
        helder.args(more).args(inputs);
        helder
    }

    /// Runs helder and another program in turn, and prints how many times its time that takes.
    fn beside(&self, peer: &Peer) -> Result<f64, Box<dyn Error>> {
        let &Peer {
            name, input, lang, ..
        } = peer;
        let inputs = self.inputs(input, lang)?;
        let ours = self.helder(&inputs, &["--format=json", "--threads=1"]);
        let other = self.peer(name, lang, &inputs)?;
        // The first run of each warms the machine up and tells how long it takes.
        used(&ours)?;
        let rounds = if used(&other)?.cpu > LONG { 2 } else { ROUNDS };
        let mut ratios = Vec::new();
        for _ in 0..rounds {
            ratios.push(used(&other)?.cpu / used(&ours)?.cpu);
        }
        let what = if input == Input::Site {
            "site"
        } else {
            "prose"
        };
        let spread = Spread::of(ratios);
        println!(
            "{name:<10} {lang} {what:<5} {} times helder; at least {:.2} wanted",
            spread.shown(2),
            peer.goal
        );
        Ok(spread.median)
    }

    /// A page of 400 words: what a run of a hook or an editor costs.
    fn page(&self) -> Outcome {
        let long = fs::read_to_string(self.corpus.join("one/1k.en.md"))?;
        let page = self.folder.join("page.md");
        let end = long.match_indices(char::is_whitespace).nth(400);
        fs::write(&page, &long[..end.map_or(long.len(), |(at, _)| at)])?;
        let inputs = [page];
        let ours = self.helder(&inputs, &[]);
        let mut wc = command("wc", &["-w"]);
        wc.args(&inputs);
        let (mut mine, mut others, mut memory) = (Vec::new(), Vec::new(), 0.0_f64);
        for _ in 0..20 {
            others.push(1000.0 * used(&wc)?.cpu);
            let used = used(&ours)?;
            mine.push(1000.0 * used.cpu);
            memory = memory.max(used.megabytes);
        }
        println!(
            "a page of 400 words: {} ms beside {} ms of wc; peak {memory:.0} MB",
            Spread::of(mine).shown(1),
            Spread::of(others).shown(1),
        );
        Ok(())
    }

    /// A whole site: threads, memory, and instructions for a word of some of its files.
    fn site(&self, lang: &str) -> Outcome {
        let inputs = self.inputs(Input::Site, lang)?;
        let of = |threads| self.helder(&inputs, &["--format=json", threads]);
        let (one, two) = (of("--threads=1"), of("--threads=2"));
        let (mut faster, mut dearer, mut memory) = (Vec::new(), Vec::new(), 0.0_f64);
        for _ in 0..5 {
            let (one, two) = (used(&one)?, used(&two)?);
            faster.push(one.wall / two.wall);
            dearer.push(two.cpu / one.cpu);
            memory = memory.max(two.megabytes);
        }
        println!(
            "{lang} site: two threads {} times as fast for {} times the time of the processor; \
             peak {memory:.0} MB",
            Spread::of(faster).shown(2),
            Spread::of(dearer).shown(2),
        );
        let some = self.folder.join("some").join(lang);
        if !some.exists() {
            fs::create_dir_all(&some)?;
            let all = files(&inputs[0])?;
            for (at, file) in all.iter().step_by(COUNTED).enumerate() {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                fs::copy(file, some.join(format!("{at}-{name}")))?;
            }
        }
        let words: usize = files(&self.prose(lang, "all"))?
            .iter()
            .step_by(COUNTED)
            .map(|file| fs::read_to_string(file).map(|text| text.split_whitespace().count()))
            .sum::<Result<_, _>>()?;
        let count = instructions(&self.helder, &some)?;
        println!(
            "{lang} site: {} instructions a word, as JSON",
            count / words as u64
        );
        Ok(())
    }

    /// The corpus and more of the same: whether many files cost more than each.
    fn times(&self) -> Outcome {
        let folder = self.folder.join("times");
        let most = TIMES.into_iter().max().unwrap_or_default();
        let folders: Vec<PathBuf> = (0..most).map(|at| folder.join(at.to_string())).collect();
        for folder in folders.iter().filter(|folder| !folder.exists()) {
            fs::create_dir_all(folder)?;
            // Links take no room.
            let mut link = command("cp", &["-rl"]);
            link.args(["en", "nl"].map(|lang| self.corpus.join(lang)));
            shell::run(link.arg(folder))?;
        }
        let run = |n| used(&self.helder(&folders[..n], &["--format=json", "--threads=1"]));
        for n in TIMES {
            let mut grown = Vec::new();
            while grown.len() < TRIES && grown.last().is_none_or(|&it| it > DOUBLING) {
                let (half, whole) = (run(n / 2)?, run(n)?);
                grown.push(whole.cpu / half.cpu);
                println!(
                    "{n} times the corpus: {:.1} s, half of it {:.1} s: {:.2} times; peak {:.0} MB",
                    whole.cpu,
                    half.cpu,
                    whole.cpu / half.cpu,
                    whole.megabytes
                );
            }
            if grown.last().is_none_or(|&it| it > DOUBLING) {
                return Err(format!("{n} times the corpus costs too much").into());
            }
        }
        Ok(())
    }
}

/// The corpus, unpacked once.
pub(crate) fn corpus(perf: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let corpus = shell::target().join("bench/corpus");
    if !corpus.exists() {
        fs::create_dir_all(&corpus)?;
        let mut tar = command("tar", &["-xJf"]);
        shell::run(tar.arg(perf.join("corpus.tar.xz")).arg("-C").arg(&corpus))?;
    }
    Ok(corpus)
}

/// The scripts that call peers.
fn programs() -> PathBuf {
    root().join("tests/peers/programs")
}

/// Runs a command, and tells what it took.
fn used(command: &Command) -> Result<Used, Box<dyn Error>> {
    let mut measured = Command::new("python3");
    measured.arg(programs().join("cpu.py"));
    measured.arg(command.get_program()).args(command.get_args());
    measured.current_dir(command.get_current_dir().unwrap_or(&root()));
    let line = shell::output(&mut measured)?;
    let numbers: Vec<f64> = line
        .split_whitespace()
        .filter_map(|it| it.parse().ok())
        .collect();
    match numbers[..] {
        // Linters end with 1 or 2 if they found something, and killed programs below 0.
        [cpu, wall, kilobytes, 0.0..=2.0] => Ok(Used {
            cpu,
            wall,
            megabytes: kilobytes / 1024.0,
        }),
        _ => Err(format!("{}: {line}", command.get_program().display()).into()),
    }
}

/// The middle and the ends of some numbers.
struct Spread {
    low: f64,
    median: f64,
    high: f64,
}

impl Spread {
    fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let at = |at: usize| numbers.get(at).copied().unwrap_or(f64::NAN);
        let n = numbers.len();
        Self {
            low: at(0),
            median: (at((n.max(1) - 1) / 2) + at(n / 2)) / 2.0,
            high: at(n.max(1) - 1),
        }
    }

    fn shown(&self, digits: usize) -> String {
        let Self { low, median, high } = self;
        format!("{median:.digits$} ({low:.digits$}–{high:.digits$})")
    }
}

/// All files in a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => files.extend(self::files(&path)?),
            false => files.push(path),
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(Spread::of(vec![4.0, 1.0, 3.0]).shown(1), "3.0 (1.0–4.0)");
        assert_eq!(Spread::of(vec![4.0, 1.0]).shown(1), "2.5 (1.0–4.0)");
    }

    #[test]
    fn a_run_is_measured_and_a_failed_one_is_told() {
        let took = used(&command("true", &[])).expect("true runs");
        assert!(took.cpu >= 0.0 && took.wall > 0.0 && took.megabytes > 0.0);
        assert!(used(&command("sh", &["-c", "exit 3"])).is_err());
    }
}
