//! The parts of a block that no rule judges for its wording: quotations, code, text in another
//! language, what the author marked as not to be touched.

use crate::document::{Block, Declared, Lang, MarkKind};
use crate::order;
use crate::span::Span;
use crate::text::Marks;

/// The spared ranges of a block in `lang` with these marks, sorted, overlapping ones joined.
pub(crate) fn find(block: &Block, lang: Lang, marks: Marks) -> Vec<Span> {
    let mut spans = if marks.has(Marks::QUOTE) {
        quotations(&block.text)
    } else {
        Vec::new()
    };
    let marked = block.marks.iter().filter(|mark| match mark.kind {
        MarkKind::Quotation | MarkKind::Code | MarkKind::Opaque => true,
        MarkKind::Lang(declared) => declared != Declared::Known(lang),
        MarkKind::Link { .. }
        | MarkKind::Emphasis
        | MarkKind::Strong
        | MarkKind::Abbreviation
        | MarkKind::Footnote => false,
    });
    spans.extend(
        marked
            .map(|mark| mark.range)
            .filter(|range| !range.is_empty()),
    );
    joined(spans)
}

/// Ranges sorted, overlapping ones joined.
pub(super) fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    order::sort(&mut spans);
    spans.dedup_by(|next, last| {
        let joined = next.start <= last.end;
        if joined {
            last.end = last.end.max(next.end);
        }
        joined
    });
    spans
}

/// Whether a range shares a byte with one of these, which are sorted and apart.
pub(crate) fn overlaps(spared: &[Span], range: Span) -> bool {
    let next = spared.partition_point(|span| span.end <= range.start);
    spared.get(next).is_some_and(|span| span.overlaps(range))
}

/// What stands between quotation marks, marks included. A mark that is never closed opens nothing.
fn quotations(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char)> = None;
    // The first bytes of all marks, and of what ends a line.
    let may_matter = |byte: &u8| matches!(byte, b'"' | b'\'' | b'\n' | 0xc2 | 0xe2);
    let mut next = 0;
    while let Some(found) = text.as_bytes()[next..].iter().position(may_matter) {
        let at = next + found;
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        next = at + c.len_utf8();
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let rest = &text[next..];
        match open {
            Some((start, mark)) if closes(mark, c, rest) => {
                spans.push(Span::new(start, at + c.len_utf8()));
                open = None;
            }
            // A paragraph's quotation may span sentences, a mark on its own may not eat the block.
            Some(_) if c == '\n' => open = None,
            Some((_, mark)) if is_single(mark) && opens(c, before, rest) && !is_single(c) => {
                open = Some((at, c));
            }
            None if opens(c, before, rest) => open = Some((at, c)),
            _ => {}
        }
    }
    spans
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '‚')
}

/// A single mark opens only before a word, or one to fill in. *'s avonds* and *'t* are words
/// themselves, so one small letter is none.
fn opens(c: char, before: char, rest: &str) -> bool {
    let letters = |n| rest.chars().take(n).filter(|c| c.is_alphanumeric()).count() == n;
    match c {
        '“' | '„' | '«' => true,
        '"' => !before.is_alphanumeric() && !rest.starts_with(char::is_whitespace),
        '‘' | '‚' | '\'' => {
            let is_word = letters(2) || rest.starts_with(char::is_uppercase);
            !before.is_alphanumeric() && (is_word || rest.starts_with('['))
        }
        _ => false,
    }
}

/// A single mark closes only where a word has ended: *foto's* goes on.
fn closes(open: char, c: char, rest: &str) -> bool {
    match open {
        '“' | '„' => matches!(c, '”' | '“' | '"'),
        '«' => c == '»',
        '"' => c == '"',
        _ => matches!(c, '’' | '‘' | '\'') && !rest.starts_with(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks what is spared with `[` and `]`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut marked = text.to_owned();
        for span in quotations(text).into_iter().rev() {
            marked.insert(span.end as usize, ']');
            marked.insert(span.start as usize, '[');
        }
        assert_eq!(marked, expected);
    }

    #[test]
    fn quotations_are_spared() {
        check(
            "Zij zei: “Indien u wilt.” Toch?",
            "Zij zei: [“Indien u wilt.”] Toch?",
        );
        check(
            "de „oude” en \"nieuwe\" wet",
            "de [„oude”] en [\"nieuwe\"] wet",
        );
        check(
            "het woord 'indien' is formeel",
            "het woord ['indien'] is formeel",
        );
        check("Say ‘[name] is late’.", "Say [‘[name] is late’].");
        check("the ‘shall’ of old", "the [‘shall’] of old");
        check("schrijf: ‘U krijgt dat.’", "schrijf: [‘U krijgt dat.’]");
    }

    #[test]
    fn apostrophes_and_lonely_marks_open_nothing() {
        check(
            "'s avonds zijn foto's van ouders' huis",
            "'s avonds zijn foto's van ouders' huis",
        );
        check(
            "een bord van 5\" breed en 10 lang",
            "een bord van 5\" breed en 10 lang",
        );
        check("hij zei “indien en ging", "hij zei “indien en ging");
        check("don't say you can't", "don't say you can't");
    }
}
