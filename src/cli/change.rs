//! Only the change: which pages changed, how they were, and which findings are of the change.
//!
//! A page is compared with its earlier version block by block, not line by line: a paragraph that
//! moved or was wrapped anew is the same one, and a page may well have one line.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::{Error, MAX_FILE};
use super::git::Repository;
use super::input::{Input, decode};
use super::letters::Letter;
use super::patch::{self, Patch};
use crate::report::CheckedPage;
use crate::report::fingerprint::normal;
use crate::{Checker, Format, Options, Source};

/// The pages that changed.
#[derive(Debug)]
pub(super) struct Change {
    /// By their whole paths.
    pages: HashMap<PathBuf, Earlier>,
    repository: Option<Repository>,
}

/// Where the earlier version of a page is.
#[derive(Debug)]
enum Earlier {
    /// There is none: the page is new.
    None,
    /// A commit and a path in it.
    Commit(String, String),
    /// The diff that leads back to it.
    Patch(Patch),
}

/// The earlier version of a page.
#[derive(Debug)]
pub(super) enum Before {
    /// There was none.
    None,
    /// Its text.
    Text(Source),
}

impl Change {
    /// What changed since the work at hand left a revision.
    pub(super) fn since(revision: &str) -> Result<Self, Error> {
        let fails = |cause: String| Error::NoChange {
            name: revision.to_owned(),
            cause,
        };
        let here = std::env::current_dir().unwrap_or_default();
        let repository = Repository::of(&here).map_err(fails)?;
        let base = repository.merge_base(revision).map_err(fails)?;
        let base = base.ok_or_else(|| Error::NoMergeBase {
            name: revision.to_owned(),
        })?;
        let changed = repository.changed(&base).map_err(fails)?;
        let pages = changed.into_iter().map(|changed| {
            let earlier = match changed.old {
                Some(old) => Earlier::Commit(base.clone(), old),
                None => Earlier::None,
            };
            (whole(&repository.top().join(changed.path)), earlier)
        });
        Ok(Self {
            pages: pages.collect(),
            repository: Some(repository),
        })
    }

    /// What a unified diff changed, from a file or from standard input.
    pub(super) fn diff(name: &str) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let outcome = match name {
            "-" => io::stdin()
                .lock()
                .take(MAX_FILE + 1)
                .read_to_end(&mut bytes),
            path => fs::File::open(path)
                .and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes)),
        };
        outcome.map_err(|cause| Error::Unreadable {
            path: name.to_owned(),
            cause: cause.to_string(),
        })?;
        if bytes.len() as u64 > MAX_FILE {
            let path = name.to_owned();
            return Err(Error::TooLarge { path });
        }
        let here = std::env::current_dir().unwrap_or_default();
        let top = super::check::top_of(&here).unwrap_or_else(|| here.clone());
        let patches = patch::parse(&String::from_utf8_lossy(&bytes));
        let pages = patches.into_iter().filter_map(|patch| {
            let path = place(patch.new.as_deref()?, &[&top, &here])?;
            let earlier = match patch.old {
                Some(_) => Earlier::Patch(patch),
                None => Earlier::None,
            };
            Some((whole(&path), earlier))
        });
        Ok(Self {
            pages: pages.collect(),
            repository: None,
        })
    }

    /// Whether an input changed.
    pub(super) fn has(&self, input: &Input) -> bool {
        self.pages.contains_key(&whole(&input.place()))
    }

    /// The earlier version of a page; none: it did not change.
    pub(super) fn before(&self, source: &Source) -> Result<Option<Before>, Error> {
        let path = || source.path.clone();
        let Some(earlier) = self.pages.get(&whole(Path::new(&source.path))) else {
            return Ok(None);
        };
        let (bytes, format) = match (earlier, &self.repository) {
            (Earlier::None, _) | (Earlier::Commit(..), None) => return Ok(Some(Before::None)),
            (Earlier::Commit(commit, old), Some(repository)) => {
                let bytes = repository.blob(commit, old);
                let bytes = bytes.map_err(|cause| Error::NoChange {
                    name: path(),
                    cause,
                })?;
                (bytes, Format::of_path(old).unwrap_or(source.format))
            }
            (Earlier::Patch(patch), _) => {
                let text = patch.undo(&source.text);
                let text = text.ok_or_else(|| Error::OtherDiff { path: path() })?;
                (text.into_bytes(), source.format)
            }
        };
        let letter = Letter::of_path(&source.path);
        let read = match letter {
            Some(letter) => letter.read(&bytes).ok(),
            None => decode("", bytes).ok().map(|text| (format, text)),
        };
        // What could not be read before is as good as new.
        let Some((format, text)) = read else {
            return Ok(Some(Before::None));
        };
        let source = Source::new(path(), format, text);
        Ok(Some(source.map_or(Before::None, Before::Text)))
    }
}

/// What an earlier version of a page had.
struct Had {
    /// How often each block was there.
    blocks: HashMap<String, usize>,
    /// Fingerprints of its findings.
    hashes: HashSet<u64>,
}

/// Compares a page with its earlier version: notes how hard that was, and leaves out the findings
/// that are not of the change.
pub(super) fn compare(
    page: &mut CheckedPage,
    before: Before,
    checker: &Checker,
    options: &Options,
) {
    let Before::Text(source) = before else {
        page.is_new = true;
        return;
    };
    let report = checker.check(&source, options);
    let earlier = CheckedPage::new(source, report, page.gates);
    page.before = earlier.hardness.difficulty;
    let mut had = Had::of(&earlier);
    let blocks = page.report.reading.document.blocks.iter();
    let changed: Vec<bool> = blocks.map(|block| had.takes(&block.text)).collect();
    // A finding in a block that stayed as it was may still be due to the change: the page lost
    // what it asks for.
    page.unchanged =
        page.retain(|finding, print| changed[finding.block] || !had.hashes.contains(&print.hash));
}

impl Had {
    fn of(page: &CheckedPage) -> Self {
        let mut blocks: HashMap<String, usize> = HashMap::new();
        for block in &page.report.reading.document.blocks {
            *blocks.entry(normal(&block.text)).or_default() += 1;
        }
        let hashes = page.fingerprints.iter().map(|print| print.hash);
        Self {
            blocks,
            hashes: hashes.collect(),
        }
    }

    /// Takes a block out, and returns whether it was not there.
    fn takes(&mut self, text: &str) -> bool {
        match self.blocks.get_mut(&normal(text)) {
            Some(n) if *n > 0 => {
                *n -= 1;
                false
            }
            _ => true,
        }
    }
}

/// A path with nothing in it that could be written in another way.
pub(super) fn whole(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    fs::canonicalize(&path).unwrap_or(path)
}

/// The file that a diff means, with or without the `b/` that git puts before it.
fn place(path: &str, folders: &[&Path]) -> Option<PathBuf> {
    let mut names = [Some(path), path.split_once('/').map(|(_, rest)| rest)];
    if path.starts_with("b/") {
        names.reverse();
    }
    let names = names.into_iter().flatten();
    let places = names.flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let mut places = places.filter(|place| place.is_file());
    places.next()
}
