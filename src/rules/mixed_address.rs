//! `mixed-address`: a page that says both *u* and *je* to its reader.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::MarkKind;
use crate::finding::Severity;
use crate::lang::{Language, key};
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
    check: Check::Page(check),
};

/// A single *je* among *u* may mean people in general.
const MIN_EACH: usize = 2;

/// How often a text uses one form, and where first.
#[derive(Default)]
struct Form<'a> {
    n: usize,
    first: Option<(&'a BlockView<'a>, &'a Word)>,
}

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let (mut polite, mut familiar) = (Form::default(), Form::default());
    let Language {
        polite_words,
        familiar_words,
        ..
    } = cx.language;
    let keys: Vec<u32> = polite_words
        .iter()
        .chain(*familiar_words)
        .map(|it| key(it))
        .collect();
    for view in cx.prose() {
        for word in &view.text.words {
            // Most words are told from these by a number alone.
            if !keys.contains(&word.key) || !view.is_to_reader(word) || is_linked(view, word) {
                continue;
            }
            let written = view.str(word.range);
            let is = |list: &[&str]| list.iter().any(|it| it.eq_ignore_ascii_case(written));
            let form = if is(view.language.polite_words) {
                &mut polite
            } else if is(view.language.familiar_words) {
                &mut familiar
            } else {
                continue;
            };
            form.n += 1;
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
    let draft = match cx.ui {
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
