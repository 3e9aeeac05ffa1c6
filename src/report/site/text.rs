//! The text of a page, each sentence in the colour of its level, with the findings beside the
//! paragraph that they are in.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use super::charts;
use super::markup::{escape, fill, shortened};
use super::row::Weighed;
use super::words::{Counted, words};
use crate::report::CheckedPage;
use crate::report::human::{Phrases, ways_out};
use crate::report::place::{Places, has_paragraphs};
use crate::rules::Ui;
use crate::{Block, BlockKind, Finding, Severity, Span};

/// A mark on more bytes is about a passage: only its number shows where it starts.
const PASSAGE: usize = 60;
/// A block with more bytes is shown by its start alone.
const BLOCK: usize = 20_000;

/// A page as it stands in the report.
#[derive(Debug)]
pub(super) struct PageText {
    /// The heat strip.
    pub(super) strip: String,
    /// The blocks.
    pub(super) html: String,
}

/// A place in a block that a finding marks.
struct Mark {
    range: Span,
    number: usize,
    severity: Severity,
}

/// A sentence of a block, and its level if it counts.
struct Coloured {
    range: Span,
    level: Option<u8>,
    is_hardest: bool,
}

/// The text of a page. What would make it longer than `limit` bytes of HTML is left out and said.
pub(super) fn text_of(
    page: &CheckedPage,
    weighed: &[Weighed],
    number: usize,
    limit: usize,
) -> PageText {
    PageText {
        strip: charts::heat(weighed),
        html: Writer::new(page, number, weighed).blocks(limit),
    }
}

struct Writer<'a> {
    page: &'a CheckedPage,
    number: usize,
    ui: Ui,
    places: Places<'a>,
    /// The levels of the sentences that count, by block and sentence.
    levels: HashMap<(usize, usize), u8>,
    /// The hardest of them.
    hardest: Option<(usize, usize)>,
    /// Findings by block, each with its number on the page.
    findings: HashMap<usize, Vec<(usize, &'a Finding)>>,
}

impl<'a> Writer<'a> {
    fn new(page: &'a CheckedPage, number: usize, weighed: &[Weighed]) -> Self {
        let mut findings: HashMap<usize, Vec<(usize, &Finding)>> = HashMap::new();
        for (at, finding) in page.report.findings.iter().enumerate() {
            findings
                .entry(finding.block)
                .or_default()
                .push((at + 1, finding));
        }
        let hardest = weighed.iter().rev();
        let hardest = hardest.max_by(|one, other| one.difficulty.total_cmp(&other.difficulty));
        Self {
            page,
            number,
            ui: page.report.ui,
            places: Places::new(&page.source),
            levels: weighed
                .iter()
                .map(|it| ((it.block, it.sentence), it.level))
                .collect(),
            hardest: hardest.map(|it| (it.block, it.sentence)),
            findings,
        }
    }

    fn blocks(&self, limit: usize) -> String {
        let reading = &self.page.report.reading;
        let mut out = format!("<div class=\"text\" lang=\"{}\">", reading.lang.tag());
        let mut list = None;
        let close = |list: &mut Option<u32>| if list.take().is_some() { "</ul>" } else { "" };
        for (at, block) in reading.document.blocks.iter().enumerate() {
            let has_findings = self.findings.contains_key(&at);
            if block.chrome.is_some() || block.text.trim().is_empty() && !has_findings {
                continue;
            }
            let html = self.block(at, block);
            if out.len() + html.len() > limit {
                out += close(&mut list);
                let words = words(self.ui);
                let _ = write!(
                    out,
                    "<p class=\"cut\" lang=\"{}\">{}</p>",
                    self.lang(),
                    words.text_cut
                );
                return out + "</div>";
            }
            let own = block.item.map(|item| item.list);
            if own != list {
                out += close(&mut list);
                if own.is_some() {
                    out += "<ul>";
                }
                list = own;
            }
            out += &html;
        }
        out += close(&mut list);
        out + "</div>"
    }

