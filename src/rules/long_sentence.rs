//! `long-sentence`: a sentence with more words than readers can hold.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Sink, Ui, advise};
use crate::finding::Severity;
use crate::text::Sentence;

/// Dutch: professional editors of municipal text leave 5 % of sentences above 20 words. English:
/// GOV.UK and 18F set 25. Easy: the Dutch B1 checklists and the UK Easy Read rules set 15.
pub(super) static RULE: Rule = Rule {
    id: "long-sentence",
    alias: "lange-zin",
    severity: Some(Severity::Warning),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: Some(Limit { nl: 20.0, en: 25.0, nl_easy: 15.0, en_easy: 15.0 }),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let n_words = sentence.words.len();
    if !cx.block.kind.is_prose() || n_words as f64 <= sink.limit() {
        return;
    }
    let limit = sink.limit();
    let draft = match cx.ui {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {n_words} woorden. Meer dan {limit} is lang."),
            why: "Wie moeite heeft met lezen, is aan het eind het begin kwijt.",
            suggestions: advise("Maak er twee of meer zinnen van."),
        },
        Ui::En => Draft {
            message: format!("This sentence has {n_words} words. More than {limit} is long."),
            why: "People who read slowly lose the start before they reach the end.",
            suggestions: advise("Make two or more sentences of it."),
        },
    };
    sink.report_measured(sentence.range, n_words as f64, draft);
}
