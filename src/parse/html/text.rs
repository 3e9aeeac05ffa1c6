//! What becomes of a finished block: it is tidied.

use super::open::Context;
use crate::document::{Block, BlockKind, Mark, MarkKind};
use crate::span::Span;

/// Whether a mark is a link.
pub(super) fn is_link(kind: &MarkKind) -> bool {
    matches!(kind, MarkKind::Link { .. })
}

/// Names a link that has no name yet.
pub(super) fn add_name(kind: &mut MarkKind, text: &str) {
    if let MarkKind::Link {
        name: name @ None, ..
    } = kind
    {
        *name = Some(text.to_string());
    }
}

/// Takes out of a finished block what says nothing, and reads off its marks what it is. Nothing
/// comes out if nothing is left.
pub(super) fn tidy(mut block: Block, context: Context) -> Option<Block> {
    block
        .marks
        .retain(|mark| !mark.range.is_empty() || is_link(&mark.kind));
    if block.text.is_empty() && block.marks.is_empty() {
        return None;
    }
    let whole = Span::new(0, block.text.len());
    let spoken = block.marks.iter().position(|mark| {
        mark.range == whole && !whole.is_empty() && matches!(mark.kind, MarkKind::Lang(_))
    });
    if let Some(at) = spoken
        && let MarkKind::Lang(lang) = block.marks.remove(at).kind
    {
        block.lang = Some(lang);
    }
    if context.opaque {
        block.marks.insert(
            0,
            Mark {
                range: whole,
                source: block.span,
                kind: MarkKind::Opaque,
            },
        );
    }
    block.kind = match block.kind {
        BlockKind::Paragraph | BlockKind::ListItem { .. } if is_only_a_link(&block) => {
            BlockKind::LinkOnly
        }
        BlockKind::Cell { header: false } if is_running_text(&block.text) => BlockKind::Paragraph,
        kind => kind,
    };
    Some(block)
}

/// Whether a cell reads as a paragraph: at least twenty words that end as a sentence does. Old
/// pages are laid out in tables, and long cells of any table are read as text.
fn is_running_text(text: &str) -> bool {
    text.ends_with(['.', '?', '!', ':']) && text.split_ascii_whitespace().nth(19).is_some()
}

/// Whether there is one link and no letter or digit outside it.
fn is_only_a_link(block: &Block) -> bool {
    let mut links = block.marks.iter().filter(|mark| is_link(&mark.kind));
    let (Some(link), None) = (links.next(), links.next()) else {
        return false;
    };
    let range = link.range.range();
    let outside = block.text[..range.start]
        .chars()
        .chain(block.text[range.end..].chars());
    outside.clone().all(|c| !c.is_alphanumeric())
}