    /// The language of messages.
    fn lang(&self) -> &'static str {
        self.ui.pick("nl", "en")
    }

    fn block(&self, at: usize, block: &Block) -> String {
        let (outer, inner, class) = match block.kind {
            _ if block.item.is_some() => ("li", "p", ""),
            BlockKind::Heading(_) if !block.text.trim().is_empty() => ("div", "h3", ""),
            BlockKind::Heading(_) | BlockKind::Title => ("div", "p", " class=\"t\""),
            BlockKind::Cell { .. } => ("div", "p", " class=\"c\""),
            BlockKind::Quote => ("div", "p", " class=\"q\""),
            BlockKind::Alt | BlockKind::Button | BlockKind::Label => ("div", "p", " class=\"o\""),
            _ => ("div", "p", ""),
        };
        let reading = &self.page.report.reading;
        let lang = match reading.texts[at].lang {
            Some(lang) if lang == reading.lang => String::new(),
            Some(lang) => format!(" lang=\"{}\"", lang.tag()),
            None => " lang=\"\"".to_owned(),
        };
        format!(
            "<{outer} class=\"b\"><{inner}{class}{lang}>{}</{inner}>{}</{outer}>\n",
            self.content(at, block),
            self.notes(at)
        )
    }

    fn content(&self, at: usize, block: &Block) -> String {
        if block.text.trim().is_empty() {
            return "–".to_owned();
        }
        if block.text.len() > BLOCK {
            return escape(&shortened(&block.text, BLOCK / 10));
        }
        let sentences = self.page.report.reading.texts[at]
            .sentences
            .iter()
            .enumerate();
        let sentences = sentences.map(|(index, sentence)| Coloured {
            range: sentence.range,
            level: self.levels.get(&(at, index)).copied(),
            is_hardest: self.hardest == Some((at, index)),
        });
        let marks = self.findings.get(&at).into_iter().flatten();
        let marks = marks.map(|&(number, finding)| Mark {
            range: finding.range,
            number,
            severity: finding.severity,
        });
        let id = format!("p{}h", self.number);
        colour(
            &block.text,
            &sentences.collect::<Vec<_>>(),
            &marks.collect::<Vec<_>>(),
            &id,
        )
    }

    /// What was found in a block: what weighs stands open, hints are folded away.
    fn notes(&self, at: usize) -> String {
        let Some(findings) = self.findings.get(&at) else {
            return String::new();
        };
        let (hints, others): (Vec<_>, Vec<_>) = findings
            .iter()
            .partition(|(_, it)| it.severity == Severity::Hint);
        let list = |findings: &[&(usize, &Finding)]| {
            let items: String = findings
                .iter()
                .map(|(number, it)| self.note(*number, it))
                .collect();
            format!("<ol>{items}</ol>")
        };
        let reading_lang = self.page.report.reading.lang.tag();
        let lang = if self.lang() == reading_lang {
            String::new()
        } else {
            format!(" lang=\"{}\"", self.lang())
        };
        let mut out = format!("<div class=\"n\"{lang}>");
        if !others.is_empty() {
            out += &list(&others);
        }
        if !hints.is_empty() {
            let n = hints.len();
            let words = self.ui.severity(Severity::Hint, n);
            let _ = write!(
                out,
                "<details><summary>{}</summary>{}</details>",
                Counted(words, words).of(self.ui, n),
                list(&hints)
            );
        }
        out + "</div>"
    }

    fn note(&self, number: usize, finding: &Finding) -> String {
        let ui = self.ui;
        let line = self.places.of(finding.span).start.line.to_string();
        let line = match has_paragraphs(&self.page.source.path) {
            true => format!("{} {line}", ui.paragraph()),
            false => fill(words(ui).line, &[("n", &line)]),
        };
        let ways_out = ways_out(ui, finding).into_iter();
        let ways_out: String = ways_out
            .map(|(lead, text)| {
                format!(
                    "<span class=\"way\">{}{}</span>",
                    escape(lead),
                    escape(&text)
                )
            })
            .collect();
        format!(
            "<li value=\"{number}\" class=\"{}\"><b>{}</b> {}{ways_out}<span class=\"src\"><a href=\"#r-{}\">{}</a>, {line}</span></li>",
            class(finding.severity),
            ui.severity(finding.severity, 1),
            escape(&finding.message),
            finding.rule.id,
            ui.name(finding.rule),
        )
    }
}

/// The class of a severity in the style.
pub(super) fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "e",
        Severity::Warning => "w",
        Severity::Hint => "h",
    }
}

