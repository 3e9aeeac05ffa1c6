//! `many-instructions`: a numbered step in which readers must do several things.

use super::view::range;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::model::Tag;
use crate::text::Word;

/// W3C’s guidance on cognitive accessibility: one instruction in a step.
pub(super) static RULE: Rule = Rule {
    id: "many-instructions",
    alias: "meer-opdrachten-in-een-stap",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: Some(Limit::both(2.0, 1.0)),
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !matches!(cx.block.kind, BlockKind::ListItem { ordered: true, .. }) {
        return;
    }
    let mut instructions: Vec<&Word> = Vec::new();
    for sentence in &cx.text.sentences {
        let words = cx.words(sentence);
        if !cx.str(sentence.range).ends_with('?') {
            let starts = (0..words.len()).filter(|&at| instructs(cx, words, at));
            instructions.extend(starts.map(|at| &words[at]));
        }
    }
    let n_instructions = instructions.len();
    let Some(place) = range(&cx.text.words).filter(|&place| !cx.is_spared(place)) else {
        return;
    };
    if n_instructions as f64 <= sink.limit() {
        return;
    }
    let verbs: Vec<&str> = instructions.iter().map(|word| cx.str(word.range)).collect();
    let verbs = verbs.join("”, “");
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("In deze stap staan {n_instructions} opdrachten: “{verbs}”."),
            why: "Wie een stap doet en dan terugkijkt, slaat de tweede opdracht makkelijk over.",
            suggestions: advise("Maak van elke opdracht een eigen stap."),
        },
        Ui::En => Draft {
            message: format!("This step has {n_instructions} instructions: “{verbs}”."),
            why: "People who do a step and look back easily miss the second instruction.",
            suggestions: advise("Make a step of its own of each instruction."),
        },
    };
    sink.report_measured(place, n_instructions as f64, draft);
}

/// Whether an instruction starts at word `at`: a verb without a subject at the start of a
/// sentence, or after *and*.
fn instructs(cx: &BlockView<'_>, words: &[Word], at: usize) -> bool {
    let is_imperative = cx.language.is_imperative(words[at].tag);
    let no_subject = words
        .get(at + 1)
        .is_none_or(|next| next.tag != Tag::Pronoun || at > 0);
    let start = match at.checked_sub(1) {
        None => true,
        Some(before) => {
            let joined = words[before].tag == Tag::Coordinator || cx.marks_before(words, at) == ",";
            joined && instructs_first(cx, words)
        }
    };
    is_imperative && no_subject && start
}

/// Whether the sentence itself starts with an instruction.
fn instructs_first(cx: &BlockView<'_>, words: &[Word]) -> bool {
    cx.language.is_imperative(words[0].tag)
}
