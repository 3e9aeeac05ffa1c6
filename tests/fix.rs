//! Sentences before and after `helder fix`, as they stand in letters: `tests/fix/<language>.txt`
//! has the one after `-` and the other after `+`. What can't be changed with certainty stays.
//!
//! `UPDATE=1 cargo test --test fix` writes what comes out now, to be read before it is kept.

use std::path::Path;
use std::{env, fs};

use helder::{Checker, Format, Lang, Languages, Options, Source};

#[track_caller]
fn check(lang: Lang) {
    let path = Path::new("tests/fix")
        .join(lang.tag())
        .with_extension("txt");
    let expected = fs::read_to_string(&path).expect("there is a file for each language");
    let checker = Checker::new(Languages::embedded());
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    let fix = |before: &str| {
        let source = Source::new("letter", Format::Plain, before.to_owned()).expect("it is small");
        checker.fix(source, &options, &mut |_, _| true).source.text
    };
    let mut found = String::new();
    for line in expected.lines().filter(|line| !line.starts_with('+')) {
        found += &format!("{line}\n");
        if let Some(before) = line.strip_prefix("- ") {
            let after = fix(before);
            assert_eq!(fix(&after), after, "a second time changes nothing more");
            found += &format!("+ {after}\n");
        }
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).expect("the tests may write their own files");
    } else {
        assert_eq!(found, expected);
    }
}

#[test]
fn dutch_letters_read_well_afterwards() {
    check(Lang::Nl);
}

#[test]
fn english_letters_read_well_afterwards() {
    check(Lang::En);
}
