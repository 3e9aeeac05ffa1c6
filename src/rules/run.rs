//! How rules are run: what a check is given to see, and where it says what it found.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::{
    Check, GROUPS, Group, PageView, Profile, Rule, Ui, chunks, directives, experts, replaced,
    spared,
};
use crate::check::{BlockWork, Options, Reading};
use crate::document::{
    Block, BlockKind, Directive, Document, Lang, Mark, MarkKind, PageKind, Slip,
};
use crate::finding::{Finding, Measure, Said, Severity, Suggestion};
use crate::house::ALLOWED;
use crate::lang::{Found, Hit, Language, Languages, Mode, Role};
use crate::model::Tag;
use crate::order;
use crate::page;
use crate::span::Span;
use crate::text::{BlockText, Sentence, Word, WordKind};

/// How many of the elements that open last before a word are asked whether they explain it: more
/// would cost too much where a page opens thousands.
const MAX_MARKS: usize = 8;

/// A block as rules see it.
#[derive(Clone, Copy, Debug)]
pub struct BlockView<'a> {
    /// The block.
    pub block: &'a Block,
    /// Its place in the document.
    pub index: usize,
    /// Its sentences and words.
    pub text: &'a BlockText,
    /// What is known about its language.
    pub language: &'a Language,
    ui: Ui,
    /// What the caller set.
    pub options: &'a Options,
    facts: &'a Facts<'a>,
}

/// What is found out about a block once, for all rules.
#[derive(Debug)]
struct Facts<'a> {
    language: &'a Language,
    ranges: Arc<Ranges>,
    hits: Vec<Hit<'a>>,
}

/// Ranges of a block that rules ask for.
#[derive(Debug)]
struct Ranges {
    /// Sorted and apart.
    spared: Vec<Span>,
    /// What must never be marked.
    allowed: Vec<Span>,
    /// What is written with digits; see [`chunks::find`].
    numbers: Vec<Span>,
}

impl<'a> BlockView<'a> {
    /// The language of messages.
    pub fn ui(&self) -> Ui {
        self.ui.spoken()
    }

