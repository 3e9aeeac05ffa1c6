//! The words a finding is about, as a reader sees them, in their sentence.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use crate::report::CheckedPage;
use crate::report::passage::passage;
use crate::report::terminal::{Line, Look, Style, columns, wrap};
use crate::{Finding, Severity, Span};

/// Bytes of text that are quoted at most; about five lines.
const LONGEST: usize = 440;

/// Parts the findings of a page into those that are about the same sentence, in order.
pub(super) fn by_sentence(page: &CheckedPage) -> impl Iterator<Item = &[Finding]> {
    let quoted = |finding: &Finding| (finding.block, passage(&page.report.reading, finding));
    page.report.findings.chunk_by(move |one, other| {
        let (one, other) = (quoted(one), quoted(other));
        one == other && one.1.len() <= LONGEST
    })
}

/// Writes the sentence of some findings with their words marked: in colour, or with `^` under
/// them. What is about all that is quoted is not marked: the bar says so.
pub(super) fn quote(
    out: &mut impl Write,
    look: Look,
    page: &CheckedPage,
    findings: &[Finding],
) -> io::Result<()> {
    let heaviest = findings.iter().map(|finding| finding.severity).max();
    let (bar_style, mark_style) = match heaviest {
        Some(Severity::Error) => (Style::Error, Style::MarkError),
        Some(Severity::Warning) => (Style::Warning, Style::MarkWarning),
        Some(Severity::Hint) | None => (Style::Hint, Style::MarkHint),
    };
    let bar = look.paint(bar_style, "│");
    let (text, mut marks) = excerpt(page, findings);
    let all = text.trim_matches(|c: char| !c.is_alphanumeric()).len();
    marks.retain(|mark| mark.len() < all);
    for line in wrap(&text, &joined(marks), look.width - 4) {
        writeln!(out, "  {bar} {}", marked(look, mark_style, &line))?;
        if !look.colour && !line.marks.is_empty() {
            writeln!(out, "  {bar} {}", carets(&line))?;
        }
    }
    Ok(())
}

/// Ranges in order, those that overlap made one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The line with its marked words in their style.
fn marked(look: Look, style: Style, line: &Line) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for mark in &line.marks {
        shown.push_str(&line.text[at..mark.start]);
        shown.push_str(&look.paint_line(style, &line.text[mark.clone()]));
        at = mark.end;
    }
    shown.push_str(&line.text[at..]);
    shown
}

/// `^` under the marked words of a line.
fn carets(line: &Line) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for mark in &line.marks {
        shown.push_str(&" ".repeat(columns(&line.text[at..mark.start])));
        shown.push_str(&"^".repeat(columns(&line.text[mark.clone()]).max(1)));
        at = mark.end;
    }
    shown
}

/// The text to quote for findings about one part of a block, and which bytes of it are marked.
fn excerpt<'a>(page: &'a CheckedPage, findings: &[Finding]) -> (Cow<'a, str>, Vec<Range<usize>>) {
    let Some(first) = findings.first() else {
        return (Cow::Borrowed(""), Vec::new());
    };
    let block = &page.report.reading.document.blocks[first.block];
    if block.text.is_empty() {
        // An empty heading or link: there is nothing to read, so the markup shows.
        let start = Span::empty(block.span.start as usize);
        return (cut(&page.source.text, block.span, start).0, Vec::new());
    }
    let part = passage(&page.report.reading, first);
    if part.len() > LONGEST {
        let (text, mark) = cut(&block.text, part, first.range);
        return (text, vec![mark]);
    }
    let start = part.start as usize;
    let ranges = findings.iter().map(|finding| finding.range.range());
    let marks = ranges.map(|range| range.start - start..range.end - start);
    (
        Cow::Borrowed(&block.text[part]),
        marks.filter(|mark| !mark.is_empty()).collect(),
    )
}

/// A part of `text`, cut to [`LONGEST`] around the marked words.
fn cut(text: &str, part: Span, mark: Span) -> (Cow<'_, str>, Range<usize>) {
    let (part, mark) = (part.range(), mark.range());
    if part.len() <= LONGEST {
        return (
            Cow::Borrowed(&text[part.clone()]),
            mark.start - part.start..mark.end - part.start,
        );
    }
    let room = LONGEST.saturating_sub(mark.len());
    let lead = (room / 2).min(mark.start - part.start);
    let start = word_start(text, mark.start - lead, part.start, mark.start);
    let end = word_end(text, start + LONGEST, start, part.end);
    let mut shown = String::new();
    if start > part.start {
        shown.push_str("… ");
    }
    let offset = shown.len();
    shown.push_str(&text[start..end]);
    if end < part.end {
        shown.push_str(" …");
    }
    let mark = mark.start - start + offset..mark.end.min(end).max(start) - start + offset;
    (Cow::Owned(shown), mark)
}

