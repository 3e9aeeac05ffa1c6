//! The command line: arguments, files, terminals, exit codes. The only place with input and
//! output.

mod args;
mod baseline;
mod batch;
mod change;
mod check;
mod config;
mod error;
mod explain;
mod fetch;
mod fix;
mod git;
mod input;
mod letters;
mod lsp;
mod outputs;
mod parallel;
mod patch;
mod preprocess;
mod progress;
#[doc(hidden)]
pub mod readers;
mod settings;
mod shell;
mod site;
mod verdict;
mod whole_file;

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::report::compare::{Comparison, ComparisonLine};
use crate::report::json::Json;
use crate::report::jsonl::Question;
use crate::report::score::Score;
use crate::report::terminal::{Look, safe};
use crate::report::{Emitter, ReadPage, ScoredPage, human};
use crate::rules::{Profile, Ui};
use crate::{Checker, Languages, Reading, Source};
use args::{Cli, ColorArg, Command, Common, Inputs, OutputFormat, ScoreArgs};
use error::Error;
use input::{Input, Search};
use progress::Progress;
use settings::{Holds, SettingsOf};

/// Every text was read and everything passes.
const CLEAN: u8 = 0;
/// Something does not pass a gate, such as `--fail-on`.
const FOUND: u8 = 1;
/// Anything else.
const FAILED: u8 = 2;

/// Runs the command line on the process's arguments.
pub fn main() -> ExitCode {
    if let Some(odd) = std::env::args_os().find(|it| it.to_str().is_none()) {
        let path = odd.to_string_lossy().into_owned();
        say(&Error::OddName { path }.line(Ui::En));
        return ExitCode::from(FAILED);
    }
    let cli = Cli::try_parse().unwrap_or_else(|error| refuse(&error));
    let ui = cli.common.ui_without_page();
    let code = run(&cli).unwrap_or_else(|error| match error {
        // Who reads our output has seen enough: `helder check . | head`.
        error if error.is_unheard() => CLEAN,
        error => {
            for line in error.lines(ui) {
                say(&line);
            }
            FAILED
        }
    });
    ExitCode::from(code)
}

/// Ends the run with what is wrong with the arguments, or with the help that was asked for. An
/// argument may be the name of a file that somebody else chose, as in `helder check *`.
fn refuse(error: &clap::Error) -> ! {
    let is_odd = |argument: String| matches!(safe(&argument), Cow::Owned(_));
    if !error.use_stderr() || !std::env::args().any(is_odd) {
        error.exit();
    }
    let mut err = io::stderr().lock();
    for line in error.render().to_string().lines() {
        let _ = writeln!(err, "{}", safe(line));
    }
    std::process::exit(error.exit_code())
}

fn run(cli: &Cli) -> Result<u8, Error> {
    let common = &cli.common;
    match &cli.command {
        Command::Check(args) if args.inputs.jsonl => batch(common, &args.inputs, Question::Check),
        Command::Score(args) if args.inputs.jsonl => batch(common, &args.inputs, Question::Score),
        Command::Inspect(inputs) if inputs.jsonl => batch(common, inputs, Question::Inspect),
        Command::Check(args) => check::check(common, args),
        Command::Baseline(args) if args.inputs.jsonl => Err(Error::NoFiles),
        Command::Baseline(args) => check::baseline(common, args),
        Command::Report(args) if args.inputs.jsonl => Err(Error::NoFiles),
        Command::Report(args) => site::report(common, args),
        Command::Fix(args) if args.inputs.jsonl => Err(Error::NoFiles),
        Command::Fix(args) => fix::fix(common, args),
        Command::Score(ScoreArgs {
            inputs,
            compare: Some(versions),
        }) => compare(common, inputs, versions),
        Command::Score(args) => score(common, &args.inputs),
        Command::Inspect(inputs) => inspect(common, inputs),
        Command::Explain {
            rule,
            wrong: Some(words),
        } => explain::wrong(rule, words).map(|()| CLEAN),
        Command::Explain { rule, wrong: None } => explain::explain(common, rule).map(|()| CLEAN),
        Command::Rules => explain::list(common).map(|()| CLEAN),
        Command::Lsp => lsp::serve(common).map(|()| CLEAN),
        Command::Completions { shell } => shell::completions(*shell).map(|()| CLEAN),
        Command::Man { command } => shell::man(command.as_deref()).map(|()| CLEAN),
        Command::Init => config::init(common).map(|()| CLEAN),
        Command::Config { file } => config::show(common, file.as_deref()).map(|()| CLEAN),
    }
}

