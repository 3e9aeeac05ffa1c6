//! Plain text: paragraphs, typed headings and typed lists, hard-wrapped lines.
//!
//! What a writer means by a line end has to be guessed. A paragraph whose lines are filled up to
//! a width was wrapped by a program, and its line ends are spaces; where the next word would have
//! fitted, the writer ended the line on purpose. Lines that are longer than any wrapped ones are
//! paragraphs of their own. Markers of typed lists stay in the text.

use super::builder::{BlockBuilder, BlockFacts};
use super::{directives, furniture};
use crate::document::{Block, BlockKind, Document, ItemPlace, LeftOut, Reason};
use crate::order;
use crate::span::Span;

/// No program wraps text at fewer columns: such lines were typed.
const MIN_WRAP: usize = 40;
/// No program wraps text at more columns: such lines are paragraphs.
const MAX_WRAP: usize = 120;
/// A heading has at most this many bytes and words.
const MAX_HEADING: (usize, usize) = (80, 12);

/// Parses plain text.
pub(super) fn parse(text: &str) -> Document {
    let mut document = Document {
        unmarked: true,
        ..Document::default()
    };
    let mut units = Vec::new();
    let mut run = Vec::new();
    for line in lines(text) {
        let is_directive = directives::is_directive(&text[line.content]);
        if is_directive || line.is_blank() || line.feeds {
            split_run(text, &run, &mut units);
            run.clear();
        }
        if is_directive {
            document.left_out.push(LeftOut {
                span: line.content,
                reason: Reason::Metadata,
            });
        } else if !line.is_blank() {
            run.push(line);
        }
    }
    split_run(text, &run, &mut units);
    find_headings(text, &mut units);
    for unit in &units {
        match unit.kind {
            None => document.left_out.push(LeftOut {
                span: unit.lines[0].content,
                reason: Reason::NotText,
            }),
            Some(kind) => document.blocks.extend(build(text, unit, kind)),
        }
    }
    number_items(&mut document.blocks);
    order::sort_by_key(&mut document.left_out, |left_out| left_out.span);
    furniture::mark(&mut document.blocks);
    head_main_text(&mut document.blocks);
    document
}

/// Gives each item its place: items that follow each other at one depth are one list.
fn number_items(blocks: &mut [Block]) {
    // The innermost list at each depth that is open, with whether it is numbered.
    let mut open: Vec<(u8, bool, ItemPlace)> = Vec::new();
    let mut n_lists = 0;
    for block in blocks {
        let BlockKind::ListItem { ordered, depth } = block.kind else {
            open.clear();
            continue;
        };
        open.retain(|&(other, same, _)| other < depth || (other == depth && same == ordered));
        match open.last_mut() {
            Some((other, _, place)) if *other == depth => place.nth += 1,
            _ => {
                let first = ItemPlace {
                    list: n_lists,
                    nth: 0,
                };
                open.push((depth, ordered, first));
                n_lists += 1;
            }
        }
        block.item = open.last().map(|&(_, _, place)| place);
    }
}

/// Makes the first line of the main text its title if it can be one, and takes back the headings
/// that were guessed in the furniture.
fn head_main_text(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.chrome.is_some()) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            block.kind = BlockKind::Paragraph;
        }
    }
    let mut main = blocks.iter_mut().filter(|block| block.chrome.is_none());
    let (first, n_after) = (main.next(), main.count());
    if let Some(first) = first
        && n_after > 2
        && matches!(first.kind, BlockKind::Paragraph | BlockKind::Heading(2))
        && looks_like_heading(&first.text)
        && section_number(&first.text).is_none()
    {
        first.kind = BlockKind::Heading(1);
    }
}

/// One line of the source.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without white space around it.
    content: Span,
    /// White space before it, in bytes.
    indent: usize,
    /// Characters up to its last one.
    width: usize,
    /// Whether a form feed stands before it.
    feeds: bool,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.content.is_empty()
    }
}