/// The start of a word at or soon after `at`, and not after `last`.
fn word_start(text: &str, at: usize, first: usize, last: usize) -> usize {
    if at <= first {
        return first;
    }
    let at = (at..=last)
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(last);
    text[at..last].find(' ').map_or(at, |space| at + space + 1)
}

/// The end of a word at or soon before `at`, or a character boundary in a very long word.
fn word_end(text: &str, at: usize, first: usize, last: usize) -> usize {
    if at >= last {
        return last;
    }
    let at = (first..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(last);
    match text[first..at].rfind(' ') {
        Some(space) if space > LONGEST / 2 => first + space,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::gates::Gates;
    use crate::rules::RULES;
    use crate::{Format, Lang, Options, Said, Source};

    /// Quotes the words between `«` and `»` on 40 columns.
    #[track_caller]
    fn check(input: &str, colour: bool, expected: &str) {
        let start = input.find('«').expect("a mark");
        let end = input.find('»').expect("a mark") - '«'.len_utf8();
        let text = input.replace(['«', '»'], "");
        let source = Source::new("", Format::Plain, text).expect("it is small");
        let options = Options {
            lang: Some(Lang::Nl),
            ..Options::default()
        };
        let mut report = crate::testing::checker().check(&source, &options);
        let range = Span::new(start, end);
        report.findings.clear();
        let finding = Finding {
            rule: RULES[0],
            severity: Severity::Warning,
            block: 0,
            range,
            about: range,
            span: range,
            measure: None,
            said: Arc::new(Said {
                message: String::new(),
                why: "",
                suggestions: Vec::new(),
            }),
        };
        let mut out = Vec::new();
        let page = CheckedPage::new(source, report, Gates::default());
        quote(&mut out, Look::new(colour, Some(40)), &page, &[finding])
            .expect("memory can be written");
        let shown = String::from_utf8(out).expect("it is text");
        assert_eq!(shown.replace('\x1b', "␛"), expected);
    }

    #[test]
    fn the_marked_words_are_underlined_in_their_sentence() {
        check(
            "Eerst een zin. U «dient» dit te doen. Nog een.",
            false,
            "  │ U dient dit te doen.\n  │   ^^^^^\n",
        );
    }

    #[test]
    fn a_mark_may_run_over_lines_and_wide_characters() {
        check(
            "De 日本 «aanvraag voor de 日本 vergunning die u» doet.",
            false,
            concat!(
                "  │ De 日本 aanvraag voor de 日本\n",
                "  │         ^^^^^^^^^^^^^^^^^^^^^\n",
                "  │ vergunning die u doet.\n",
                "  │ ^^^^^^^^^^^^^^^^\n",
            ),
        );
    }

    #[test]
    fn a_mark_over_the_whole_sentence_is_left_to_the_bar() {
        check("«Dit is een zin.»", false, "  │ Dit is een zin.\n");
    }

    #[test]
    fn colour_takes_the_place_of_carets() {
        check(
            "U «dient» dit te doen.",
            true,
            "  ␛[33m│␛[0m U ␛[4;33mdient␛[0m dit te doen.\n",
        );
    }

    fn long(words: usize) -> String {
        vec!["woord"; words].join(" ")
    }

    #[test]
    fn a_short_part_is_quoted_whole() {
        let (text, mark) = cut("Een zin. Nog een zin.", Span::new(9, 21), Span::new(13, 16));
        assert_eq!((&*text, &text[mark]), ("Nog een zin.", "een"));
    }

    #[test]
    fn a_long_part_is_cut_at_words_around_the_mark() {
        let source = format!("{} doel {}", long(200), long(200));
        let at = source.find("doel").expect("it is there");
        let (text, mark) = cut(&source, Span::new(0, source.len()), Span::new(at, at + 4));
        assert!(
            text.starts_with("… woord ") && text.ends_with(" woord …"),
            "{text}"
        );
        assert!(text.len() <= LONGEST + 8);
        assert_eq!(&text[mark], "doel");
    }

    #[test]
    fn a_long_mark_shows_its_start() {
        let source = long(300);
        let all = Span::new(0, source.len());
        let (text, mark) = cut(&source, all, all);
        assert!(text.starts_with("woord woord") && text.ends_with("woord …"));
        assert_eq!(mark.end, text.len() - " …".len());
    }

    #[test]
    fn cutting_holds_in_text_without_spaces() {
        let source = "é".repeat(2000);
        let (text, mark) = cut(&source, Span::new(0, 4000), Span::new(2000, 2002));
        assert_eq!(&text[mark], "é");
        assert!(text.len() <= LONGEST + 8);
    }
}
