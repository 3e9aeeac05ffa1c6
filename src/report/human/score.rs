//! Counts and formulas for a writer, with a word on what they can't tell.

use std::io::{self, Write};

use crate::report::terminal::{Look, Style, wrap};
use crate::report::{Emitter, ScoredPage, Unread};
use crate::rules::Ui;
use crate::{LineIndex, Position};

/// Writes counts and formulas for a person.
#[derive(Debug)]
pub struct Scores<W> {
    out: W,
    look: Look,
    /// The language of the report; else that of each page.
    ui: Option<Ui>,
    last: Option<Ui>,
}

impl<W: Write> Scores<W> {
    /// An emitter on `out`. `ui` is the language of the report, if it was asked for.
    pub fn new(out: W, look: Look, ui: Option<Ui>) -> Self {
        Self {
            out,
            look,
            ui,
            last: None,
        }
    }
}

impl<W: Write> Emitter<ScoredPage> for Scores<W> {
    fn page(&mut self, page: &ScoredPage) -> io::Result<()> {
        let ui = self.ui.unwrap_or_else(|| Ui::of(page.reading.lang));
        self.last = Some(ui);
        writeln!(
            self.out,
            "{}",
            self.look.paint(Style::Strong, &page.source.path)
        )?;
        let counts = &page.score.measures.counts;
        let (longest, at) = page.score.longest.unzip();
        let lines = LineIndex::new(&page.source.text);
        let at = at.map(|span| lines.position(span.start));
        for (name, value) in [
            (pick(ui, "woorden", "words"), counts.words.to_string()),
            (
                pick(ui, "zinnen", "sentences"),
                counts.sentences.to_string(),
            ),
            (
                pick(ui, "woorden per zin", "words per sentence"),
                ratio(ui, counts.words, counts.sentences),
            ),
            (
                pick(ui, "langste zin", "longest sentence"),
                longest_text(ui, longest.unwrap_or(0), at),
            ),
            (
                pick(ui, "lettergrepen per woord", "syllables per word"),
                ratio(ui, counts.syllables, counts.words),
            ),
        ] {
            writeln!(self.out, "  {name:<24}{value}")?;
        }
        writeln!(self.out)
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(ui) = self.ui.or(self.last) {
            let text = pick(
                ui,
                "Dit zijn tellingen. Ze vertellen niet of lezers de woorden kennen, en niet of de \
                 tekst zegt wat zij moeten weten.",
                "These are counts. They do not tell whether readers know the words, nor whether the \
                 text says what they need.",
            );
            for line in wrap(text, &[], self.look.width) {
                writeln!(self.out, "{}", self.look.paint(Style::Quiet, &line.text))?;
            }
        }
        self.out.flush()
    }
}

fn longest_text(ui: Ui, words: usize, at: Option<Position>) -> String {
    match (at, ui) {
        (None, _) => "-".to_string(),
        (Some(at), Ui::Nl) => format!("{words} woorden (regel {})", at.line),
        (Some(at), Ui::En) => format!("{words} words (line {})", at.line),
    }
}

/// One number over another with one decimal, as the language writes it.
fn ratio(ui: Ui, number: u32, by: u32) -> String {
    if by == 0 {
        "-".to_string()
    } else {
        decimal(ui, f64::from(number) / f64::from(by))
    }
}

/// A number with one decimal, as the language writes it.
fn decimal(ui: Ui, value: f64) -> String {
    let number = format!("{value:.1}");
    match ui {
        Ui::Nl => number.replace('.', ","),
        Ui::En => number,
    }
}

fn pick<'a>(ui: Ui, nl: &'a str, en: &'a str) -> &'a str {
    match ui {
        Ui::Nl => nl,
        Ui::En => en,
    }
}
