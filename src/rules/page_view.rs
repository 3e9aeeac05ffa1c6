//! The page as rules see it.

use super::{BlockJudged, BlockView, Draft, Rule, Sink, Ui};
use crate::check::Options;
use crate::document::{BlockKind, Document, Lang, PageKind};
use crate::lang::{Known, Language, Sign};
use crate::page::Told;
use crate::text::Sentence;

/// A page as rules see it.
#[derive(Clone, Copy, Debug)]
pub struct PageView<'a> {
    /// The whole document, furniture included.
    pub document: &'a Document,
    /// The blocks of the main text that are in a language that helder reads, in order.
    pub blocks: &'a [BlockView<'a>],
    /// The language of the page.
    pub language: &'a Language,
    /// What is known of all languages, loaded or not, in the order of [`Lang::ALL`].
    pub(super) known: &'a [Known; Lang::ALL.len()],
    /// What the page is for, if that is known.
    pub kind: Option<PageKind>,
    pub(super) ui: Ui,
    /// What the caller set.
    pub options: &'a Options,
    /// What it tells its readers; nothing if it is of no kind.
    pub(super) told: Told,
    /// What was found in each of the blocks.
    pub(super) judged: &'a [BlockJudged],
}

impl<'a> PageView<'a> {
    /// The language of messages.
    pub fn ui(&self) -> Ui {
        self.ui.spoken()
    }

    /// Whether it is for one of these.
    pub fn is_for(&self, kinds: &[PageKind]) -> bool {
        self.kind.is_some_and(|kind| kinds.contains(&kind))
    }

    /// Whether it says something of one of these, menus and footer included.
    pub(super) fn tells(&self, signs: &[Sign]) -> bool {
        self.told.page.has_any(signs)
    }

    /// The blocks of which a rule noted something, with what it noted.
    pub(super) fn noted(
        &self,
        rule: &Rule,
    ) -> impl Iterator<Item = (&'a BlockView<'a>, &'a [u32])> {
        let blocks = self.blocks.iter().zip(self.judged);
        blocks.filter_map(|(view, judged)| Some((view, judged.notes(rule.id)?)))
    }

    /// The blocks of running text.
    pub(super) fn prose(&self) -> impl Iterator<Item = &'a BlockView<'a>> {
        let blocks = self.blocks.iter();
        blocks.filter(|view| view.block.kind.is_prose())
    }

    /// The sentences of the running text that have words, each with its block.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&'a BlockView<'a>, &'a Sentence)> {
        self.prose().flat_map(|view| {
            let sentences = view.text.sentences.iter();
            sentences
                .filter(|sentence| !sentence.words.is_empty())
                .map(move |sentence| (view, sentence))
        })
    }

    /// The words of the running text.
    pub(super) fn n_words(&self) -> usize {
        self.prose().map(|view| view.text.words.len()).sum()
    }

    /// The title in the main text: its first heading of level 1, else its first heading.
    pub(super) fn title(&self) -> Option<&'a BlockView<'a>> {
        let is = |view: &&BlockView<'_>, fits: fn(BlockKind) -> bool| {
            fits(view.block.kind) && !view.block.text.is_empty()
        };
        let first = |fits| self.blocks.iter().find(|view| is(view, fits));
        first(|kind| kind == BlockKind::Heading(1))
            .or_else(|| first(|kind| matches!(kind, BlockKind::Heading(_))))
    }

    /// Whether the title says something of this, or one of several titles of its level.
    pub(super) fn title_tells(&self, sign: Sign) -> bool {
        self.title().is_some_and(|title| {
            let mut titles = self.blocks.iter();
            titles.any(|view| {
                let signs = &self.language.signs;
                view.block.kind == title.block.kind
                    && signs.in_words(&view.block.text, &view.text.words).has(sign)
            })
        })
    }

    /// Where a finding about the page as a whole points: its title, else its first block.
    pub(super) fn place(&self) -> Option<&'a BlockView<'a>> {
        let has_words = |view: &&BlockView<'_>| !view.text.words.is_empty();
        self.title().or_else(|| self.blocks.iter().find(has_words))
    }

    /// Adds a finding about the page as a whole.
    pub(super) fn report(&self, sink: &mut Sink<'_>, draft: Draft) {
        if let Some(place) = self.place() {
            sink.in_block(place.index).report_block(draft);
        }
    }
}
