//! The command line; see [`helder::cli`].

use std::process::ExitCode;

/// That of musl has one lock for all threads, so that two take twice the time of one. Not for glibc:
/// there this one saves 2 % of the time, but a text of 50,000 comments, twice as long, then costs 2.5
/// times as much.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    helder::cli::main()
}
