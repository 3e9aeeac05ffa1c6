//! What `measure::Difficulty` promises of parts and wholes, over texts made of our own sentences.

use std::sync::LazyLock;

use helder::measure::{Difficulty, Measures, measure};
use helder::{Checker, Format, Lang, Languages, Options, Reading, Source};
use proptest::prelude::{Strategy, any, proptest};
use proptest::sample::Index;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::new(Languages::embedded()));

const DUTCH: &[&str] = &[
    "Bel ons.",
    "U krijgt een brief van ons.",
    "Wij helpen u graag met het formulier.",
    "Neem uw paspoort mee.",
    "De gemeente betaalt het geld binnen drie weken.",
    "De aanvraag wordt door het college beoordeeld.",
    "Op 1 januari 2026 is het tarief 45 euro.",
    "De beoordeling van de subsidieaanvraag geschiedt met inachtneming van de verordening.",
    "Indien de gegevens onvolledig zijn, wordt de behandeling van de aanvraag opgeschort totdat de \
     ontbrekende bescheiden door de aanvrager zijn overgelegd.",
    "Wie geen huis heeft, kan bij de opvang slapen, en daar is ook eten.",
];

const ENGLISH: &[&str] = &[
    "Call us.",
    "You will get a letter from us.",
    "We can help you with the form.",
    "Bring your passport.",
    "The council pays the money within three weeks.",
    "The application is assessed by the committee.",
    "On 1 January 2026 the fee is 45 pounds.",
    "Eligibility determinations are subject to verification of all supporting documentation.",
    "Where the information is incomplete, consideration of the application shall be suspended until \
     the outstanding documents have been furnished by the applicant.",
    "If you have no home, you can sleep at the shelter, and there is food too.",
];

/// The index of the easiest in both lists.
const EASIEST: usize = 0;

fn sentences_of(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => DUTCH,
        Lang::En => ENGLISH,
    }
}

/// A language and some paragraphs of its sentences.
fn text() -> impl Strategy<Value = (Lang, Vec<Vec<&'static str>>)> {
    let paragraph = proptest::collection::vec(any::<Index>(), 1..5);
    let paragraphs = proptest::collection::vec(paragraph, 1..6);
    (any::<bool>(), paragraphs).prop_map(|(is_dutch, paragraphs)| {
        let lang = if is_dutch { Lang::Nl } else { Lang::En };
        let sentence = |pick: &Index| *pick.get(sentences_of(lang));
        let paragraphs = paragraphs.iter();
        let paragraphs = paragraphs.map(|picks| picks.iter().map(sentence).collect());
        (lang, paragraphs.collect())
    })
}

fn read(lang: Lang, paragraphs: &[Vec<&str>]) -> Reading {
    let paragraphs: Vec<String> = paragraphs.iter().map(|it| it.join(" ")).collect();
    read_as(Format::Plain, lang, &paragraphs.join("\n\n"))
}

fn read_as(format: Format, lang: Lang, text: &str) -> Reading {
    let source = Source::new("", format, text.to_string()).expect("it is small");
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    CHECKER.read(&source, &options)
}

/// The difficulty of each sentence, in order.
fn difficulties(reading: &Reading) -> Vec<Difficulty> {
    reading.difficulties.concat()
}

fn total(difficulty: &Difficulty) -> f64 {
    difficulty.total().expect("it has words")
}

fn hardest(reading: &Reading) -> f64 {
    difficulties(reading).iter().map(total).fold(0.0, f64::max)
}

fn page(reading: &Reading) -> f64 {
    total(&measure(reading).difficulty)
}

#[track_caller]
fn assert_close(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-9, "{one} is not {other}");
}

