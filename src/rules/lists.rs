//! The lists of a page, for rules that look at a list as a whole.

use super::{BlockView, PageView};
use crate::document::BlockKind;

/// A list with all its items in the main text.
pub(super) struct List<'a> {
    /// The first block of each item, in order.
    pub items: Vec<&'a BlockView<'a>>,
    /// Whether an item holds more than its one block.
    pub has_parts: bool,
}

impl List<'_> {
    /// Whether each item is text, and no mere link, heading or picture.
    pub(super) fn is_text(&self) -> bool {
        let is_item = |kind| matches!(kind, BlockKind::ListItem { .. });
        self.items.iter().all(|item| is_item(item.block.kind))
    }

    /// Whether it is numbered.
    pub(super) fn is_ordered(&self) -> bool {
        let kind = self.items.first().map(|item| item.block.kind);
        matches!(kind, Some(BlockKind::ListItem { ordered: true, .. }))
    }
}

/// The lists that stand in the main text as a whole, in the order in which they start.
pub(super) fn lists<'a>(cx: &PageView<'a>) -> Vec<List<'a>> {
    let places = || cx.document.blocks.iter().filter_map(|block| block.item);
    let n_lists = places()
        .map(|place| place.list as usize + 1)
        .max()
        .unwrap_or(0);
    // For each list: its items, its blocks, and the items that are in the main text.
    let mut found: Vec<(u32, u32, List<'a>)> = Vec::new();
    found.resize_with(n_lists, || {
        let list = List {
            items: Vec::new(),
            has_parts: false,
        };
        (0, 0, list)
    });
    for place in places() {
        let (n_items, n_blocks, _) = &mut found[place.list as usize];
        *n_items = place.nth.saturating_add(1).max(*n_items);
        *n_blocks += 1;
    }
    for view in cx.blocks {
        if let Some(place) = view.block.item {
            let items = &mut found[place.list as usize].2.items;
            if items.last().and_then(|last| last.block.item) != Some(place) {
                items.push(view);
            }
        }
    }
    let whole = found
        .into_iter()
        .filter_map(|(n_items, n_blocks, mut list)| {
            list.has_parts = n_blocks > n_items;
            (n_items > 0 && list.items.len() == n_items as usize).then_some(list)
        });
    whole.collect()
}
