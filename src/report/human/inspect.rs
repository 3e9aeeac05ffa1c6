//! What helder reads, for a person who wonders why it says what it says.

use std::io::{self, Write};

use crate::report::inspect::kind;
use crate::report::terminal::{Look, Style, columns, wrap};
use crate::report::{Emitter, ReadPage, Unread};
use crate::{Block, BlockText, Lang, LineIndex, PageKind, Sentence, WordKind};

/// Writes blocks, sentences and words for a person.
#[derive(Debug)]
pub struct Inspections<W> {
    out: W,
    look: Look,
}

impl<W: Write> Inspections<W> {
    /// An emitter on `out`.
    pub fn new(out: W, look: Look) -> Self {
        Self { out, look }
    }

    fn block(
        &mut self,
        lines: &LineIndex<'_>,
        block: &Block,
        text: &BlockText,
        is_law: bool,
    ) -> io::Result<()> {
        let position = lines.position(block.span.start);
        let place = format!("{}:{}", position.line, position.column);
        let mut facts = format!(
            "{}  {}",
            block.kind.name(),
            text.lang.map_or("-", Lang::tag)
        );
        if let Some(chrome) = block.chrome {
            facts.push_str("  furniture: ");
            facts.push_str(chrome.name());
        }
        if is_law {
            facts.push_str("  law");
        }
        writeln!(
            self.out,
            "\n  {}  {}",
            self.look.paint(Style::Strong, &place),
            self.look.paint(Style::Hint, &facts)
        )?;
        if text.sentences.is_empty() {
            self.prose("    ", Style::Plain, &block.text)?;
        }
        for (index, sentence) in text.sentences.iter().enumerate() {
            self.prose(
                &format!("{:>4}  ", index + 1),
                Style::Plain,
                &block.text[sentence.range],
            )?;
            self.prose("      ", Style::Quiet, &words(block, text, sentence))?;
        }
        Ok(())
    }

    fn prose(&mut self, first: &str, style: Style, text: &str) -> io::Result<()> {
        let hang = columns(first);
        for (index, line) in wrap(text, &[], self.look.width - hang).iter().enumerate() {
            let lead = if index == 0 { first } else { "" };
            writeln!(
                self.out,
                "{lead:hang$}{}",
                self.look.paint_line(style, &line.text)
            )?;
        }
        Ok(())
    }
}

/// The words with their syllables as small figures, and their kind where it is not a plain word.
fn words(block: &Block, text: &BlockText, sentence: &Sentence) -> String {
    let mut shown = String::new();
    for word in text.words_of(sentence) {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(&block.text[word.range]);
        for digit in word.syllables.to_string().bytes() {
            shown.extend(char::from_u32(0x2080 + u32::from(digit - b'0')));
        }
        if word.kind != WordKind::Word {
            shown.push('[');
            shown.push_str(kind(word.kind));
            shown.push(']');
        }
    }
    shown
}

impl<W: Write> Emitter<ReadPage<'_>> for Inspections<W> {
    fn page(&mut self, page: &ReadPage<'_>) -> io::Result<()> {
        let (document, texts) = (&page.reading.document, &page.reading.texts);
        let path = self.look.paint(Style::Strong, &page.source.path);
        let kind = page.reading.kind.map_or("", PageKind::name);
        let line = format!("{path}  {}  {kind}", page.reading.lang.tag());
        writeln!(self.out, "{}", line.trim_end())?;
        let lines = LineIndex::new(&page.source.text);
        let blocks = document.blocks.iter().zip(texts).zip(&page.reading.law);
        for ((block, text), &is_law) in blocks {
            self.block(&lines, block, text, is_law)?;
        }
        for left_out in &document.left_out {
            let position = lines.position(left_out.span.start);
            let place = format!("{}:{}", position.line, position.column);
            let reason = format!("left out: {}", left_out.reason.name());
            writeln!(
                self.out,
                "\n  {}  {}",
                self.look.paint(Style::Strong, &place),
                self.look.paint(Style::Hint, &reason)
            )?;
        }
        writeln!(self.out)
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
