//! `all-caps`: words in capitals to make them stand out.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{Mark, MarkKind};
use crate::span::Span;
use crate::text::{Sentence, Word, WordKind};

/// NL Design System, GOV.UK and the NHS ask for small letters: words lose their shape in capitals.
pub(super) static RULE: Rule = Rule {
    id: "all-caps",
    alias: "hoofdletters",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

/// Longer words are no acronyms, in bytes.
const MAX_ACRONYM: usize = 5;
/// Where the year of a source is looked for, in characters behind its title.
const TO_YEAR: usize = 80;
/// A word from this frequency on is no acronym, whatever its letters.
const COMMON: f32 = 4.0;
/// Names and titles have none of these but for *and* and *the*.
const VERY_COMMON: f32 = 5.0;

/// Specifications write the words of duty in capitals, with a meaning of their own (RFC 2119). So
/// does a page with this many of them that stand alone.
const CONVENTION: usize = 4;
/// The longest run that belongs to the convention: *MAG NIET*.
const MAX_DUTY: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let blocks = || cx.blocks.iter().filter(|view| view.text.shows.capitals);
    let duties = blocks().flat_map(|view| {
        let words = view.text.words.iter();
        words.filter(|word| is_capitals(view, word) && is_duty(view, word))
    });
    let is_specification = duties.take(CONVENTION).count() == CONVENTION;
    for view in blocks() {
        sink.in_block(view.index);
        for sentence in &view.text.sentences {
            check_sentence(view, sentence, is_specification, sink);
        }
    }
}

fn is_duty(cx: &BlockView<'_>, word: &Word) -> bool {
    let written = cx.str(word.range).to_lowercase();
    cx.language.duty(&written).is_some()
}

fn check_sentence(
    cx: &BlockView<'_>,
    sentence: &Sentence,
    is_specification: bool,
    sink: &mut Sink<'_>,
) {
    let is_run = |a: &Word, b: &Word| {
        let between = || &cx.block.text[a.range.end as usize..b.range.start as usize];
        is_capitals(cx, a) && is_capitals(cx, b) && between() == " "
    };
    let runs = cx.words(sentence).chunk_by(is_run);
    for run in runs.filter(|run| run.len() > 1) {
        let run = without_names(cx, run);
        if let [first, .., last] = run
            && run
                .iter()
                .filter(|word| is_at_least(cx, word, COMMON))
                .count()
                * 2
                > run.len()
            && run.iter().any(|word| is_at_least(cx, word, VERY_COMMON))
        {
            let range = first.range.cover(last.range);
            let is_convention = is_specification && run.len() <= MAX_DUTY;
            let is_name = opens_name(cx, range) || is_source(cx, range);
            if !is_convention && !is_name && !cx.is_spared(range) {
                sink.report(range, draft(cx.ui(), cx.str(range)));
            }
        }
    }
}

/// Whether a word with a capital follows, so that all of it is a name: *GO FAIR Initiative*.
fn opens_name(cx: &BlockView<'_>, run: Span) -> bool {
    let mut after = cx.block.text[run.end as usize..].chars();
    after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase)
}

/// Whether it is the title of a source, in italics or with its year in brackets behind it: sources
/// are written as they are printed.
fn is_source(cx: &BlockView<'_>, run: Span) -> bool {
    let in_italics = |mark: &Mark| mark.kind == MarkKind::Emphasis;
    let after = cx.block.text[run.end as usize..].chars().take(TO_YEAR);
    let after: String = after.collect();
    let is_year = |it: &str| {
        let year = it.get(it.len().wrapping_sub(4)..);
        year.is_some_and(|year| {
            year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit())
        })
    };
    // *(August 1986)*
    let mut ends = after.match_indices(')').map(|(at, _)| &after[..at]);
    let is_title =
        cx.str(run).split(' ').count() > MAX_DUTY && cx.marks_around(run).any(in_italics);
    is_title || ends.any(|it| it.contains('(') && is_year(it))
}

fn is_capitals(cx: &BlockView<'_>, word: &Word) -> bool {
    let written = cx.str(word.range);
    matches!(word.kind, WordKind::Word | WordKind::Acronym)
        && !written.ends_with(|c: char| c.is_ascii_lowercase())
        && !written.chars().any(char::is_lowercase)
        && written.chars().any(char::is_uppercase)
}

/// The run without acronyms and names at its ends: *HET UWV MAG NIET* has one inside.
fn without_names<'a>(cx: &BlockView<'_>, run: &'a [Word]) -> &'a [Word] {
    let is_common = |word: &Word| is_at_least(cx, word, COMMON);
    let start = run.iter().position(is_common).unwrap_or(run.len());
    let end = run
        .iter()
        .rposition(is_common)
        .map_or(start, |last| last + 1);
    // A long rare word is a name or the topic of a title, and so is all of it.
    let is_long = |word: &Word| word.range.len() > MAX_ACRONYM;
    let is_title = run[..start].iter().chain(&run[end..]).any(is_long);
    if is_title { &[] } else { &run[start..end] }
}

/// Whether it is an ordinary word that is so frequent, and no acronym that looks like one.
fn is_at_least(cx: &BlockView<'_>, word: &Word, frequency: f32) -> bool {
    let written = cx.str(word.range);
    let zipf = || cx.language.zipf(&written.to_lowercase());
    written.len() > 1
        && !cx.language.known_acronyms.has(written)
        && zipf().is_some_and(|zipf| zipf >= frequency)
}

fn draft(ui: Ui, words: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("“{words}” staat in hoofdletters."),
            why: "Woorden in hoofdletters verliezen hun vorm. Ze lezen langzamer en klinken boos.",
            suggestions: advise(
                "Schrijf de woorden in kleine letters. Maak ze vet als ze moeten opvallen.",
            ),
        },
        Ui::En => Draft {
            message: format!("“{words}” is in capitals."),
            why: "Words in capitals lose their shape. They read slowly and sound angry.",
            suggestions: advise(
                "Write the words in small letters. Make them bold if they must stand out.",
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn shouted_words_and_acronyms_differ() {
        for (lang, text, n_found) in [
            ("nl", "LET OP: u moet op tijd betalen.", 1),
            ("nl", "Het UWV en de SVB betalen de AOW en de WW.", 0),
            ("nl", "De AOW GGD is er.", 0),
            ("nl", "Dat is van het OP IS Initiatief.", 0),
            ("nl", "LET OP: Dit is duur.", 1),
            ("en", "You MUST NOT drive after this.", 1),
            ("en", "The NHS and HMRC use BSL in the UK.", 0),
        ] {
            assert_eq!(check_text("all-caps", lang, text).len(), n_found, "{text}");
        }
    }

    #[test]
    fn titles_of_sources_are_left_alone() {
        for text in [
            "See A. Jones, THE LAW OF THE LAND (1986).",
            "See A. Jones, THE LAW OF THE LAND, Report 9 (May 1986).",
        ] {
            assert!(check_text("all-caps", "en", text).is_empty(), "{text}");
        }
        assert_eq!(
            check_text("all-caps", "en", "THE LAW OF THE LAND (now)").len(),
            1
        );
    }

    #[test]
    fn the_duties_of_a_specification_are_left_alone() {
        let text = "De server MOET dit doen. De bron MOET dat doen. Het veld MOET er zijn. De naam \
            MAG NIET leeg zijn.";
        assert!(check_text("all-caps", "nl", text).is_empty());
        assert_eq!(
            check_text("all-caps", "nl", "De naam MAG NIET leeg zijn.").len(),
            1
        );
    }
}
