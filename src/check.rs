//! The pipeline, from a source to a report.

use std::sync::{Arc, Mutex, PoisonError};

use crate::document::{Block, Document, Lang, PageKind, Source};
use crate::finding::{Finding, Severity};
use crate::house::House;
use crate::lang::{Languages, NotLoaded};
use crate::measure::{self, Counts, Difficulty};
use crate::page;
use crate::parse::{self, Selector};
use crate::repeats::Repeats;
use crate::rules::{self, ActiveRules, BlockJudged, Profile, Rule, Ui};
use crate::text::{self, BlockText, Tally};

/// What a caller may set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of the text; else the page says, else its words.
    pub lang: Option<Lang>,
    /// The language of messages; else that of the page.
    pub ui: Option<Ui>,
    /// Whom the text is for.
    pub profile: Profile,
    /// The text is one sentence whose words are parted by spaces, as treebanks have them.
    pub pretokenized: bool,
    /// Severities that differ from the rules' own, by rule id; none means off.
    pub severities: Vec<(&'static str, Option<Severity>)>,
    /// Limits that differ from the rules' own, by rule id, whatever the profile.
    pub limits: Vec<(&'static str, f64)>,
    /// Acronyms that the readers know, besides those that everybody knows.
    pub acronyms: Vec<String>,
    /// The names of the organisation that writes, as its texts have them.
    pub organisation: Vec<String>,
    /// What the page is for; else the page says, else its text.
    pub kind: Option<PageKind>,
    /// Elements of HTML that are left out.
    pub skip: Vec<Selector>,
    /// The words and patterns of the organisation's own.
    pub house: Arc<House>,
}

impl Options {
    /// The severity of a rule in a text in `lang` under these options; none: it is off.
    pub fn severity(&self, rule: &Rule, lang: Lang) -> Option<Severity> {
        let set = self.severities.iter().find(|(id, _)| *id == rule.id);
        set.map_or(rule.severity.get(lang), |&(_, severity)| severity)
    }

    /// Whether these options say how much a rule weighs.
    pub(crate) fn names(&self, rule: &Rule) -> bool {
        self.severities.iter().any(|(id, _)| *id == rule.id)
    }

    /// The language of messages about a page under these options.
    pub(crate) fn ui_for(&self, reading: &Reading) -> Ui {
        self.ui.unwrap_or_else(|| Ui::of(reading.lang))
    }

    /// The limit of a rule for a text in `lang` under these options; none: it has no limit.
    pub fn limit(&self, rule: &Rule, lang: Lang) -> Option<f64> {
        let own = rule.limit?;
        let set = self.limits.iter().find(|(id, _)| *id == rule.id);
        Some(set.map_or_else(|| own.get(lang, self.profile), |&(_, limit)| limit))
    }
}

/// Checks sources. Made once and shared by all threads: it holds the language data and never
/// changes.
#[derive(Debug)]
pub struct Checker {
    languages: Languages,
    /// What threads keep from page to page; each takes one, and brings it back.
    works: Mutex<Vec<Kept>>,
}

/// What is kept from page to page.
#[derive(Debug, Default)]
struct Kept {
    words: text::Work,
    repeats: Repeats,
    active: ActiveRules,
}

/// A source that was read: parsed, its language found, split into sentences and words.
#[derive(Debug)]
pub struct Reading {
    /// The blocks.
    pub document: Document,
    /// The language of the page.
    pub lang: Lang,
    /// What the page is for, if that is known.
    pub kind: Option<PageKind>,
    /// The sentences and words of each block.
    pub texts: Vec<BlockText>,
    /// Whether each block is the text of a law, whose words nobody may change.
    pub law: Vec<bool>,
    /// Whether each block is a quotation or of a signed essay: the words are someone else's.
    pub quoted: Vec<bool>,
    /// How hard each sentence of each block is.
    pub difficulties: Vec<Vec<Difficulty>>,
    /// What can be counted in each block.
    pub counts: Vec<Counts>,
    /// The languages that the main text asks for and that were not loaded. Their blocks were not
    /// checked.
    pub wants: Vec<Lang>,
}

impl Reading {
    /// Whether nobody may change the words of a block: those of a law, or of someone else.
    pub fn is_kept(&self, block: usize) -> bool {
        self.law[block] || self.quoted[block]
    }

    /// Whether the page could be read: without its language, nothing is known of it but its blocks.
    pub fn is_read(&self) -> Result<(), NotLoaded> {
        if self.wants.contains(&self.lang) {
            return Err(NotLoaded(self.lang));
        }
        Ok(())
    }
}

/// Everything that helder has to say about a source.
#[derive(Debug)]
pub struct Report {
    /// What was read.
    pub reading: Reading,
    /// The language in which it speaks.
    pub ui: Ui,
    /// The findings, in the order of the source.
    pub findings: Vec<Finding>,
    /// The findings that directives in the page hide.
    pub suppressed: Vec<Finding>,
}

impl Checker {
    /// A checker with these languages.
    pub fn new(languages: Languages) -> Self {
        Self {
            languages,
            works: Mutex::default(),
        }
    }

    /// The languages that it reads with.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The same, to add one.
    pub fn languages_mut(&mut self) -> &mut Languages {
        // What is known of words is of the languages as they were.
        self.works = Mutex::default();
        &mut self.languages
    }

    /// Calls `f` with what a thread keeps from page to page.
    fn with_work<T>(&self, f: impl FnOnce(&mut Kept) -> T) -> T {
        let works = || self.works.lock().unwrap_or_else(PoisonError::into_inner);
        let mut work = works().pop().unwrap_or_default();
        let made = f(&mut work);
        works().push(work);
        made
    }

    /// The language of a source, and those of it that are not loaded, as [`Reading::wants`] has
    /// them. This needs no data of a language.
    pub fn detect(&self, source: &Source, options: &Options) -> (Lang, Vec<Lang>) {
        let document = parse::parse(source, &options.skip);
        let blocks = document.blocks.iter();
        let tallies: Vec<Tally> = self.with_work(|work| {
            let tallies =
                blocks.map(|block| Tally::of(&block.text, &self.languages, &mut work.words));
            tallies.collect()
        });
        let (lang, langs) = text::detect(&document, options.lang, &tallies);
        (lang, self.wants(&document, lang, &langs))
    }

    /// Reads a source without judging it. A block in a language that is not loaded is read as one
    /// in a language that helder does not know.
    pub fn read(&self, source: &Source, options: &Options) -> Reading {
        self.read_page(source, options).0
    }

    /// The same, with the work on its blocks.
    fn read_page(&self, source: &Source, options: &Options) -> (Reading, Vec<BlockWork>) {
        self.with_work(|Kept { words, repeats, .. }| {
            if options.pretokenized {
                return self.read_with(source, options, nothing_known, words);
            }
            let known = |blocks: &[Block]| repeats.works(blocks);
            let (reading, works) = self.read_with(source, options, known, words);
            repeats.keep(&reading, &works);
            (reading, works)
        })
    }

    /// Reads a source again, with what `known` has kept of the work on each block. What is still of
    /// use of it, and what was found out, comes back with the reading.
    pub(crate) fn read_again(
        &self,
        source: &Source,
        options: &Options,
        known: impl FnOnce(&[Block]) -> Vec<BlockWork>,
    ) -> (Reading, Vec<BlockWork>) {
        self.with_work(|kept| self.read_with(source, options, known, &mut kept.words))
    }

    fn read_with(
        &self,
        source: &Source,
        options: &Options,
        known: impl FnOnce(&[Block]) -> Vec<BlockWork>,
        buffers: &mut text::Work,
    ) -> (Reading, Vec<BlockWork>) {
        let document = parse::parse(source, &options.skip);
        let mut works = known(&document.blocks);
        let blocks = document.blocks.iter().zip(&works);
        let tallies: Vec<Tally> = blocks
            .map(|(block, work)| {
                let known = work.tally;
                known.unwrap_or_else(|| Tally::of(&block.text, &self.languages, buffers))
            })
            .collect();
        let (lang, langs) = text::detect(&document, options.lang, &tallies);
        let wants = self.wants(&document, lang, &langs);
        let blocks = document.blocks.iter().zip(&mut works);
        let blocks = blocks.zip(langs.iter().zip(tallies));
        let blocks = blocks.map(|((block, work), (&own, tally))| {
            work.tally = Some(tally);
            let Some(language) = self.languages.reader(own, lang) else {
                work.judged = None;
                let text = BlockText::unread(own);
                return BlockRead {
                    text,
                    ..BlockRead::default()
                };
            };
            let reader = language.lang;
            if let Some(read) = work.read.take()
                && work.reader == Some(reader)
                && read.text.lang == own
            {
                return read;
            }
            work.reader = Some(reader);
            work.judged = None;
            let text = text::read_block(block, language, options.pretokenized, buffers);
            BlockRead {
                difficulties: measure::difficulties(block, &text),
                counts: measure::counts(block, &text),
                text: BlockText { lang: own, ..text },
            }
        });
        let n_blocks = blocks.len();
        let (mut texts, mut difficulties, mut counts) = (
            Vec::with_capacity(n_blocks),
            Vec::with_capacity(n_blocks),
            Vec::with_capacity(n_blocks),
        );
        for read in blocks {
            texts.push(read.text);
            difficulties.push(read.difficulties);
            counts.push(read.counts);
        }
        let mut kind = options.kind.or(document.kind);
        let mut law = vec![false; texts.len()];
        let mut quoted = vec![false; texts.len()];
        if let Some(language) = self.languages.get(lang) {
            kind = kind.or_else(|| page::find_kind(&document, &texts, language));
            law = page::find_law(&document, &texts, language, kind);
            quoted = page::find_quoted(&document, &texts, language);
        }
        let reading = Reading {
            document,
            lang,
            kind,
            texts,
            law,
            quoted,
            difficulties,
            counts,
            wants,
        };
        (reading, works)
    }

    /// The languages that a page and the blocks of its main text ask for and that are not loaded.
    fn wants(&self, document: &Document, page: Lang, blocks: &[Option<Lang>]) -> Vec<Lang> {
        let main = document.blocks.iter().zip(blocks);
        let main = main.filter(|(block, _)| block.chrome.is_none());
        let mut asked: Vec<Lang> = main.filter_map(|(_, lang)| *lang).collect();
        asked.push(page);
        let mut wants = Lang::ALL.to_vec();
        wants.retain(|lang| asked.contains(lang) && self.languages.get(*lang).is_none());
        wants
    }

    /// Checks a source.
    pub fn check(&self, source: &Source, options: &Options) -> Report {
        let (reading, mut works) = self.read_page(source, options);
        self.judge(reading, &mut works, false, options)
    }

    /// Judges what was read. If the work on blocks is to be kept, `works` holds it afterwards.
    pub(crate) fn judge(
        &self,
        reading: Reading,
        works: &mut [BlockWork],
        keep: bool,
        options: &Options,
    ) -> Report {
        let ui = options.ui_for(&reading).spoken();
        let judged = self.with_work(|kept| {
            let active = &mut kept.active;
            rules::run(&reading, &self.languages, options, ui, works, keep, active)
        });
        Report {
            reading,
            ui,
            findings: judged.findings,
            suppressed: judged.suppressed,
        }
    }
}

/// The work on blocks that are all new.
fn nothing_known(blocks: &[Block]) -> Vec<BlockWork> {
    blocks.iter().map(|_| BlockWork::default()).collect()
}

/// What is found out about a block from the block alone: all but what rules on the page say. It
/// holds for any block that is the same but for its place, under the same options.
#[derive(Debug, Default)]
pub(crate) struct BlockWork {
    /// What its words say about its language.
    pub tally: Option<Tally>,
    /// The language in which it was read.
    pub reader: Option<Lang>,
    /// What was read in it.
    pub read: Option<BlockRead>,
    /// What rules find in it.
    pub judged: Option<BlockJudged>,
}

/// What is read in a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockRead {
    /// Its sentences and words.
    pub text: BlockText,
    /// How hard each sentence is.
    pub difficulties: Vec<Difficulty>,
    /// What can be counted in it.
    pub counts: Counts,
}
