//! `many-questions`: two questions in one sentence.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::model::{Tag, TagSet};
use crate::text::{Sentence, Word};

/// Our choice: readers answer the last one.
pub(super) static RULE: Rule = Rule {
    id: "many-questions",
    alias: "meer-vragen-in-een-zin",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if !cx.str(sentence.range).trim_end().ends_with('?') || cx.is_spared(sentence.range) {
        return;
    }
    let mut questions = (0..words.len()).filter(|&at| opens_question(cx, words, at));
    let (Some(first), Some(second)) = (questions.next(), questions.next()) else {
        return;
    };
    let (first, second) = (cx.opening(&words[first..]), cx.opening(&words[second..]));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Dit zijn twee vragen: “{first} …” en “{second} …”."),
            why: "Wie twee vragen krijgt, beantwoordt er vaak maar een.",
            suggestions: advise("Stel elke vraag in een eigen zin."),
        },
        Ui::En => Draft {
            message: format!("These are two questions: “{first} …” and “{second} …”."),
            why: "People who get two questions often answer only one.",
            suggestions: advise("Ask each question in a sentence of its own."),
        },
    };
    sink.report(sentence.range, draft);
}

/// Whether a question starts at word `at`: a question word at the start, or after *and* or a
/// comma, with a verb of its own.
fn opens_question(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    const JOINS: TagSet = TagSet::of(&[Tag::Coordinator]);
    let asks = cx.is_one_of(&words[at], cx.language.clauses.question_words);
    let joined = at == 0 || words[at - 1].tag.is(JOINS);
    let mut clause = words[at + 1..]
        .iter()
        .take_while(|word| !word.tag.is(JOINS));
    asks && joined && clause.any(|word: &Word| word.tag.is_finite())
}
