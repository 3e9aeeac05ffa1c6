//! From what was typed to texts: files, folders and standard input, each read or said why not.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use super::error::{Error, MAX_FILE};
use super::fetch::{Fetched, Fetcher, WebFault, is_web};
use super::git;
use super::letters::{self, Letter};
use super::preprocess::Preprocess;
use crate::config::Glob;
use crate::rules::Ui;
use crate::{Format, Source};

/// One text to read.
#[derive(Debug)]
pub(super) struct Input {
    /// The name in reports.
    pub(super) name: String,
    /// Where it is.
    place: Place,
    /// How it becomes a text; none: its name does not tell.
    way: Option<Way>,
}

/// How an input becomes a text.
#[derive(Clone, Debug)]
enum Way {
    /// It is one.
    Text(Format),
    /// It is a letter.
    Letter(Letter),
    /// A program writes the text.
    Program(Arc<Preprocess>, Option<Format>),
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Stdin,
    /// A page on the web.
    Web(Arc<Fetcher>),
    /// A place on the web that was asked for before, and did not answer.
    NoAnswer(WebFault),
    /// A version that git holds, as `REVISION:PATH`.
    Revision(String),
    /// A folder that can't be listed, and why.
    Closed(String),
}

/// How inputs are looked for.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// The format of every input, whatever its name.
    pub(super) format: Option<Format>,
    /// The name of standard input.
    pub(super) stdin_path: Option<String>,
    /// Whether ignore files are left unread.
    pub(super) no_ignore: bool,
    /// What reads from the web; none: nothing is asked of it.
    pub(super) web: Option<Arc<Fetcher>>,
    /// Programs that make a text of some files; the last that fits counts.
    pub(super) preprocess: Vec<Arc<Preprocess>>,
}

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// In the order of their paths; those that can't be read stand among them.
    pub(super) list: Vec<Input>,
    /// Files that were named and that an ignore file leaves out.
    pub(super) ignored: Vec<String>,
}

impl Search {
    /// Finds the inputs under `paths`, sorted, each file once.
    pub(super) fn collect(&self, paths: &[String]) -> Inputs {
        let mut list = BTreeMap::new();
        let mut named = BTreeSet::new();
        for path in paths {
            if let Some(web) = self.web.as_ref().filter(|_| is_web(path)) {
                list.insert(PathBuf::from(path), page(path, Place::Web(Arc::clone(web))));
                continue;
            }
            let path = Path::new(path);
            if path == Path::new("-") {
                list.insert(path.to_path_buf(), self.stdin());
            } else if path.is_dir() {
                self.walk(path, None, &mut list);
            } else if let Some((folder, glob)) = pattern(path) {
                let n = list.len();
                self.walk(&folder, Some(&glob), &mut list);
                if list.len() == n {
                    list.insert(tidy(path), self.file(path));
                }
            } else if self.no_ignore || path.symlink_metadata().is_err() {
                list.insert(tidy(path), self.file(path));
            } else {
                named.insert(tidy(path));
            }
        }
        let (kept, ignored) = part_ignored(named);
        list.extend(
            kept.into_iter()
                .map(|path| (path.clone(), self.file(&path))),
        );
        Inputs {
            list: list.into_values().collect(),
            ignored: ignored.iter().map(|path| display(path)).collect(),
        }
    }

    /// Adds the pages that a sitemap lists, and tells what of it is left out.
    pub(super) fn sitemap(
        &self,
        url: &str,
        inputs: &mut Inputs,
        ui: Ui,
    ) -> Result<Vec<String>, Error> {
        let Some(web) = &self.web else {
            return Ok(Vec::new());
        };
        let listed = web.sitemap(url).map_err(|fault| Error::Web {
            url: url.to_owned(),
            fault,
        })?;
        let pages = listed.pages.into_iter();
        let pages = pages.map(|url| page(&url, Place::Web(Arc::clone(web))));
        let unread = listed.unread.into_iter();
        let unread = unread.map(|(url, fault)| page(&url, Place::NoAnswer(fault)));
        inputs.list.extend(pages.chain(unread));
        inputs.list.sort_by(|one, other| one.name.cmp(&other.name));
        inputs.list.dedup_by(|one, other| one.name == other.name);
        let mut lines = Vec::new();
        match (listed.over, ui) {
            (0, _) => {}
            (n, Ui::Nl) => lines.push(format!(
                "{url}: {n} overgeslagen. Met --limit leest helder er meer."
            )),
            (n, Ui::En) => lines.push(format!(
                "{url}: left out {n}. With --limit helder reads more."
            )),
        }
        match (listed.elsewhere, ui) {
            (0, _) => {}
            (n, Ui::Nl) => lines.push(format!(
                "{url}: {n} overgeslagen, want andere sites leest helder niet."
            )),
            (n, Ui::En) => lines.push(format!(
                "{url}: left out {n}, because other sites are not read."
            )),
        }
        Ok(lines)
    }

