//! `--output FORMAT[=FILE]`: the reports of a run, several at once, and where each goes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use tempfile::NamedTempFile;

use super::error::Error;
use super::input::display;
use super::output;
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
    emitters: Vec<Box<dyn Emitter<CheckedPage>>>,
    /// Files that take their place when all is written.
    unplaced: Vec<(NamedTempFile, PathBuf)>,
}

impl Outputs {
    /// Opens all files, so that one that can't be written ends the run before it starts.
    pub(super) fn open(wanted: &[Wanted], manner: &Manner) -> Result<Self, Error> {
        if wanted.iter().filter(|it| it.is_on_stdout()).count() > 1 {
            return Err(Error::TwoOnStdout);
        }
        let mut outputs = Self {
            emitters: Vec::new(),
            unplaced: Vec::new(),
        };
        for Wanted { form, to } in wanted {
            let out: Box<dyn Write> = match to {
                To::Stdout => Box::new(output()),
                To::End(path) => {
                    let file = OpenOptions::new().append(true).create(true).open(path);
                    Box::new(BufWriter::new(
                        file.map_err(|cause| unwritable(path, &cause))?,
                    ))
                }
                To::File(path) => Box::new(BufWriter::new(outputs.file(path)?)),
            };
            outputs.emitters.push(emitter(*form, out, manner));
        }
        Ok(outputs)
    }

    /// Keeps the figures of the run in a file too.
    pub(super) fn keep(&mut self, path: &Path, manner: &Manner, label: &str) -> Result<(), Error> {
        let out = BufWriter::new(self.file(path)?);
        let history = History::new(out, manner.base.clone(), label.to_owned());
        self.emitters.push(Box::new(history));
        Ok(())
    }

    /// A new file for a report. It takes the place of an old one when it is whole; what is no
    /// plain file, such as a pipe, is written at once.
    fn file(&mut self, path: &Path) -> Result<File, Error> {
        let fails = |cause| unwritable(path, &cause);
        if fs::metadata(path).is_ok_and(|it| !it.is_file()) {
            return OpenOptions::new().write(true).open(path).map_err(fails);
        }
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(fails)?;
        let file = new_file(folder).map_err(fails)?;
        let copy = file.as_file().try_clone().map_err(fails)?;
        self.unplaced.push((file, path.to_path_buf()));
        Ok(copy)
    }

    /// What the reports left out, a sentence each.
    pub(super) fn notes(&self, ui: Ui) -> impl Iterator<Item = String> {
        self.emitters.iter().filter_map(move |it| it.note(ui))
    }

    /// Puts the files in their places.
    pub(super) fn place(self) -> Result<(), Error> {
        drop(self.emitters);
        for (file, path) in self.unplaced {
            file.persist(&path)
                .map_err(|fault| unwritable(&path, &fault.error))?;
        }
        Ok(())
    }
}

/// A file of a passing name, with the permissions that new files have.
pub(super) fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    builder.prefix(".helder-").tempfile_in(folder)
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
        self.emitters.iter_mut().try_for_each(|it| it.page(page))
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.emitters
            .iter_mut()
            .try_for_each(|it| it.unread(unread))
    }

    fn end(&mut self) -> io::Result<()> {
        self.emitters.iter_mut().try_for_each(|it| it.end())
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