/// A text with its sentences and marks. Sentences are in order and apart; marks are anyhow, so the
/// text is cut wherever one starts or ends.
fn colour(text: &str, sentences: &[Coloured], marks: &[Mark], hardest: &str) -> String {
    let mut starts: Vec<&Mark> = marks.iter().collect();
    starts.sort_by_key(|mark| (mark.range.start, mark.number));
    let is_drawn = |mark: &&&Mark| (1..=PASSAGE).contains(&mark.range.len());
    let mut ends: Vec<(u32, Severity)> = starts
        .iter()
        .filter(is_drawn)
        .map(|mark| (mark.range.end, mark.severity))
        .collect();
    ends.sort();
    let len = text.len() as u32;
    let ranges = sentences
        .iter()
        .map(|it| it.range)
        .chain(marks.iter().map(|it| it.range));
    let cuts: BTreeSet<u32> = ranges
        .flat_map(|it| [it.start, it.end])
        .chain([0, len])
        .collect();
    let (mut starts, mut ends) = (starts.into_iter().peekable(), ends.into_iter().peekable());
    let mut sentences = sentences.iter().peekable();
    let mut open: Option<u32> = None;
    let mut active = [0usize; 3];
    let mut out = String::with_capacity(2 * text.len());
    let mut cuts = cuts.into_iter().peekable();
    while let Some(at) = cuts.next() {
        if open.is_some_and(|end| end <= at) {
            out += "</span>";
            open = None;
        }
        while let Some((_, severity)) = ends.next_if(|(end, _)| *end <= at) {
            active[severity as usize] -= 1;
        }
        if let Some(sentence) = sentences.next_if(|it| it.range.start <= at)
            && let Some(level) = sentence.level
        {
            let id = if sentence.is_hardest {
                format!(" id=\"{hardest}\"")
            } else {
                String::new()
            };
            let _ = write!(out, "<span class=\"s s{level}\"{id}>");
            open = Some(sentence.range.end);
        }
        let mut numbers = Vec::new();
        while let Some(mark) = starts.next_if(|it| it.range.start <= at) {
            numbers.push(mark.number.to_string());
            active[mark.severity as usize] += usize::from(is_drawn(&&mark));
        }
        if !numbers.is_empty() {
            let _ = write!(out, "<sup>{}</sup>", numbers.join(" "));
        }
        let piece = &text[Span {
            start: at,
            end: cuts.peek().copied().unwrap_or(len),
        }];
        let piece = piece
            .split('\n')
            .map(escape)
            .collect::<Vec<_>>()
            .join("<br>");
        let heaviest = [Severity::Error, Severity::Warning, Severity::Hint];
        match heaviest.into_iter().find(|it| active[*it as usize] > 0) {
            Some(severity) if !piece.is_empty() => {
                let _ = write!(out, "<mark class=\"{}\">{piece}</mark>", class(severity));
            }
            _ => out += &piece,
        }
    }
    if open.is_some() {
        out += "</span>";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        text: &str,
        sentences: &[(u32, u32, u8)],
        marks: &[(u32, u32, Severity)],
        expected: &str,
    ) {
        let sentences = sentences.iter().map(|&(start, end, level)| Coloured {
            range: Span { start, end },
            level: (level > 0).then_some(level),
            is_hardest: false,
        });
        let marks = marks
            .iter()
            .enumerate()
            .map(|(at, &(start, end, severity))| Mark {
                range: Span { start, end },
                number: at + 1,
                severity,
            });
        let sentences: Vec<Coloured> = sentences.collect();
        assert_eq!(
            colour(text, &sentences, &marks.collect::<Vec<_>>(), "x"),
            expected
        );
    }

    #[test]
    fn sentences_and_marks_nest_whatever_their_order() {
        use Severity::{Error, Hint, Warning};
        check(
            "Aa bb. Cc.",
            &[(0, 6, 4), (7, 10, 1)],
            &[],
            "<span class=\"s s4\">Aa bb.</span> <span class=\"s s1\">Cc.</span>",
        );
        // A mark that runs over the end of a sentence is cut there.
        check(
            "Aa bb. Cc.",
            &[(0, 6, 2), (7, 10, 3)],
            &[(3, 9, Warning)],
            "<span class=\"s s2\">Aa <sup>1</sup><mark class=\"w\">bb.</mark></span><mark class=\"w\"> </mark><span class=\"s s3\"><mark class=\"w\">Cc</mark>.</span>",
        );
        // The heaviest of two that overlap is seen.
        check(
            "abcdef",
            &[(0, 6, 0)],
            &[(0, 4, Hint), (2, 6, Error)],
            "<sup>1</sup><mark class=\"h\">ab</mark><sup>2</sup><mark class=\"e\">cd</mark><mark class=\"e\">ef</mark>",
        );
        check("ab", &[], &[(1, 1, Hint)], "a<sup>1</sup>b");
        check("<b>\n&", &[], &[], "&lt;b&gt;<br>&amp;");
    }

    #[test]
    fn a_passage_has_a_number_and_no_line() {
        let text = "a".repeat(PASSAGE + 1);
        check(
            &text,
            &[],
            &[(0, PASSAGE as u32 + 1, Severity::Error)],
            &format!("<sup>1</sup>{text}"),
        );
    }
}
