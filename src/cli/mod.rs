//! The command line: arguments, files, exit codes.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use crate::report::jsonl::{self, Question};
use crate::{Checker, Languages, Options};

/// Runs the command line on the process's arguments.
pub fn main() -> ExitCode {
    let question = match std::env::args().nth(1).as_deref() {
        Some("inspect") => Question::Inspect,
        _ => Question::Check,
    };
    let checker = Checker::new(Languages::embedded());
    let output = BufWriter::new(io::stdout().lock());
    match jsonl::answer(
        question,
        &checker,
        &Options::default(),
        io::stdin().lock(),
        output,
    ) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
