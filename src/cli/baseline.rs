//! `helder-baseline.tsv`: the findings that a site had when it began to use helder. A check leaves
//! them out, so that a team can stop new ones today and mend the old ones later.
//!
//! Each line is a finding: its page, its rule, its fingerprint, which one of its kind it is, and
//! the start of its sentence for people. Lines are sorted and need no place, so that two branches
//! can be merged by taking the lines of both.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use super::change::whole;
use super::error::Error;
use super::input::{decode, display, read_file};
use super::whole_file;
use crate::report::CheckedPage;
use crate::report::fingerprint::{Fingerprint, sentence};
use crate::report::terminal::safe;

/// The name of the file.
pub(super) const FILE: &str = "helder-baseline.tsv";

/// The first line: the names of the columns.
const HEAD: &str = "page\trule\tfingerprint\tn\ttext";

/// How much of a sentence a line shows, in characters.
const SHOWN: usize = 80;

/// The most pages that are checked again to see whether a finding has moved.
const MAX_CHECKS: usize = 200;

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    page: String,
    rule: String,
    hash: u64,
    n: u32,
    text: String,
}

/// The known findings.
#[derive(Debug)]
pub(super) struct Baseline {
    /// The file, and its folder: paths in it start there.
    path: PathBuf,
    folder: PathBuf,
    entries: BTreeSet<Entry>,
    /// How many there are of each fingerprint on each page.
    known: HashMap<u64, BTreeMap<String, u32>>,
    /// How many of those were found elsewhere.
    moved: HashMap<(u64, String), u32>,
    /// How often each known fingerprint is on a page now.
    now: HashMap<String, HashMap<u64, u32>>,
    n_checks: usize,
}

impl Baseline {
    /// The file that is asked for, or the nearest one in this folder or above it, up to the top of
    /// the repository; none: there is none.
    pub(super) fn find(asked: Option<&str>) -> Result<Option<Self>, Error> {
        if let Some(path) = asked {
            return Self::read(Path::new(path)).map(Some);
        }
        let here = std::env::current_dir().unwrap_or_default();
        for folder in here.ancestors() {
            let path = folder.join(FILE);
            if path.is_file() {
                return Self::read(&path).map(Some);
            }
            if folder.join(".git").exists() {
                break;
            }
        }
        Ok(None)
    }

    /// A baseline without findings, for a file that is not there yet.
    pub(super) fn new(path: &Path) -> Self {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        Self {
            path: path.to_path_buf(),
            folder: whole(folder.unwrap_or(Path::new("."))),
            entries: BTreeSet::new(),
            known: HashMap::new(),
            moved: HashMap::new(),
            now: HashMap::new(),
            n_checks: 0,
        }
    }

    fn read(path: &Path) -> Result<Self, Error> {
        let name = display(path);
        let text = match decode(&name, read_file(path)?) {
            Err(Error::Empty { .. }) => String::new(),
            text => text?,
        };
        Self::parse(path, &text).map_err(|line| Error::BaselineLine { path: name, line })
    }

