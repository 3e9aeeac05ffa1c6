//! Difficulty in plain words: the level, its band, what makes it so, and the sentences to start with.

use crate::LineIndex;
use crate::measure::{HARDEST, LEAST_SENTENCES, LEAST_WORDS, Level, border};
use crate::report::score::{Axes, Hardness, ScoredSentence, Target};
use crate::report::terminal::{Look, Style, wrap};
use crate::rules::Ui;

/// What a writer is told about the difficulty of a text: names, each with a value.
pub(super) fn level_facts(
    ui: Ui,
    hardness: &Hardness,
    target: Target,
) -> Vec<(&'static str, String)> {
    let Some(difficulty) = hardness.difficulty else {
        return Vec::new();
    };
    let nl = ui == Ui::Nl;
    let mut facts = vec![
        (
            if nl { "niveau" } else { "level" },
            hardness.level.map_or_else(
                || too_short(ui),
                |level| format!("{}{}", level_name(ui, level), level_range(ui, level)),
            ),
        ),
        (if nl { "doel" } else { "target" }, target_text(ui, target)),
        (
            if nl { "moeilijkheid" } else { "difficulty" },
            difficulty_text(ui, difficulty, hardness.band),
        ),
    ];
    facts.extend(
        axis_facts(ui, hardness.axes, target.level)
            .into_iter()
            .flatten(),
    );
    facts
}

/// Points from words and from sentences, each beside what the target leaves room for.
fn axis_facts(ui: Ui, axes: Axes, target: u8) -> Option<[(&'static str, String); 2]> {
    let (most_words, most_sentences) = border(target)?;
    let fact = |points: f64, most: f64| match ui {
        Ui::Nl => format!(
            "{} punten; op niveau {target} ongeveer {most} of minder",
            decimal(ui, points)
        ),
        Ui::En => format!(
            "{} points; about {most} or fewer at level {target}",
            decimal(ui, points)
        ),
    };
    let (words, sentences) = match ui {
        Ui::Nl => ("  door woorden", "  door zinnen"),
        Ui::En => ("  from words", "  from sentences"),
    };
    Some([
        (words, fact(axes.words?, most_words)),
        (sentences, fact(axes.sentences?, most_sentences)),
    ])
}

/// A level by number and name: `2 van 4, redelijk makkelijk`.
pub(super) fn level_name(ui: Ui, level: Level) -> String {
    let (nl, en) = name(level.value);
    match ui {
        Ui::Nl => format!("{} van {HARDEST}, {nl}", level.value),
        Ui::En => format!("{} of {HARDEST}, {en}", level.value),
    }
}

/// A level as people say it.
pub(in crate::report) fn level_word(ui: Ui, level: u8) -> &'static str {
    let (nl, en) = name(level);
    ui.pick(nl, en)
}

/// The levels as people say them, in Dutch and in English.
fn name(level: u8) -> (&'static str, &'static str) {
    match level {
        0 | 1 => ("makkelijk", "easy"),
        2 => ("redelijk makkelijk", "fairly easy"),
        3 => ("moeilijk", "hard"),
        _ => ("heel moeilijk", "very hard"),
    }
}

/// The levels that chance leaves open; empty if there is one.
fn level_range(ui: Ui, level: Level) -> String {
    let Level { low, high, .. } = level;
    match ui {
        _ if low == high => String::new(),
        Ui::Nl => format!(" (ligt tussen {low} en {high})"),
        Ui::En => format!(" (lies between {low} and {high})"),
    }
}

/// Why a text has no level.
pub(super) fn too_short(ui: Ui) -> String {
    match ui {
        Ui::Nl => {
            format!("geen: te kort, minder dan {LEAST_WORDS} woorden of {LEAST_SENTENCES} zinnen")
        }
        Ui::En => {
            format!("none: too short, under {LEAST_WORDS} words or {LEAST_SENTENCES} sentences")
        }
    }
}

/// What the profile asks for, and whether the text is there.
pub(super) fn target_text(ui: Ui, target: Target) -> String {
    let Target { level, reached } = target;
    match (ui, reached) {
        (Ui::Nl, Some(true)) => format!("niveau {level}: gehaald"),
        (Ui::Nl, Some(false)) => format!("niveau {level}: niet gehaald"),
        (Ui::Nl, None) => format!("niveau {level}"),
        (Ui::En, Some(true)) => format!("level {level}: reached"),
        (Ui::En, Some(false)) => format!("level {level}: not reached"),
        (Ui::En, None) => format!("level {level}"),
    }
}

/// Points with their band.
pub(super) fn difficulty_text(ui: Ui, difficulty: f64, band: Option<f64>) -> String {
    let points = decimal(ui, difficulty);
    match (ui, band.map(|band| decimal(ui, band))) {
        (Ui::Nl, Some(band)) => format!("{points} van 100, met een speling van {band}"),
        (Ui::Nl, None) => format!("{points} van 100"),
        (Ui::En, Some(band)) => format!("{points} of 100, give or take {band}"),
        (Ui::En, None) => format!("{points} of 100"),
    }
}

/// A sentence with its line and its points, wrapped.
pub(super) fn quoted(
    ui: Ui,
    sentence: &ScoredSentence,
    lines: &LineIndex<'_>,
    look: Look,
) -> Vec<String> {
    const LEAD: usize = 20;
    let line = lines.position(sentence.span.start).line;
    let place = match ui {
        Ui::Nl => format!("regel {line}"),
        Ui::En => format!("line {line}"),
    };
    let points = decimal(ui, sentence.difficulty);
    let lead = format!("    {place:<10} {points:>5}");
    let room = look.width.saturating_sub(LEAD + 2).max(20);
    let text = sentence.text.replace('\n', " ");
    let wrapped = wrap(&text, &[], room);
    let shown = wrapped.iter().enumerate().map(|(index, line)| {
        let lead = if index == 0 { &lead } else { "" };
        format!(
            "{lead:LEAD$}  {}",
            look.paint_line(Style::Plain, &line.text)
        )
    });
    shown.collect()
}

/// A number with one decimal, as the language writes it.
pub(in crate::report) fn decimal(ui: Ui, value: f64) -> String {
    let number = format!("{value:.1}");
    match ui {
        Ui::Nl => number.replace('.', ","),
        Ui::En => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_said_with_what_chance_leaves_open() {
        let level = |low, high| Level {
            value: 2,
            low,
            high,
        };
        assert_eq!(
            level_name(Ui::Nl, level(2, 2)),
            "2 van 4, redelijk makkelijk"
        );
        assert_eq!(level_range(Ui::Nl, level(2, 2)), "");
        assert_eq!(level_range(Ui::En, level(1, 3)), " (lies between 1 and 3)");
    }

    #[test]
    fn no_name_of_a_level_promises_more_than_it_is() {
        for level in 1..=HARDEST {
            for ui in [Ui::Nl, Ui::En] {
                let value = Level {
                    value: level,
                    low: level,
                    high: level,
                };
                let name = level_name(ui, value);
                assert!(!name.contains('%') && !name.contains("B1"), "{name}");
            }
        }
    }
}
