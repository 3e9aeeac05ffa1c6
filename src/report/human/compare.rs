//! Before and after, for a writer: what got easier, and which sentences are still hard.

use std::io::{self, Write};

use super::hardness::{decimal, level_name, quoted, target_text, too_short};
use crate::LineIndex;
use crate::measure::Level;
use crate::report::compare::{Comparison, Version, change};
use crate::report::score::ScoredSentence;
use crate::report::terminal::{Look, Style};
use crate::rules::Ui;

/// Columns of the names and of each number.
const NAMES: usize = 20;
const NUMBERS: usize = 10;
/// Changes in a number that is shown with one decimal.
const VISIBLE: f64 = 0.05;
/// How many of the sentences that are gone, and of those that are new, are shown.
const MOST: usize = 5;

/// Writes a comparison for a person. `ui` is the language of the report, if it was asked for.
#[derive(Debug)]
pub struct Compared<W> {
    out: W,
    look: Look,
    ui: Option<Ui>,
}

impl<W: Write> Compared<W> {
    /// A report on `out`.
    pub fn new(out: W, look: Look, ui: Option<Ui>) -> Self {
        Self { out, look, ui }
    }

    /// Writes the whole report.
    pub fn write(&mut self, comparison: &Comparison<'_>) -> io::Result<()> {
        let Comparison { old, new, .. } = comparison;
        let ui = self.ui.unwrap_or_else(|| Ui::of(new.lang));
        let head = format!("{} → {}", old.source.path, new.source.path);
        writeln!(self.out, "{}", self.look.paint(Style::Strong, &head))?;
        self.table(ui, old, new)?;
        self.levels(ui, comparison)?;
        for (name, version, sentences, most) in [
            (ui.pick("verdwenen", "gone"), old, &comparison.gone, MOST),
            (ui.pick("nieuw", "new"), new, &comparison.added, MOST),
            (
                ui.pick("nu het moeilijkst", "hardest now"),
                new,
                &comparison.hardest,
                usize::MAX,
            ),
        ] {
            self.sentences(ui, name, version, sentences, most)?;
        }
        let kept = comparison.n_kept;
        let kept = match ui {
            Ui::Nl if kept == 1 => "1 zin is gelijk gebleven.".to_string(),
            Ui::Nl => format!("{kept} zinnen zijn gelijk gebleven."),
            Ui::En if kept == 1 => "1 sentence is the same.".to_string(),
            Ui::En => format!("{kept} sentences are the same."),
        };
        writeln!(self.out, "\n{}", self.look.paint(Style::Quiet, &kept))?;
        self.out.flush()
    }

    /// Difficulty and its two parts, before and after.
    fn table(&mut self, ui: Ui, old: &Version<'_>, new: &Version<'_>) -> io::Result<()> {
        let (before, after) = (old.hardness, new.hardness);
        writeln!(
            self.out,
            "  {:NAMES$}{:>NUMBERS$}{:>NUMBERS$}{:>NUMBERS$}",
            "",
            ui.pick("eerst", "before"),
            ui.pick("nu", "now"),
            ui.pick("verschil", "change"),
        )?;
        for (name, before, after) in [
            (
                ui.pick("moeilijkheid", "difficulty"),
                before.difficulty,
                after.difficulty,
            ),
            (
                ui.pick("  door woorden", "  from words"),
                before.axes.words,
                after.axes.words,
            ),
            (
                ui.pick("  door zinnen", "  from sentences"),
                before.axes.sentences,
                after.axes.sentences,
            ),
        ] {
            let change = change(before, after);
            let number = |value: Option<f64>| {
                value.map_or_else(|| "-".to_string(), |value| decimal(ui, value))
            };
            let signed = match change {
                Some(change) if change.abs() < VISIBLE => number(Some(0.0)),
                Some(change) if change > 0.0 => format!("+{}", decimal(ui, change)),
                change => number(change),
            };
            let verdict = change.map_or("", |change| verdict(ui, change));
            let row = format!(
                "  {name:NAMES$}{:>NUMBERS$}{:>NUMBERS$}{signed:>NUMBERS$}  {verdict}",
                number(before),
                number(after),
            );
            writeln!(self.out, "{}", row.trim_end())?;
        }
        Ok(())
    }

    fn levels(&mut self, ui: Ui, comparison: &Comparison<'_>) -> io::Result<()> {
        let name = |level: Option<Level>| {
            level.map_or_else(|| too_short(ui), |level| level_name(ui, level))
        };
        let (old, new) = (comparison.old.hardness.level, comparison.new.hardness.level);
        let (was, is) = (
            ui.pick("niveau eerst", "level before"),
            ui.pick("niveau nu", "level now"),
        );
        writeln!(self.out)?;
        writeln!(self.out, "  {was:NAMES$}  {}", name(old))?;
        writeln!(self.out, "  {is:NAMES$}  {}", name(new))?;
        let target = target_text(ui, comparison.target);
        writeln!(self.out, "  {:NAMES$}  {target}", ui.pick("doel", "target"))
    }

    fn sentences(
        &mut self,
        ui: Ui,
        name: &str,
        version: &Version<'_>,
        sentences: &[ScoredSentence],
        most: usize,
    ) -> io::Result<()> {
        if sentences.is_empty() {
            return Ok(());
        }
        let lines = LineIndex::new(&version.source.text);
        writeln!(self.out, "\n  {name}")?;
        for sentence in sentences.iter().take(most) {
            for line in quoted(ui, sentence, &lines, self.look) {
                writeln!(self.out, "{line}")?;
            }
        }
        let n_more = sentences.len().saturating_sub(most);
        if n_more > 0 {
            let more = match ui {
                Ui::Nl => format!("en nog {n_more}; --format json noemt ze alle"),
                Ui::En => format!("and {n_more} more; --format json lists them all"),
            };
            writeln!(self.out, "    {}", self.look.paint(Style::Quiet, &more))?;
        }
        Ok(())
    }
}

/// What a change of points means.
fn verdict(ui: Ui, change: f64) -> &'static str {
    if change.abs() < VISIBLE {
        ui.pick("gelijk", "the same")
    } else if change < 0.0 {
        ui.pick("makkelijker", "easier")
    } else {
        ui.pick("moeilijker", "harder")
    }
}
