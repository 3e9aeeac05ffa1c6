//! Terms in texts, and texts after the change.

use super::*;
use crate::{Checker, Document, Format, Lang, Options, Source};

/// Terms of one's own, from words to find and words to write.
fn own(terms: &[(&str, &str)]) -> Terms {
    let to: Vec<[String; 1]> = terms.iter().map(|(_, to)| [(*to).to_owned()]).collect();
    let terms = terms.iter().zip(&to).map(|((from, _), to)| OwnTerm {
        list: "formal-word",
        from,
        to,
        note: "",
        reads: Reads::Words,
        keeps_slash: false,
    });
    Terms::own(&terms.collect::<Vec<_>>())
}

fn read(checker: &Checker, text: &str) -> (Document, Vec<BlockText>) {
    let source = Source::new("", Format::Plain, text.to_owned()).expect("it is small");
    let options = Options {
        lang: Some(Lang::Nl),
        ..Options::default()
    };
    let reading = checker.read(&source, &options);
    (reading.document, reading.texts)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let checker = crate::testing::checker();
    let terms = own(&[
        ("and/or", "or"),
        ("enige", "een paar"),
        ("hetzij … hetzij", "of … of"),
        ("in het kader van", "voor"),
        ("in verband met", "door"),
        ("kader", "plan"),
        ("één en ander", "dit"),
        // What is no term is no fault.
        ("", "iets"),
        ("a … b …", "c"),
    ]);
    let (document, texts) = read(checker, text);
    let text = &document.blocks[0].text;
    let hits = terms.find(text, &texts[0], |_| true);
    let found: Vec<_> = hits.iter().map(|hit| hit.written(text)).collect();
    assert_eq!(found, expected);
}

#[test]
fn phrases_are_found_whole() {
    check("dit is in het kader van de wet", &["in het kader van"]);
    check("in het kader, van de wet", &["kader"]);
    check("het kader van de wet", &["kader"]);
    check("jij and/or ik, jij and or ik", &["and/or"]);
}

#[test]
fn capitals_count_at_the_start_of_a_sentence() {
    check(
        "In verband met de feesten. Één en ander volgt.",
        &["In verband met", "Één en ander"],
    );
    check("zie Kader en in Verband met", &[]);
}

#[test]
fn a_gap_stays_inside_its_clause() {
    check("kies hetzij thee, hetzij koffie", &["hetzij … hetzij"]);
    check("hetzij hetzij", &["hetzij hetzij"]);
    check("hetzij thee: hetzij koffie", &[]);
    check("hetzij als u thee drinkt hetzij koffie", &[]);
    check(
        "wie hetzij thee drinkt in het kader van hetzij koffie",
        &["in het kader van"],
    );
}

#[test]
fn a_term_in_a_gap_counts_too() {
    check(
        "kies hetzij enige thee, hetzij koffie",
        &["hetzij … hetzij", "enige"],
    );
}

#[test]
fn own_terms_heed_capitals_as_they_are_told() {
    let terms = [
        (Reads::AnyKind, "het  loket"),
        (Reads::AnyCase, "Balie"),
        (Reads::Exact, "Digi-D"),
        (Reads::Exact, "Digi-D/eID kaart"),
        (Reads::Exact, " / "),
        (Reads::AnyCase, ""),
    ];
    let terms = terms.map(|(reads, from)| OwnTerm {
        list: "house-term",
        from,
        to: &[],
        note: "",
        reads,
        keeps_slash: false,
    });
    let terms = Terms::own(&terms);
    let checker = crate::testing::checker();
    let (document, texts) = read(
        checker,
        "Het loket en Het Loket, BALIE balie, Digi-D/eID kaart of digi-d",
    );
    let text = &document.blocks[0].text;
    let hits = terms.find(text, &texts[0], |_| true);
    let found: Vec<_> = hits.iter().map(|hit| hit.written(text)).collect();
    assert_eq!(found, ["Het loket", "BALIE", "balie", "Digi-D/eID kaart"]);
}

#[test]
fn no_terms_find_nothing() {
    let checker = crate::testing::checker();
    let terms = own(&[]);
    let (document, texts) = read(checker, "in verband met");
    assert!(
        terms
            .find(&document.blocks[0].text, &texts[0], |_| true)
            .is_empty()
    );
}
