//! Tags of template languages in Markdown: Liquid, Nunjucks, Hugo, ERB, kramdown, govspeak,
//! Docusaurus and MDX.
//!
//! They are blanked before the Markdown parser sees them, byte for byte, so that offsets stay
//! exact. What stands between two tags stays text. A tag that is not closed within its paragraph
//! is blanked as far as its opening mark and never swallows what follows.

use crate::order;
use crate::span::Span;

/// A byte that stands for a tag inside a line: the Markdown parser takes it for a letter, a link
/// destination may hold it, and no reader sees it.
const FILLER: u8 = 0x7f;

/// A source whose template tags were blanked.
pub(super) struct Blanked {
    /// As long as the source, with the same line ends outside tags.
    pub text: String,
    /// The tags in the order of the source, apart from each other.
    pub tags: Vec<Tag>,
}

/// A stretch of source that the site builder reads and no visitor sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Where it stands.
    pub span: Span,
    /// Whether the builder prints a value in its place.
    pub prints: bool,
}

/// Blanks the template tags of a source.
pub(super) fn blank(text: &str) -> Blanked {
    let mut tags = inline_tags(text);
    let lines = line_tags(text);
    if !lines.is_empty() {
        tags.extend(lines.into_iter().map(|span| Tag {
            span,
            prints: false,
        }));
        order::sort_by_key(&mut tags, |tag| {
            (tag.span.start, std::cmp::Reverse(tag.span.end))
        });
        let mut end = 0;
        tags.retain(|tag| {
            let apart = tag.span.start >= end;
            end = end.max(tag.span.end);
            apart
        });
    }
    let text = fill(text, &tags);
    Blanked { text, tags }
}

/// The source with every tag filled.
fn fill(text: &str, tags: &[Tag]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut html = HtmlTag::default();
    let mut rest = tags;
    while let Some(first) = rest.first() {
        let n_chained = chain(text, rest);
        let (chained, after) = rest.split_at(n_chained);
        rest = after;
        let start = first.span.start as usize;
        let blank_lines = alone_on_its_lines(text, chained);
        html.read(&text[out.len()..start]);
        for tag in chained {
            let (start, end) = (tag.span.start as usize, tag.span.end as usize);
            out.push_str(&text[out.len()..start]);
            // Up to three spaces at the start of a line leave what follows as it is.
            let indents = starts_line(text, start) && end - start < 4;
            let spaces = blank_lines || indents || html == HtmlTag::Open;
            for byte in text[start..end].bytes() {
                out.push(char::from(match byte {
                    b'\n' | b'\r' if spaces => byte,
                    _ if spaces => b' ',
                    _ => FILLER,
                }));
            }
        }
    }
    out.push_str(&text[out.len()..]);
    out
}

/// How many tags follow each other with nothing but blanks in between.
fn chain(text: &str, tags: &[Tag]) -> usize {
    let breaks = tags.windows(2).position(|pair| {
        let between = &text[pair[0].span.end as usize..pair[1].span.start as usize];
        !between.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
    });
    breaks.map_or(tags.len(), |last| last + 1)
}

fn starts_line(text: &str, at: usize) -> bool {
    at == 0 || matches!(text.as_bytes()[at - 1], b'\n' | b'\r')
}

/// Whether nothing else stands on the lines of these tags, and they are not between the rows of a
/// table, which a blank line would end.
fn alone_on_its_lines(text: &str, tags: &[Tag]) -> bool {
    let (Some(first), Some(last)) = (tags.first(), tags.last()) else {
        return false;
    };
    let before = text[..first.span.start as usize].trim_end_matches([' ', '\t']);
    let after = text[last.span.end as usize..].trim_start_matches([' ', '\t']);
    starts_line(text, before.len())
        && (after.is_empty() || after.starts_with(['\n', '\r']))
        && !in_table(before)
}

/// Whether the line above is a row of a table.
fn in_table(before: &str) -> bool {
    let above = before.strip_suffix('\n').unwrap_or(before);
    let above = above.strip_suffix('\r').unwrap_or(above);
    let line = above.rsplit(['\n', '\r']).next().unwrap_or(above);
    line.trim_start().starts_with('|')
}

/// Whether a place lies inside an HTML tag, where filler has to be white space between two
/// attributes and must not be inside a value.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum HtmlTag {
    #[default]
    Closed,
    Open,
    Value(u8),
}

impl HtmlTag {
    fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            *self = match (*self, byte) {
                (Self::Closed, b'<') => match bytes.get(at + 1) {
                    Some(next) if next.is_ascii_alphabetic() => Self::Open,
                    _ => Self::Closed,
                },
                (Self::Open, b'>') => Self::Closed,
                (Self::Open, b'"' | b'\'') => Self::Value(byte),
                (Self::Value(quote), _) if quote == byte => Self::Open,
                (_, b'\n') if bytes.get(at + 1) == Some(&b'\n') => Self::Closed,
                (state, _) => state,
            };
        }
    }
}

