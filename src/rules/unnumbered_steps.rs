//! `unnumbered-steps`: steps told in running text: *eerst … daarna … vervolgens*.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::lang::Role;
use crate::span::Span;

/// W3C's guidance (COGA) asks for each step of an instruction apart, and numbered.
pub(super) static RULE: Rule = Rule {
    id: "unnumbered-steps",
    alias: "stappen-zonder-nummer",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// How many different words of order make an instruction.
const MIN_STEPS: usize = 3;

/// How near to the start of a sentence such a word stands.
const NEAR: usize = 4;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    // Stories have steps too, but do not speak to the reader.
    if cx.block.kind != BlockKind::Paragraph || !cx.text.shows.has(Role::Reader) {
        return;
    }
    let outline = cx.language.outline;
    let mut seen: Vec<&str> = Vec::new();
    let told = cx.text.shows.has(Role::Step);
    for sentence in cx.text.sentences.iter().filter(|_| told) {
        let near = || cx.words(sentence).iter().take(NEAR);
        let mut steps = outline.steps.iter();
        let step = steps.find(|step| near().any(|word| cx.is_one_of(word, &[step])));
        if let Some(step) = step.filter(|step| !seen.contains(step)) {
            seen.push(step);
        }
    }
    let numbered = || {
        let text = cx.block.text.to_lowercase();
        let mut ordinals = outline.ordinals.iter();
        ordinals.all(|ordinal| text.contains(ordinal))
    };
    if seen.len() < MIN_STEPS && !numbered() {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "In deze alinea staan stappen achter elkaar.".to_owned(),
            why: "Wie de stappen doet, kijkt steeds terug. In een blok tekst raakt hij zijn plaats kwijt.",
            suggestions: advise("Maak er een lijst met nummers van, met 1 stap per punt."),
        },
        Ui::En => Draft {
            message: "This paragraph tells steps in running text.".to_owned(),
            why: "People who follow steps look back each time. In a block of text they lose their place.",
            suggestions: advise("Make it a numbered list, with one step for each item."),
        },
    };
    sink.report(Span::new(0, cx.block.text.len()), draft);
}
