//! The rules: what they are, and the table of all of them.
//!
//! A rule lives in one file with its constant, its check, its messages and its corner tests.
//! Beside it stand its pages, `<name>.nl.md` and `<name>.en.md`, whose examples are its main
//! tests. One word in [`rules!`] below registers all three. `run` holds what a check is given to
//! see and to say.

mod chunks;
mod cuts;
mod directives;
mod evidence;
mod experts;
mod lists;
mod page_view;
#[cfg(feature = "cli")]
mod pages;
mod replaced;
mod run;
mod spared;
#[cfg(all(test, feature = "cli"))]
mod tests;
mod to_come;
mod view;

use crate::document::Lang;
use crate::finding::Severity;
use crate::lack::Lack;
use crate::lang::{Hit, Role, capitalised};
use crate::text::{Sentence, Word};

pub use evidence::Evidence;
pub use page_view::PageView;
#[cfg(feature = "cli")]
pub use pages::{Example, Page, Pages};
pub(crate) use run::{ActiveRules, BlockJudged, run};
pub use run::{BlockView, DirectiveView, Draft, Fault, Sink};
use run::{advise, instead_of, report_term};
pub(crate) use spared::{find as spared, overlaps};

/// Registers each rule by the name of its file, in its group, in the order in which they are
/// listed.
macro_rules! rules {
    ($($group:ident { $($name:ident)* })*) => {
        $($(mod $name;)*)*

        /// Every rule.
        pub static RULES: &[&Rule] = &[$($(&$name::RULE),*),*];

        /// The group of every rule, in the order of [`RULES`].
        static GROUPS: &[(&Rule, Group)] = &[$($((&$name::RULE, Group::$group)),*),*];

        /// The pages of every rule, in the order of [`RULES`]. They stay out of the browser's
        /// build, where nobody reads them.
        #[cfg(feature = "cli")]
        pub static PAGES: &[Pages] = &[$($(Pages {
            nl: include_str!(concat!(stringify!($name), ".nl.md")),
            en: include_str!(concat!(stringify!($name), ".en.md")),
        }),*),*];
    };
}

rules! {
    Sentences {
        long_sentence
        long_paragraph
        semicolon
        long_average_sentence
        consecutive_long_sentences
        choppy_sentences
        long_aside
        dash_aside
        inserted_clause
        nested_clause
        stacked_clauses
        many_links
        many_commas
        colon_chain
        late_verb
        many_conditions
        late_condition
        long_condition_first
        negative_condition
        exception_chain
        double_negation
        many_questions
        many_instructions
        telegram_style
    }
    Verbs {
        passive
        passive_to_be_done
        impersonal_subject
        split_verb
        split_separable_verb
        split_noun_phrase
        verb_stack
        hedging_modal
        future_tense
        complex_tense
        shall
        negative_contraction
        hard_contraction
        noun_chain
        nominal_style
        empty_verb
        dienen_te
    }
    Words {
        formal_word
        prepositional_expression
        formal_connective
        hard_conjunction
        formal_pronoun
        simpler_word
        wordy_phrase
        house_term
        house_pattern
        difficult_word
        legal_term
        legalese
        archaic_case
        foreign_phrase
        loan_word
        policy_jargon
        general_noun
        idiom
        doublet
        filler
        intensifier
        ambiguous_word
        flemish_variant
        netherlandic_variant
        abbreviation
        unexplained_acronym
        acronym_density
        long_word
        rare_word
        rare_word_share
        noun_string
        doubled_word
        law_reference
    }
    Reader {
        no_reader_address
        third_person_reader
        third_person_self
        mixed_address
        mixed_verb_form
        gendered_reader
        polite_padding
        threatening_tone
        blaming_word
        organisation_view
    }
    Numbers {
        vague_time
        calculation_in_words
        number_word
        thousands_separator
        long_digit_run
        adjacent_numbers
        percent_sign
        mixed_ratios
        number_range_dash
        number_start
        roman_numeral
        numeric_date
        short_month
        quarter_date
        clock_format
        symbol
        slash_form
        slash_pair
        optional_plural
        all_caps
        exclamation_mark
    }
    Structure {
        missing_heading
        vague_heading
        long_heading
        long_title
        heading_full_stop
        title_case_heading
        heading_too_deep
        faq_heading
        heavy_emphasis
        footnote
        inline_list
        long_list
        single_item_list
        long_list_item
        list_without_lead_in
        list_item_conjunction
        deep_list
        repeated_item_start
        unnumbered_steps
        if_then_table
        link_dense_sentence
    }
    Markup {
        empty_heading
        skipped_heading_level
        multiple_main_headings
        fake_heading
        fake_list
        vague_link_text
        empty_link
        bare_url
        unmarked_file_link
        new_tab_link
        same_text_different_links
        image_alt
        foreign_passage
    }
    Page {
        missing_action
        missing_channel
        missing_contact
        missing_audience
        missing_needs
        missing_cost
        missing_duration
        missing_deadline
        missing_next_step
        missing_lead
        missing_summary
        signpost_page
        deadline_without_date
        letter_without_date
        letter_without_contact
        placeholder_text
        untranslated_text
        leftover_furniture
        injected_spam
        unused_suppression
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Sentences and paragraphs.
    Sentences,
    /// Verbs and voice.
    Verbs,
    /// Words.
    Words,
    /// How the text speaks to its reader.
    Reader,
    /// Numbers, dates and signs.
    Numbers,
    /// Headings, lists and tables, as their writer words and orders them.
    Structure,
    /// What the markup of headings, lists, links and images tells browsers and screen readers.
    Markup,
    /// What the page tells, and what does not belong to it.
    Page,
}

impl Group {
    /// Whether it is about the words of the writer, which nobody may change in a law.
    pub fn is_wording(self) -> bool {
        match self {
            Self::Sentences
            | Self::Verbs
            | Self::Words
            | Self::Reader
            | Self::Numbers
            | Self::Structure => true,
            Self::Markup | Self::Page => false,
        }
    }
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name in options, reports and suppressions: English, kebab-case, never reused.
    pub id: &'static str,
    /// Its name in Dutch, accepted wherever the id is.
    pub alias: &'static str,
    /// How much its findings weigh if no option says otherwise.
    pub severity: Severities,
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

impl Rule {
    /// Whether this is its id or its Dutch name.
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.alias == name
    }

    /// What it is about.
    ///
    /// # Panics
    /// If the rule is not in the table.
    pub fn group(&self) -> Group {
        let mut groups = GROUPS.iter();
        let found = groups.find(|(rule, _)| std::ptr::eq(*rule, self));
        found.expect("every rule is in the table").1
    }
}

/// How much findings weigh in a text of each language; none: off unless asked for.
///
/// Apart by language, because editors are: Dutch ones take out semicolons, American ones put them
/// in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Severities {
    /// In Dutch text.
    pub nl: Option<Severity>,
    /// In English text.
    pub en: Option<Severity>,
}