    /// Reads the text of a file; a line that is no finding is the error, by its number.
    pub(super) fn parse(path: &Path, text: &str) -> Result<Self, usize> {
        let mut baseline = Self::new(path);
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line == HEAD || line.trim().is_empty() {
                continue;
            }
            baseline.entries.insert(Entry::parse(line).ok_or(at + 1)?);
        }
        let mut seen = BTreeSet::new();
        for Entry { page, hash, n, .. } in &baseline.entries {
            // Two branches may have added the same finding with other words in its text.
            if seen.insert((page, hash, n)) {
                let pages = baseline.known.entry(*hash).or_default();
                *pages.entry(page.clone()).or_default() += 1;
            }
        }
        Ok(baseline)
    }

    /// The file, as messages name it.
    pub(super) fn name(&self) -> String {
        let here = whole(Path::new("."));
        let path = whole(&self.path);
        display(path.strip_prefix(here).unwrap_or(&path))
    }

    /// Leaves the known findings out of a page and counts them. `check` tells how often each
    /// fingerprint is on another page now.
    pub(super) fn leave_out(
        &mut self,
        page: &mut CheckedPage,
        check: &mut dyn FnMut(&Path) -> Option<Vec<Fingerprint>>,
    ) {
        let name = self.page(&page.source.path);
        self.note(&name, &page.all);
        page.known = page.retain(|_, print| !self.knows(&name, print, check));
    }

    /// The page, from the folder of the file.
    fn page(&self, path: &str) -> String {
        let path = whole(Path::new(path));
        display(path.strip_prefix(&self.folder).unwrap_or(&path))
    }

    fn note(&mut self, page: &str, fingerprints: &[Fingerprint]) {
        let mut now: HashMap<u64, u32> = HashMap::new();
        for print in fingerprints {
            if self.known.contains_key(&print.hash) {
                *now.entry(print.hash).or_default() += 1;
            }
        }
        self.now.insert(page.to_owned(), now);
    }

    /// Whether a finding is known: on its page, or on another one that has lost it.
    fn knows(
        &mut self,
        page: &str,
        print: Fingerprint,
        check: &mut dyn FnMut(&Path) -> Option<Vec<Fingerprint>>,
    ) -> bool {
        let Some(pages) = self.known.get(&print.hash) else {
            return false;
        };
        if pages.get(page).is_some_and(|&n| print.occurrence <= n) {
            return true;
        }
        let others: Vec<(String, u32)> = pages
            .iter()
            .filter(|(other, _)| *other != page)
            .map(|(other, n)| (other.clone(), *n))
            .collect();
        for (other, n) in others {
            let Some(now) = self.count(&other, print.hash, check) else {
                continue;
            };
            let moved = self.moved.entry((print.hash, other)).or_default();
            if now + *moved < n {
                *moved += 1;
                return true;
            }
        }
        false
    }

    /// How often a fingerprint is on a page now; none: nobody can tell.
    fn count(
        &mut self,
        page: &str,
        hash: u64,
        check: &mut dyn FnMut(&Path) -> Option<Vec<Fingerprint>>,
    ) -> Option<u32> {
        if !self.now.contains_key(page) {
            let path = self.folder.join(page);
            let fingerprints = if !path.is_file() {
                Vec::new()
            } else if self.n_checks < MAX_CHECKS {
                self.n_checks += 1;
                check(&path)?
            } else {
                return None;
            };
            self.note(page, &fingerprints);
        }
        Some(self.now.get(page)?.get(&hash).copied().unwrap_or(0))
    }

    /// The baseline after a run over pages: without what was mended, and with what is new if that
    /// is asked. Pages outside `paths` and pages that could not be read keep their lines.
    pub(super) fn update(
        &mut self,
        pages: &[PageFindings],
        paths: &[String],
        add: bool,
        check: &mut dyn FnMut(&Path) -> Option<Vec<Fingerprint>>,
    ) -> Update {
        let mut update = Update::default();
        for page in pages {
            let prints: Vec<Fingerprint> = page.findings.iter().map(|it| it.print).collect();
            self.note(&self.page(&page.path), &prints);
        }
        let mut entries = BTreeSet::new();
        for PageFindings { path, findings } in pages {
            let name = self.page(path);
            for Found { rule, print, text } in findings {
                let Fingerprint { hash, occurrence } = *print;
                let was_here = self.known.get(&hash).and_then(|it| it.get(&name));
                let was_here = was_here.is_some_and(|&n| occurrence <= n);
                let moved = !was_here && self.knows(&name, *print, check);
                update.moved += usize::from(moved);
                if !was_here && !moved {
                    update.new += 1;
                    if !add {
                        continue;
                    }
                }
                entries.insert(Entry {
                    page: name.clone(),
                    rule: (*rule).to_owned(),
                    hash,
                    n: occurrence,
                    text: text.clone(),
                });
            }
        }
        let folders: Vec<PathBuf> = paths.iter().map(|path| whole(Path::new(path))).collect();
        let read: BTreeSet<String> = pages.iter().map(|it| self.page(&it.path)).collect();
        for entry in &self.entries {
            let path = self.folder.join(&entry.page);
            let is_meant = folders.iter().any(|folder| path.starts_with(folder));
            let is_unread = path.is_file() && !read.contains(&entry.page);
            if is_meant && !is_unread {
                continue;
            }
            match self.moved.get_mut(&(entry.hash, entry.page.clone())) {
                Some(n) if *n > 0 => *n -= 1,
                _ => _ = entries.insert(entry.clone()),
            }
        }
        let added = if add { update.new } else { 0 };
        update.gone = (self.entries.len() + added).saturating_sub(entries.len());
        update.known = entries.len();
        self.entries = entries;
        update
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for entry in &self.entries {
            text += &entry.line();
        }
        text
    }

    /// Writes the file, whole or not at all.
    pub(super) fn write(&self) -> Result<(), Error> {
        whole_file::write(&self.path, &self.text()).map_err(|cause| Error::Unwritable {
            path: display(&self.path),
            cause: cause.to_string(),
        })
    }

    /// Whether the repository knows how to merge the file.
    pub(super) fn has_merge(&self) -> bool {
        let path = self.folder.join(".gitattributes");
        path.is_file() && fs::read_to_string(path).is_ok_and(|text| text.contains(FILE))
    }
}