    /// One text by its name: a file, standard input, or a version that git holds. A file goes before
    /// a version of the same name.
    pub(super) fn one(&self, name: &str) -> Input {
        let path = Path::new(name);
        if name == "-" {
            self.stdin()
        } else if path.symlink_metadata().is_err() && is_revision(name) {
            Input {
                name: name.to_string(),
                place: Place::Revision(name.to_string()),
                way: self.way(name).filter(|it| !matches!(it, Way::Program(..))),
            }
        } else {
            self.file(path)
        }
    }

    /// Adds the files of a folder that helder reads. A link to a file is followed, one to a
    /// folder is not, so that no walk is endless.
    fn walk(&self, folder: &Path, glob: Option<&Glob>, list: &mut BTreeMap<PathBuf, Input>) {
        for entry in self.walker(folder).build() {
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    let name = display(&tidy(path));
                    let is_meant = glob.is_none_or(|glob| glob.fits(name.trim_start_matches('/')));
                    let readable = self.kind_of(&name).is_some();
                    // A link that leads nowhere was meant to be a text.
                    let is_text = || fs::metadata(path).map_or(true, |it| it.is_file());
                    if is_meant && readable && is_text() {
                        list.insert(tidy(path), self.file(path));
                    }
                }
                Err(error) => {
                    let path = path_of(&error).unwrap_or(folder);
                    let name = display(path);
                    let path = tidy(path);
                    let cause = match error.into_io_error() {
                        Some(cause) => cause.to_string(),
                        None => "?".to_string(),
                    };
                    list.insert(
                        path,
                        Input {
                            name,
                            place: Place::Closed(cause),
                            way: None,
                        },
                    );
                }
            }
        }
    }

    /// A walk that leaves out hidden files and what the folder's own ignore files name. Ignore
    /// files outside the tree are one person's, and would make two machines disagree.
    fn walker(&self, folder: &Path) -> WalkBuilder {
        let mut walker = WalkBuilder::new(folder);
        walker.git_global(false).git_exclude(false);
        if self.no_ignore {
            walker.ignore(false).git_ignore(false).parents(false);
        }
        walker
    }

    fn file(&self, path: &Path) -> Input {
        let path = tidy(path);
        let name = display(&path);
        Input {
            way: self.way(&name),
            name,
            place: Place::File(path),
        }
    }

    /// How an input of this name becomes a text.
    fn way(&self, name: &str) -> Option<Way> {
        match self.kind_of(name) {
            Some(way @ Way::Program(..)) => Some(way),
            way => self.format.map(Way::Text).or(way),
        }
    }

    /// The same by its name alone.
    fn kind_of(&self, name: &str) -> Option<Way> {
        let program = self.preprocess.iter().rev().find(|it| it.fits(name));
        let program = program.map(|it| Way::Program(Arc::clone(it), self.format));
        let letter = || Letter::of_path(name).map(Way::Letter);
        let text = || Format::of_path(name).map(Way::Text);
        program.or_else(letter).or_else(text)
    }

    fn stdin(&self) -> Input {
        let name = self.stdin_path.clone();
        Input {
            // A program reads files, and this is none.
            way: match name.as_deref().and_then(|name| self.way(name)) {
                Some(Way::Program(..)) | None => self.format.map(Way::Text),
                way => way,
            },
            name: name.unwrap_or_else(|| "-".to_string()),
            place: Place::Stdin,
        }
    }
}

/// A page on the web.
fn page(url: &str, place: Place) -> Input {
    Input {
        name: url.to_owned(),
        place,
        way: None,
    }
}

/// Parts named files into those to read and those that an ignore file leaves out, in their folder
/// or in one above it.
///
/// A folder that was named stands, even if it is ignored itself: a site is built into an ignored
/// folder, and that is the folder to check.
fn part_ignored(named: BTreeSet<PathBuf>) -> (BTreeSet<PathBuf>, BTreeSet<PathBuf>) {
    let mut folders: BTreeMap<PathBuf, HashSet<OsString>> = BTreeMap::new();
    for path in &named {
        if let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
            folders
                .entry(folder.to_path_buf())
                .or_default()
                .insert(name.to_owned());
        }
    }
    let mut kept = BTreeSet::new();
    for (folder, names) in folders {
        let here = folder == Path::new("");
        let mut walker = WalkBuilder::new(if here { Path::new(".") } else { &folder });
        walker
            .max_depth(Some(1))
            .hidden(false)
            .git_global(false)
            .git_exclude(false);
        walker.filter_entry(move |entry| entry.depth() == 0 || names.contains(entry.file_name()));
        let entries = walker.build().flatten().filter(|entry| entry.depth() == 1);
        kept.extend(entries.map(|entry| tidy(entry.path())));
    }
    named.into_iter().partition(|path| kept.contains(path))
}

