//! The data of a language as a pack: it says what the embedded data say, and no bytes do harm.

use std::fs;
use std::path::Path;

use helder::model::pack::{self, Pack};
use helder::report::jsonl::{self, Question};
use helder::{Checker, DataError, Format, Lang, Languages, NotLoaded, Options, Source};
use helder_data::Data;
use helder_terms::{Dutch, English, Inflect};
use proptest::prelude::*;

/// A file of a pack.
type File = (String, Vec<u8>);

/// The files of a language.
fn files(lang: Lang) -> Vec<File> {
    let (data, lists): (&Data, _) = match lang {
        Lang::Nl => (&helder_data::NL, helder_data::nl::TERMS),
        Lang::En => (&helder_data::EN, helder_data::en::TERMS),
    };
    let own = data.files.iter();
    let own = own.map(|&(name, bytes)| (name.to_owned(), bytes.to_vec()));
    let lists = lists.iter();
    let lists = lists.map(|(rule, list)| (format!("terms/{rule}.tsv"), list.as_bytes().to_vec()));
    let mut all: Vec<File> = own.chain(lists).collect();
    all.sort();
    all
}

/// A pack of these files, which stays as long as the tests run.
fn packed(lang: Lang, files: &[File]) -> &'static [u8] {
    let files = files.iter().map(|(name, bytes)| (&name[..], &bytes[..]));
    let pack = Pack {
        lang: lang.tag(),
        files: files.collect(),
    };
    pack::write(&pack).leak()
}

/// A checker with these languages, from their packs.
fn checker(langs: &[Lang]) -> Checker {
    let mut languages = Languages::new();
    for &lang in langs {
        assert_eq!(languages.add(packed(lang, &files(lang))), Ok(lang));
    }
    Checker::new(languages)
}

/// A request for each page of `tests/pages`.
fn requests() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut requests = Vec::new();
    for entry in fs::read_dir(folder).expect("it is in the tree") {
        let path = entry.expect("it can be read").path();
        let format = match path.extension().and_then(|it| it.to_str()) {
            Some("html") => "html",
            Some("md") => "markdown",
            Some("txt") => "plain",
            _ => continue,
        };
        let text = fs::read_to_string(&path).expect("pages are UTF-8");
        requests.push(serde_json::json!({ "text": text, "format": format }).to_string());
    }
    assert!(!requests.is_empty());
    requests
}

fn answer(checker: &Checker, question: Question, request: &str) -> String {
    jsonl::answer(question, checker, &Options::default(), request.as_bytes()).line
}

const QUESTIONS: [Question; 3] = [Question::Check, Question::Inspect, Question::Score];

#[test]
fn packs_say_what_the_embedded_data_say() {
    let embedded = Checker::new(Languages::embedded());
    let both = checker(&Lang::ALL);
    let alone = Lang::ALL.map(|lang| checker(&[lang]));
    let mut n_alone = 0;
    for request in requests() {
        for question in QUESTIONS {
            let expected = answer(&embedded, question, &request);
            assert_eq!(answer(&both, question, &request), expected);
            if question == Question::Check {
                // A page in one language needs no other.
                for alone in &alone {
                    let answer = answer(alone, question, &request);
                    if !answer.contains("\"wants\"") {
                        assert_eq!(answer, expected);
                        n_alone += 1;
                    }
                }
            }
        }
    }
    assert!(n_alone > 1, "most pages are in one language");
}

#[test]
fn a_text_in_a_language_that_is_not_loaded_is_refused() {
    let mut checker = checker(&[Lang::En]);
    let request = r#"{"id":1,"text":"U dient het formulier in te vullen."}"#;
    let refusal = r#"{"id":1,"error":"the data for Dutch is not loaded","wants":["nl"]}"#;
    for question in QUESTIONS {
        assert_eq!(answer(&checker, question, request), refusal);
    }
    let source = |text: &str| Source::new("", Format::Plain, text.to_owned()).expect("it is small");
    let options = Options {
        lang: Some(Lang::Nl),
        ..Options::default()
    };
    let report = checker.check(&source(""), &options);
    assert_eq!(report.reading.is_read(), Err(NotLoaded(Lang::Nl)));
    assert!(report.findings.is_empty());

    let added = checker
        .languages_mut()
        .add(packed(Lang::Nl, &files(Lang::Nl)));
    assert_eq!(added, Ok(Lang::Nl));
    assert!(answer(&checker, Question::Check, request).contains("\"findings\":[{"));
}

