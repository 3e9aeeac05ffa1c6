//! `helder check`: the reports of a run, what they leave out, and what its exit code is.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Common, OutputFormat};
use super::error::Error;
use super::input::display;
use super::outputs::{Form, Manner, Outputs, Wanted, usual};
use super::settings::{Holds, SettingsOf};
use super::verdict::Verdict;
use super::{checker, each_page, gather, look, output, say};
use crate::report::CheckedPage;
use crate::report::base::Base;

/// Runs the command.
pub(super) fn check(common: &Common, args: &CheckArgs) -> Result<u8, Error> {
    let (checker, mut settings) = (checker(), SettingsOf::new(common));
    settings.gates_over(args.gates);
    let wanted = wanted(common, args);
    let manner = Manner {
        look: look(common),
        ui: settings.ui()?,
        show_skipped: args.show_skipped,
        base: base(),
    };
    let list = gather(&mut settings, &args.inputs)?;
    let mut outputs = Outputs::open(&wanted, &manner)?;
    let make = |source, holds: &Holds| {
        let report = checker.check(&source, &holds.options);
        let mut page = CheckedPage::new(source, report);
        page.judge(&holds.gates, false);
        page
    };
    let mut verdict = Verdict::default();
    let see = |page: &mut CheckedPage| verdict.add(page);
    let ui = settings.ui_without_page();
    let n_unread = each_page(ui, &list, args.inputs.threads, make, see, &mut outputs)?;
    outputs.place()?;
    verdict.unread = n_unread;
    let line = verdict.line(manner.ui);
    let on_stdout = |form| wanted.contains(&Wanted::on_stdout(form));
    if on_stdout(Form::Human) {
        writeln!(output(), "{line}").map_err(|cause| Error::Output { cause })?;
    } else if verdict.code() != super::CLEAN {
        say(&line);
    }
    Ok(verdict.code())
}

/// The reports that were asked for; without any, what suits the place.
fn wanted(common: &Common, args: &CheckArgs) -> Vec<Wanted> {
    let mut wanted = args.outputs.clone();
    let format = common.format.map(|format| match format {
        OutputFormat::Human => Form::Human,
        OutputFormat::Json => Form::Json,
    });
    match format {
        Some(form) => wanted.insert(0, Wanted::on_stdout(form)),
        None if wanted.is_empty() => return usual(|name| std::env::var(name).ok()),
        // A run that writes files still tells a person what it found.
        None if !wanted.iter().any(Wanted::is_on_stdout) => {
            wanted.insert(0, Wanted::on_stdout(Form::Human));
        }
        None => {}
    }
    wanted
}

/// Where paths start in reports for servers: at the top of the repository, or in this folder if it
/// is in none.
fn base() -> Base {
    let here = std::env::current_dir().unwrap_or_default();
    let root = top_of(&here).unwrap_or_else(|| here.clone());
    Base::new(display(&here), display(&root))
}

/// The top folder of the repository that a folder is in.
pub(super) fn top_of(folder: &Path) -> Option<PathBuf> {
    let top = folder.ancestors().find(|it| it.join(".git").exists());
    top.map(Path::to_path_buf)
}
