//! Our own Markdown pages on a terminal: headings, prose, lists and examples.

use std::io::{self, Write};

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::report::terminal::{Look, Style, columns, wrap};

/// Writes a page.
pub fn write(out: &mut impl Write, look: Look, page: &str) -> io::Result<()> {
    let mut writer = Page {
        out,
        look,
        text: String::new(),
        lists: Vec::new(),
        code: None,
        started: false,
        marker: None,
    };
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        writer.event(event)?;
    }
    writer.out.flush()
}

struct Page<'w, W> {
    out: &'w mut W,
    look: Look,
    /// The prose of the block at hand.
    text: String,
    /// The next number of each open list; none: bullets.
    lists: Vec<Option<u64>>,
    /// The language of the code block at hand.
    code: Option<String>,
    /// Whether anything was written.
    started: bool,
    /// The marker of the list item whose text comes next.
    marker: Option<String>,
}

impl<W: Write> Page<'_, W> {
    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(text) => {
                self.text.push('`');
                self.text.push_str(&text);
                self.text.push('`');
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Start(Tag::CodeBlock(kind)) => {
                self.flush(Style::Plain)?;
                self.code = Some(match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::Start(Tag::List(first)) => {
                self.flush(Style::Plain)?;
                if self.lists.is_empty() {
                    self.gap()?;
                }
                self.lists.push(first);
            }
            Event::Start(Tag::Item) => self.marker = Some(self.next_marker()),
            Event::Start(Tag::Link { .. }) => {}
            Event::End(TagEnd::Heading(level)) => {
                let n_columns = columns(self.text.trim()).min(self.look.width);
                self.flush(Style::Strong)?;
                if level == HeadingLevel::H1 {
                    writeln!(
                        self.out,
                        "{}",
                        self.look.paint(Style::Strong, &"═".repeat(n_columns))
                    )?;
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                self.flush(Style::Plain)?;
            }
            Event::End(TagEnd::TableCell) => self.text.push_str("   "),
            Event::End(TagEnd::CodeBlock) => self.example()?,
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            _ => {}
        }
        Ok(())
    }

    fn next_marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_string(),
        }
    }

    /// Writes the prose of the block at hand.
    fn flush(&mut self, style: Style) -> io::Result<()> {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if self.lists.is_empty() {
            self.gap()?;
        }
        let depth = self.lists.len().saturating_sub(1) * 2;
        let marker = self
            .marker
            .take()
            .unwrap_or_else(|| if self.lists.is_empty() { "" } else { "  " }.to_string());
        let hang = depth + columns(&marker);
        for (index, line) in wrap(text, &[], self.look.width.saturating_sub(hang).max(20))
            .iter()
            .enumerate()
        {
            let text = self.look.paint_line(style, &line.text);
            if index == 0 {
                writeln!(self.out, "{:depth$}{marker}{text}", "")?;
            } else {
                writeln!(self.out, "{:hang$}{text}", "")?;
            }
        }
        Ok(())
    }

    /// Writes a code block: an example of what a rule finds, or of how it is mended.
    fn example(&mut self) -> io::Result<()> {
        let text = std::mem::take(&mut self.text);
        let info = self.code.take().unwrap_or_default();
        let (sign, style) = match info.split([' ', ',']).next() {
            Some("bad") => ("✗ ", Style::Warning),
            Some("good") => ("✓ ", Style::Mend),
            _ => ("  ", Style::Plain),
        };
        self.gap()?;
        for (index, line) in text.trim_end().lines().enumerate() {
            let sign = if index == 0 { sign } else { "  " };
            for (part, line) in wrap(line, &[], self.look.width - 4).iter().enumerate() {
                let sign = if part == 0 { sign } else { "  " };
                writeln!(
                    self.out,
                    "  {}{}",
                    self.look.paint(style, sign),
                    self.look.paint_line(Style::Plain, &line.text)
                )?;
            }
        }
        Ok(())
    }

    fn gap(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.started, true) {
            writeln!(self.out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let mut out = Vec::new();
        write(&mut out, Look::new(false, Some(40)), page).expect("memory can be written");
        assert_eq!(String::from_utf8(out).expect("it is text"), expected);
    }

    #[test]
    fn pages_read_well_on_a_terminal() {
        check(
            "# Lange zin\n\nEen zin met *meer* dan\n20 woorden. Dat is voor veel lezers lang.\n",
            "Lange zin\n═════════\n\nEen zin met meer dan 20 woorden. Dat is\nvoor veel lezers lang.\n",
        );
        check(
            "- een\n- twee\n  - drie\n\n1. vier\n",
            "- een\n- twee\n  - drie\n\n1. vier\n",
        );
        check(
            "Zo:\n\n```bad\nSlecht.\n```\n\n```good\nGoed.\n```\n",
            "Zo:\n\n  ✗ Slecht.\n\n  ✓ Goed.\n",
        );
    }
}
