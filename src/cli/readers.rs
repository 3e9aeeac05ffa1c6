//! The readers of the command line that fuzz targets call. They have no other use, and no promise
//! holds for them.

use std::path::Path;

use super::baseline::Baseline;
use super::fetch::{address, robots::Robots, sitemap};
use super::letters::Letter;
use super::patch;
use crate::Format;

/// The text of a letter whose file has this name; none: it is none, or it is broken.
pub fn letter(name: &str, bytes: &[u8]) -> Option<(Format, String)> {
    Letter::of_path(name)?.read(bytes).ok()
}

/// A baseline as it is written again after it was read; else the line that is wrong.
pub fn baseline(text: &str) -> Result<String, usize> {
    let baseline = Baseline::parse(Path::new("helder-baseline.tsv"), text);
    baseline.map(|it| it.text())
}

/// A text before each patch of a diff; none: the patch is of another text.
pub fn undo(diff: &str, text: &str) -> Vec<Option<String>> {
    let patches = patch::parse(diff);
    patches.iter().map(|patch| patch.undo(text)).collect()
}

/// The addresses in a sitemap.
pub fn sitemap(bytes: &[u8]) -> Vec<String> {
    let found = sitemap::read(bytes).unwrap_or_default();
    found.pages.into_iter().chain(found.sitemaps).collect()
}

/// Whether a `robots.txt` lets helder read a path.
pub fn robots(text: &str, path: &str) -> bool {
    Robots::parse(text).allows(path)
}

/// The whole address that a reference in a page means.
pub fn join(base: &str, reference: &str) -> Option<String> {
    address::join(base, reference)
}