/// The lines of a text; they end at LF, CRLF or a lone CR.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let start_of = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let ended = text.split_inclusive('\n').map(|line| {
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.strip_suffix('\r').unwrap_or(line)
    });
    ended.flat_map(|line| line.split('\r')).map(move |raw| {
        let unseen = |c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}');
        let content = raw.trim_matches(unseen);
        let start = start_of(content);
        let indent = start - start_of(raw);
        Line {
            content: Span::new(start, start + content.len()),
            indent,
            width: indent + content.chars().count(),
            feeds: raw[..indent].contains('\u{c}'),
        }
    })
}

/// Lines that make one block.
#[derive(Debug)]
struct Unit {
    /// None for a drawn line, which is no text.
    kind: Option<BlockKind>,
    lines: Vec<Line>,
    /// Whether the break before each line but the first was made by the writer.
    breaks: Vec<bool>,
}

impl Unit {
    fn new(kind: BlockKind, line: Line) -> Self {
        Self {
            kind: Some(kind),
            lines: vec![line],
            breaks: Vec::new(),
        }
    }

    fn is_item(&self) -> bool {
        matches!(self.kind, Some(BlockKind::ListItem { .. }))
    }
}

/// Splits lines without a blank one between them into units.
fn split_run(text: &str, run: &[Line], units: &mut Vec<Unit>) {
    let width = run.iter().map(|line| line.width).max().unwrap_or(0);
    let n_before = units.len();
    // Indents of the markers of the lists that are open.
    let mut indents: Vec<usize> = Vec::new();
    for (index, &line) in run.iter().enumerate() {
        let content = &text[line.content];
        if is_drawn(content) {
            let above = units[n_before..].last_mut();
            draw(text, above, line);
            units.push(Unit {
                kind: None,
                lines: vec![line],
                breaks: Vec::new(),
            });
            indents.clear();
            continue;
        }
        let above = index.checked_sub(1).map(|above| run[above]);
        let fits = above.is_some_and(|above| would_fit(text, above, line, width));
        let announced = above.is_some_and(|above| text[above.content].ends_with(':'));
        let last = units[n_before..]
            .last_mut()
            .filter(|unit| unit.kind.is_some());
        let after_item = last.as_ref().is_some_and(|unit| unit.is_item());
        let starts = last.is_none() || width > MAX_WRAP || after_item || announced || fits;
        if let Some(ordered) = marker(content).filter(|_| starts || is_bullet(content)) {
            indents.retain(|&indent| indent <= line.indent);
            if indents.last().is_none_or(|&indent| indent < line.indent) {
                indents.push(line.indent);
            }
            let depth = u8::try_from(indents.len()).unwrap_or(u8::MAX);
            units.push(Unit::new(BlockKind::ListItem { ordered, depth }, line));
            continue;
        }
        let deeper = indents.last().is_some_and(|&indent| line.indent > indent);
        let ends_item = after_item && fits && !deeper;
        match last {
            Some(unit) if !ends_item && (after_item || width <= MAX_WRAP) => {
                unit.lines.push(line);
                unit.breaks.push(fits && !after_item);
            }
            _ => units.push(Unit::new(BlockKind::Paragraph, line)),
        }
    }
}

/// Whether the writer ended the line above on purpose: the first word of this one would have
/// fitted on it.
fn would_fit(text: &str, above: Line, line: Line, width: usize) -> bool {
    let word = text[line.content].split_whitespace().next().unwrap_or("");
    width < MIN_WRAP || above.width + 1 + word.chars().count() <= width
}

/// Whether a line is drawn: three or more of one mark, and nothing else.
fn is_drawn(line: &str) -> bool {
    let mut chars = line.chars();
    chars.next().is_some_and(|first| {
        "=-_*~#─━═".contains(first) && line.chars().count() >= 3 && chars.all(|c| c == first)
    })
}

/// A drawn line makes a heading of the single line above it that it underlines.
fn draw(text: &str, above: Option<&mut Unit>, line: Line) {
    let Some(unit) = above.filter(|unit| unit.lines.len() == 1 && unit.kind.is_some()) else {
        return;
    };
    if unit.lines[0].content.len() <= MAX_HEADING.0 {
        let double = text[line.content].starts_with(['=', '═', '#', '*']);
        unit.kind = Some(BlockKind::Heading(if double { 1 } else { 2 }));
    }
}

