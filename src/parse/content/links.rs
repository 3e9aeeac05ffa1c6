//! Main text by the share of links, for pages that do not say where it is.
//!
//! Long blocks with few links are text, runs of links are menus, and what is short follows its
//! neighbours.

use super::Counts;
use crate::document::{Block, BlockKind, Chrome};

/// A block of this many words with few links is running text.
const MIN_TEXT: u32 = 12;
const MAX_DENSITY: f32 = 0.35;
/// A block with more is a link, or a row of them.
const MIN_DENSITY: f32 = 0.5;
/// So many blocks of links in a row are a menu where the text has not begun or is over.
const MENU_AT_EDGE: usize = 3;
/// And so many where text stands on either side.
const MENU_IN_TEXT: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Links,
    Short,
}

/// Marks the menus of a page whose text has no marked main part. A page without running text is
/// left as it is: a fragment, a list.
pub(super) fn judge(blocks: &mut [Block], counts: &[Counts]) {
    let open: Vec<usize> = (0..blocks.len())
        .filter(|&at| blocks[at].chrome.is_none())
        .filter(|&at| !matches!(blocks[at].kind, BlockKind::Title | BlockKind::Alt))
        .collect();
    let kinds: Vec<Kind> = open
        .iter()
        .map(|&at| kind_of(&blocks[at], counts[at]))
        .collect();
    let is_text = |kind: &Kind| *kind == Kind::Text;
    let (Some(first), Some(last)) = (
        kinds.iter().position(is_text),
        kinds.iter().rposition(is_text),
    ) else {
        return;
    };
    let mut mark = |range: std::ops::Range<usize>| {
        for &at in &open[range] {
            let is_title = blocks[at].kind == BlockKind::Heading(1);
            if !is_title || counts[at].density() > MIN_DENSITY {
                blocks[at].chrome = Some(Chrome::Navigation);
            }
        }
    };

    let before: Vec<Kind> = kinds[..first].iter().rev().copied().collect();
    if let Some(menu) = first_menu(&before, MENU_AT_EDGE) {
        mark(0..first - menu.start);
    }
    if let Some(menu) = first_menu(&kinds[last + 1..], MENU_AT_EDGE) {
        mark(last + 1 + menu.start..kinds.len());
    }
    let mut from = first;
    while let Some(menu) = first_menu(&kinds[from..last], MENU_IN_TEXT) {
        mark(from + menu.start..from + menu.end);
        from += menu.end;
    }
}

fn kind_of(block: &Block, counts: Counts) -> Kind {
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    if counts.words >= MIN_TEXT && counts.density() < MAX_DENSITY && !is_heading {
        Kind::Text
    } else if counts.density() > MIN_DENSITY || (block.text.is_empty() && !block.marks.is_empty()) {
        Kind::Links
    } else {
        Kind::Short
    }
}

/// The first run with at least `len` blocks of links, single short blocks in it allowed.
fn first_menu(kinds: &[Kind], len: usize) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    let mut n_links = 0;
    let mut end = 0;
    for (at, kind) in kinds.iter().enumerate() {
        match kind {
            Kind::Links => {
                if n_links == 0 {
                    start = at;
                }
                n_links += 1;
                end = at + 1;
            }
            Kind::Short if n_links > 0 && at == end => {}
            _ => {
                if n_links >= len {
                    break;
                }
                n_links = 0;
            }
        }
    }
    (n_links >= len).then_some(start..end)
}
