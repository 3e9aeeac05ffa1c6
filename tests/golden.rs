//! Counts and formulas against values that were worked out by hand.
//!
//! Two sets: a few texts of our own below, and the golden file that the developers of helder
//! share, if it is there: in `../shared`, or where `HELDER_SHARED` says.

use std::fs;
use std::path::PathBuf;

use helder::measure::{Counts, measure};
use helder::{Checker, Format, Lang, Languages, Options, Source, formulas};
use serde_json::Value;

fn counts(checker: &Checker, lang: Lang, format: Format, text: &str) -> Counts {
    let source = Source::new("", format, text.to_string()).expect("it is small");
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    measure(&checker.read(&source, &options)).page
}

/// Our own texts, counted by hand: sentences, words, letters, letters and digits, strokes,
/// syllables, words of three syllables or more, of one syllable, of more than six letters.
const OWN: &[(Lang, &str, [u32; 9])] = &[
    // De ge-meen-te stuurt u een brief. U be-taalt voor 3 mei.
    (
        Lang::Nl,
        "De gemeente stuurt u een brief. U betaalt voor 3 mei.",
        [2, 11, 40, 41, 43, 14, 1, 9, 2],
    ),
    // U vraagt zorg-toe-slag aan op de web-site; het sta-tion ligt er-naast.
    (
        Lang::Nl,
        "U vraagt zorgtoeslag aan op de website; het station ligt ernaast.",
        [1, 11, 53, 53, 55, 16, 1, 7, 4],
    ),
    // You can ap-ply on-line. It takes a-bout ten min-utes, so don't wor-ry!
    (
        Lang::En,
        "You can apply online. It takes about ten minutes, so don't worry!",
        [2, 12, 50, 50, 54, 17, 0, 7, 1],
    ),
    // The com-mit-tee has cho-sen a well-known sci-en-tist.
    (
        Lang::En,
        "The committee has chosen a well-known scientist.",
        [1, 7, 40, 40, 42, 13, 2, 3, 3],
    ),
    (Lang::En, "", [0; 9]),
    (Lang::Nl, "   \n\n ", [0; 9]),
];

#[test]
fn own_texts_are_counted_as_by_hand() {
    let checker = Checker::new(Languages::embedded());
    for (lang, text, expected) in OWN {
        let seen = counts(&checker, *lang, Format::Plain, text);
        let seen: Vec<u32> = seen.entries().iter().map(|(_, count)| *count).collect();
        assert_eq!(seen, expected, "{text}");
    }
}

#[test]
fn the_page_is_the_sum_of_its_main_text() {
    let checker = Checker::new(Languages::embedded());
    let page = "<title>Out</title><nav><a href=a>Out</a> <a href=b>Out</a></nav><main>\
                <h1>How to pay</h1><p>Pay by card.</p><ul><li>cash<li>bank</ul>\
                <button>Not this</button><img src=a alt='Nor this'></main>";
    let seen = counts(&checker, Lang::En, Format::Html, page);
    assert_eq!((seen.sentences, seen.words, seen.letters), (4, 8, 25));
}

/// The golden file, if this machine has it.
fn golden() -> Option<Vec<Value>> {
    let shared = std::env::var_os("HELDER_SHARED").map_or("../shared".into(), PathBuf::from);
    let path = shared.join("eval/golden-formulas.json");
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    let mut file: Value = serde_json::from_str(&text).expect("it is JSON");
    let Value::Array(texts) = file["texts"].take() else {
        panic!("it has texts");
    };
    Some(texts)
}

fn lang_of(text: &Value) -> Lang {
    match text["lang"].as_str() {
        Some("nl") => Lang::Nl,
        _ => Lang::En,
    }
}

#[test]
fn every_formula_gives_the_golden_value() {
    for text in golden().into_iter().flatten() {
        let count = |name: &str| text["counts"][name].as_u64().expect("a count") as u32;
        let counts = Counts {
            sentences: count("sentences"),
            words: count("words"),
            letters: count("letters"),
            alnum: count("alnum"),
            chars_nonspace: count("chars_nonspace"),
            syllables: count("syllables"),
            polysyllables: count("polysyllables"),
            monosyllables: count("monosyllables"),
            long_words_gt6: count("long_words_gt6"),
        };
        for formula in formulas(lang_of(&text)) {
            let seen = (formula.compute)(&counts).expect("it has words");
            let golden = text["expected"][formula.key].as_f64().expect("a value");
            assert!(
                (seen - golden).abs() <= 1e-6,
                "{} {}: {seen}, not {golden}",
                text["id"],
                formula.key
            );
        }
    }
}

#[test]
fn our_counts_are_the_golden_ones_on_nearly_all_texts() {
    let Some(texts) = golden() else { return };
    let checker = Checker::new(Languages::embedded());
    let mut n_equal = 0;
    for text in &texts {
        let body = text["text"].as_str().expect("a text");
        let seen = counts(&checker, lang_of(text), Format::Plain, body);
        let differences: Vec<String> = seen
            .entries()
            .iter()
            .filter(|(name, count)| text["counts"][name].as_u64() != Some(u64::from(*count)))
            .map(|(name, count)| format!("{name} {count}, not {}", text["counts"][name]))
            .collect();
        if differences.is_empty() {
            n_equal += 1;
        } else {
            println!("{}: {}", text["id"], differences.join("; "));
        }
    }
    assert!(n_equal >= 42, "equal on {n_equal} of {} texts", texts.len());
}