/// Tags that may stand anywhere in a line.
fn inline_tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut close = Closers::new(text);
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(found) = memchr::memchr3(b'{', b'<', b'[', &bytes[at..]) {
        let start = at + found;
        if bytes[start] == b'<' && bytes.get(start + 1) != Some(&b'%') {
            at = start + 1;
            continue;
        }
        match inline_tag(text, start, &mut close) {
            Some(tag) => {
                at = tag.span.end as usize;
                tags.push(tag);
            }
            None => at = start + 1,
        }
    }
    tags
}

/// The tag that opens at `start`, if one does.
fn inline_tag(text: &str, start: usize, close: &mut Closers) -> Option<Tag> {
    let rest = &text[start..];
    let up_to = |end: usize, prints: bool| {
        Some(Tag {
            span: Span::new(start, end),
            prints,
        })
    };
    if let Some(inside) = rest.strip_prefix("{{") {
        let close_with = if inside.starts_with('{') {
            Mark::Braces3
        } else {
            Mark::Braces
        };
        return match close.after(start + 2, close_with) {
            Some(end) => up_to(end, prints(&text[start + 2..end])),
            None => up_to(start + 2, false),
        };
    }
    if let Some(inside) = rest.strip_prefix("{%") {
        let Some(end) = close.after(start + 2, Mark::Percent) else {
            return up_to(start + 2, false);
        };
        // What these two hold is for the builder or for programmers.
        let end = match first_word(inside) {
            "comment" => close.past(end, Mark::EndComment),
            "highlight" => close.past(end, Mark::EndHighlight),
            _ => None,
        }
        .unwrap_or(end);
        return up_to(end, false);
    }
    if rest.starts_with("{#") {
        // `{#name}` is the anchor of a heading, `{# words #}` a comment.
        let end = close.after(start + 2, Mark::Brace)?;
        return if text[..end].ends_with("#}") {
            up_to(end, false)
        } else {
            None
        };
    }
    if rest.starts_with("{:") {
        let end = close.after(start + 2, Mark::Brace)?;
        return up_to(end, false);
    }
    if let Some(inside) = rest.strip_prefix("<%") {
        return match close.after(start + 2, Mark::Erb) {
            Some(end) => up_to(end, inside.starts_with('=')),
            None => up_to(start + 2, false),
        };
    }
    // At most one mark of each kind: a run of brackets must not be read again at each of them.
    let name = rest[1..].strip_prefix(['/', '[']).unwrap_or(&rest[1..]);
    if rest.starts_with('{') && GOVSPEAK_BRACES.iter().any(|tag| name.starts_with(tag)) {
        let end = close.after(start + 1, Mark::Brace)?;
        return up_to(end, false);
    }
    if rest.starts_with('[') && GOVSPEAK_BRACKETS.iter().any(|tag| name.starts_with(tag)) {
        let end = close.after(start + 1, Mark::Bracket)?;
        let doubled = rest.starts_with("[[") && text[end..].starts_with(']');
        return up_to(end + usize::from(doubled), false);
    }
    None
}

/// Govspeak's paired tags in braces; the text between them stays.
const GOVSPEAK_BRACES: &[&str] = &["button", "barchart", "stat-headline", "call-to-action"];

/// Govspeak's embedded things, and tables of contents of several builders.
const GOVSPEAK_BRACKETS: &[&str] = &[
    "Attachment:",
    "AttachmentLink:",
    "InlineAttachment:",
    "Image:",
    "Contact:",
    "embed:",
    "TOC]",
    "toc]",
    "_TOC_]",
];

/// Words that open a statement, which prints nothing in its place.
const STATEMENTS: &[&str] = &[
    "block", "break", "continue", "define", "else", "end", "if", "include", "partial", "range",
    "template", "with",
];

/// Whether a tag between braces prints a value: no statement, comment, shortcode or macro.
fn prints(inside: &str) -> bool {
    let inside = inside.trim_start_matches('-').trim_start();
    let marked = inside.starts_with(['#', '/', '!', '>', '<', '%', '^', '@']);
    !marked && !STATEMENTS.contains(&first_word(inside))
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches('-').trim_start();
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

/// What closes a tag.
#[derive(Clone, Copy)]
enum Mark {
    Braces,
    Braces3,
    Percent,
    Brace,
    Erb,
    Bracket,
    EndComment,
    EndHighlight,
    Paragraph,
}

/// Finds closing marks. Each keeps the last place it found, so that many openings without a
/// closing cost one search.
struct Closers<'a> {
    text: &'a str,
    found: [Option<usize>; 9],
}

