//! `organisation-view`: a page about what the organisation does, not about what the reader does.

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::PageKind;
use crate::lang::Role;
use crate::text::{Sentence, Word};

/// The share of sentences, in hundredths, that start with the organisation. In Amsterdam editors
/// write *u* far more often; in the United States *you* went from 9 to 46 in 1,000 words. Advice:
/// the limit is our choice.
pub(super) static RULE: Rule = Rule {
    id: "organisation-view",
    alias: "blik-van-de-organisatie",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Relevant,
    wcag: &[],
    limit: Some(Limit::same(40.0)),
    check: Check::Page(check),
};

/// Fewer sentences tell nothing.
const MIN_SENTENCES: usize = 8;
/// How far into a sentence its subject is looked for: *De gemeente*, *Het college*.
const HEAD: usize = 2;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    if !cx.is_for(&[PageKind::Service, PageKind::Letter, PageKind::Form]) {
        return;
    }
    let (mut n_all, mut n_ours, mut n_theirs) = (0, 0, 0);
    for (view, sentence) in cx.sentences() {
        n_all += 1;
        n_ours += usize::from(starts_with_us(view, sentence));
        let speaks = |word: &Word| word.has(Role::Reader);
        n_theirs += usize::from(view.words(sentence).iter().any(speaks));
    }
    let share = 100.0 * n_ours as f64 / (n_all as f64).max(1.0);
    if n_all < MIN_SENTENCES || share <= sink.limit() || n_theirs >= n_ours {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "{n_ours} van de {n_all} zinnen beginnen met uw organisatie, {n_theirs} noemen de lezer."
            ),
            why: "Lezers willen weten wat zij kunnen of moeten doen, niet wat u doet.",
            suggestions: advise(
                "Begin met de lezer: “U krijgt een brief”, niet “Wij sturen een brief”.",
            ),
        },
        Ui::En => Draft {
            message: format!(
                "{n_ours} of the {n_all} sentences start with your organisation, {n_theirs} mention the reader."
            ),
            why: "Readers want to know what they can or must do, not what you do.",
            suggestions: advise(
                "Start with the reader: “You get a letter”, not “We send a letter”.",
            ),
        },
    };
    cx.report(sink, draft);
}

fn starts_with_us(view: &BlockView<'_>, sentence: &Sentence) -> bool {
    let words = view.words(sentence);
    let language = view.language;
    words.iter().take(HEAD).any(|word| {
        let written = view.str(word.range);
        let listed = language
            .writer_words
            .iter()
            .chain(language.organisation_words);
        listed
            .into_iter()
            .any(|it| it.eq_ignore_ascii_case(written))
    })
}
