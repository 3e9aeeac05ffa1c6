//! Tests of the lists in `data/`: what holds for every line of them.

use std::collections::BTreeMap;

use helder_terms::Line;

use super::data::embedded_text;
use super::terms::Mode;
use crate::Options;
use crate::document::{Format, Lang, Source};
use crate::text::{Work, read_block};

const TERM_LISTS: &[(Lang, &[(&str, &str)])] = &[
    (Lang::Nl, helder_data::nl::TERMS),
    (Lang::En, helder_data::en::TERMS),
];

/// Every term list, with its language and the rule that it is for.
fn term_lists() -> impl Iterator<Item = (Lang, &'static str, &'static str)> {
    let lists = TERM_LISTS.iter();
    lists.flat_map(|&(lang, lists)| lists.iter().map(move |&(rule, list)| (lang, rule, list)))
}

/// The lists of words of each language.
const WORD_LISTS: &[&str] = &[
    "kept-abbreviations.tsv",
    "known-acronyms.tsv",
    "placeholders.tsv",
    "vague-headings.tsv",
    "vague-links.tsv",
];

/// Every other list that is sorted by its first column.
fn word_lists() -> impl Iterator<Item = &'static str> {
    let own = Lang::ALL.into_iter().flat_map(|lang| {
        let names = WORD_LISTS.iter();
        names.map(move |name| embedded_text(lang, name))
    });
    own.chain([
        embedded_text(Lang::En, "syllables.tsv"),
        helder_data::common::NL.interface_words,
        helder_data::common::EN.interface_words,
        helder_data::nl::LEFT_OUT,
        helder_data::en::LEFT_OUT,
    ])
}

/// The first columns of a list, its head left out.
fn entries(list: &str) -> Vec<&str> {
    let lines = list.lines().skip(1);
    lines
        .map(|line| line.split('\t').next().unwrap_or(""))
        .collect()
}

#[test]
fn lists_are_sorted_and_say_nothing_twice() {
    let terms = term_lists().map(|(_, _, list)| list);
    for list in terms.chain(word_lists()) {
        for pair in entries(list).windows(2) {
            assert!(
                pair[0] < pair[1],
                "{:?} stands before {:?}",
                pair[0],
                pair[1]
            );
        }
        assert!(list.ends_with('\n') && !list.contains("\r") && !list.contains("\n\n"));
    }
}

#[test]
fn a_term_is_in_one_list() {
    for lang in Lang::ALL {
        let mut lists = BTreeMap::new();
        for (_, rule, list) in term_lists().filter(|&(other, ..)| other == lang) {
            for term in entries(list) {
                let other = lists.insert(term, rule);
                assert!(other.is_none(), "{term}: in {rule} and {other:?}");
            }
        }
    }
}

#[test]
fn what_is_left_out_has_a_reason_and_no_list() {
    let left_out = [
        (Lang::Nl, helder_data::nl::LEFT_OUT),
        (Lang::En, helder_data::en::LEFT_OUT),
    ];
    for (lang, words) in left_out {
        let lists = term_lists().filter(|&(other, ..)| other == lang);
        let terms: Vec<&str> = lists.flat_map(|(_, _, list)| entries(list)).collect();
        for line in words.lines().skip(1) {
            let (word, reason) = line.split_once('\t').expect("two columns");
            assert!(reason.ends_with('.') && !terms.contains(&word), "{word}");
        }
    }
}

#[test]
fn syllables_are_counts() {
    for line in embedded_text(Lang::En, "syllables.tsv").lines().skip(1) {
        let (word, n) = line.split_once('\t').expect("two columns");
        assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{line}");
        assert!(matches!(n.as_bytes(), [b'1'..=b'9']), "{line}");
    }
}

#[test]
fn terms_say_what_to_write() {
    for (lang, rule, list) in term_lists() {
        let known = crate::rules::find(rule).is_some_and(|it| it.id == rule && it.langs.has(lang));
        assert!(known, "{rule}: no such rule for {}", lang.tag());
        for line in helder_terms::read(list).expect("the build read it") {
            let Line { from, to, note, .. } = line;
            assert_eq!(from, from.to_lowercase(), "terms are in lower case");
            for part in to.split('|').chain([from, note]) {
                assert_eq!(part, part.trim(), "{from}");
            }
            let leaves_out = to.split('|').any(|to| to == "-");
            match line.mode {
                Mode::Replace => assert!(!to.is_empty() && !leaves_out, "{from}: what to write"),
                Mode::Keep => assert!(to.is_empty() && note.is_empty(), "{from}"),
                Mode::Explain => assert!(to.is_empty() && !note.is_empty(), "{from}"),
                _ => assert!(!to.is_empty() || !note.is_empty(), "{from}: no way out"),
            }
        }
    }
}

#[test]
fn terms_are_found_and_what_to_write_is_not() {
    let checker = crate::testing::checker();
    let found = |lang: Lang, rule: &str, text: &str| {
        let source = Source::new("term", Format::Plain, text.to_owned()).expect("it is small");
        let options = Options {
            lang: Some(lang),
            ..Options::default()
        };
        let reading = checker.read(&source, &options);
        let block = &reading.document.blocks[0];
        // A term from another language may be taken for a text in that.
        let language = crate::testing::language(lang);
        let text = read_block(block, language, false, &mut Work::default());
        let hits = language.terms.find(&block.text, &text, |list| list == rule);
        let found = hits.iter().map(|hit| hit.term.from.to_owned());
        found.collect::<Vec<_>>()
    };
    let mut faults = Vec::new();
    for (lang, rule, list) in term_lists() {
        for line in helder_terms::read(list).expect("the build read it") {
            let from = line.from.replace('…', "dit");
            // What counts only among certain words is tested where those are, in sentences.
            if line.mode != Mode::Keep && line.when.is_empty() {
                let found = found(lang, rule, &from);
                if found != [line.from] {
                    faults.push(format!("{rule}: {from}: found {found:?}"));
                }
            }
            for to in line.alternatives().filter(|to| !to.is_empty()) {
                let again = found(lang, rule, &to.replace('…', "dit"));
                if !again.is_empty() {
                    faults.push(format!("{rule}: {from}: {to} has {again:?} in it"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn long_forms_are_not_formal() {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let list = embedded_text(lang, "abbreviations.tsv");
        let formal: Vec<&str> = term_lists()
            .filter(|&(other, rule, _)| other == lang && rule == "formal-word")
            .flat_map(|(_, _, list)| entries(list))
            .collect();
        for form in entries(list) {
            let long = crate::testing::language(lang).long_form(form);
            if long.is_some_and(|long| formal.contains(&long)) {
                faults.push(format!("{form}: {long:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