fn score(common: &Common, inputs: &Inputs) -> Result<u8, Error> {
    let (checker, mut settings, out) = (checker(), SettingsOf::new(common), output());
    let mut emitter: Box<dyn Emitter<ScoredPage>> = match common.format() {
        OutputFormat::Human => Box::new(human::Scores::new(out, look(common), settings.ui()?)),
        OutputFormat::Json => Box::new(Json::new(out)),
    };
    let make = |source, Holds { options, .. }: &Holds| {
        let reading = checker.read(&source, options);
        Ok(ScoredPage {
            score: Score::new(&reading, options.profile),
            source,
            reading,
        })
    };
    let list = gather(&mut settings, inputs)?;
    let n_unread = each_page(
        settings.ui_without_page(),
        &list,
        inputs.threads,
        make,
        |_| {},
        &mut *emitter,
    )?;
    Ok(code(n_unread))
}

/// Tells what got easier and harder from the first of two versions to the second. Without both there
/// is nothing to tell, so a text that can't be read ends the run.
fn compare(common: &Common, inputs: &Inputs, versions: &[String]) -> Result<u8, Error> {
    let (checker, mut settings, search) = (checker(), SettingsOf::new(common), search(inputs));
    let mut profile = Profile::default();
    let mut read = |name: &String| {
        let input = search.one(name);
        let holds = settings.of(&input)?;
        profile = holds.options.profile;
        let source = input.read()?;
        let reading = checker.read(&source, &holds.options);
        Ok((source, reading))
    };
    let texts = versions.iter().map(&mut read);
    let texts: Vec<(Source, Reading)> = texts.collect::<Result<_, Error>>()?;
    let [old, new] = [0, 1].map(|at| (&texts[at].0, &texts[at].1));
    // The target is the one for the new version, which was read last.
    let comparison = Comparison::new(old, new, profile);
    let mut out = output();
    let written = match common.format() {
        OutputFormat::Human => {
            human::Compared::new(out, look(common), settings.ui()?).write(&comparison)
        }
        OutputFormat::Json => serde_json::to_writer(&mut out, &ComparisonLine::new(&comparison))
            .map_err(io::Error::from)
            .and_then(|()| out.write_all(b"\n"))
            .and_then(|()| out.flush()),
    };
    written.map_err(|cause| Error::Output { cause })?;
    Ok(CLEAN)
}

fn inspect(common: &Common, inputs: &Inputs) -> Result<u8, Error> {
    let (checker, mut settings, out) = (checker(), SettingsOf::new(common), output());
    let mut emitter: Box<dyn Emitter<ReadPage<'_>>> = match common.format() {
        OutputFormat::Human => Box::new(human::Inspections::new(out, look(common))),
        OutputFormat::Json => Box::new(Json::new(out)),
    };
    let make = |source, Holds { options, .. }: &Holds| {
        Ok(ReadPage {
            reading: checker.read(&source, options),
            source,
            languages: checker.languages(),
        })
    };
    let list = gather(&mut settings, inputs)?;
    let n_unread = each_page(
        settings.ui_without_page(),
        &list,
        inputs.threads,
        make,
        |_| {},
        &mut *emitter,
    )?;
    Ok(code(n_unread))
}

fn search(inputs: &Inputs) -> Search {
    let programs = inputs.preprocess.iter().cloned();
    let programs = programs.map(|it| Arc::new(it.within(inputs.web.timeout)));
    Search {
        format: inputs.kind.map(args::TypeArg::format),
        stdin_path: inputs.stdin_path.clone(),
        no_ignore: inputs.no_ignore,
        preprocess: programs.collect(),
        web: inputs.web.fetcher(&inputs.paths),
    }
}

fn checker() -> Checker {
    Checker::new(Languages::embedded())
}

/// Pages that are read and worked on before the first of them is written. It bounds the memory
/// of a run over a large site.
const AT_ONCE: usize = 128;

/// An input and what holds for it.
type Listed = (Input, Arc<Holds>);

/// Finds the inputs, and says which of those that were named are left out. All settings are read
/// first: one that is wrong ends the run before anything is said.
fn gather(settings: &mut SettingsOf<'_>, inputs: &Inputs) -> Result<Vec<Listed>, Error> {
    let ui = settings.ui_without_page();
    let here = [".".to_string()];
    let paths = match (&inputs.paths[..], &inputs.web.sitemap) {
        ([], None) => &here[..],
        (paths, _) => paths,
    };
    let mut found = search(inputs).collect(paths);
    if let Some(url) = &inputs.web.sitemap {
        let lines = search(inputs).sitemap(url, &mut found, ui)?;
        lines.iter().for_each(|line| say(line));
    }
    for path in &found.ignored {
        say(&left_out(ui, path));
    }
    let mut list = Vec::new();
    for input in found.list {
        if let Some(excluder) = settings.excluder(&input)? {
            if paths.iter().any(|path| input.is_named(path)) {
                say(&excluded(ui, &input.name, excluder));
            }
            continue;
        }
        let holds = settings.of(&input)?;
        list.push((input, holds));
    }
    if list.is_empty() {
        return Err(Error::NothingToCheck {
            paths: paths.to_vec(),
        });
    }
    Ok(list)
}

