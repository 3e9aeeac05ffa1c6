//! `if-then-table`: a paragraph of conditions.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;
use crate::text::Sentence;

/// W3C's guidance (COGA) and plainlanguage.gov ask for a table of conditions and what they lead to.
/// Judges saw conditions that build on each other, which no table suits: it is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "if-then-table",
    alias: "als-dan-tabel",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: Some(Limit::both(2.0, 1.0)),
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if cx.block.kind != BlockKind::Paragraph {
        return;
    }
    let sentences = cx.text.sentences.iter();
    let n_conditions = sentences
        .filter(|sentence| is_condition(cx, sentence))
        .count();
    if n_conditions as f64 <= sink.limit() {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("In deze alinea beginnen {n_conditions} zinnen met een voorwaarde."),
            why: "Een lezer zoekt alleen wat voor hem geldt. In een blok tekst moet hij alles lezen.",
            suggestions: advise("Maak er een tabel van: links “als”, rechts “dan”. Of een lijst."),
        },
        Ui::En => Draft {
            message: format!("In this paragraph {n_conditions} sentences start with a condition."),
            why: "Readers look for their own case only. In a block of text they must read all of it.",
            suggestions: advise(
                "Make a table of it: “if” on the left, “then” on the right. Or a list.",
            ),
        },
    };
    let whole = Span::new(0, cx.block.text.len());
    sink.report_measured(whole, n_conditions as f64, draft);
}

fn is_condition(cx: &BlockView<'_>, sentence: &Sentence) -> bool {
    let words = cx.words(sentence);
    let opens = words.first().is_some_and(|word| {
        let first = cx.str(word.range).to_lowercase();
        cx.language.outline.conditions.contains(&first.as_str())
    });
    opens && !cx.str(sentence.range).ends_with('?')
}
