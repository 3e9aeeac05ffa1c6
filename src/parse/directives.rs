//! Directives: comments in a page by which its writer turns rules off.
//!
//! ```html
//! <!-- helder-off long-sentence: the court's own words --> ... <!-- helder-on -->
//! <!-- helder-off-next passive, formal-word: a quotation from the law -->
//! <!-- helder-off-file: a page for lawyers -->
//! ```
//!
//! A comment is the same in HTML, in Markdown and, on a line of its own, in plain text. So they are
//! looked for in the source, and count where they are neither text nor code. An element with
//! `data-helder="off"` is a directive too; the HTML parser sees those.

use crate::document::{Block, Directive, Document, LeftOut, Reason, Slip};
use crate::order;
use crate::span::Span;

/// The most directives of one page that are followed; more are left out, and said so.
const MAX_DIRECTIVES: usize = 1_000;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "helder-";

/// Adds the directives in the comments of a source to its document.
pub(super) fn find(source: &str, document: &mut Document) {
    let mut comments = comments(source).peekable();
    if comments.peek().is_some() {
        let taken = Taken::of(document);
        let mut reader = Reader {
            blocks: &document.blocks,
            end: source.len(),
            open: None,
            found: std::mem::take(&mut document.directives),
        };
        for (span, words) in comments {
            if taken.holds(span) {
                continue;
            }
            if reader.found.len() == MAX_DIRECTIVES {
                document.left_out.push(LeftOut {
                    span,
                    reason: Reason::Limit,
                });
                break;
            }
            reader.read(span, words);
        }
        document.directives = reader.found;
    }
    order::sort_by_key(&mut document.directives, |directive| directive.span);
}

/// Whether a line of plain text is a directive and nothing else.
pub(super) fn is_directive(line: &str) -> bool {
    let words = line
        .strip_prefix(OPEN)
        .and_then(|rest| rest.strip_suffix(CLOSE));
    words.is_some_and(|words| words.trim_start().starts_with(NAME))
}

/// The comments that speak to helder: where they stand, and their words from `helder-` on.
fn comments(source: &str) -> impl Iterator<Item = (Span, &str)> {
    // Hardly any page speaks to helder; its comments need not be looked through.
    let speaks = memchr::memmem::find(source.as_bytes(), NAME.as_bytes()).is_some();
    let mut at = if speaks { 0 } else { source.len() };
    std::iter::from_fn(move || {
        loop {
            let start = at + source[at..].find(OPEN)?;
            let inside = start + OPEN.len();
            at = inside;
            let skipped = source[inside..].len() - source[inside..].trim_start().len();
            if !source[inside + skipped..].starts_with(NAME) {
                continue;
            }
            let end = inside + source[inside..].find(CLOSE)?;
            at = end + CLOSE.len();
            return Some((Span::new(start, at), source[inside..end].trim()));
        }
    })
}

/// The source that is text or code: a comment in it is shown, not followed.
struct Taken(Vec<Span>);

impl Taken {
    fn of(document: &Document) -> Self {
        let texts = document.blocks.iter().flat_map(|block| block.map.pieces());
        let code = document.left_out.iter();
        let code = code.filter(|it| matches!(it.reason, Reason::Code | Reason::NotText));
        let mut spans: Vec<Span> = texts.map(|piece| piece.source).collect();
        spans.extend(code.map(|it| it.span));
        order::sort(&mut spans);
        // With ends that only grow, one look tells whether any of them reaches a place.
        let mut end = 0;
        for span in &mut spans {
            end = end.max(span.end);
            span.end = end;
        }
        Self(spans)
    }

    fn holds(&self, span: Span) -> bool {
        let after = self.0.partition_point(|taken| taken.start <= span.start);
        after > 0 && self.0[after - 1].end > span.start
    }
}

/// Reads comments in the order of the source.
struct Reader<'a> {
    blocks: &'a [Block],
    /// The end of the source.
    end: usize,
    /// The `helder-off` that is waiting for its `helder-on`.
    open: Option<usize>,
    found: Vec<Directive>,
}

