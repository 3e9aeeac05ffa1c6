//! `mixed-verb-form`: both *u heeft* and *u hebt* on one page.

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, capitalised,
};
use crate::finding::Severity;
use crate::finding::Suggestion;
use crate::lang::key;
use crate::model::Tag;
use crate::text::Word;

/// Both forms are right; a house style takes one. Editors in Amsterdam wrote *u hebt*.
pub(super) static RULE: Rule = Rule {
    id: "mixed-verb-form",
    alias: "u-heeft-en-u-hebt",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

/// A form that stands beside its subject *u*.
struct Form<'a> {
    view: &'a BlockView<'a>,
    verb: &'a Word,
    /// The other form.
    twin: &'static str,
    is_second: bool,
}

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let Some(polite) = cx.language.polite_words.first().map(|it| key(it)) else {
        return;
    };
    let mut forms: Vec<Form<'_>> = Vec::new();
    for (view, sentence) in cx.sentences() {
        let words = view.words(sentence);
        for at in 1..words.len() {
            if words[at - 1].key == polite || words[at].key == polite {
                forms.extend(form(view, words, at));
            }
        }
    }
    for &(first, second) in cx.language.polite_twins {
        let of = |is_second: bool, twin: &str| {
            let forms = forms.iter();
            forms
                .filter(|it| it.is_second == is_second && it.twin == twin)
                .collect::<Vec<_>>()
        };
        let (firsts, seconds) = (of(false, second), of(true, first));
        if firsts.is_empty() || seconds.is_empty() {
            continue;
        }
        let rarer = if firsts.len() < seconds.len() {
            firsts
        } else {
            seconds
        };
        for form in rarer {
            sink.in_block(form.view.index)
                .report(form.verb.range, draft(cx.ui(), form));
        }
    }
}

/// The form at `at`, where the word before it or the one after is *u* and the clause starts there:
/// elsewhere *u* may be the object, as in *de gemeente heeft u gebeld*.
fn form<'a>(view: &'a BlockView<'a>, words: &'a [Word], at: usize) -> Option<Form<'a>> {
    let (before, word) = (&words[at - 1], &words[at]);
    let is_polite = |word: &Word| {
        let polite = view.language.polite_words.first();
        polite.is_some_and(|it| it.eq_ignore_ascii_case(view.str(word.range)))
    };
    let verb = if is_polite(before) {
        let opens = |word: &Word| matches!(word.tag, Tag::Subordinator | Tag::Coordinator);
        let starts = at == 1 || opens(&words[at - 2]);
        starts.then_some(word)?
    } else if is_polite(word) && at == 1 {
        before
    } else {
        return None;
    };
    let written = view.str(verb.range);
    view.language
        .polite_twins
        .iter()
        .find_map(|&(first, second)| {
            let is = |form: &str| written.eq_ignore_ascii_case(form);
            let (twin, is_second) = if is(first) {
                (second, false)
            } else if is(second) {
                (first, true)
            } else {
                return None;
            };
            (!view.is_spared(verb.range)).then_some(Form {
                view,
                verb,
                twin,
                is_second,
            })
        })
}

fn draft(ui: Ui, form: &Form<'_>) -> Draft {
    let written = form.view.str(form.verb.range);
    let twin = if written.starts_with(char::is_uppercase) {
        capitalised(form.twin)
    } else {
        form.twin.to_owned()
    };
    let suggestions = vec![Suggestion::replace(form.verb.range, twin.clone())];
    let (written, twin) = (written.to_lowercase(), twin.to_lowercase());
    match ui {
        Ui::Nl => Draft {
            message: format!("Hier staat “u {written}”, elders “u {twin}”."),
            why: "Beide zijn goed. Door elkaar ogen zij slordig.",
            suggestions,
        },
        Ui::En => Draft {
            message: format!("Here it says “u {written}”, elsewhere “u {twin}”."),
            why: "Both are right. Mixed, they look careless.",
            suggestions,
        },
    }
}