    /// The text of a range of the block.
    pub fn str(&self, range: Span) -> &'a str {
        &self.block.text[range]
    }

    /// The words of a sentence.
    pub fn words(&self, sentence: &Sentence) -> &'a [Word] {
        self.text.words_of(sentence)
    }

    /// The words that do this.
    pub(super) fn words_with(&self, role: Role) -> impl Iterator<Item = &'a Word> {
        // Most blocks have none.
        let all = if self.text.shows.has(role) {
            self.text.words.as_slice()
        } else {
            &[]
        };
        all.iter().filter(move |word| word.has(role))
    }

    /// The words by which it speaks to its reader, quotations left out.
    pub fn reader_words(&self) -> impl Iterator<Item = &'a Word> {
        let words = self.words_with(Role::Reader);
        words.filter(|word| self.is_to_reader(word))
    }

    /// Whether a word speaks to the reader, and is in no quotation.
    pub(super) fn is_to_reader(&self, word: &Word) -> bool {
        matches!(word.kind, WordKind::Word | WordKind::Acronym)
            && word.has(Role::Reader)
            && !self.is_spared(word.range)
    }

    /// Whether a range is not the author's own wording: a quotation, code, another language.
    pub fn is_spared(&self, range: Span) -> bool {
        spared::overlaps(&self.facts.ranges.spared, range)
    }

    /// What is written with digits; see [`chunks::find`].
    pub(super) fn numbers(&self) -> &'a [Span] {
        &self.facts.ranges.numbers
    }

    /// Whether a range lies in one piece that is not the author's own wording.
    pub(super) fn is_all_spared(&self, range: Span) -> bool {
        let spared = &self.facts.ranges.spared;
        let next = spared.partition_point(|span| span.end <= range.start);
        spared.get(next).is_some_and(|span| span.contains(range))
    }

    /// The places where terms of a list stand, in order.
    pub(super) fn hits(&self, list: &'static str) -> impl Iterator<Item = &'a Hit<'a>> {
        let hits = self.facts.hits.iter();
        hits.filter(move |hit| hit.term.list == list)
    }

    /// Whether a term of any list stands here, so that another rule speaks of it.
    pub(super) fn is_term(&self, range: Span) -> bool {
        let hits = &self.facts.hits;
        let next = hits.partition_point(|hit| hit.range.end <= range.start);
        hits.get(next).is_some_and(|hit| hit.range.overlaps(range))
    }

    /// Whether a word is a name, or is taken for one: written with a capital inside a sentence.
    pub(super) fn is_name(&self, word: &Word) -> bool {
        let first = self.block.text.as_bytes()[word.range.start as usize];
        if first.is_ascii_lowercase() || !self.str(word.range).starts_with(char::is_uppercase) {
            return word.tag == Tag::Name;
        }
        let sentences = &self.text.sentences;
        let next = sentences.partition_point(|it| it.range.end <= word.range.start);
        let starts_sentence = sentences.get(next).is_some_and(|sentence| {
            let words = self.words(sentence);
            words.first().is_some_and(|first| first.range == word.range)
        });
        word.tag == Tag::Name || !starts_sentence
    }

    /// Those in a range of the block.
    pub(super) fn hits_in(&self, list: &'static str, range: Span) -> Vec<&'a Hit<'a>> {
        let hits = &self.facts.hits;
        let from = hits.partition_point(|hit| hit.range.start < range.start);
        let to = hits.partition_point(|hit| hit.range.start < range.end);
        let hits = hits[from..to].iter();
        hits.filter(|hit| hit.term.list == list).collect()
    }

    /// Whether the author gave the long form of what stands here (`<abbr title>`).
    pub fn is_explained(&self, range: Span) -> bool {
        self.marks_around(range)
            .any(|mark| mark.kind == MarkKind::Abbreviation)
    }

    /// The elements that a range stands in, of the last ones that open before it.
    pub(super) fn marks_around(&self, range: Span) -> impl Iterator<Item = &'a Mark> {
        let marks = &self.block.marks;
        let opened = marks.partition_point(|mark| mark.range.start <= range.start);
        let last = &marks[opened.saturating_sub(MAX_MARKS)..opened];
        last.iter().filter(move |mark| mark.range.contains(range))
    }
}

/// A directive of the page that does not do what it seems to.
#[derive(Clone, Copy, Debug)]
pub struct DirectiveView<'a> {
    /// The directive.
    pub directive: &'a Directive,
    /// What is wrong with it.
    pub fault: Fault<'a>,
    ui: Ui,
}

impl<'a> DirectiveView<'a> {
    pub(super) fn new(directive: &'a Directive, fault: Fault<'a>, ui: Ui) -> Self {
        Self {
            directive,
            fault,
            ui,
        }
    }

    /// The language of messages.
    pub fn ui(&self) -> Ui {
        self.ui.spoken()
    }
}