impl Reader<'_> {
    fn read(&mut self, span: Span, words: &str) {
        let length = words.find(|c: char| c.is_whitespace() || c == ':');
        let (name, rest) = words.split_at(length.unwrap_or(words.len()));
        let (rules, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let rules = rules.split(|c: char| c == ',' || c.is_whitespace());
        let mut directive = Directive {
            span,
            scope: Span::empty(span.end as usize),
            rules: rules
                .filter(|rule| !rule.is_empty())
                .map(str::to_string)
                .collect(),
            reason: reason.trim().to_string(),
            is_comment: true,
            slip: None,
        };
        match name {
            "helder-on" => {
                match self.open.take() {
                    Some(open) => self.found[open].scope.end = span.start,
                    None => directive.slip = Some(Slip::NothingToEnd),
                }
                if directive.slip.is_none() {
                    return;
                }
            }
            "helder-off" => {
                // One that follows another takes its place.
                if let Some(open) = self.open.replace(self.found.len()) {
                    self.found[open].scope.end = span.start;
                }
                directive.scope.end = self.end as u32;
            }
            "helder-off-next" => match self.next_block(span) {
                Some(scope) => directive.scope = scope,
                None => directive.slip = Some(Slip::NothingFollows),
            },
            "helder-off-file" => directive.scope = Span::new(0, self.end),
            other => directive.slip = Some(Slip::Unknown(other.to_string())),
        }
        self.found.push(directive);
    }

    /// The block after a directive, or the rest of the one that it stands in.
    fn next_block(&self, directive: Span) -> Option<Span> {
        let mut blocks = self.blocks.iter().filter(|block| block.chrome.is_none());
        let block = blocks.find(|block| block.span.end > directive.end)?;
        Some(Span {
            start: block.span.start.max(directive.end),
            end: block.span.end,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, Slip, Source};

    /// Each directive: the text of its scope, its rules and its reason, or its slip.
    #[track_caller]
    fn check(format: Format, text: &str, expected: &[&str]) {
        let source = Source::new("test", format, text.to_owned()).expect("it is small");
        let document = super::super::parse(&source, &[]);
        let shown: Vec<String> = document
            .directives
            .iter()
            .map(|it| match &it.slip {
                None => format!(
                    "{} | {} | {}",
                    &text[it.scope],
                    it.rules.join(" "),
                    it.reason
                ),
                Some(Slip::Unknown(name)) => format!("unknown {name}"),
                Some(slip) => format!("{slip:?}"),
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
        for block in &document.blocks {
            let shows_code = format == Format::Markdown && text.contains('`');
            assert!(shows_code || !block.text.contains("helder-"), "{block:?}");
        }
    }

    #[test]
    fn from_off_to_on() {
        for format in [Format::Html, Format::Markdown] {
            check(
                format,
                "<!-- helder-off -->een<!-- helder-on --> twee <!--helder-off passive, lange-zin:  wet: art 3 -->drie",
                &["een |  | ", "drie | passive lange-zin | wet: art 3"],
            );
        }
        check(
            Format::Plain,
            "een\n<!-- helder-off passive -->\ntwee\n<!-- helder-on -->\ndrie",
            &["\ntwee\n | passive | "],
        );
    }

    #[test]
    fn a_second_off_takes_the_place_of_the_first() {
        check(
            Format::Html,
            "<!-- helder-off a -->een<!-- helder-off b -->twee<!-- helder-on -->drie",
            &["een | a | ", "twee | b | "],
        );
    }

    #[test]
    fn the_next_block_or_the_rest_of_this_one() {
        check(
            Format::Html,
            "<p>een <!-- helder-off-next --><b>twee</b></p><!-- helder-off-next --><nav><a href=/>menu</a></nav><p>drie</p>",
            &["<b>twee</b> |  | ", "drie |  | "],
        );
        check(
            Format::Markdown,
            "Een.\n\n<!-- helder-off-next: reden -->\n\nTwee *drie*.\n\nVier.\n",
            &["Twee *drie*. |  | reden"],
        );
    }

    #[test]
    fn the_whole_file() {
        let text = "een <!-- helder-off-file formal-word -->";
        check(Format::Html, text, &[&format!("{text} | formal-word | ")]);
    }

    #[test]
    fn elements() {
        check(
            Format::Html,
            "<p>een <b data-helder=off>twee</b> <i data-helder>drie</i></p><div data-helder='OFF'><p>vier</div>",
            &[
                "<b data-helder=off>twee</b> |  | ",
                "<div data-helder='OFF'><p>vier</div> |  | ",
            ],
        );
    }

    #[test]
    fn slips() {
        check(
            Format::Html,
            "<!-- helder-on --><!-- helder-of --><p>een</p><!-- helder-off-next -->",
            &["NothingToEnd", "unknown helder-of", "NothingFollows"],
        );
    }

    #[test]
    fn what_is_shown_is_not_followed() {
        check(
            Format::Markdown,
            "Schrijf `<!-- helder-off -->`:\n\n```html\n<!-- helder-off-file -->\n```\n",
            &[],
        );
        check(
            Format::Html,
            "<script>'<!-- helder-off-file -->'</script><p>een",
            &[],
        );
        check(Format::Plain, "Schrijf <!-- helder off --> erboven.", &[]);
        check(Format::Html, "<p>een <!-- helder-off", &[]);
    }
}
