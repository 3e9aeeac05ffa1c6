//! `mixed-address`: a page that says both *u* and *je* to its reader.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::MarkKind;
use crate::finding::Severity;
use crate::lang::Language;
use crate::text::Word;

/// Every Dutch house style asks for one of the two. English has one form.
pub(super) static RULE: Rule = Rule {
    id: "mixed-address",
    alias: "u-en-je",
    severity: Severities::nl(Severity::Warning),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Noted(note, check),
};

/// A single *je* among *u* may mean people in general.
const MIN_EACH: usize = 2;

/// How often a text uses one form, and where first.
#[derive(Default)]
struct Form<'a> {
    n: usize,
    first: Option<(&'a BlockView<'a>, &'a Word)>,
}

/// The words by which it speaks to the reader, each as its place among those of the block, and
/// whether it is a familiar one.
fn note(view: &BlockView<'_>, _: f64) -> Vec<u32> {
    let Language {
        polite_words,
        familiar_words,
        ..
    } = view.language;
    if !view.block.kind.is_prose() {
        return Vec::new();
    }
    let words = (0..).zip(&view.text.words);
    let spoken = words.filter(|(_, word)| view.is_to_reader(word) && !is_linked(view, word));
    let notes = spoken.filter_map(|(at, word): (u32, _)| {
        let is_polite = view.is_one_of(word, polite_words);
        (is_polite || view.is_one_of(word, familiar_words))
            .then_some(at << 1 | u32::from(!is_polite))
    });
    notes.collect()
}

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let (mut polite, mut familiar) = (Form::default(), Form::default());
    for (view, notes) in cx.noted(&RULE) {
        for note in notes {
            let form = if note & 1 == 0 {
                &mut polite
            } else {
                &mut familiar
            };
            form.n += 1;
            let word = &view.text.words[(note >> 1) as usize];
            form.first.get_or_insert((view, word));
        }
    }
    let rarer = if polite.n < familiar.n {
        &polite
    } else {
        &familiar
    };
    let Some((view, word)) = rarer.first.filter(|_| rarer.n >= MIN_EACH) else {
        return;
    };
    let (polite, familiar) = (polite.n, familiar.n);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Deze tekst spreekt de lezer {polite} keer aan met “u” en {familiar} keer met “je”."
            ),
            why: "Lezers vragen zich af of het nog steeds over hen gaat. Het oogt ook slordig.",
            suggestions: advise("Kies één van beide en houd dat vol."),
        },
        Ui::En => Draft {
            message: format!(
                "This text says “u” to its reader {polite} times, and “je” {familiar} times."
            ),
            why: "Readers wonder whether it is still about them. It looks careless too.",
            suggestions: advise("Choose one of the two and keep to it."),
        },
    };
    sink.in_block(view.index).report(word.range, draft);
}

/// Whether a word is in a link, which may be the title of another page.
fn is_linked(view: &BlockView<'_>, word: &Word) -> bool {
    view.marks_around(word.range)
        .any(|mark| matches!(mark.kind, MarkKind::Link { .. }))
}
