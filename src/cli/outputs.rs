//! `--output FORMAT[=FILE]`: the reports of a run, several at once, and where each goes.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::ValueEnum;

use super::error::Error;
use super::input::display;
use super::output;
use super::whole_file::WholeFile;
use crate::report::base::Base;
use crate::report::checkstyle::Checkstyle;
use crate::report::github::Github;
use crate::report::gitlab::Gitlab;
use crate::report::json::Json;
use crate::report::junit::Junit;
use crate::report::markdown::Markdown;
use crate::report::page_lines::PageLines;
use crate::report::sarif::Sarif;
use crate::report::short::Short;
use crate::report::site::{History, Site, SiteOptions};
use crate::report::terminal::Look;
use crate::report::{CheckedPage, Emitter, Unread, human};
use crate::rules::Ui;

/// The forms of a report on findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For you
    Human,
    /// A finding a line
    Short,
    /// For programs
    Json,
    /// A JSON object a page
    Jsonl,
    /// For code scanning and editors
    Sarif,
    /// For build servers, as tests
    Junit,
    /// For build servers and reviews
    Checkstyle,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// A table of pages
    Markdown,
    /// The report on a site, as a page
    Html,
}

/// A report that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) form: Form,
    to: To,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum To {
    Stdout,
    /// The file holds this report and nothing else.
    File(PathBuf),
    /// The report is added to the file.
    End(PathBuf),
}

impl Wanted {
    /// A report on standard output.
    pub(super) fn on_stdout(form: Form) -> Self {
        let to = To::Stdout;
        Self { form, to }
    }

    /// A report in a file.
    pub(super) fn in_file(form: Form, path: &Path) -> Self {
        let to = To::File(path.to_path_buf());
        Self { form, to }
    }

    /// Reads `FORMAT` or `FORMAT=FILE`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(file)),
            None => (text, None),
        };
        let form = Form::from_str(name, false).map_err(|_| {
            let forms = Form::value_variants().iter();
            let names = forms.filter_map(ValueEnum::to_possible_value);
            let names: Vec<String> = names.map(|it| it.get_name().to_owned()).collect();
            format!("the formats are {}", names.join(", "))
        })?;
        match file {
            None | Some("-") => Ok(Self::on_stdout(form)),
            Some("") => Err("a file follows the =".to_owned()),
            Some(file) => Ok(Self {
                form,
                to: To::File(PathBuf::from(file)),
            }),
        }
    }

    /// Whether it goes to standard output.
    pub(super) fn is_on_stdout(&self) -> bool {
        self.to == To::Stdout
    }
}

/// The file in which GitLab looks for a Code Quality report, in our recipe and in many others.
const GITLAB_FILE: &str = "gl-code-quality-report.json";