/// The findings of a page, as a baseline keeps them.
#[derive(Default)]
pub(super) struct PageFindings {
    pub(super) path: String,
    pub(super) findings: Vec<Found>,
}

/// A finding, as a baseline keeps it.
pub(super) struct Found {
    rule: &'static str,
    print: Fingerprint,
    text: String,
}

/// What an update changed, in findings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Update {
    /// In the file after it.
    pub(super) known: usize,
    /// Taken out, because nobody finds them any more.
    pub(super) gone: usize,
    /// Known under another page before.
    pub(super) moved: usize,
    /// Not known before.
    pub(super) new: usize,
}

impl PageFindings {
    pub(super) fn of(page: &CheckedPage) -> Self {
        let reading = &page.report.reading;
        let findings = page.report.findings.iter().zip(&page.fingerprints);
        let findings = findings.map(|(finding, &print)| Found {
            rule: finding.rule.id,
            print,
            text: start(&sentence(reading, finding)),
        });
        Self {
            path: page.source.path.clone(),
            findings: findings.collect(),
        }
    }
}

/// The start of a sentence, in one column of one line.
fn start(sentence: &str) -> String {
    let mut start: String = safe(sentence).chars().take(SHOWN).collect();
    if sentence.chars().nth(SHOWN).is_some() {
        start.push('…');
    }
    start
}

impl Entry {
    fn line(&self) -> String {
        let Self {
            page,
            rule,
            hash,
            n,
            text,
        } = self;
        format!("{}\t{rule}\t{hash:016x}\t{n}\t{text}\n", escape(page))
    }

    fn parse(line: &str) -> Option<Self> {
        let mut columns = line.trim_end_matches('\r').splitn(5, '\t');
        let page = unescape(columns.next()?)?;
        let rule = columns.next().filter(|it| !it.is_empty())?.to_owned();
        let hash = columns.next().filter(|it| it.len() == 16)?;
        Some(Self {
            page,
            rule,
            hash: u64::from_str_radix(hash, 16).ok()?,
            n: columns.next()?.parse().ok()?,
            text: columns.next()?.to_owned(),
        })
    }
}

/// A path without what would break a line or a column.
fn escape(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii_control() || c == '%' {
            escaped += &format!("%{:02X}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut path = parts.next()?.to_owned();
    for part in parts {
        let code = u8::from_str_radix(part.get(..2)?, 16).ok()?;
        path.push(char::from(code));
        path.push_str(&part[2..]);
    }
    Some(path).filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_as_it_was() {
        for (page, text) in [
            ("map/a.md", "Indien u verhuist."),
            ("100%\t\n.md", "é 😀"),
            ("a b.md", ""),
        ] {
            let entry = Entry {
                page: page.to_owned(),
                rule: "semicolon".to_owned(),
                hash: 0x00ab_cdef_0123_4567,
                n: 2,
                text: text.to_owned(),
            };
            let line = entry.line();
            assert_eq!(line.matches('\n').count(), 1);
            assert_eq!(
                Entry::parse(line.trim_end_matches('\n')),
                Some(entry.clone())
            );
            assert_eq!(Entry::parse(&line.replace('\n', "\r")), Some(entry));
        }
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for line in [
            "<<<<<<< HEAD",
            "a.md\tsemicolon\tabc\t1\ttext",
            "a.md\tsemicolon\t00abcdef01234567\tone\ttext",
            "a.md\tsemicolon\t00abcdef01234567\t1",
            "\tsemicolon\t00abcdef01234567\t1\ttext",
            "%zz\tsemicolon\t00abcdef01234567\t1\ttext",
        ] {
            assert_eq!(Entry::parse(line), None, "{line}");
        }
    }
}