/// Whether a line starts with the marker of a list item, and then whether it is numbered.
fn marker(line: &str) -> Option<bool> {
    let (first, rest) = line.split_once([' ', '\t'])?;
    if rest.trim().is_empty() {
        return None;
    }
    if matches!(
        first,
        "•" | "◦" | "▪" | "‣" | "●" | "○" | "·" | "*" | "-" | "–" | "—"
    ) {
        return Some(false);
    }
    let label = first.strip_suffix(['.', ')'])?;
    let label = label.strip_prefix('(').unwrap_or(label);
    let number = (1..=3).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
    (number || letter).then_some(true)
}

/// Whether a line starts with a mark that is used for nothing but lists.
fn is_bullet(line: &str) -> bool {
    line.starts_with(['•', '◦', '▪', '‣', '●', '○'])
}

/// Finds the lines that head what follows them: short ones that stand alone, without a mark at
/// their end, before a longer paragraph or a list.
fn find_headings(text: &str, units: &mut [Unit]) {
    for index in 0..units.len() {
        let (before, rest) = units.split_at_mut(index);
        let [unit, after @ ..] = rest else {
            return;
        };
        let Some(next) = after.first() else {
            return;
        };
        let [line] = unit.lines[..] else {
            continue;
        };
        let content = &text[line.content];
        if !looks_like_heading(content) || !heads(content, next) {
            continue;
        }
        let number = section_number(content);
        // One of several numbered items is no heading, whatever its length.
        let in_list = before.last().is_some_and(Unit::is_item) || next.is_item();
        match unit.kind {
            Some(BlockKind::Paragraph) => {}
            Some(BlockKind::ListItem { ordered: true, .. }) if number.is_some() && !in_list => {}
            _ => continue,
        }
        let level = match number {
            Some(parts) => (parts + 1).min(6),
            None if index == 0 => 1,
            None => 2,
        };
        unit.kind = Some(BlockKind::Heading(level));
    }
}

fn looks_like_heading(line: &str) -> bool {
    let short = line.len() <= MAX_HEADING.0 && line.split_whitespace().count() <= MAX_HEADING.1;
    let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let unquoted = line.trim_end_matches([')', '’', '”', '\'', '"']);
    let open = unquoted.ends_with(char::is_alphanumeric);
    short && starts && open && line.contains(char::is_alphabetic) && !line.contains('\n')
}

/// Whether the unit that follows a line is what a heading stands above.
fn heads(line: &str, next: &Unit) -> bool {
    match next.kind {
        Some(BlockKind::ListItem { .. }) => true,
        Some(BlockKind::Paragraph) => {
            let len: usize = next.lines.iter().map(|line| line.content.len()).sum();
            len > MIN_WRAP && len > line.len() * 3 / 2
        }
        _ => false,
    }
}

/// How many parts the number of a section has that a line starts with: `2.1 Doel` has two.
fn section_number(line: &str) -> Option<u8> {
    let (number, _) = line.split_once([' ', '\t'])?;
    let number = number.strip_suffix('.').unwrap_or(number);
    let parts = number.split('.');
    let digits =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts
        .clone()
        .all(digits)
        .then_some(parts.count().min(6) as u8)
}