/// The reports of a run for which none was asked: what the server that it runs on can show.
pub(super) fn usual(variable: impl Fn(&str) -> Option<String>) -> Vec<Wanted> {
    let is_set = |name| variable(name).is_some_and(|value| value == "true");
    if is_set("GITHUB_ACTIONS") {
        let summary = variable("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty());
        let summary = summary.map(|path| Wanted {
            form: Form::Markdown,
            to: To::End(PathBuf::from(path)),
        });
        let mut wanted = vec![Wanted::on_stdout(Form::Github)];
        wanted.extend(summary);
        wanted
    } else if is_set("GITLAB_CI") {
        let quality = Wanted {
            form: Form::Gitlab,
            to: To::File(PathBuf::from(GITLAB_FILE)),
        };
        vec![Wanted::on_stdout(Form::Human), quality]
    } else {
        vec![Wanted::on_stdout(Form::Human)]
    }
}

/// How reports speak and where paths start.
#[derive(Debug)]
pub(super) struct Manner {
    pub(super) look: Look,
    pub(super) ui: Option<Ui>,
    pub(super) show_skipped: bool,
    pub(super) base: Base,
    pub(super) site: SiteOptions,
}

/// The reports of a run, written together.
pub(super) struct Outputs {
    reports: Vec<Report>,
    /// Files that take their place when all is written.
    unplaced: Vec<(WholeFile, PathBuf)>,
    /// Files to which a text is added when all is written.
    ends: Vec<(File, PathBuf, Held)>,
    /// The file that could not be written.
    failed: Option<PathBuf>,
}

/// A report and where it goes; none: standard output.
struct Report {
    emitter: Box<dyn Emitter<CheckedPage>>,
    path: Option<PathBuf>,
}

/// What was written, in memory.
#[derive(Clone, Default)]
struct Held(Rc<RefCell<Vec<u8>>>);

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Outputs {
    /// Opens all files, so that one that can't be written ends the run before it starts.
    pub(super) fn open(wanted: &[Wanted], manner: &Manner) -> Result<Self, Error> {
        if wanted.iter().filter(|it| it.is_on_stdout()).count() > 1 {
            return Err(Error::TwoOnStdout);
        }
        let mut outputs = Self {
            reports: Vec::new(),
            unplaced: Vec::new(),
            ends: Vec::new(),
            failed: None,
        };
        for Wanted { form, to } in wanted {
            let (out, path): (Box<dyn Write>, _) = match to {
                To::Stdout => (Box::new(output()), None),
                To::End(path) => (Box::new(outputs.end_of(path)?), Some(path.clone())),
                To::File(path) => {
                    let file = BufWriter::new(outputs.file(path)?);
                    (Box::new(file), Some(path.clone()))
                }
            };
            let emitter = emitter(*form, out, manner);
            outputs.reports.push(Report { emitter, path });
        }
        Ok(outputs)
    }

    /// Keeps the figures of the run in a file too.
    pub(super) fn keep(&mut self, path: &Path, manner: &Manner, label: &str) -> Result<(), Error> {
        let out = BufWriter::new(self.file(path)?);
        let history = History::new(out, manner.base.clone(), label.to_owned());
        self.reports.push(Report {
            emitter: Box::new(history),
            path: Some(path.to_path_buf()),
        });
        Ok(())
    }

    /// A new file for a report. It takes the place of an old one when it is whole; what is no
    /// plain file, such as a pipe, is written at once.
    fn file(&mut self, path: &Path) -> Result<File, Error> {
        let fails = |cause| unwritable(path, &cause);
        if fs::metadata(path).is_ok_and(|it| !it.is_file()) {
            return OpenOptions::new().write(true).open(path).map_err(fails);
        }
        if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(fails)?;
        }
        let file = WholeFile::at(path).map_err(fails)?;
        let writer = file.writer().map_err(fails)?;
        self.unplaced.push((file, path.to_path_buf()));
        Ok(writer)
    }

    /// A file that something is added to, all at once.
    fn end_of(&mut self, path: &Path) -> Result<Held, Error> {
        let file = OpenOptions::new().append(true).create(true).open(path);
        let file = file.map_err(|cause| unwritable(path, &cause))?;
        let held = Held::default();
        self.ends.push((file, path.to_path_buf(), held.clone()));
        Ok(held)
    }

    /// What the reports left out, a sentence each.
    pub(super) fn notes(&self, ui: Ui) -> impl Iterator<Item = String> {
        self.reports
            .iter()
            .filter_map(move |it| it.emitter.note(ui))
    }

    /// The fault that ended the run, with the file that it is about.
    pub(super) fn named(&self, error: Error) -> Error {
        match (error, &self.failed) {
            (Error::Output { cause }, Some(path)) => unwritable(path, &cause),
            (error, _) => error,
        }
    }

    /// Puts the files in their places.
    pub(super) fn place(self) -> Result<(), Error> {
        drop(self.reports);
        for (file, path) in self.unplaced {
            file.place().map_err(|cause| unwritable(&path, &cause))?;
        }
        for (file, path, held) in self.ends {
            add(file, &held.0.borrow()).map_err(|cause| unwritable(&path, &cause))?;
        }
        Ok(())
    }

    /// Has each report do something. Who reads standard output may stop; the other reports are
    /// still written.
    fn each(
        &mut self,
        mut act: impl FnMut(&mut dyn Emitter<CheckedPage>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut at = 0;
        while let Some(report) = self.reports.get_mut(at) {
            match act(&mut *report.emitter) {
                Ok(()) => at += 1,
                Err(cause) if report.path.is_none() && is_unheard(&cause) => {
                    self.reports.remove(at);
                    if self.reports.is_empty() {
                        return Err(cause);
                    }
                }
                Err(cause) => {
                    self.failed.clone_from(&report.path);
                    return Err(cause);
                }
            }
        }
        Ok(())
    }
}

/// Whether nobody reads any more.
fn is_unheard(cause: &io::Error) -> bool {
    cause.kind() == io::ErrorKind::BrokenPipe
}

/// Adds a text to a file, the whole of it or nothing.
fn add(mut file: File, text: &[u8]) -> io::Result<()> {
    let len = file.metadata()?.len();
    file.write_all(text)
        .and_then(|()| file.sync_all())
        .inspect_err(|_| _ = file.set_len(len))
}

fn unwritable(path: &Path, cause: &io::Error) -> Error {
    Error::Unwritable {
        path: display(path),
        cause: cause.to_string(),
    }
}

fn emitter(form: Form, out: Box<dyn Write>, manner: &Manner) -> Box<dyn Emitter<CheckedPage>> {
    let base = || manner.base.clone();
    match form {
        Form::Human => Box::new(human::Findings::new(
            out,
            manner.look,
            manner.ui,
            manner.show_skipped,
        )),
        Form::Short => Box::new(Short::new(out)),
        Form::Json => Box::new(Json::new(out)),
        Form::Jsonl => Box::new(PageLines::new(out)),
        Form::Sarif => Box::new(Sarif::new(out, base(), manner.ui)),
        Form::Junit => Box::new(Junit::new(out, base())),
        Form::Checkstyle => Box::new(Checkstyle::new(out, base())),
        Form::Github => Box::new(Github::new(out, base())),
        Form::Gitlab => Box::new(Gitlab::new(out, base())),
        Form::Markdown => Box::new(Markdown::new(out, base(), manner.ui)),
        Form::Html => Box::new(Site::new(out, base(), manner.ui, manner.site.clone())),
    }
}

impl Emitter<CheckedPage> for Outputs {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        self.each(|it| it.page(page))
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.each(|it| it.unread(unread))
    }

    fn end(&mut self) -> io::Result<()> {
        self.each(|it| it.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_a_format_and_perhaps_a_file() {
        for (text, form, on_stdout) in [
            ("json", Form::Json, true),
            ("json=-", Form::Json, true),
            ("sarif=a/b=c.sarif", Form::Sarif, false),
        ] {
            let wanted = Wanted::parse(text).expect("it is right");
            assert_eq!((wanted.form, wanted.is_on_stdout()), (form, on_stdout));
        }
        for text in ["", "xml", "json=", "=a", "JSON"] {
            assert!(Wanted::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_server_gets_what_it_can_show() {
        let forms = |set: &[(&str, &str)]| {
            let variable = |name: &str| {
                let found = set.iter().find(|(other, _)| *other == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            let wanted = usual(variable);
            wanted.iter().map(|it| it.form).collect::<Vec<_>>()
        };
        assert_eq!(forms(&[]), [Form::Human]);
        assert_eq!(forms(&[("GITHUB_ACTIONS", "false")]), [Form::Human]);
        assert_eq!(forms(&[("GITHUB_ACTIONS", "true")]), [Form::Github]);
        let both = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", "/s")];
        assert_eq!(forms(&both), [Form::Github, Form::Markdown]);
        assert_eq!(forms(&[("GITLAB_CI", "true")]), [Form::Human, Form::Gitlab]);
    }
}
