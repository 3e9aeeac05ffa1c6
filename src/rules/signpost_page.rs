//! `signpost-page`: a page about a service that only sends readers on.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::{MarkKind, PageKind};
use crate::lang::Sign;
use crate::text::Sentence;

/// People drop off where they are sent from one place to the next. Advice: some organisations can
/// do no more.
pub(super) static RULE: Rule = Rule {
    id: "signpost-page",
    alias: "doorverwijspagina",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

/// A page with more words has something to say itself.
const MAX_WORDS: usize = 120;
const MIN_SENTENCES: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service]) || cx.n_words() > MAX_WORDS {
        return;
    }
    let n_sentences = cx.sentences().count();
    let n_onward = cx
        .sentences()
        .filter(|(view, it)| sends_on(view, it))
        .count();
    if n_sentences < MIN_SENTENCES || n_onward * 3 < n_sentences * 2 {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("{n_onward} van de {n_sentences} zinnen sturen de lezer door."),
            why: "Wie steeds ergens anders moet zijn, haakt af.",
            suggestions: advise(
                "Zet hier wat de lezer moet weten. Link alleen naar de volgende stap.",
            ),
        },
        Ui::En => Draft {
            message: format!("{n_onward} of the {n_sentences} sentences send readers on."),
            why: "People give up when each page sends them to the next.",
            suggestions: advise("Put here what readers must know. Link only to the next step."),
        },
    };
    cx.report(sink, draft);
}

/// Whether a sentence only says where else to look.
fn sends_on(view: &BlockView<'_>, sentence: &Sentence) -> bool {
    let mut marks = view.block.marks.iter();
    let links = marks.any(|mark| {
        matches!(mark.kind, MarkKind::Link { .. }) && mark.range.overlaps(sentence.range)
    });
    let signs = view
        .language
        .signs
        .in_words(&view.block.text, view.words(sentence));
    signs.has(Sign::Onward) && (links || !signs.has_any(&[Sign::Cost, Sign::Duration]))
}