/// Makes the block of a unit.
fn build(text: &str, unit: &Unit, kind: BlockKind) -> Option<Block> {
    let mut builder = BlockBuilder::default();
    let mut end = None;
    for (index, line) in unit.lines.iter().enumerate() {
        if let Some(end) = end {
            let gap = Span::new(end, line.content.start as usize);
            match unit.breaks.get(index.wrapping_sub(1)) {
                Some(true) => builder.push_break(gap),
                _ => builder.push_as(" ", gap),
            }
        }
        builder.push(&text[line.content], line.content.start as usize);
        end = Some(line.content.end as usize);
    }
    builder.finish(BlockFacts {
        kind,
        lang: None,
        chrome: None,
        item: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    /// Checks the blocks, one `kind: text` each; `⏎` stands for a line break.
    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        assert_eq!(shown(&parse(source)), expected);
    }

    #[test]
    fn paragraphs_stand_between_blank_lines() {
        check(
            "Een.\n\n \t\nTwee.\r\n\r\nDrie.\r\rVier.",
            &[
                "paragraph: Een.",
                "paragraph: Twee.",
                "paragraph: Drie.",
                "paragraph: Vier.",
            ],
        );
        check(
            "\u{feff}Een.\u{c}Twee.\n\u{c}Drie.\0",
            &["paragraph: Een. Twee.", "paragraph: Drie."],
        );
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check(
            "De gemeente stuurt u binnen zes weken een brief. In\n\
             die brief staat hoeveel geld u krijgt en wanneer u\n\
             dat krijgt.",
            &[
                "paragraph: De gemeente stuurt u binnen zes weken een brief. In die brief staat \
               hoeveel geld u krijgt en wanneer u dat krijgt.",
            ],
        );
    }

    #[test]
    fn typed_lines_stay_apart() {
        check(
            "You will need:\nyour passport\nyour national insurance number",
            &["paragraph: You will need:⏎your passport⏎your national insurance number"],
        );
        check(
            "Postbus 20901\n2500 EX Den Haag",
            &["paragraph: Postbus 20901⏎2500 EX Den Haag"],
        );
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "Deze regel is zo lang dat geen programma hem heeft afgebroken, want zoveel \
                    tekens passen er op geen enkel scherm van vroeger.";
        let source = format!("Wat u moet doen\n{long}\n{long}");
        let paragraph = format!("paragraph: {long}");
        check(
            &source,
            &["heading-1: Wat u moet doen", &paragraph, &paragraph],
        );
    }

    #[test]
    fn headings_are_found() {
        let text = "Hier staat een hele zin, die langer is dan de kop erboven.";
        let paragraph = format!("paragraph: {text}");
        let below = |heading: &str| format!("{heading}\n\n{text}");
        check(
            &below("Huurtoeslag aanvragen"),
            &["heading-1: Huurtoeslag aanvragen", &paragraph],
        );
        check(
            &below("1. Inleiding"),
            &["heading-2: 1. Inleiding", &paragraph],
        );
        check(&below("2.1 Doel"), &["heading-3: 2.1 Doel", &paragraph]);
        check(
            &below("Huurtoeslag aanvragen."),
            &["paragraph: Huurtoeslag aanvragen.", &paragraph],
        );
        check(&below("Kop\n==="), &["heading-1: Kop", &paragraph]);
        check(
            &format!("Kop\n---\n{text}"),
            &["heading-2: Kop", &paragraph],
        );
        check(
            "Nodig\n\n- een pas\n- een foto",
            &[
                "heading-1: Nodig",
                "item-1: - een pas",
                "item-1: - een foto",
            ],
        );
        check(
            "Huurtoeslag aanvragen",
            &["paragraph: Huurtoeslag aanvragen"],
        );
    }

    #[test]
    fn lists_keep_their_markers() {
        check(
            "U hebt nodig:\n• een pas\n   - een kopie\n• een foto die niet\n  ouder is",
            &[
                "paragraph: U hebt nodig:",
                "item-1: • een pas",
                "item-2: - een kopie",
                "item-1: • een foto die niet ouder is",
            ],
        );
        check(
            "1. Vul in\n2. Stuur op\n\na) per post\nb) per mail",
            &[
                "item#1: 1. Vul in",
                "item#1: 2. Stuur op",
                "item#1: a) per post",
                "item#1: b) per mail",
            ],
        );
        check("Op 12. mei\nwas het", &["paragraph: Op 12. mei⏎was het"]);
    }

    #[test]
    fn a_wrapped_line_that_starts_like_an_item_is_none() {
        check(
            "De vergadering over het plan begint om half drie op\n\
             12. Daarna volgt de vragenronde voor alle bewoners.",
            &[
                "paragraph: De vergadering over het plan begint om half drie op 12. Daarna volgt de \
               vragenronde voor alle bewoners.",
            ],
        );
    }

    #[test]
    fn blocks_know_their_source() {
        let source = "  een zin  \r\n  en nog een die langer is dan veertig tekens\r\n  slot";
        let block = &parse(source).blocks[0];
        let at = block.text.find("slot").expect("it is in the text");
        assert_eq!(&source[block.map.span(Span::new(at, at + 4))], "slot");
        assert_eq!(block.span, Span::new(2, source.len()));
    }
}
