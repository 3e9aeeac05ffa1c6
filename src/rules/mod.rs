//! The rules: what they are, the table of all of them, and how they are run.
//!
//! A rule lives in one file with its constant, its check, its messages and its corner tests.
//! Beside it stand its pages, `<name>.nl.md` and `<name>.en.md`. One word in [`rules!`] below
//! registers all three.

use crate::check::{Options, Reading};
use crate::document::{Block, Document, Lang};
use crate::finding::{Finding, Measure, Severity, Suggestion, SuggestionKind};
use crate::lang::{Language, Languages};
use crate::span::Span;
use crate::text::{BlockText, Sentence, Word};

/// Registers each rule by the name of its file, in the order in which they are listed.
macro_rules! rules {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every rule.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];

        /// The pages of every rule, in the order of [`RULES`].
        pub static PAGES: &[Pages] = &[$(Pages {
            nl: include_str!(concat!(stringify!($name), ".nl.md")),
            en: include_str!(concat!(stringify!($name), ".en.md")),
        }),*];
    };
}

rules! {
    long_sentence
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name in options, reports and suppressions: English, kebab-case, never reused.
    pub id: &'static str,
    /// Its name in Dutch, accepted wherever the id is.
    pub alias: &'static str,
    /// How much its findings weigh if no option says otherwise; none: off unless asked for.
    pub severity: Option<Severity>,
    /// The languages of texts that it can judge.
    pub langs: Langs,
    /// The principle of ISO 24495-1:2023 that it serves.
    pub principle: Principle,
    /// The success criteria of WCAG 2.2 that it helps to meet.
    pub wcag: &'static [&'static str],
    /// The limit of a rule that measures.
    pub limit: Option<Limit>,
    /// What it looks at, and how.
    pub check: Check,
}

/// The languages of texts that a rule can judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Langs {
    /// Dutch.
    pub nl: bool,
    /// English.
    pub en: bool,
}

impl Langs {
    /// Whether a text in `lang` is judged.
    pub fn has(self, lang: Lang) -> bool {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }

    /// Dutch only.
    pub const NL: Self = Self {
        nl: true,
        en: false,
    };
    /// English only.
    pub const EN: Self = Self {
        nl: false,
        en: true,
    };
    /// Both languages.
    pub const BOTH: Self = Self { nl: true, en: true };
}

/// The four principles of ISO 24495-1:2023, clause 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principle {
    /// Readers get what they need.
    Relevant,
    /// Readers can easily find what they need.
    Findable,
    /// Readers can easily understand what they find.
    Understandable,
    /// Readers can easily use the information.
    Usable,
}

/// A limit above which a rule speaks, by profile and by language, in the rule's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Dutch, for the general public.
    pub nl: f64,
    /// English, for the general public.
    pub en: f64,
    /// Dutch, for readers with low literacy.
    pub nl_easy: f64,
    /// English, for readers with low literacy.
    pub en_easy: f64,
}

impl Limit {
    /// The limit for a text in `lang`.
    pub fn get(&self, lang: Lang, profile: Profile) -> f64 {
        match (lang, profile) {
            (Lang::Nl, Profile::Plain) => self.nl,
            (Lang::En, Profile::Plain) => self.en,
            (Lang::Nl, Profile::Easy) => self.nl_easy,
            (Lang::En, Profile::Easy) => self.en_easy,
        }
    }
}

/// What a rule looks at. One walk over the document calls all rules by grain.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each word of the main text.
    Word(fn(&BlockView<'_>, &Word, &mut Sink<'_>)),
    /// Each sentence of the main text.
    Sentence(fn(&BlockView<'_>, &Sentence, &mut Sink<'_>)),
    /// Each block of the main text.
    Block(fn(&BlockView<'_>, &mut Sink<'_>)),
    /// The page as a whole.
    Page(fn(&PageView<'_>, &mut Sink<'_>)),
}

/// The language in which helder speaks to the writer, apart from the language of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ui {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Ui {
    /// The writer's language as the text's own tells it.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::Nl,
            Lang::En => Self::En,
        }
    }
}

/// Whom the text is for; it moves limits, never measurements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The general public (ISO 24495-1).
    #[default]
    Plain,
    /// Readers with low literacy.
    Easy,
}

/// The pages of a rule, as Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// In Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Pages {
    /// The page in the writer's language.
    pub fn get(&self, ui: Ui) -> &'static str {
        match ui {
            Ui::Nl => self.nl,
            Ui::En => self.en,
        }
    }
}

/// Finds a rule by id or alias.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id == name || rule.alias == name)
}

/// A block as rules see it.
#[derive(Clone, Copy, Debug)]
pub struct BlockView<'a> {
    /// The block.
    pub block: &'a Block,
    /// Its sentences and words.
    pub text: &'a BlockText,
    /// What is known about its language.
    pub language: &'a Language,
    /// The language of messages.
    pub ui: Ui,
    /// Whom the text is for.
    pub profile: Profile,
}