impl<'a> Closers<'a> {
    const MARKS: [&'static str; 9] = [
        "}}",
        "}}}",
        "%}",
        "}",
        "%>",
        "]",
        "endcomment",
        "endhighlight",
        "",
    ];

    fn new(text: &'a str) -> Self {
        Self {
            text,
            found: [Some(0); 9],
        }
    }

    /// The end of the next mark from `at` on, if it comes before the paragraph ends.
    fn after(&mut self, at: usize, mark: Mark) -> Option<usize> {
        let start = self.next(at, mark)?;
        let inside = self.next(at, Mark::Paragraph).is_none_or(|end| start < end);
        inside.then(|| start + Self::MARKS[mark as usize].len())
    }

    /// The end of the tag `{% mark %}` that follows, however far.
    fn past(&mut self, at: usize, mark: Mark) -> Option<usize> {
        let start = self.next(at, mark)?;
        self.after(start, Mark::Percent)
    }

    fn next(&mut self, at: usize, mark: Mark) -> Option<usize> {
        let found = &mut self.found[mark as usize];
        // Zero is where nothing was looked for yet: no mark is searched from the first byte on.
        if found.is_some_and(|place| place < at) {
            let place = match Self::MARKS[mark as usize] {
                "" => paragraph_end(&self.text[at..]),
                mark => self.text[at..].find(mark),
            };
            *found = place.map(|place| at + place);
        }
        *found
    }
}

/// Where a blank line or a code fence follows.
fn paragraph_end(text: &str) -> Option<usize> {
    text.match_indices('\n').map(|(at, _)| at).find(|&at| {
        let next = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
        next.starts_with('\n') || next.starts_with("```") || next.starts_with("~~~")
    })
}

/// Tags that fill a line, or its ends.
fn line_tags(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut paragraph = Vec::new();
    let mut fence = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let trimmed = line.trim();
        let mark = trimmed
            .get(..3)
            .filter(|mark| matches!(*mark, "```" | "~~~"));
        match fence {
            Some(open) if mark == Some(open) => fence = None,
            Some(_) => continue,
            None => fence = mark,
        }
        if trimmed.is_empty() || mark.is_some() {
            close_paragraph(text, &mut paragraph, &mut spans);
        } else {
            paragraph.push(content);
        }
    }
    close_paragraph(text, &mut paragraph, &mut spans);
    spans
}

/// The tags in one run of lines that are not blank.
fn close_paragraph(text: &str, lines: &mut Vec<Span>, spans: &mut Vec<Span>) {
    let (Some(first), Some(last)) = (lines.first().copied(), lines.last().copied()) else {
        return;
    };
    let run = Span::new(first.start as usize, last.end as usize);
    let indent = text[run].len() - text[run].trim_start().len();
    let body = Span::new(run.start as usize + indent, run.end as usize);
    for wrapper in [b'^', b'%', b'@'] {
        let bytes = text[body].as_bytes();
        if bytes.len() > 2 && bytes[0] == wrapper && bytes[bytes.len() - 1] == wrapper {
            spans.push(Span::new(body.start as usize, body.start as usize + 1));
            spans.push(Span::new(body.end as usize - 1, body.end as usize));
        }
    }
    let mut importing = false;
    for line in lines.drain(..) {
        let start = line.start as usize;
        let raw = &text[line];
        let quoted = raw.trim_end_matches(';').ends_with(['"', '\'']);
        if importing || is_import(raw) {
            spans.push(line);
            importing = !quoted;
            continue;
        }
        let lead = raw.len() - raw.trim_start().len();
        spans.extend(
            line_marks(raw.trim_start())
                .into_iter()
                .flatten()
                .map(|mark| Span::new(start + lead + mark.0, start + lead + mark.1)),
        );
    }
}

/// Whether an MDX import starts on this line.
fn is_import(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("import ") else {
        return false;
    };
    let source = rest
        .rsplit_once(" from ")
        .map_or(rest, |(_, source)| source);
    source.starts_with(['"', '\'']) || rest.starts_with('{') && !rest.contains('}')
}

