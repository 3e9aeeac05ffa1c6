//! The data at the head of a Markdown file, between `---` (YAML) or `+++` (TOML) lines.
//!
//! Only what a visitor or a search engine shows is read, the title, the description and the
//! language, and what the page is for. No YAML is parsed: a key at the start of a line and its scalar are enough.

use crate::document::{Block, BlockKind, Chrome, Declared, LeftOut, PageKind, Reason};
use crate::parse::builder::{BlockBuilder, BlockFacts};
use crate::span::Span;

/// What the head of a file says.
#[derive(Default)]
pub(super) struct FrontMatter {
    /// Title and description.
    pub blocks: Vec<Block>,
    /// The declared language.
    pub lang: Option<Declared>,
    /// The declared kind of page.
    pub kind: Option<PageKind>,
    /// The lines themselves.
    pub left_out: Option<LeftOut>,
    /// Where the text of the file starts.
    pub end: usize,
}

/// Reads the front matter that starts at byte `start`, if there is one.
pub(super) fn read(text: &str, start: usize) -> FrontMatter {
    let Some(matter) = find(text, start) else {
        return FrontMatter {
            end: start,
            ..FrontMatter::default()
        };
    };
    let mut front = FrontMatter {
        end: matter.end,
        left_out: Some(LeftOut {
            span: Span::new(start, matter.end),
            reason: Reason::Metadata,
        }),
        ..FrontMatter::default()
    };
    let mut lines = Lines::new(text, matter.body).peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = entry(text, line) else {
            continue;
        };
        let mut value = vec![value];
        let block = text[value[0]].trim_start().starts_with(['>', '|']);
        while let Some(&next) = lines.peek() {
            if !text[next].starts_with([' ', '\t']) && !text[next].trim().is_empty() {
                break;
            }
            value.push(next);
            lines.next();
        }
        if block {
            value.remove(0);
        }
        let (kind, chrome) = match key {
            "title" => (BlockKind::Title, None),
            // What a search engine shows: text of the page, but not on it.
            "description" | "summary" => (BlockKind::Paragraph, Some(Chrome::OutsideMain)),
            "lang" | "language" | "locale" => {
                front.lang = Declared::of_tag(word(text, &value));
                continue;
            }
            "helder-kind" => {
                front.kind = PageKind::of_name(word(text, &value));
                continue;
            }
            _ => continue,
        };
        let mut builder = BlockBuilder::default();
        push_scalar(&mut builder, text, &value, block);
        front.blocks.extend(builder.finish(BlockFacts {
            kind,
            lang: None,
            chrome,
            item: None,
        }));
    }
    front
}

/// A value of one word.
fn word<'a>(text: &'a str, value: &[Span]) -> &'a str {
    let first = value.first().copied().unwrap_or_default();
    text[first].trim().trim_matches(['"', '\''])
}

struct Found {
    body: Span,
    end: usize,
}

/// Finds the fences. A line of dashes at the head of a file may also be a rule: then no key
/// follows it.
fn find(text: &str, start: usize) -> Option<Found> {
    let rest = &text[start..];
    let fence = ["---", "+++"]
        .into_iter()
        .find(|fence| rest.starts_with(fence))?;
    let mut lines = Lines::new(text, Span::new(start, text.len()));
    let head = lines.next()?;
    if text[head].trim_end() != fence {
        return None;
    }
    let body = lines.at;
    let mut keys = None;
    while let Some(line) = lines.next() {
        let raw = text[line].trim_end();
        if raw == fence || fence == "---" && raw == "..." {
            return keys.unwrap_or(true).then_some(Found {
                body: Span::new(body, line.start as usize),
                end: lines.at,
            });
        }
        if keys.is_none() && !raw.is_empty() && !raw.starts_with('#') {
            keys = Some(entry(text, line).is_some() || raw.starts_with(['[', '{']));
        }
        if keys == Some(false) {
            return None;
        }
    }
    None
}

/// The key and the value of a line that sets a key at the top level.
fn entry(text: &str, line: Span) -> Option<(&str, Span)> {
    let raw = &text[line];
    let at = raw.find([':', '='])?;
    let key = raw[..at].trim_end().trim_matches(['"', '\'']);
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let named = !key.is_empty() && key.len() <= 60 && key.chars().all(word);
    let ends = matches!(
        raw.as_bytes().get(at + 1),
        None | Some(b' ' | b'\t' | b'\r')
    ) || raw.as_bytes()[at] == b'=';
    (named && ends && !raw.starts_with([' ', '\t', '-'])).then(|| {
        let start = line.start as usize + at + 1;
        (key, Span::new(start, line.end as usize))
    })
}