impl<'a> BlockView<'a> {
    /// The text of a range of the block.
    pub fn str(&self, range: Span) -> &'a str {
        &self.block.text[range]
    }

    /// The words of a sentence.
    pub fn words(&self, sentence: &Sentence) -> &'a [Word] {
        self.text.words_of(sentence)
    }
}

/// A page as rules see it: its blocks of main text, in order.
#[derive(Clone, Copy, Debug)]
pub struct PageView<'a> {
    /// The whole document, furniture included.
    pub document: &'a Document,
    /// The sentences and words of each block of the document.
    pub texts: &'a [BlockText],
    /// The language of the page.
    pub language: &'a Language,
    /// The language of messages.
    pub ui: Ui,
    /// Whom the text is for.
    pub profile: Profile,
}

impl<'a> PageView<'a> {
    /// The blocks of the main text with their index in the document.
    pub fn main_blocks(&self) -> impl Iterator<Item = (usize, &'a Block, &'a BlockText)> {
        let blocks = self.document.blocks.iter().zip(self.texts).enumerate();
        blocks
            .map(|(index, (block, text))| (index, block, text))
            .filter(|(_, block, _)| block.chrome.is_none())
    }
}

/// Runs every rule that is on, in one walk over the document. The findings come in the order of
/// the source.
pub(crate) fn run(
    reading: &Reading,
    languages: &Languages,
    options: &Options,
    ui: Ui,
) -> Vec<Finding> {
    let active: Vec<(&'static Rule, Severity)> = RULES
        .iter()
        .filter_map(|&rule| options.severity(rule).map(|severity| (rule, severity)))
        .collect();
    let (document, profile) = (&reading.document, options.profile);
    let mut out = Vec::new();
    let mut sink = Sink {
        rule: RULES[0],
        severity: Severity::Hint,
        limit: 0.0,
        block: 0,
        document,
        out: &mut out,
    };

    for (index, (block, text)) in document.blocks.iter().zip(&reading.texts).enumerate() {
        let Some(lang) = text.lang.filter(|_| block.chrome.is_none()) else {
            continue;
        };
        let view = BlockView {
            block,
            text,
            language: languages.get(lang),
            ui,
            profile,
        };
        sink.block = index;
        for &(rule, severity) in active.iter().filter(|(rule, _)| rule.langs.has(lang)) {
            sink.enter(rule, severity, lang, profile);
            match rule.check {
                Check::Word(check) => text
                    .words
                    .iter()
                    .for_each(|word| check(&view, word, &mut sink)),
                Check::Sentence(check) => {
                    text.sentences
                        .iter()
                        .for_each(|sentence| check(&view, sentence, &mut sink));
                }
                Check::Block(check) => check(&view, &mut sink),
                Check::Page(_) => {}
            }
        }
    }

    let language = languages.get(reading.lang);
    let view = PageView {
        document,
        texts: &reading.texts,
        language,
        ui,
        profile,
    };
    for &(rule, severity) in active
        .iter()
        .filter(|(rule, _)| rule.langs.has(reading.lang))
    {
        if let Check::Page(check) = rule.check {
            sink.enter(rule, severity, reading.lang, profile);
            check(&view, &mut sink);
        }
    }
    out.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.rule.id));
    out
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

impl Sink<'_> {
    /// Makes `rule` the one that speaks.
    fn enter(&mut self, rule: &'static Rule, severity: Severity, lang: Lang, profile: Profile) {
        self.rule = rule;
        self.severity = severity;
        self.limit = rule.limit.map_or(0.0, |limit| limit.get(lang, profile));
    }

    /// The limit in force, or 0 for a rule without one.
    pub fn limit(&self) -> f64 {
        self.limit
    }

    /// Adds a finding in the block at hand.
    pub fn report(&mut self, range: Span, draft: Draft) {
        self.push(self.block, range, None, draft);
    }

    /// Adds a finding with the value that passed the limit.
    pub fn report_measured(&mut self, range: Span, value: f64, draft: Draft) {
        let measure = Measure {
            value,
            limit: self.limit,
        };
        self.push(self.block, range, Some(measure), draft);
    }

    /// Adds a finding in a block of the page; for page rules.
    pub fn report_in(&mut self, block: usize, range: Span, draft: Draft) {
        self.push(block, range, None, draft);
    }

    fn push(&mut self, block: usize, range: Span, measure: Option<Measure>, draft: Draft) {
        debug_assert!(
            !draft.suggestions.is_empty(),
            "{}: a finding names a way out",
            self.rule.id
        );
        self.out.push(Finding {
            rule: self.rule,
            severity: self.severity,
            block,
            range,
            span: self.document.blocks[block].map.span(range),
            message: draft.message,
            why: draft.why,
            suggestions: draft.suggestions,
            measure,
        });
    }
}

/// Advice, as a suggestion.
pub(crate) fn advise(text: impl Into<String>) -> Vec<Suggestion> {
    vec![Suggestion {
        text: text.into(),
        kind: SuggestionKind::Advise,
    }]
}
