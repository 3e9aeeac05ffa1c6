//! How hard a text is for a writer, what makes it so, and the classic formulas with a word on what
//! they can't tell.

use std::io::{self, Write};

use super::hardness::{decimal, level_facts, quoted};
use crate::measure::Formula;
use crate::report::score::{MeasuresLine, Score};
use crate::report::terminal::{Look, Style, wrap};
use crate::report::{Emitter, ScoredPage, Unread};
use crate::rules::Ui;
use crate::{LineIndex, Position, Reading};

/// Writes difficulty, counts and formulas for a person.
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

/// Columns of the names.
const NAMES: usize = 28;
/// Columns before a value.
const VALUES: usize = NAMES + 4;
/// Columns of the names and the values.
const FACTS: usize = NAMES + 10;

impl<W: Write> Scores<W> {
    /// Writes names with what is said about each.
    fn facts(&mut self, facts: &[(&str, String)]) -> io::Result<()> {
        let room = self.look.width.saturating_sub(VALUES).max(20);
        for (name, value) in facts {
            for (index, line) in wrap(value, &[], room).iter().enumerate() {
                let name = if index == 0 { name } else { "" };
                writeln!(self.out, "  {name:<NAMES$}  {}", line.text)?;
            }
        }
        Ok(())
    }

    /// Writes the sentences that are hardest to read, with their lines.
    fn hardest(&mut self, ui: Ui, score: &Score, lines: &LineIndex<'_>) -> io::Result<()> {
        if score.hardest.is_empty() {
            return Ok(());
        }
        let head = ui.pick("moeilijkste zinnen", "hardest sentences");
        writeln!(self.out, "\n  {head}")?;
        for sentence in &score.hardest {
            for line in quoted(ui, sentence, lines, self.look) {
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }

    /// Writes the formulas that say something about a text of this length. A variant of a formula
    /// has the same source and follows it: it is for programs that compare.
    fn formulas(&mut self, ui: Ui, measures: &MeasuresLine) -> io::Result<()> {
        let mut source = "";
        for formula in measures.formulas {
            let is_variant = std::mem::replace(&mut source, formula.source) == formula.source;
            let value = (formula.compute)(&measures.counts);
            let (Some(value), false) = (value, is_variant) else {
                continue;
            };
            if !formula.has_enough_text(&measures.counts) {
                continue;
            }
            let name = formula.name.split(',').next().unwrap_or_default();
            let fact = format!("  {name:<NAMES$}{:>6}  ", decimal(ui, value));
            let room = self.look.width.saturating_sub(FACTS).max(20);
            for (index, line) in wrap(scale(ui, formula), &[], room).iter().enumerate() {
                let lead = if index == 0 { &fact } else { "" };
                let scale = self.look.paint_line(Style::Quiet, &line.text);
                writeln!(self.out, "{lead:FACTS$}{scale}")?;
            }
        }
        Ok(())
    }
}

/// What the number of a formula means.
fn scale(ui: Ui, formula: &Formula) -> &'static str {
    match (ui, formula.key) {
        (Ui::En, _) => formula.scale,
        (Ui::Nl, "flesch_douma" | "flesch_reading_ease") => {
            "0 is heel moeilijk, 100 is heel makkelijk; 60 tot 70 is gewoon"
        }
        (Ui::Nl, "brouwer_leesindex_a") => {
            "0 is heel moeilijk, 100 is heel makkelijk; 50 tot 75 is gewoon"
        }
        (Ui::Nl, "lix") => "onder 30 is heel makkelijk, boven 60 is heel moeilijk",
        (Ui::Nl, "rix") => "lange woorden per zin; boven 7 is heel moeilijk",
        (Ui::Nl, _) => "schoolklas in de Verenigde Staten; gemaakt voor Engels",
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
        let lines = LineIndex::new(&page.source.text);
        self.facts(&level_facts(ui, &page.score.hardness, page.score.target))?;
        self.hardest(ui, &page.score, &lines)?;
        writeln!(self.out)?;
        let counts = &page.score.measures.counts;
        let (longest, at) = page.score.longest.unzip();
        let at = at.map(|span| lines.position(span.start));
        self.facts(&[
            (ui.pick("woorden", "words"), counts.words.to_string()),
            (ui.pick("zinnen", "sentences"), counts.sentences.to_string()),
            (
                ui.pick("woorden per zin", "words per sentence"),
                ratio(ui, counts.words, counts.sentences),
            ),
            (
                ui.pick("langste zin", "longest sentence"),
                longest_text(ui, longest.unwrap_or(0), at),
            ),
            (
                ui.pick("lettergrepen per woord", "syllables per word"),
                ratio(ui, counts.syllables, counts.words),
            ),
        ])?;
        let law = law_words(&page.reading);
        if law > 0 {
            self.facts(&[(
                ui.pick("waarvan in een wet", "words of a law among them"),
                law.to_string(),
            )])?;
        }
        writeln!(self.out)?;
        self.formulas(ui, &page.score.measures)?;
        writeln!(self.out)
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(ui) = self.ui.or(self.last) {
            let text = ui.pick("Formules tellen letters, woorden en zinnen. Ze vertellen niet of lezers de woorden \
                 kennen, en niet of de tekst zegt wat zij moeten weten.",
                "Formulas count letters, words and sentences. They do not tell whether readers \
                 know the words, nor whether the text says what they need.",
            );
            for line in wrap(text, &[], self.look.width) {
                writeln!(
                    self.out,
                    "{}",
                    self.look.paint_line(Style::Quiet, &line.text)
                )?;
            }
        }
        self.out.flush()
    }
}

/// The words that are the text of a law, which no rule on wording judges.
fn law_words(reading: &Reading) -> usize {
    let texts = reading.texts.iter().zip(&reading.law);
    texts
        .filter(|(_, is_law)| **is_law)
        .map(|(text, _)| text.words.len())
        .sum()
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
