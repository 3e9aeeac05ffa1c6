//! The command line; see [`helder::cli`].

use std::process::ExitCode;

/// That of musl has one lock for all threads, and two of them take twice the time of one.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    helder::cli::main()
}
