//! `helder check` and `helder baseline`: the reports of a run, what they leave out, and what the
//! exit code is.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::args::{BaselineArgs, ChangeArgs, CheckArgs, Common, Inputs, OutputFormat};
use super::baseline::{self, Baseline, PageFindings, Update};
use super::change::{Before, Change, compare};
use super::error::Error;
use super::input::{display, read_file};
use super::outputs::{Form, Manner, Outputs, Wanted, usual};
use super::settings::{Holds, SettingsOf};
use super::verdict::Verdict;
use super::{CLEAN, checker, code, each_page, gather, look, print, say, search};
use crate::measure::measure;
use crate::report::base::Base;
use crate::report::fingerprint::{Fingerprint, fingerprints};
use crate::report::site::SiteOptions;
use crate::report::{CheckedPage, Emitter, Unread};
use crate::rules::Ui;
use crate::{Checker, Source};

/// Runs `helder check`.
pub(super) fn check(common: &Common, args: &CheckArgs) -> Result<u8, Error> {
    let (checker, mut settings) = (checker(), SettingsOf::new(common));
    settings.gates_over(args.gates);
    let wanted = wanted(common, args);
    let manner = Manner {
        look: look(common),
        ui: settings.ui()?,
        show_skipped: args.show_skipped,
        base: base(),
        site: SiteOptions::default(),
    };
    let ui = settings.ui_without_page();
    let change = change(&args.change)?;
    let ceiling = match &args.no_harder_than {
        Some(name) => Some(Ceiling::of(name, &args.change)?),
        None => None,
    };
    let mut known = match args.no_baseline {
        true => None,
        false => Baseline::find(args.baseline.as_deref())?,
    };
    let mut list = gather(&mut settings, &args.inputs)?;
    if let Some(change) = &change {
        let n = list.len();
        list.retain(|(input, _)| change.has(input));
        say(&n_changed(ui, list.len(), n, &args.change));
    }
    let mut outputs = Outputs::open(&wanted, &manner)?;
    let make = |source: Source, holds: &Holds| {
        let before = change.as_ref().map(|change| change.before(&source));
        let before = before.transpose()?.flatten();
        let not_above = ceiling
            .as_ref()
            .map(|it| it.of_page(&source, &checker, holds));
        let report = checker.check(&source, &holds.options);
        let mut page = CheckedPage::new(source, report, holds.gates).under(&holds.options);
        if let Some(before) = before {
            compare(&mut page, before, &checker, &holds.options);
        }
        page.not_above = match not_above.transpose()?.flatten() {
            Some(OfPage::Was(difficulty)) => Some(difficulty),
            Some(OfPage::AsBefore) => page.before,
            None => None,
        };
        page.before = page.before.or(page.not_above);
        Ok(page)
    };
    let mut verdict = Verdict::default();
    let mut again = |path: &Path| check_again(&checker, &mut settings, &args.inputs, path);
    let see = |page: &mut CheckedPage| {
        if let Some(known) = &mut known {
            known.leave_out(page, &mut again);
        }
        page.judge();
        verdict.add(page);
    };
    let n_unread = each_page(ui, &list, args.inputs.threads, make, see, &mut outputs);
    verdict.unread = n_unread.map_err(|error| outputs.named(error))?;
    outputs.notes(ui).for_each(|note| say(&note));
    outputs.place()?;
    let line = verdict.line(manner.ui);
    if wanted.contains(&Wanted::on_stdout(Form::Human)) {
        match print(&format!("{line}\n")) {
            // Nobody reads it any more, but the other reports are there, and the code is theirs.
            Err(error) if error.is_unheard() && wanted.len() > 1 => {}
            printed => printed?,
        }
    } else if verdict.code() != CLEAN {
        say(&line);
    }
    Ok(verdict.code())
}

/// Runs `helder baseline`.
pub(super) fn baseline(common: &Common, args: &BaselineArgs) -> Result<u8, Error> {
    let (checker, mut settings) = (checker(), SettingsOf::new(common));
    let ui = settings.ui_without_page();
    let asked = args.baseline.as_deref();
    let is_there = asked.is_none_or(|path| Path::new(path).exists());
    let known = if is_there {
        Baseline::find(asked)?
    } else {
        None
    };
    let is_first = known.is_none();
    let path = Path::new(asked.unwrap_or(baseline::FILE));
    let mut known = known.unwrap_or_else(|| Baseline::new(path));
    let list = gather(&mut settings, &args.inputs)?;
    let make = |source: Source, holds: &Holds| {
        let report = checker.check(&source, &holds.options);
        Ok(PageFindings::of(&CheckedPage::new(
            source,
            report,
            holds.gates,
        )))
    };
    let mut pages = Vec::new();
    let see = |page: &mut PageFindings| pages.push(std::mem::take(page));
    let n_unread = each_page(ui, &list, args.inputs.threads, make, see, &mut Silent)?;
    let mut again = |path: &Path| check_again(&checker, &mut settings, &args.inputs, path);
    let here = [".".to_owned()];
    let paths = match &args.inputs.paths[..] {
        [] => &here[..],
        paths => paths,
    };
    let update = known.update(&pages, paths, args.add || is_first, &mut again);
    known.write()?;
    let mut lines = updated(ui, &known.name(), &update, args.add || is_first);
    if is_first && !known.has_merge() {
        let file = baseline::FILE;
        lines.push(match ui {
            Ui::Nl => format!(
                "Zet in .gitattributes: {file} merge=union. Dan voegt git het bestand zelf samen."
            ),
            Ui::En => format!(
                "Put this line in .gitattributes: {file} merge=union. Then git merges it by itself."
            ),
        });
    }
    print(&(lines.join("\n") + "\n"))?;
    Ok(code(n_unread))
}

