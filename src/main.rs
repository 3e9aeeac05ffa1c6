//! The command line; see [`helder::cli`].

use std::process::ExitCode;

/// That of musl has one lock for all threads, so that two take twice the time of one. Packages are
/// built for musl; other builds for Linux have the same, so that what is measured is what ships.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    helder::cli::main()
}