impl Severities {
    /// A fault in any house style.
    pub const ERROR: Self = Self::both(Severity::Error);
    /// What professional editors do remove.
    pub const WARNING: Self = Self::both(Severity::Warning);
    /// Advice.
    pub const HINT: Self = Self::both(Severity::Hint);

    /// Off: a matter of taste, or no finding on most pages would be of use.
    pub const OFF: Self = Self { nl: None, en: None };

    /// In Dutch text alone.
    pub const fn nl(severity: Severity) -> Self {
        Self {
            nl: Some(severity),
            en: None,
        }
    }

    /// In English text alone.
    pub const fn en(severity: Severity) -> Self {
        Self {
            nl: None,
            en: Some(severity),
        }
    }

    const fn both(severity: Severity) -> Self {
        Self {
            nl: Some(severity),
            en: Some(severity),
        }
    }

    /// The severity for a text in `lang`.
    pub fn get(self, lang: Lang) -> Option<Severity> {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }

    /// The heaviest of them, for lists that have room for one.
    pub fn highest(self) -> Option<Severity> {
        self.nl.max(self.en)
    }
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
    /// The same for all texts and all readers.
    pub const fn same(limit: f64) -> Self {
        Self::both(limit, limit)
    }

    /// The same in both languages: for the general public, and for readers with low literacy.
    pub const fn both(plain: f64, easy: f64) -> Self {
        Self {
            nl: plain,
            en: plain,
            nl_easy: easy,
            en_easy: easy,
        }
    }

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
    /// Each place in the main text where a term of the rule's own list stands: the lists of
    /// helder-data have the ids of their rules.
    Term(fn(&BlockView<'_>, &Hit<'_>, &mut Sink<'_>)),
    /// The same, for words that a writer has to be told once: a place where a term stands again in
    /// the page, in whatever form, counts only if `helder fix` can mend it.
    TermOnce(fn(&BlockView<'_>, &Hit<'_>, &mut Sink<'_>)),
    /// Each word of the main text that does this.
    Word(Role, fn(&BlockView<'_>, &Word, &mut Sink<'_>)),
    /// Each sentence of the main text.
    Sentence(fn(&BlockView<'_>, &Sentence, &mut Sink<'_>)),
    /// Each block of the main text.
    Block(fn(&BlockView<'_>, &mut Sink<'_>)),
    /// The page as a whole.
    Page(fn(&PageView<'_>, &mut Sink<'_>)),
    /// The page as a whole, by what was noted of each block on its own.
    Noted(NoteBlock, fn(&PageView<'_>, &mut Sink<'_>)),
    /// Each directive in the page that does not do what it seems to.
    Directive(fn(&DirectiveView<'_>, &mut Sink<'_>)),
}

/// Notes of a block under a limit what a rule on the page wants to know of it, as numbers that the
/// rule understands. An editor keeps them until the block changes, as it keeps findings.
pub type NoteBlock = fn(&BlockView<'_>, f64) -> Vec<u32>;

impl Check {
    /// Whether it is asked only where a term stands.
    fn is_on_terms(self) -> bool {
        matches!(self, Self::Term(_) | Self::TermOnce(_))
    }

    /// Whether it is asked once a page.
    fn is_on_page(self) -> bool {
        matches!(self, Self::Page(_) | Self::Noted(..) | Self::Directive(_))
    }
}

/// The language in which helder speaks to the writer, apart from the language of the text.
///
/// A page in a browser shows messages in one language. So there is a build for each, with the feature
/// `ui-nl` or `ui-en`. It has no words of the other; see [`Ui::lacks`].
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

    /// The only language that this build speaks, if it is not both.
    const ONLY: Option<Self> = match (cfg!(feature = "ui-nl"), cfg!(feature = "ui-en")) {
        (true, false) => Some(Self::Nl),
        (false, true) => Some(Self::En),
        _ => None,
    };

    /// The language in which this build says what was asked for in this one. Where it speaks one
    /// only, that is a constant, and the compiler leaves out what is said in the other.
    pub(crate) fn spoken(self) -> Self {
        Self::ONLY.unwrap_or(self)
    }

    /// What this build lacks to speak it.
    pub(crate) fn lacks(self) -> Option<Lack> {
        (self != self.spoken()).then_some(Lack::Messages(self))
    }

    /// The one of two texts that is in this language.
    pub fn pick<'a>(self, nl: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }

    /// A number as people write it: `20`, and `2,5` or `2.5`.
    pub fn number(self, value: f64) -> String {
        // As whole numbers: what writes an `f64` in full is large, and nothing else asks for it.
        let tenths = (value * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        match (tenths / 10, tenths % 10) {
            (whole, 0) => format!("{sign}{whole}"),
            (whole, tenth) => format!("{sign}{whole}{}{tenth}", self.pick(",", ".")),
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

impl Profile {
    /// Both profiles, in the order of the type.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Easy];

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Easy => "easy",
        }
    }

    /// The highest [level](crate::measure::Level) that a text for these readers should have.
    pub fn target(self) -> u8 {
        match self {
            Self::Plain => 2,
            Self::Easy => 1,
        }
    }
}

/// The ids and aliases of all rules.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().flat_map(|rule| [rule.id, rule.alias])
}

/// Finds a rule by id or alias.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.is_called(name))
}

/// The severities with which one rule speaks, and no other in its place; for the tests of rules.
#[cfg(test)]
fn alone(rule: &'static Rule) -> Vec<(&'static str, Option<Severity>)> {
    let silent = replaced::instead_of(rule.id).map(|id| (id, None));
    silent.chain([(rule.id, Some(Severity::Warning))]).collect()
}

/// What one rule finds in a plain text; for the tests of rules.
#[cfg(test)]
pub(crate) fn check_text(rule: &str, lang: &str, text: &str) -> Vec<crate::Finding> {
    check_source(rule, lang, crate::Format::Plain, text)
}

/// What one rule finds in a text, whatever the severity it has by default; for the tests of rules.
#[cfg(test)]
pub(crate) fn check_source(
    rule: &str,
    lang: &str,
    format: crate::Format,
    text: &str,
) -> Vec<crate::Finding> {
    let rule = find(rule).expect("tests name rules that exist");
    let options = crate::Options {
        lang: Lang::ALL.into_iter().find(|it| it.tag() == lang),
        severities: alone(rule),
        ..crate::Options::default()
    };
    let source = crate::Source::new("test", format, text.to_owned()).expect("it is small");
    let checker = crate::testing::checker();
    let mut findings = checker.check(&source, &options).findings;
    findings.retain(|finding| finding.rule.id == rule.id);
    findings
}