#[test]
fn a_part_in_a_language_that_is_not_loaded_is_named() {
    let text = "De gemeente stuurt u een brief.\n\nThis page is also available in English.";
    let source = Source::new("", Format::Markdown, text.to_owned()).expect("it is small");
    let reading = checker(&[Lang::Nl]).read(&source, &Options::default());
    assert_eq!(
        (reading.is_read(), &reading.wants[..]),
        (Ok(()), &[Lang::En][..])
    );
    let request = serde_json::json!({ "text": text, "format": "markdown" }).to_string();
    let answer = answer(&checker(&[Lang::Nl]), Question::Check, &request);
    assert!(answer.ends_with(r#","wants":["en"]}"#), "{answer}");
}

#[test]
fn odd_packs_are_refused() {
    let mut languages = Languages::new();
    let mut check = |pack: &'static [u8], expected| assert_eq!(languages.add(pack), Err(expected));
    check(b"<!doctype html>", DataError::NotAPack);
    let german = Pack {
        lang: "de",
        files: Vec::new(),
    };
    check(pack::write(&german).leak(), DataError::UnknownLanguage);
    let mut files = files(Lang::Nl);
    files.retain(|(name, _)| name != "signs.tsv");
    check(packed(Lang::Nl, &files), DataError::Missing("signs.tsv"));
}

/// The files of a language with the first lines of each list.
fn few(lang: Lang) -> Vec<File> {
    let shorten = |(name, bytes): File| {
        let lines = bytes.split_inclusive(|&byte| byte == b'\n').take(12);
        let bytes = match name.ends_with(".tsv") {
            true => lines.collect::<Vec<_>>().concat(),
            false => bytes,
        };
        (name, bytes)
    };
    files(lang).into_iter().map(shorten).collect()
}

const TEXT: &str = "U dient het aanvraagformulier vóór 1 januari 2024 a.u.b. in te vullen. De \
    vergunning wordt aangevraagd.\n\nYou're required to complete the form prior to 5 May, e.g. \
    online. It was sent to the council's office.";

#[test]
fn packs_and_tables_cut_anywhere_do_no_harm() {
    let files = few(Lang::En);
    let tables = files.iter().filter(|(name, _)| name.ends_with(".bin"));
    for data in tables
        .map(|(_, bytes)| &bytes[..])
        .chain([packed(Lang::En, &files)])
    {
        for end in (0..300).chain((300..data.len()).step_by(20_011)) {
            helder_fuzz::check_data(&data[..end.min(data.len())]);
        }
        helder_fuzz::check_data(data);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// A file that was changed and packed again gives an error, or a language that can be used.
    #[test]
    fn no_change_of_a_file_does_harm(
        lang in prop::sample::select(&Lang::ALL[..]),
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut files = few(lang);
        // Half of the changes are in tables, which have more to go wrong.
        let is_table = |at: &usize| files[*at].0.ends_with(".bin");
        let tables: Vec<usize> = (0..files.len()).filter(is_table).collect();
        let at = file.index(files.len() * 2);
        let at = if at < files.len() { at } else { tables[at % tables.len()] };
        let bytes = &mut files[at].1;
        for (at, byte) in changes {
            // The heads of tables are small, and most of what can go wrong is there.
            let at = at.index(bytes.len());
            let at = if byte % 2 == 0 { at } else { at % 64.min(bytes.len()) };
            bytes[at] = if byte % 3 == 0 { b"\t\n|\xff"[usize::from(byte) % 4] } else { byte };
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let mut languages = Languages::new();
        if languages.add(packed(lang, &files)).is_ok() {
            let checker = Checker::new(languages);
            let request = serde_json::json!({ "text": TEXT, "lang": lang.tag() }).to_string();
            for question in QUESTIONS {
                prop_assert!(answer(&checker, question, &request).contains("\"lang\""));
            }
        }
    }
}

proptest! {
    /// Terms of any letters have shapes, or are refused.
    #[test]
    fn no_term_does_harm(
        from in "[aeiouëïyndtvzfgl+/|… '-]{1,9}( (te|…|zijn|laten|be)?)?(en|n|e)?",
        to in "[aeiouëïyndtvzs+/|… '-]{0,9}(en|n|y|ing)?",
        class in "(v|n|n-de|n-het|a)?",
        verb in "[aeiouvgz+]{0,4}en\t[a-e]{0,2}\t\t\t\t[-g]?\t",
    ) {
        let list = format!("from\tto\tmode\tclass\n{from}\t{to}\treplace\t{class}\n");
        let verbs = format!("infinitive\n{verb}\n{from}\t{to}\n");
        let forms = format!("word\tform\n{from}\t{to}\n");
        let languages: [&dyn Inflect; 2] =
            [&Dutch::new(&verbs, &forms), &English::new(&verbs, &forms)];
        for language in languages {
            if let Ok(table) = helder_terms::table(&[("filler", &list)], language) {
                prop_assert!(!table.shapes.is_empty());
            }
        }
    }
}