proptest! {
    #[test]
    fn a_sentence_is_as_hard_wherever_it_stands((lang, paragraphs) in text()) {
        let alone: Vec<Difficulty> = paragraphs
            .iter()
            .flatten()
            .flat_map(|sentence| difficulties(&read(lang, &[vec![*sentence]])))
            .collect();
        assert_eq!(difficulties(&read(lang, &paragraphs)), alone);
    }

    #[test]
    fn a_page_is_the_mean_of_its_sentences_weighted_by_words((lang, paragraphs) in text()) {
        let reading = read(lang, &paragraphs);
        let measured = measure(&reading);
        let sentences = reading.texts.iter().flat_map(|text| &text.sentences);
        let words: Vec<f64> = sentences.map(|sentence| sentence.words.len() as f64).collect();
        let mean = |value: fn(&Difficulty) -> Option<f64>| {
            let values = difficulties(&reading).into_iter().map(|it| value(&it).expect("words"));
            let sum: f64 = values.zip(&words).map(|(value, words)| value * words).sum();
            sum / words.iter().sum::<f64>()
        };
        let page = measured.difficulty;
        let (in_words, in_sentences) = (mean(Difficulty::words), mean(Difficulty::sentences));
        assert_close(page.words().expect("words"), in_words);
        assert_close(page.sentences().expect("words"), in_sentences);
        assert_close(total(&page), (in_words + in_sentences).min(100.0));
    }

    #[test]
    fn an_easy_sentence_makes_no_page_harder((lang, mut paragraphs) in text(), at in any::<Index>()) {
        let before = read(lang, &paragraphs);
        let at = at.index(paragraphs.len());
        paragraphs[at].push(sentences_of(lang)[EASIEST]);
        let after = read(lang, &paragraphs);
        assert!(page(&after) <= page(&before) + 1e-9);
        assert!(page(&after) <= hardest(&before) + 1e-9);
    }

    #[test]
    fn a_page_is_no_harder_than_its_hardest_sentence((lang, paragraphs) in text()) {
        let reading = read(lang, &paragraphs);
        assert!(page(&reading) <= hardest(&reading) + 1e-9);
    }

    #[test]
    fn headings_and_cells_do_not_weigh_beside_prose((lang, paragraphs) in text(), n in 1usize..5) {
        let prose: Vec<String> = paragraphs.iter().map(|it| it.join(" ")).collect();
        let prose: String = prose.iter().map(|it| format!("<p>{it}</p>")).collect();
        let sentence = sentences_of(lang)[n];
        let table = format!("<table><tr><th>{sentence}</th></tr><tr><td>9</td></tr></table>");
        let more = format!("<h2>{sentence}</h2>{prose}{table}");
        let read = |text: &str| measure(&read_as(Format::Html, lang, text));
        assert_eq!(read(&prose).difficulty, read(&more).difficulty);
    }
}

#[test]
fn the_easiest_sentence_is_the_easiest() {
    for lang in Lang::ALL {
        let all = sentences_of(lang);
        let points = |sentence: &str| page(&read(lang, &[vec![sentence]]));
        let easiest = points(all[EASIEST]);
        assert!(all.iter().all(|sentence| points(sentence) >= easiest));
    }
}

/// A text of one sentence, `n` times.
fn repeated(lang: Lang, sentence: &str, n: usize) -> Measures {
    measure(&read(lang, &vec![vec![sentence]; n]))
}

#[test]
fn a_level_follows_difficulty_and_has_a_band_around_it() {
    for lang in Lang::ALL {
        let levels = sentences_of(lang).iter().map(|sentence| {
            let measured = repeated(lang, sentence, 60);
            let level = measured.level.expect("it is long enough");
            // Sixty times the same sentence leaves nothing to chance.
            assert_eq!((level.low, level.high), (level.value, level.value));
            (total(&measured.difficulty), level.value)
        });
        let mut levels: Vec<(f64, u8)> = levels.collect();
        levels.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert!(levels.is_sorted_by_key(|&(_, level)| level), "{levels:?}");
        assert_eq!((levels[0].1, levels[levels.len() - 1].1), (1, 4));
    }
}