/// Reads the inputs, makes a page of each and hands them to the emitter in their order, with the
/// progress of a long run on the terminal. Returns how many could not be read.
fn each_page<P: Send>(
    ui: Ui,
    list: &[Listed],
    threads: Option<NonZero<usize>>,
    make: impl Fn(Source, &Holds) -> Result<P, Error> + Sync,
    see: impl FnMut(&mut P),
    emitter: &mut dyn Emitter<P>,
) -> Result<usize, Error> {
    let progress = Progress::new(ui, list.len());
    each_page_under(&progress, list, threads, make, see, emitter)
}

/// The same under a progress of the caller's.
fn each_page_under<P: Send>(
    progress: &Progress,
    list: &[Listed],
    threads: Option<NonZero<usize>>,
    make: impl Fn(Source, &Holds) -> Result<P, Error> + Sync,
    mut see: impl FnMut(&mut P),
    emitter: &mut dyn Emitter<P>,
) -> Result<usize, Error> {
    let threads = threads.unwrap_or_else(parallel::available);
    let ui = progress.ui();
    let mut n_unread = 0;
    for inputs in list.chunks(AT_ONCE) {
        let work = |(input, holds): &Listed| {
            let page = input.read().and_then(|source| make(source, holds));
            progress.step();
            page
        };
        let pages = parallel::map(inputs, threads, work);
        progress.wipe();
        for page in pages {
            match page {
                Ok(mut page) => {
                    see(&mut page);
                    emitter.page(&page)
                }
                Err(error) => {
                    n_unread += 1;
                    say(&error.line(ui));
                    emitter.unread(&error.unread(ui))
                }
            }
            .map_err(|cause| Error::Output { cause })?;
        }
    }
    emitter.end().map_err(|cause| Error::Output { cause })?;
    Ok(n_unread)
}

/// The exit code of a command that judges nothing.
fn code(n_unread: usize) -> u8 {
    if n_unread == 0 { CLEAN } else { FAILED }
}

fn batch(common: &Common, inputs: &Inputs, question: Question) -> Result<u8, Error> {
    let checker = checker();
    let threads = inputs.threads.unwrap_or_else(parallel::available);
    // Answers must not depend on the folder that helder happens to run in.
    let mut common = common.clone();
    common.no_config |= common.config.is_none();
    let options = SettingsOf::new(&common).holding(Path::new("-"))?;
    let options = options.resolved.options();
    let all_answered = batch::run(question, &checker, &options, threads)?;
    Ok(if all_answered { CLEAN } else { FAILED })
}

fn left_out(ui: Ui, path: &str) -> String {
    match ui {
        Ui::Nl => format!(
            "{path}: overgeslagen, want een ignore-bestand noemt dit. Met --no-ignore leest helder het toch."
        ),
        Ui::En => format!(
            "{path}: left out, because an ignore file names it. With --no-ignore helder reads it anyway."
        ),
    }
}

fn excluded(ui: Ui, path: &str, excluder: &str) -> String {
    match ui {
        Ui::Nl => format!("{path}: overgeslagen, want {excluder} sluit dit uit."),
        Ui::En => format!("{path}: left out, because {excluder} excludes it."),
    }
}

/// Says a line on standard error; if that is closed there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "helder: {}", safe(line));
}

/// Writes a text on standard output, to its end.
fn print(text: &str) -> Result<(), Error> {
    let mut out = output();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|cause| Error::Output { cause })
}

fn output() -> impl Write {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// How standard output is read.
fn look(common: &Common) -> Look {
    let terminal = io::stdout().is_terminal();
    let variable = |name: &str| std::env::var_os(name).unwrap_or_default();
    let refused = !variable("NO_COLOR").is_empty() || variable("TERM") == "dumb";
    let columns = terminal_size::terminal_size().filter(|_| terminal);
    Look::new(
        has_colour(common.color, terminal, refused),
        columns.map(|(terminal_size::Width(width), _)| usize::from(width)),
    )
}

/// Whether to use colour. What was asked on the command line goes before the environment.
fn has_colour(asked: ColorArg, terminal: bool, refused: bool) -> bool {
    match asked {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => terminal && !refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        for (asked, terminal, refused, expected) in [
            (ColorArg::Auto, true, false, true),
            (ColorArg::Auto, true, true, false),
            (ColorArg::Auto, false, false, false),
            (ColorArg::Always, false, true, true),
            (ColorArg::Never, true, false, false),
        ] {
            assert_eq!(
                has_colour(asked, terminal, refused),
                expected,
                "{asked:?} {terminal} {refused}"
            );
        }
    }
}