/// What an update of the baseline did.
fn updated(ui: Ui, file: &str, update: &Update, adds: bool) -> Vec<String> {
    let Update {
        known,
        gone,
        moved,
        new,
    } = update;
    let mut lines = vec![match (ui, known) {
        (Ui::Nl, 1) => format!("{file}: 1 bekende vondst."),
        (Ui::Nl, n) => format!("{file}: {n} bekende vondsten."),
        (Ui::En, 1) => format!("{file}: 1 known finding."),
        (Ui::En, n) => format!("{file}: {n} known findings."),
    }];
    let mut add = |n: usize, nl: &str, en: &str| {
        if n > 0 {
            lines.push(match ui {
                Ui::Nl => format!("{nl}: {n}."),
                Ui::En => format!("{en}: {n}."),
            });
        }
    };
    add(*gone, "Verdwenen en eruit gehaald", "Gone and taken out");
    add(
        *moved,
        "Verhuisd naar een andere pagina",
        "Moved to another page",
    );
    match adds {
        true => add(*new, "Erbij gekomen", "Taken in"),
        false => add(
            *new,
            "Nieuw en niet opgenomen; met --add wel",
            "New and not taken in; with --add they are",
        ),
    }
    lines
}

/// Writes nothing.
struct Silent;

impl<P> Emitter<P> for Silent {
    fn page(&mut self, _: &P) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The fingerprints of a page that a finding may have come from.
fn check_again(
    checker: &Checker,
    settings: &mut SettingsOf<'_>,
    inputs: &Inputs,
    path: &Path,
) -> Option<Vec<Fingerprint>> {
    let input = search(inputs).one(&display(path));
    let holds = settings.of(&input).ok()?;
    let report = checker.check(&input.read().ok()?, &holds.options);
    Some(fingerprints(&report.reading, &report.findings))
}

/// The change that was asked for.
fn change(args: &ChangeArgs) -> Result<Option<Change>, Error> {
    match (&args.since, &args.diff) {
        (Some(revision), _) => Change::since(revision).map(Some),
        (None, Some(diff)) => Change::diff(diff).map(Some),
        (None, None) => Ok(None),
    }
}

fn n_changed(ui: Ui, n: usize, of: usize, args: &ChangeArgs) -> String {
    let since = match (&args.since, ui) {
        (Some(revision), Ui::Nl) => format!("sinds {revision}"),
        (Some(revision), Ui::En) => format!("since {revision}"),
        (None, Ui::Nl) => "volgens de diff".to_owned(),
        (None, Ui::En) => "by the diff".to_owned(),
    };
    match ui {
        Ui::Nl => format!("{n} van de {of} pagina’s veranderden {since}."),
        Ui::En => format!("{n} of {of} pages changed {since}."),
    }
}

/// How hard pages may be: as hard as they were.
enum Ceiling {
    /// In the version that the change starts from.
    AsBefore,
    /// In a revision.
    Revision(Change),
    /// In a report that was kept.
    Report(HashMap<String, f64>),
}

/// How hard one page may be.
enum OfPage {
    Was(f64),
    AsBefore,
}

impl Ceiling {
    /// A file goes before a revision of the same name.
    fn of(name: &str, change: &ChangeArgs) -> Result<Self, Error> {
        if Path::new(name).is_file() {
            return Ok(Self::Report(difficulties(name)?));
        }
        if change.since.as_deref() == Some(name) {
            return Ok(Self::AsBefore);
        }
        Ok(Self::Revision(Change::since(name)?))
    }

    fn of_page(
        &self,
        source: &Source,
        checker: &Checker,
        holds: &Holds,
    ) -> Result<Option<OfPage>, Error> {
        Ok(match self {
            Self::AsBefore => Some(OfPage::AsBefore),
            Self::Report(difficulties) => difficulties.get(&source.path).map(|it| OfPage::Was(*it)),
            Self::Revision(change) => match change.before(source)? {
                Some(Before::Text(old)) => {
                    let measured = measure(&checker.read(&old, &holds.options));
                    measured.difficulty.total().map(OfPage::Was)
                }
                Some(Before::None) | None => None,
            },
        })
    }
}

/// The difficulties of the pages in a JSON report.
fn difficulties(path: &str) -> Result<HashMap<String, f64>, Error> {
    let bytes = read_file(Path::new(path))?;
    let report: Option<Value> = serde_json::from_slice(&bytes).ok();
    let pages = report.as_ref().and_then(|it| it["pages"].as_array());
    let pages = pages.ok_or_else(|| Error::NoReport {
        path: path.to_owned(),
    })?;
    let pages = pages.iter().filter_map(|page| {
        let name = page["path"].as_str()?.to_owned();
        Some((name, page["difficulty"].as_f64()?))
    });
    Ok(pages.collect())
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
pub(super) fn base() -> Base {
    let here = std::env::current_dir().unwrap_or_default();
    let root = top_of(&here).unwrap_or_else(|| here.clone());
    Base::new(display(&here), display(&root))
}

/// The top folder of the repository that a folder is in.
pub(super) fn top_of(folder: &Path) -> Option<PathBuf> {
    let top = folder.ancestors().find(|it| it.join(".git").exists());
    top.map(Path::to_path_buf)
}
