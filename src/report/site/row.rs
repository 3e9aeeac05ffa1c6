//! What the report keeps of each page: numbers and names. Its text is kept apart, and only for the
//! worst pages.

use std::collections::HashSet;

use crate::gates::Broken;
use crate::measure::{HARDEST, border, level_at};
use crate::report::CheckedPage;
use crate::report::score::Axes;
use crate::rules::RULES;
use crate::{BlockKind, Lang, PageKind, Severity};

use super::markup::shortened;

/// Characters of a title that are shown.
const TITLE: usize = 110;

/// A page as a row of the tables.
#[derive(Debug)]
pub(super) struct Row {
    /// Which of the pages it is, from 1, in the order of their paths.
    pub(super) number: usize,
    pub(super) path: String,
    /// Its first main heading, if it has one.
    pub(super) title: Option<String>,
    pub(super) lang: Lang,
    pub(super) level: Option<u8>,
    pub(super) difficulty: Option<f64>,
    pub(super) band: Option<f64>,
    pub(super) axes: Axes,
    /// The highest level that is low enough for its readers.
    pub(super) target: u8,
    /// Words of its main text.
    pub(super) words: usize,
    /// Its sentences by level, from 1.
    pub(super) sentences: [usize; HARDEST as usize],
    /// Words that readers meet in sentences above the target: what they gain if these get easier.
    pub(super) gain: usize,
    /// Errors, warnings and hints.
    pub(super) findings: [usize; 3],
    pub(super) broken: Vec<Broken>,
    pub(super) kind: Option<PageKind>,
    /// The ids of the rules that found something in it, each once, in the order of the rules.
    pub(super) found: Vec<&'static str>,
}

impl Row {
    /// The row of a page.
    pub(super) fn of(page: &CheckedPage, weighed: &[Weighed], number: usize, path: String) -> Self {
        let reading = &page.report.reading;
        let blocks = reading.document.blocks.iter().zip(&reading.texts);
        let main = blocks.filter(|(block, _)| block.chrome.is_none());
        let count = |severity| {
            let findings = page.report.findings.iter();
            findings.filter(|it| it.severity == severity).count()
        };
        let mut row = Self {
            number,
            path,
            title: title(page),
            lang: reading.lang,
            level: page.hardness.level.map(|level| level.value),
            difficulty: page.hardness.difficulty,
            band: page.hardness.band,
            axes: page.hardness.axes,
            target: page.profile.target(),
            words: main.map(|(_, text)| text.words.len()).sum(),
            sentences: [0; HARDEST as usize],
            gain: 0,
            findings: [Severity::Error, Severity::Warning, Severity::Hint].map(count),
            broken: page.broken.clone(),
            kind: reading.kind,
            found: Vec::new(),
        };
        let findings = page.report.findings.iter();
        let found: HashSet<&str> = findings.map(|it| it.rule.id).collect();
        row.found = RULES
            .iter()
            .map(|rule| rule.id)
            .filter(|id| found.contains(id))
            .collect();
        for sentence in weighed {
            row.sentences[usize::from(sentence.level) - 1] += 1;
            if sentence.is_hard {
                row.gain += sentence.words;
            }
        }
        row
    }

    /// Its title, or its path if it has none.
    pub(super) fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.path)
    }

    /// Whether it has a level and that is low enough.
    pub(super) fn reaches(&self) -> Option<bool> {
        Some(self.level? <= self.target)
    }
}

/// A sentence that the difficulty of its page is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) block: usize,
    /// Which of the sentences of its block it is.
    pub(super) sentence: usize,
    pub(super) words: usize,
    pub(super) difficulty: f64,
    /// The level of a text that is as hard as this sentence.
    pub(super) level: u8,
    /// Whether it is harder than the readers of the page need, and may be changed: nobody changes
    /// the words of a law or of someone else.
    pub(super) is_hard: bool,
}

/// The sentences of a page that count for its difficulty, in their order.
pub(super) fn weighed(page: &CheckedPage) -> Vec<Weighed> {
    let reading = &page.report.reading;
    let measured = &page.measures;
    let target =
        border(page.profile.target()).map_or(f64::MAX, |(words, sentences)| words + sentences);
    let mut all = Vec::new();
    for (block, measures) in measured.blocks.iter().enumerate() {
        if !measures.weighs {
            continue;
        }
        let sentences = &reading.texts[block].sentences;
        let difficulties = &reading.difficulties[block];
        for (sentence, (range, difficulty)) in sentences.iter().zip(difficulties).enumerate() {
            let Some(points) = difficulty.total() else {
                continue;
            };
            all.push(Weighed {
                block,
                sentence,
                words: range.words.len(),
                difficulty: points,
                level: level_at(points),
                is_hard: points >= target && !reading.is_kept(block),
            });
        }
    }
    all
}

/// The first main heading of the text, else the title of the page, else its first heading.
fn title(page: &CheckedPage) -> Option<String> {
    let blocks = page.report.reading.document.blocks.iter();
    let blocks = blocks.filter(|block| block.chrome.is_none() && !block.text.trim().is_empty());
    let first = |fits: fn(BlockKind) -> bool| blocks.clone().find(|block| fits(block.kind));
    let found = first(|kind| kind == BlockKind::Heading(1))
        .or_else(|| first(|kind| kind == BlockKind::Title))
        .or_else(|| first(|kind| matches!(kind, BlockKind::Heading(_))));
    found.map(|block| shortened(&block.text.replace('\n', " "), TITLE).into_owned())
}
