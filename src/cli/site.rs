//! `helder report`: the report on a site, and the small files by which a later one tells what
//! changed.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Common, ReportArgs};
use super::check::base;
use super::error::Error;
use super::input::{display, read_file};
use super::outputs::{Form, Manner, Outputs, Wanted};
use super::settings::{Holds, SettingsOf};
use super::verdict::Verdict;
use super::{checker, each_page, gather, look, print};
use crate::Source;
use crate::report::CheckedPage;
use crate::report::site::{SiteOptions, Snapshot};
use crate::report::terminal::safe;

/// The extension of the files that are kept of reports.
const EXTENSION: &str = "json";

/// Runs `helder report`.
pub(super) fn report(common: &Common, args: &ReportArgs) -> Result<u8, Error> {
    let (checker, mut settings) = (checker(), SettingsOf::new(common));
    settings.gates_over(args.gates);
    let own = args.label.as_deref();
    let earlier = match &args.history {
        Some(folder) => earlier(folder, own)?,
        None => Vec::new(),
    };
    let site = SiteOptions {
        title: args.title.clone(),
        all_text: args.all_text,
        label: args.label.clone(),
        earlier,
    };
    let manner = Manner {
        look: look(common),
        ui: settings.ui()?,
        show_skipped: false,
        base: base(),
        site,
    };
    let ui = settings.ui_without_page();
    let mut list = gather(&mut settings, &args.inputs)?;
    // The report of last time is no page of the site.
    let own_file = fs::canonicalize(&args.output).ok();
    list.retain(|(input, _)| {
        own_file.is_none() || fs::canonicalize(input.place()).ok() != own_file
    });
    if list.is_empty() {
        return Err(Error::NothingToCheck {
            paths: args.inputs.paths.clone(),
        });
    }
    let wanted = Wanted::in_file(Form::Html, &args.output);
    let mut outputs = Outputs::open(&[wanted], &manner)?;
    if let (Some(folder), Some(label)) = (&args.history, own) {
        outputs.keep(&kept(folder, label), &manner, label)?;
    }
    let make = |source: Source, holds: &Holds| {
        let report = checker.check(&source, &holds.options);
        Ok(CheckedPage::new(source, report, holds.gates).under(&holds.options))
    };
    let mut verdict = Verdict::default();
    let see = |page: &mut CheckedPage| {
        page.judge();
        verdict.add(page);
    };
    let n_unread = each_page(ui, &list, args.inputs.threads, make, see, &mut outputs);
    verdict.unread = n_unread.map_err(|error| outputs.named(error))?;
    outputs.place()?;
    let line = verdict.line(manner.ui);
    match print(&format!("{}\n{line}\n", safe(&display(&args.output)))) {
        // Nobody reads it any more, but the report is there, and the code is that of its pages.
        Err(error) if error.is_unheard() => {}
        printed => printed?,
    }
    Ok(verdict.code())
}

/// The file that is kept of the report with this label.
fn kept(folder: &Path, label: &str) -> PathBuf {
    folder.join(format!("{label}.{EXTENSION}"))
}

/// The earlier reports in a folder in the order of their labels, without the one that this report
/// takes the place of.
fn earlier(folder: &Path, own: Option<&str>) -> Result<Vec<Snapshot>, Error> {
    let unreadable = |path: &Path, cause: &std::io::Error| Error::Unreadable {
        path: display(path),
        cause: cause.to_string(),
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // The first report makes the folder.
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(unreadable(folder, &cause)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|cause| unreadable(folder, &cause))?.path();
        let is_own = own.is_some_and(|label| path == kept(folder, label));
        let is_kept = path.extension().is_some_and(|it| it == EXTENSION) && path.is_file();
        if is_kept && !is_own {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: &PathBuf| {
        let bytes = read_file(path)?;
        let snapshot = std::str::from_utf8(&bytes).ok().and_then(Snapshot::parse);
        snapshot.ok_or_else(|| Error::NoHistory {
            path: display(path),
        })
    };
    paths.iter().map(read).collect()
}
