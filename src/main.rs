//! The command line; see [`helder::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    helder::cli::main()
}