/// Adds a scalar: plain, quoted with either quote, or a block of lines.
fn push_scalar(builder: &mut BlockBuilder, text: &str, lines: &[Span], block: bool) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    let all = Span::new(first.start as usize, last.end as usize);
    let raw = text[all].trim();
    let start = raw.as_ptr() as usize - text.as_ptr() as usize;
    // TOML has its long texts between three quotes.
    let long = ["\"\"\"", "'''"]
        .into_iter()
        .find(|quotes| raw.starts_with(quotes));
    let quote = raw.bytes().next().filter(|b| matches!(b, b'"' | b'\''));
    let (body, quote) = match (quote, long) {
        _ if block => (raw, None),
        (Some(_), Some(quotes)) => (raw[3..].trim_end_matches(quotes), None),
        (Some(quote), None) => {
            let inside = &raw[1..];
            (
                inside.strip_suffix(char::from(quote)).unwrap_or(inside),
                Some(quote),
            )
        }
        (None, _) => (raw.split(" #").next().unwrap_or(raw), None),
    };
    let start = start + (body.as_ptr() as usize - raw.as_ptr() as usize);
    let mut run = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().copied();
        let stands_for = match (quote, c, next) {
            (Some(b'"'), '\\', Some((_, 'n' | 't'))) => " ",
            (Some(b'"'), '\\', Some((_, '"'))) => "\"",
            (Some(b'"'), '\\', Some((_, '\\'))) => "\\",
            (Some(b'\''), '\'', Some((_, '\''))) => "'",
            _ => continue,
        };
        builder.push(&body[run..at], start + run);
        chars.next();
        run = at + 2;
        builder.push_as(stands_for, Span::new(start + at, start + run));
    }
    builder.push(&body[run..], start + run);
}

/// The lines of a part of a text, without their ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, part: Span) -> Self {
        Self {
            text,
            at: part.start as usize,
            end: part.end as usize,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.at >= self.end {
            return None;
        }
        let rest = &self.text[self.at..self.end];
        let len = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = Span::new(
            self.at,
            self.at + rest[..len].trim_end_matches(['\n', '\r']).len(),
        );
        self.at += len;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;

    /// Checks the blocks, one `kind: text` a line.
    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let front = read(source, 0);
        let seen: Vec<String> = front
            .blocks
            .iter()
            .map(|block| format!("{}: {}", block.kind.name(), block.text))
            .collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn scalars_are_read_in_every_form() {
        check("---\ntitle: Een kop # uitleg\n---\n", &["title: Een kop"]);
        check("---\ntitle: 'Foto''s'\n---\n", &["title: Foto's"]);
        check(
            "---\r\ntitle: \"Zeg \\\"ja\\\"\"\r\n---\r\n",
            &["title: Zeg \"ja\""],
        );
        check("+++\ntitle = \"Kop\"\n+++\n", &["title: Kop"]);
        check(
            "---\ndescription: >-\n  Een lange\n  tekst\ntitle: Kop\n---\n",
            &["paragraph: Een lange tekst", "title: Kop"],
        );
        check("---\nseo:\n  title: nee\n---\n", &[]);
    }

    #[test]
    fn the_language_is_read() {
        let lang = |source: &str| read(source, 0).lang;
        assert_eq!(
            lang("---\nlang: nl\n---\n"),
            Some(Declared::Known(Lang::Nl))
        );
        assert_eq!(
            lang("---\nlocale: \"en_GB\"\n---\n"),
            Some(Declared::Known(Lang::En))
        );
        assert_eq!(lang("+++\nlanguage = 'fr'\n+++\n"), Some(Declared::Other));
    }

    #[test]
    fn the_kind_of_page_is_read() {
        let kind = |source: &str| read(source, 0).kind;
        assert_eq!(
            kind("---\nhelder-kind: service\n---\n"),
            Some(PageKind::Service)
        );
        assert_eq!(
            kind("+++\nhelder-kind = 'brief'\n+++\n"),
            Some(PageKind::Letter)
        );
        assert_eq!(kind("---\nhelder-kind: page\n---\n"), None);
    }

    #[test]
    fn a_rule_is_not_front_matter() {
        assert_eq!(read("---\nTekst zonder sleutel\n---\n", 0).end, 0);
        assert_eq!(read("---\ntitle: open\n", 0).end, 0);
        assert_eq!(read("---\n---\nTekst", 0).end, 8);
    }

    #[test]
    fn a_quoted_word_maps_to_its_source() {
        let source = "---\ntitle: 'Foto''s'\n---\n";
        let front = read(source, 0);
        let block = &front.blocks[0];
        assert_eq!(&source[block.map.span(Span::new(4, 6))], "''s");
    }
}
