//! `helder completions` and `helder man`: what a package puts beside the program, from the same
//! definition as the help.

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Cli;
use super::error::Error;
use super::print;

/// Prints what a shell needs to complete commands and options.
pub(super) fn completions(shell: Shell) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "helder", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Prints the man page of helder, or of one of its commands.
pub(super) fn man(name: Option<&str>) -> Result<(), Error> {
    // `help` has no page: who reads man pages has them all.
    let mut whole = Cli::command().disable_help_subcommand(true);
    whole.build();
    let command = match name {
        Some(name) => whole.find_subcommand(name).cloned(),
        None => Some(whole),
    };
    let command = command.expect("the name was checked when it was read");
    let version = concat!("helder ", env!("CARGO_PKG_VERSION"));
    let page = Man::new(command).source(version).manual("helder");
    let mut text = Vec::new();
    let written = page.render(&mut text);
    written.map_err(|cause| Error::Output { cause })?;
    print(&String::from_utf8_lossy(&text))
}

/// Reads the name of a command.
pub(super) fn command_name(name: &str) -> Result<String, String> {
    match Cli::command().find_subcommand(name) {
        Some(_) => Ok(name.to_owned()),
        None => Err("there is no such command".to_owned()),
    }
}
