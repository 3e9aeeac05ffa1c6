//! `no-reader-address`: a page that never speaks to its reader.

use super::{BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui};
use super::advise;
use crate::text::{Sentence, WordKind};

/// In the rewrites of United States agencies *you* went from 9 to 46 in every 1,000 words, the
/// largest change of all. The limit is the fewest words that a page must have to be judged. News
/// and reports need not speak to anyone, so this is advice.
pub(super) static RULE: Rule = Rule {
    id: "no-reader-address",
    alias: "lezer-niet-aangesproken",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: Some(Limit {
        nl: 100.0,
        en: 100.0,
        nl_easy: 100.0,
        en_easy: 100.0,
    }),
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let prose = || cx.blocks.iter().filter(|view| view.block.kind.is_prose());
    let n_words: usize = prose().map(|view| view.text.words.len()).sum();
    if n_words as f64 <= sink.limit() || cx.blocks.iter().any(speaks_to_reader) {
        return;
    }
    let Some((view, first)) = prose().find_map(|view| Some((view, first_sentence(view)?))) else {
        return;
    };
    let draft = match cx.ui {
        Ui::Nl => Draft {
            message: format!("Deze tekst van {n_words} woorden spreekt de lezer nergens aan."),
            why: "Lezers zien dan niet wat zij zelf moeten doen, of wat voor hen geldt.",
            suggestions: advise("Schrijf aan de lezer: “U vraagt aan”, niet “De aanvraag wordt gedaan”."),
        },
        Ui::En => Draft {
            message: format!("This text of {n_words} words never speaks to its reader."),
            why: "Readers then do not see what they must do, or what holds for them.",
            suggestions: advise("Write to the reader: “You apply”, not “Applications are made”."),
        },
    };
    sink.in_block(view.index).report(first.range, draft);
}

/// The first sentence of a block that has words.
fn first_sentence<'a>(view: &BlockView<'a>) -> Option<&'a Sentence> {
    let mut sentences = view.text.sentences.iter();
    sentences.find(|sentence| !sentence.words.is_empty())
}

fn speaks_to_reader(view: &BlockView<'_>) -> bool {
    view.text.words.iter().any(|word| {
        let written = view.str(word.range);
        matches!(word.kind, WordKind::Word | WordKind::Acronym)
            && view
                .language
                .reader_words
                .iter()
                .any(|reader| written.eq_ignore_ascii_case(reader))
    })
}