/// What is wrong with a directive.
#[derive(Clone, Copy, Debug)]
pub enum Fault<'a> {
    /// It is not written as it should be.
    Slip(&'a Slip),
    /// There is no rule of this name.
    UnknownRule(&'a str),
    /// It hides no finding.
    Unused,
}

/// Runs every rule that is on, in one walk over the document. The findings come in the order of
/// the source. There are none on a page whose language is not loaded.
///
/// What rules find in a block they find in the block alone. `works` has that where it is known; if
/// it is to be kept, `works` holds it for every block afterwards.
pub(crate) fn run(
    reading: &Reading,
    languages: &Languages,
    options: &Options,
    ui: Ui,
    works: &mut [BlockWork],
    keep: bool,
    active: &mut ActiveRules,
) -> Judged {
    let document = &reading.document;
    let Some(language) = languages.get(reading.lang) else {
        return Judged::default();
    };
    let active = active.under(options);
    let facts: Vec<Option<Facts<'_>>> = document
        .blocks
        .iter()
        .zip(&reading.texts)
        .zip(&*works)
        .map(|((block, text), work)| match &work.judged {
            Some(judged) if judged.facts.is_some() => judged.facts(text, languages, options),
            _ => find_facts(block, text, languages, options, active),
        })
        .collect();
    let blocks: Vec<BlockView<'_>> = facts
        .iter()
        .enumerate()
        .filter_map(|(index, facts)| {
            let facts = facts.as_ref()?;
            Some(BlockView {
                block: &document.blocks[index],
                index,
                text: &reading.texts[index],
                language: facts.language,
                ui,
                options,
                facts,
            })
        })
        .collect();

    let judged = blocks.iter().map(|view| {
        let place = (ui, reading.lang, reading.is_kept(view.index));
        let known = works[view.index].judged.take();
        let known = known.filter(|known| known.place == place);
        let mut judged = known.unwrap_or_else(|| {
            let rules = active.of(view.language.lang, options);
            BlockJudged {
                place,
                notes: note(view, active.of(reading.lang, options)),
                ..judge_block(view, rules, reading)
            }
        });
        judged.move_to(view);
        judged
    });
    let judged: Vec<BlockJudged> = judged.collect();
    let mut out = Vec::new();
    let mut told = Told::default();
    for judged in &judged {
        judged.tell(&mut told, &mut out);
    }
    let view = PageView {
        known: languages.known(),
        document,
        blocks: &blocks,
        language,
        kind: reading.kind,
        ui,
        options,
        told: reading.kind.map_or_else(page::Told::default, |_| {
            page::tells(document, &reading.texts)
        }),
        judged: &judged,
    };
    let rules = &active.of(reading.lang, options).on_page;
    for active in rules {
        if let Check::Page(check) | Check::Noted(_, check) = active.rule.check {
            check(&view, &mut Sink::new(active, document, &mut out));
        }
    }
    out.retain(|finding| !is_allowed(&facts, finding));
    out.retain(|finding| {
        let rule = finding.rule;
        !reading.is_kept(finding.block) || !spares_others_words(rule, rule.group(), options)
    });
    if reading.kind == Some(PageKind::Technical) {
        out.retain(|finding| !experts::know(finding.rule.id) || options.names(finding.rule));
    }
    replaced::retain(&mut out);
    let (suppressed, faults) = directives::apply(&mut out, &document.directives, ui);
    for active in rules {
        if let Check::Directive(check) = active.rule.check {
            let mut sink = Sink::new(active, document, &mut out);
            for fault in &faults {
                check(fault, &mut sink);
            }
        }
    }
    order::sort_by_key(&mut out, |it| (it.span.start, it.span.end, it.rule.id));
    if keep {
        for (mut judged, view) in judged.into_iter().zip(&blocks) {
            judged.keep_facts(view);
            works[view.index].judged = Some(judged);
        }
    }
    Judged {
        findings: out,
        suppressed,
    }
}

/// What all rules found.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// The findings in the order of the source.
    pub findings: Vec<Finding>,
    /// Those that directives in the page hide.
    pub suppressed: Vec<Finding>,
}

/// What rules need to know of a block; nothing if the block is not for them.
fn find_facts<'a>(
    block: &Block,
    text: &BlockText,
    languages: &'a Languages,
    options: &'a Options,
    active: &ActiveRules,
) -> Option<Facts<'a>> {
    let lang = text.lang.filter(|_| block.chrome.is_none())?;
    let language = languages.get(lang)?;
    let spared = spared::find(block, lang, text.shows.marks);
    let is_on = |list: &str| active.of(lang, options).ids.contains(&list);
    let mut hits = language.terms.find(&block.text, text, is_on);
    let mut allowed = Vec::new();
    let house = options.house.terms(lang);
    if !house.is_empty() {
        let is_on = |list: &str| list == ALLOWED || is_on(list);
        let (kept, own): (Vec<Hit<'_>>, Vec<Hit<'_>>) = house
            .find(&block.text, text, is_on)
            .into_iter()
            .partition(|hit| hit.term.list == ALLOWED);
        allowed.extend(kept.iter().map(|hit| hit.range));
        // Of what both lists have, the organisation has the say.
        let taken: Vec<Span> = own.iter().map(|hit| hit.range).collect();
        hits.retain(|hit| !hit.pieces().any(|piece| spared::overlaps(&taken, piece)));
        hits.extend(own);
    }
    hits.retain(|hit| !hit.pieces().any(|piece| spared::overlaps(&spared, piece)));
    let numbers = chunks::find(&block.text, &text.words);
    let ranges = Arc::new(Ranges {
        spared,
        allowed,
        numbers,
    });
    Some(Facts {
        language,
        ranges,
        hits,
    })
}

