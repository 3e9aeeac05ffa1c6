//! What the report says, in one place for each language: `words/nl.rs` and `words/en.rs`. A text
//! that one of them lacks does not compile.
//!
//! `{n}` and the like are holes that `super::markup::fill` fills.

mod en;
mod nl;

use crate::lang::grouped;
use crate::rules::Ui;

/// A text for one and a text for more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted(pub(super) &'static str, pub(super) &'static str);

macro_rules! words {
    (
        text { $($text:ident)* }
        counted { $($counted:ident)* }
        lists { $($list:ident: $n:literal)* }
    ) => {
        /// Every text of the report in one language.
        #[derive(Debug)]
        pub(super) struct Words {
            $(pub(super) $text: &'static str,)*
            $(pub(super) $counted: Counted,)*
            $(pub(super) $list: [&'static str; $n],)*
        }

        impl Words {
            /// All of them, with their names.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                let mut all = vec![$((stringify!($text), self.$text)),*];
                $(all.extend([self.$counted.0, self.$counted.1].map(|it| (stringify!($counted), it)));)*
                $(all.extend(self.$list.map(|it| (stringify!($list), it)));)*
                all
            }
        }
    };
}

words! {
    text {
        title lead sections
        overview pages rules services progress evidence
        no_level level difficulty target gain gain_about gain_total gain_unit gain_of of_all on_pages
        page_nav words page
        errors warnings hints findings rule share earlier change
        levels_title levels_about levels_table
        worst_title worst_about worst_table all_pages
        rules_title rules_about rules_table all_rules rule_words rule_severity removed
        services_title services_about services_none services_table services_pages
        service_part service_missing service_page service_left_out services_whole not_asked
        missing_action missing_contact missing_channel missing_audience missing_needs missing_cost
        missing_duration missing_deadline missing_next_step
        pages_title pages_about search any_level sort_by shown
        progress_title progress_about progress_reached progress_gain progress_table label versions
        easier harder same_pages new_pages gone_pages changes_title changes_table now
        text_title text_about text_cut back next_finding previous_finding next_page
        previous_page strip_title strip_about from_words from_sentences band_about hardest fails
        legend_finding line
        evidence_title evidence_about iso_title iso_about iso_table principle wcag_title wcag_about
        wcag_table criterion automatic clean person none_on
        relevant findable understandable usable
        relevant_about findable_about understandable_about usable_about
        sc_313 sc_314 sc_315 sc_244 sc_246 sc_312
        limits_title left_title left_unread left_none how_title made_by
    }
    counted { n_pages n_words n_findings n_sentences n_rules }
    lists {
        relevant_person: 3 findable_person: 3 understandable_person: 3 usable_person: 3
        sc_313_person: 2 sc_314_person: 2 sc_315_person: 2 sc_244_person: 2 sc_246_person: 2
        sc_312_person: 2
        limits: 4 how: 3
    }
}

/// The words in a language.
pub(super) fn words(ui: Ui) -> &'static Words {
    match ui {
        Ui::Nl => &nl::WORDS,
        Ui::En => &en::WORDS,
    }
}

impl Counted {
    /// The number with what is counted: `1 page`, `4,000 pages`.
    pub(super) fn of(self, ui: Ui, n: usize) -> String {
        let Self(one, more) = self;
        format!("{} {}", thousands(ui, n), if n == 1 { one } else { more })
    }
}

/// A number as people write it, in groups of three from five digits on.
pub(super) fn thousands(ui: Ui, n: usize) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let sign = match ui {
        Ui::Nl => '.',
        Ui::En => ',',
    };
    grouped(&digits, sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Lang, Options, Severity, Source};

    #[test]
    fn numbers_are_written_as_people_do() {
        for (n, nl, en) in [
            (0, "0", "0"),
            (4012, "4012", "4012"),
            (12_345, "12.345", "12,345"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(thousands(Ui::Nl, n), nl);
            assert_eq!(thousands(Ui::En, n), en);
        }
    }

    #[test]
    fn both_languages_fill_the_same_holes() {
        let holes = |text: &str| {
            let names = text.split('{').skip(1).filter_map(|it| it.split_once('}'));
            let mut names: Vec<String> = names.map(|(name, _)| name.to_owned()).collect();
            names.sort();
            names
        };
        for ((name, nl), (_, en)) in nl::WORDS.all().into_iter().zip(en::WORDS.all()) {
            assert!(!nl.is_empty() && !en.is_empty(), "{name}");
            assert_eq!(holes(nl), holes(en), "{name}");
        }
    }

    /// What we write passes what we ask of others.
    #[test]
    fn our_own_words_are_plain() {
        for (lang, words) in [(Lang::Nl, &nl::WORDS), (Lang::En, &en::WORDS)] {
            let options = Options {
                lang: Some(lang),
                ..Options::default()
            };
            let all = words.all().into_iter();
            for (name, text) in all.filter(|(_, text)| text.ends_with(['.', '?'])) {
                let text = text.replace("{n}", "12").replace(['{', '}'], "");
                let source = Source::new(name, Format::Plain, text.clone()).expect("it is small");
                let report = crate::testing::checker().check(&source, &options);
                let findings = report.findings.iter();
                let heavy = findings.filter(|it| it.severity > Severity::Hint);
                let heavy: Vec<_> = heavy.map(|it| (it.rule.id, &it.message)).collect();
                assert!(heavy.is_empty(), "{name} {text}: {heavy:?}");
            }
        }
    }
}