/// The marks at the start and the end of a line that are not text.
fn line_marks(line: &str) -> [Option<(usize, usize)>; 2] {
    let whole = [Some((0, line.len())), None];
    if line.starts_with("*[") && line.contains("]:") {
        return whole;
    }
    if let Some(name) = line.strip_prefix('$') {
        let letters = name.trim_end_matches('$');
        if letters == "!" || (1..=20).contains(&letters.len()) && is_marker(letters) {
            return whole;
        }
        let opens = line.starts_with("$CTA ").then_some((0, 4));
        let ends = line
            .ends_with(" $CTA")
            .then(|| (line.len() - 4, line.len()));
        return [opens, ends];
    }
    if line.ends_with(" $CTA") {
        return [Some((line.len() - 4, line.len())), None];
    }
    if line.starts_with(":::") {
        let colons = line.len() - line.trim_start_matches(':').len();
        let rest = &line[colons..];
        if rest.trim_start().starts_with('{') {
            return whole;
        }
        let spaces = rest.len() - rest.trim_start().len();
        let word = rest.trim_start();
        let name = word
            .find(|c: char| !c.is_ascii_alphabetic() && c != '-')
            .unwrap_or(word.len());
        let open = colons + spaces + name;
        // `:::note[Title]` has its title in brackets.
        if line[open..].starts_with('[') && line.ends_with(']') {
            return [Some((0, open + 1)), Some((line.len() - 1, line.len()))];
        }
        return [Some((0, open)), None];
    }
    if let Some(rest) = line.strip_prefix('s') {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && rest[digits..].starts_with(". ") {
            return [Some((0, 1)), None];
        }
    }
    [None, None]
}

/// The name of a govspeak section: capitals, or `LegislativeList` and its end.
fn is_marker(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_uppercase())
        || name.ends_with("LegislativeList") && name.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what is left of a source: `·` stands for one filler byte inside a line.
    #[track_caller]
    fn check(source: &str, expected: &str) {
        let blanked = blank(source);
        assert_eq!(blanked.text.len(), source.len());
        assert_eq!(blanked.text.replace('\u{7f}', "·"), expected);
    }

    #[test]
    fn tags_in_a_line_become_filler() {
        check("Beste {{ naam }}, dag", "Beste ··········, dag");
        check("[x]({{ site.url }}/a)", "[x](··············/a)");
        check("a <%= b %> c", "a ········ c");
        check("# Kop {#anker}", "# Kop {#anker}");
        check("a {# b #} c", "a ······· c");
        check("x {:.klein} y", "x ········· y");
    }

    #[test]
    fn tags_on_their_own_lines_become_blank_lines() {
        check("a\n{% if b %}{{ c }}\nd", "a\n                 \nd");
        check("a\n{:.klein}\n", "a\n         \n");
        check("| a |\n{% for %}\n| b |", "| a |\n·········\n| b |");
    }

    #[test]
    fn tags_between_attributes_become_spaces() {
        check("<a {{ b }} c=\"{{ d }}\">", "<a         c=\"·······\">");
    }

    #[test]
    fn an_unclosed_tag_loses_its_mark_only() {
        check("a {{ b\n\nc }} d", "a ·· b\n\nc }} d");
        check("a {% b\r\n\r\nc %}", "a ·· b\r\n\r\nc %}");
        check("a {% comment %} b", "a ············· b");
        check("<% a", "   a");
    }

    #[test]
    fn comments_go_with_what_they_hold() {
        check(
            "a {% comment %} b {% endcomment %} c",
            "a ································ c",
        );
    }

    #[test]
    fn statements_print_nothing() {
        let printed = |source: &str| blank(source).tags[0].prints;
        assert!(printed("{{ bedrag }}") && printed("{{- .Title -}}") && printed("<%= a %>"));
        for silent in [
            "{{< figure >}}",
            "{{ end }}",
            "{{/* a */}}",
            "{{#if a}}",
            "{% a %}",
            "<% a %>",
        ] {
            assert!(!printed(silent), "{silent}");
        }
    }

    #[test]
    fn govspeak_marks_go_and_its_text_stays() {
        check("$CTA\nBel ons\n$CTA", "    \nBel ons\n    ");
        check("^Let op^", " Let op·");
        check("s1. Stap", " 1. Stap");
        check("*[AOW]: Algemene Ouderdomswet", &" ".repeat(29));
        check("[Attachment: a.pdf]", &" ".repeat(19));
        check(
            "{button}[Start](/a){/button}",
            "········[Start](/a)·········",
        );
        check("$100 is veel", "$100 is veel");
    }

    #[test]
    fn docusaurus_and_mdx_marks_go() {
        check(":::note\nTekst\n:::", "       \nTekst\n   ");
        check(":::tip[Kop]\n", "·······Kop·\n");
        check(
            "import A from './a';\n\nTekst",
            "                    \n\nTekst",
        );
        check("import duty rose", "import duty rose");
    }

    #[test]
    fn tables_of_contents_go() {
        check("[TOC]", "     ");
        check("[[toc]]", "       ");
        check("[_TOC_] en [TOCH](a)", "······· en [TOCH](a)");
    }

    #[test]
    fn fences_are_left_alone() {
        check("```\nimport A from 'a'\n```", "```\nimport A from 'a'\n```");
    }
}