/// The folder and the pattern that a path with signs such as `*` means. A shell that knows `**` does
/// this itself; others, and Windows, leave it to us.
fn pattern(path: &Path) -> Option<(PathBuf, Glob)> {
    if path.symlink_metadata().is_ok() {
        return None;
    }
    let name = display(&tidy(path));
    let is_sign = |c| matches!(c, '*' | '?' | '{');
    let at = name.find(is_sign)?;
    let folder = name[..at].rfind('/').map_or("", |end| &name[..end]);
    let folder = match (folder, name.starts_with('/')) {
        ("", true) => "/",
        ("", false) => ".",
        (folder, _) => folder,
    };
    // A pattern without a folder holds in this one.
    let glob = if name.contains('/') {
        name.clone()
    } else {
        format!("/{name}")
    };
    Some((PathBuf::from(folder), Glob::new(&glob)?))
}

/// The path that a fault of a walk is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

/// Whether a name is `REVISION:PATH`. A name that begins with `-` is never handed to git.
fn is_revision(name: &str) -> bool {
    let parts = name.split_once(':');
    parts.is_some_and(|(revision, path)| !path.is_empty() && !revision.starts_with('-'))
}

/// The bytes of a version that git holds.
fn version(name: &str) -> Result<Vec<u8>, Error> {
    git::blob(Path::new(""), name).map_err(|cause| Error::NoRevision {
        path: name.to_string(),
        cause,
    })
}

/// A path without `./` at its start, so that one file has one name.
fn tidy(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_path_buf()
}

/// A path as reports show it: with `/` on every system.
pub(super) fn display(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        name.into_owned()
    } else {
        name.replace('\\', "/")
    }
}

impl Input {
    /// Where it is, for what depends on the place: standard input is in this folder, and a version
    /// where its file is.
    pub(super) fn place(&self) -> PathBuf {
        match &self.place {
            Place::File(path) => path.clone(),
            Place::Revision(name) => {
                let path = name.split_once(':').map_or(&**name, |(_, path)| path);
                PathBuf::from(path)
            }
            // A page on the web has its address for a path, from this folder.
            Place::Web(_) | Place::NoAnswer(_) => {
                let address = self
                    .name
                    .split_once("://")
                    .map_or(&*self.name, |(_, it)| it);
                PathBuf::from(address)
            }
            Place::Stdin | Place::Closed(_) => PathBuf::from(&self.name),
        }
    }

    /// Whether this is what somebody typed for it.
    pub(super) fn is_named(&self, typed: &str) -> bool {
        self.name == display(&tidy(Path::new(typed)))
    }

    /// Whether it is a file that was found or named.
    pub(super) fn is_file(&self) -> bool {
        matches!(self.place, Place::File(_))
    }

    /// Whether its name in messages is not its name: that is no UTF-8.
    pub(super) fn has_odd_name(&self) -> bool {
        matches!(&self.place, Place::File(path) if path.to_str().is_none())
    }

    /// Whether its bytes are the text that is read, so that a change in the one can be written in
    /// the other.
    pub(super) fn is_text(&self) -> bool {
        let is_here = match &self.place {
            Place::Web(_) | Place::NoAnswer(_) => false,
            // What comes out of a pipe or a device can't be put back.
            Place::File(path) => fs::metadata(path).map_or(true, |it| it.is_file()),
            _ => true,
        };
        is_here && matches!(self.way, Some(Way::Text(_)) | None)
    }

    /// The text of a letter.
    fn letter(&self, letter: Letter, bytes: &[u8]) -> Result<(Format, String), Error> {
        let path = || self.name.clone();
        if bytes.len() as u64 > MAX_FILE {
            return Err(Error::TooLarge { path: path() });
        }
        let (format, text) = letter.read(bytes).map_err(|fault| match fault {
            letters::Fault::Broken => Error::BrokenLetter { path: path() },
            letters::Fault::TooLarge => Error::TooLarge { path: path() },
        })?;
        if text.trim().is_empty() {
            return Err(Error::Empty { path: path() });
        }
        Ok((format, text))
    }