/// Whether a finding marks nothing but what must never be marked.
fn is_allowed(facts: &[Option<Facts<'_>>], finding: &Finding) -> bool {
    let Some(facts) = &facts[finding.block] else {
        return false;
    };
    let allowed = &facts.ranges.allowed;
    let next = allowed.partition_point(|span| span.end <= finding.range.start);
    let around = allowed.get(next);
    !finding.range.is_empty() && around.is_some_and(|span| span.contains(finding.range))
}

/// A rule that is on.
#[derive(Debug)]
struct Active {
    rule: &'static Rule,
    /// The severity in force.
    severity: Severity,
    /// The limit in force, or 0 for a rule without one.
    limit: f64,
    /// Whether it is silent where nobody may change the words.
    spares_others_words: bool,
}

/// The rules that judge texts in a language, by what they are asked about.
#[derive(Debug)]
struct AllActive {
    /// Those on terms, in the order of their ids.
    on_terms: Vec<Active>,
    /// Those on words, sentences and blocks.
    on_blocks: Vec<Active>,
    /// Those on the page and on directives.
    on_page: Vec<Active>,
    /// The ids of all. Few terms stand on a page, so a set would cost more than it saves.
    ids: Vec<&'static str>,
}

/// The rules that are on, found out for each language that a page has, and kept for the next page:
/// nearly all pages of a site have the same settings.
#[derive(Debug, Default)]
pub(crate) struct ActiveRules {
    /// What it hangs on: of the other options no rule is on or off.
    severities: Vec<(&'static str, Option<Severity>)>,
    limits: Vec<(&'static str, f64)>,
    profile: Profile,
    /// In the order of [`Lang::ALL`].
    of: [OnceCell<AllActive>; Lang::ALL.len()],
}

impl ActiveRules {
    /// The same, under these options.
    fn under(&mut self, options: &Options) -> &Self {
        let Options {
            severities,
            limits,
            profile,
            ..
        } = options;
        let is_same =
            (&self.severities, &self.limits, &self.profile) == (severities, limits, profile);
        if !is_same {
            *self = Self {
                severities: severities.clone(),
                limits: limits.clone(),
                profile: *profile,
                of: Default::default(),
            };
        }
        self
    }

    fn of(&self, lang: Lang, options: &Options) -> &AllActive {
        self.of[lang as usize].get_or_init(|| active(lang, options))
    }
}

/// The rules that judge texts in `lang` under these options.
fn active(lang: Lang, options: &Options) -> AllActive {
    let rules = GROUPS.iter().filter(|(rule, _)| rule.langs.has(lang));
    let rules = rules.filter_map(|&(rule, group)| {
        Some(Active {
            rule,
            severity: options.severity(rule, lang)?,
            limit: options.limit(rule, lang).unwrap_or(0.0),
            spares_others_words: spares_others_words(rule, group, options),
        })
    });
    let rules: Vec<Active> = rules.collect();
    let ids = rules.iter().map(|active| active.rule.id).collect();
    let (mut on_terms, rest): (Vec<Active>, Vec<Active>) = rules
        .into_iter()
        .partition(|active| active.rule.check.is_on_terms());
    let is_on_page = |active: &Active| active.rule.check.is_on_page();
    let (on_page, on_blocks) = rest.into_iter().partition(is_on_page);
    order::sort_by_key(&mut on_terms, |active| active.rule.id);
    AllActive {
        on_terms,
        on_blocks,
        on_page,
        ids,
    }
}

/// Whether a rule is silent where nobody may change the words, in a law or a quotation, as all rules
/// on wording are unless the options ask for them by name.
fn spares_others_words(rule: &Rule, group: Group, options: &Options) -> bool {
    group.is_wording() && !options.names(rule)
}

/// What rules find in a block, from the block alone.
#[derive(Debug)]
pub(crate) struct BlockJudged {
    /// The language of messages and that of the page, and whether nobody may change the words of the
    /// block.
    place: (Ui, Lang, bool),
    /// What was found out for all rules, if it was kept.
    facts: Option<KeptFacts>,
    /// In the order of the rules.
    findings: Vec<Finding>,
    /// Those on terms that are told once a page.
    once: Vec<Once>,
    /// What rules on the page noted, by their ids.
    notes: Vec<(&'static str, Vec<u32>)>,
    /// Where the block started when this was found.
    start: u32,
}

/// Findings on a term that is told once a page.
#[derive(Debug)]
struct Once {
    /// Which of the findings of the block.
    findings: Range<usize>,
    /// The rule, and the term in its base form.
    term: (&'static str, String),
    /// Whether they are told each time all the same.
    always: bool,
}

/// [`Facts`] without what they are about.
#[derive(Debug)]
struct KeptFacts {
    ranges: Arc<Ranges>,
    /// With whether the term is the language's, and not the organisation's own.
    hits: Vec<(Found, bool)>,
}

/// The terms that a rule spoke of, by its id and their base form.
type Told<'a> = BTreeSet<(&'static str, &'a str)>;

impl BlockJudged {
    /// The facts again.
    fn facts<'a>(
        &self,
        text: &BlockText,
        languages: &'a Languages,
        options: &'a Options,
    ) -> Option<Facts<'a>> {
        let kept = self.facts.as_ref()?;
        let language = languages.get(text.lang?)?;
        let house = options.house.terms(language.lang);
        let hits = kept.hits.iter().map(|(found, is_language)| {
            let terms = if *is_language { &language.terms } else { house };
            found.hit(terms)
        });
        Some(Facts {
            language,
            ranges: kept.ranges.clone(),
            hits: hits.collect(),
        })
    }

    /// What a rule on the page noted, if there was anything.
    pub(super) fn notes(&self, rule: &str) -> Option<&[u32]> {
        let notes = self.notes.iter().find(|(id, _)| *id == rule);
        notes.map(|(_, notes)| notes.as_slice())
    }

    /// Keeps the facts of a block, unless it has them.
    fn keep_facts(&mut self, view: &BlockView<'_>) {
        if self.facts.is_some() {
            return;
        }
        let Facts {
            language,
            ranges,
            hits,
        } = view.facts;
        let hits = hits.iter().cloned();
        self.facts = Some(KeptFacts {
            ranges: ranges.clone(),
            hits: hits.map(|hit| hit.keep(&language.terms)).collect(),
        });
    }

    /// Says of the findings where the block is now.
    fn move_to(&mut self, view: &BlockView<'_>) {
        let start = view.block.span.start;
        let by = start.wrapping_sub(self.start);
        self.start = start;
        for finding in &mut self.findings {
            finding.block = view.index;
            finding.span.start = finding.span.start.wrapping_add(by);
            finding.span.end = finding.span.end.wrapping_add(by);
        }
    }

    /// Adds the findings to those of the page, less those on terms of which the page was told.
    fn tell<'a>(&'a self, told: &mut Told<'a>, out: &mut Vec<Finding>) {
        let mut from = 0;
        for once in &self.once {
            let (rule, term) = &once.term;
            let is_new = told.insert((rule, term));
            if !is_new && !once.always {
                out.extend_from_slice(&self.findings[from..once.findings.start]);
                from = once.findings.end;
            }
        }
        out.extend_from_slice(&self.findings[from..]);
    }
}

/// Asks every rule on blocks and what is in them about a block.
fn judge_block(view: &BlockView<'_>, rules: &AllActive, reading: &Reading) -> BlockJudged {
    let mut judged = BlockJudged {
        place: (view.ui, reading.lang, false),
        facts: None,
        findings: Vec::new(),
        once: Vec::new(),
        notes: Vec::new(),
        start: view.block.span.start,
    };
    let is_kept = reading.is_kept(view.index);
    let mut ask = |active: &Active| {
        if active.spares_others_words && is_kept {
            return;
        }
        let BlockJudged { findings, once, .. } = &mut judged;
        let mut sink = Sink::new(active, &reading.document, findings);
        sink.block = view.index;
        check_block(active.rule, view, &mut sink, once);
    };
    rules.on_blocks.iter().for_each(&mut ask);
    // Most rules ask for a term, and most blocks have none.
    let mut lists: Vec<&str> = view.facts.hits.iter().map(|hit| hit.term.list).collect();
    order::sort(&mut lists);
    lists.dedup();
    for list in lists {
        let found = rules.on_terms.binary_search_by_key(&list, |it| it.rule.id);
        if let Ok(at) = found {
            ask(&rules.on_terms[at]);
        }
    }
    judged
}

/// Asks the rules on the page what they want to know of a block.
fn note(view: &BlockView<'_>, rules: &AllActive) -> Vec<(&'static str, Vec<u32>)> {
    let rules = rules.on_page.iter();
    let notes = rules.filter_map(|active| match active.rule.check {
        Check::Noted(note, _) => Some((active.rule.id, note(view, active.limit))),
        _ => None,
    });
    notes.filter(|(_, notes)| !notes.is_empty()).collect()
}

fn check_block(rule: &Rule, view: &BlockView<'_>, sink: &mut Sink<'_>, once: &mut Vec<Once>) {
    match rule.check {
        Check::TermOnce(check) => {
            for hit in view.hits(rule.id) {
                let from = sink.out.len();
                check(view, hit, sink);
                if sink.out.len() > from {
                    once.push(Once {
                        findings: from..sink.out.len(),
                        term: (rule.id, hit.term.from.to_owned()),
                        always: hit.term.mode == Mode::Replace,
                    });
                }
            }
        }
        Check::Term(check) => {
            for hit in view.hits(rule.id) {
                check(view, hit, sink);
            }
        }
        Check::Word(role, check) => {
            for word in view.words_with(role) {
                check(view, word, sink);
            }
        }
        Check::Sentence(check) => {
            for sentence in &view.text.sentences {
                check(view, sentence, sink);
            }
        }
        Check::Block(check) => check(view, sink),
        Check::Page(_) | Check::Noted(..) | Check::Directive(_) => {}
    }
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'static Rule,
    severity: Severity,
    limit: f64,
    block: usize,
    document: &'a Document,
    out: &'a mut Vec<Finding>,
}

/// What a rule says about a range.
#[derive(Debug)]
pub struct Draft {
    /// What is wrong.
    pub message: String,
    /// Why that is hard for readers.
    pub why: &'static str,
    /// Ways out; never empty.
    pub suggestions: Vec<Suggestion>,
}

impl<'a> Sink<'a> {
    fn new(active: &Active, document: &'a Document, out: &'a mut Vec<Finding>) -> Self {
        Self {
            rule: active.rule,
            severity: active.severity,
            limit: active.limit,
            block: 0,
            document,
            out,
        }
    }

    /// The limit in force, or 0 for a rule without one.
    pub fn limit(&self) -> f64 {
        self.limit
    }

    /// Adds a finding in the block at hand.
    pub fn report(&mut self, range: Span, draft: Draft) {
        let span = self.document.blocks[self.block].map.span(range);
        self.push(range, span, None, draft);
    }

    /// Adds a finding that is about more words than it marks.
    pub(super) fn report_about(&mut self, about: Span, range: Span, draft: Draft) {
        self.report(range, draft);
        if let Some(finding) = self.out.last_mut() {
            finding.about = about;
        }
    }

    /// Adds a finding of another severity than the rule's.
    pub fn report_as(&mut self, severity: Severity, range: Span, draft: Draft) {
        let own = std::mem::replace(&mut self.severity, severity);
        self.report(range, draft);
        self.severity = own;
    }

    /// Adds a finding with the value that passed the limit.
    pub fn report_measured(&mut self, range: Span, value: f64, draft: Draft) {
        let span = self.document.blocks[self.block].map.span(range);
        let limit = self.limit;
        self.push(range, span, Some(Measure { value, limit }), draft);
    }

    /// Adds a finding about an inline element; if it has no text to point at, at its tags.
    pub fn report_mark(&mut self, mark: &Mark, draft: Draft) {
        if mark.range.is_empty() {
            self.push(mark.range, mark.source, None, draft);
        } else {
            self.report(mark.range, draft);
        }
    }

    /// Adds a finding about the whole block, which may have no text to point at.
    pub fn report_block(&mut self, draft: Draft) {
        let block = &self.document.blocks[self.block];
        self.push(Span::new(0, block.text.len()), block.span, None, draft);
    }

    /// Adds a finding about source that is not text.
    pub fn report_source(&mut self, span: Span, draft: Draft) {
        let blocks = &self.document.blocks;
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        self.block = after.saturating_sub(1);
        if let Some(block) = blocks.get(self.block) {
            let end = if after == 0 { 0 } else { block.text.len() };
            self.push(Span::empty(end), span, None, draft);
        }
    }

    /// For page rules: says which block the next findings are in.
    pub fn in_block(&mut self, index: usize) -> &mut Self {
        self.block = index;
        self
    }

    fn push(&mut self, range: Span, span: Span, measure: Option<Measure>, draft: Draft) {
        debug_assert!(
            !draft.suggestions.is_empty(),
            "{}: a finding names a way out",
            self.rule.id
        );
        self.out.push(Finding {
            rule: self.rule,
            severity: self.severity,
            block: self.block,
            range,
            about: range,
            span,
            measure,
            said: Arc::new(Said {
                message: draft.message,
                why: draft.why,
                suggestions: draft.suggestions,
            }),
        });
    }
}

/// Advice, as the one suggestion.
pub(super) fn advise(text: impl Into<String>) -> Vec<Suggestion> {
    vec![Suggestion::advise(text)]
}

/// Reports a term with the words to write instead. `say` gives the message and the reason, from the
/// words as they are written.
pub(super) fn report_term(
    cx: &BlockView<'_>,
    hit: &Hit<'_>,
    sink: &mut Sink<'_>,
    say: impl FnOnce(Ui, &str) -> (String, &'static str),
) {
    if is_label(cx, hit.range) {
        return;
    }
    let (message, why) = say(cx.ui(), &hit.written(&cx.block.text));
    let suggestions = instead_of(cx, hit);
    sink.report(
        hit.range,
        Draft {
            message,
            why,
            suggestions,
        },
    );
}

/// Whether words only name what stands with them: all of a list item or a link, what opens a block
/// before a colon, a cell without a verb, or a title, which often is the name of a document.
fn is_label(cx: &BlockView<'_>, range: Span) -> bool {
    let text = &cx.block.text;
    let alone = range.len() == text.len();
    let rest = &text[range.end as usize..];
    match cx.block.kind {
        BlockKind::Title => true,
        BlockKind::ListItem { .. } if alone => true,
        BlockKind::Cell { .. } => !cx.text.words.iter().any(|word| word.tag.is_finite()),
        _ => range.start == 0 && rest.starts_with(':') || is_link(cx, range),
    }
}

/// Whether a range is all of a link.
fn is_link(cx: &BlockView<'_>, range: Span) -> bool {
    cx.marks_around(range)
        .any(|mark| matches!(mark.kind, MarkKind::Link { .. }) && mark.range == range)
}

/// The words to write instead of a term, in the form that fits, then the note of the list.
pub(super) fn instead_of(cx: &BlockView<'_>, hit: &Hit<'_>) -> Vec<Suggestion> {
    let leave_out = match cx.ui() {
        Ui::Nl => "Laat dit weg.",
        Ui::En => "Leave it out.",
    };
    let alternatives = hit.alternatives(&cx.block.text, cx.text);
    let alternatives = alternatives.into_iter().map(|it| {
        if it.text.is_empty() {
            Suggestion::advise(leave_out)
        } else if it.edits.is_empty() {
            Suggestion::rewrite(it.text)
        } else {
            Suggestion::change(it.edits, it.text)
        }
    });
    let note = Some(hit.term.note).filter(|note| !note.is_empty());
    alternatives.chain(note.map(Suggestion::advise)).collect()
}
