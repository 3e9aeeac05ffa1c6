//! The command line: arguments, files, exit codes.

use std::process::ExitCode;

use crate::{Checker, Format, Options, Source};

/// Runs the command line on the process's arguments.
pub fn main() -> ExitCode {
    let checker = Checker::new(Options::default());
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let format = Format::of_path(&path).unwrap_or(Format::Plain);
        if let Ok(source) = Source::new(path, format, text) {
            for finding in checker.check(&source).findings {
                println!(
                    "{}: {:?} {} {}",
                    source.path, finding.span, finding.rule.id, finding.message
                );
            }
        }
    }
    ExitCode::SUCCESS
}