    /// Reads the text.
    pub(super) fn read(&self) -> Result<Source, Error> {
        let path = || self.name.clone();
        let mut bytes = Vec::new();
        let on_web = |fault: WebFault| Error::Web { url: path(), fault };
        let outcome = match &self.place {
            Place::Web(web) => {
                let Fetched { format, text } = web.page(&self.name).map_err(on_web)?;
                if text.trim().is_empty() {
                    return Err(Error::Empty { path: path() });
                }
                return Source::new(path(), format, text)
                    .map_err(|_| Error::TooLarge { path: path() });
            }
            Place::NoAnswer(fault) => return Err(on_web(fault.clone())),
            Place::File(file) if file.symlink_metadata().is_err() => {
                return Err(Error::Missing { path: path() });
            }
            Place::File(_) | Place::Revision(_) if self.way.is_none() => {
                return Err(Error::UnknownType { path: path() });
            }
            Place::File(path) => {
                File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
            }
            Place::Stdin => io::stdin()
                .lock()
                .take(MAX_FILE + 1)
                .read_to_end(&mut bytes),
            Place::Revision(name) => {
                bytes = version(name)?;
                Ok(bytes.len())
            }
            Place::Closed(cause) => {
                return Err(Error::Unreadable {
                    path: path(),
                    cause: cause.clone(),
                });
            }
        };
        outcome.map_err(|cause| unread(path(), &cause))?;
        let (format, text) = match &self.way {
            Some(Way::Letter(letter)) => self.letter(*letter, &bytes)?,
            Some(Way::Program(..)) if self.has_odd_name() => {
                return Err(Error::OddName { path: path() });
            }
            Some(Way::Program(program, format)) => {
                let text = decode(&self.name, program.run(&self.name)?)?;
                (format.unwrap_or_else(|| sniff(&text)), text)
            }
            Some(Way::Text(format)) => (*format, decode(&self.name, bytes)?),
            None => {
                let text = decode(&self.name, bytes)?;
                (sniff(&text), text)
            }
        };
        Source::new(path(), format, text).map_err(|_| Error::TooLarge { path: path() })
    }
}

/// The bytes of a file that is no page: settings, a baseline, an earlier report. One that is too
/// large is read no further than tells so.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
        .map_err(|cause| unread(display(path), &cause))?;
    if bytes.len() as u64 > MAX_FILE {
        let path = display(path);
        return Err(Error::TooLarge { path });
    }
    Ok(bytes)
}

/// Why a file was not read.
fn unread(path: String, cause: &io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::NotFound => Error::Missing { path },
        _ => Error::Unreadable {
            path,
            cause: cause.to_string(),
        },
    }
}

/// The bytes as text, or what is wrong with them. A byte order mark stays: spans count it.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let path = || name.to_string();
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::TooLarge { path: path() });
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Error::Utf16 { path: path() });
    }
    if bytes[..bytes.len().min(8192)].contains(&0) {
        return Err(Error::Binary { path: path() });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = 1 + bytes[..offset]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count();
        Error::NotUtf8 {
            path: path(),
            offset,
            line,
            byte: bytes[offset],
        }
    })?;
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err(Error::Empty { path: path() });
    }
    Ok(text)
}

/// The format of a text without a name. Only the sure signs of a web page count.
fn sniff(text: &str) -> Format {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let begins = |sign: &str| {
        start
            .get(..sign.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(sign))
    };
    if begins("<!doctype html") || begins("<html") {
        Format::Html
    } else {
        Format::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_told_by_offset_and_line() {
        let error = decode("a.md", b"een\ntwee \xe9\n".to_vec()).expect_err("it is Latin-1");
        assert!(
            matches!(
                error,
                Error::NotUtf8 {
                    offset: 9,
                    line: 2,
                    byte: 0xe9,
                    ..
                }
            ),
            "{error:?}"
        );
    }

    #[test]
    fn other_faults_have_their_own_names() {
        let fault = |bytes: &[u8]| decode("a.md", bytes.to_vec()).expect_err("it is no text");
        assert!(matches!(fault(b""), Error::Empty { .. }));
        assert!(matches!(fault(b"\xef\xbb\xbf \n"), Error::Empty { .. }));
        assert!(matches!(fault(b"a\0b"), Error::Binary { .. }));
        assert!(matches!(fault(b"\xff\xfea\0"), Error::Utf16 { .. }));
    }

    #[test]
    fn a_byte_order_mark_and_a_late_nul_are_text() {
        assert_eq!(
            decode("a.md", b"\xef\xbb\xbfa".to_vec()).expect("it is text"),
            "\u{feff}a"
        );
        let late = [vec![b'a'; 8192], vec![0]].concat();
        assert!(decode("a.md", late).is_ok());
    }

    #[test]
    fn only_a_sure_sign_makes_a_web_page_of_a_nameless_text() {
        assert_eq!(sniff("\u{feff} <!DOCTYPE html><p>"), Format::Html);
        assert_eq!(sniff("<p>Een alinea.</p>"), Format::Plain);
        assert_eq!(sniff("é"), Format::Plain);
    }
}
