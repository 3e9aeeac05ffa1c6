//! `heavy-emphasis`: so many words in bold that none stands out.

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::MarkKind;
use crate::span::Span;

/// NL Design System warns of a tenth of the text, the NHS of any emphasis.
pub(super) static RULE: Rule = Rule {
    id: "heavy-emphasis",
    alias: "veel-nadruk",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(15.0, 10.0)),
    check: Check::Page(check),
};

/// A shorter page says too little about the habit.
const MIN_WORDS: usize = 100;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let prose = || cx.blocks.iter().filter(|view| view.block.kind.is_prose());
    let n_words: usize = prose().map(|view| view.text.words.len()).sum();

    let stressed: Vec<(usize, usize)> =
        prose().map(|view| (n_stressed(view), view.index)).collect();
    let total: usize = stressed.iter().map(|(n, _)| n).sum();
    let share = total as f64 * 100.0 / n_words.max(1) as f64;
    let most = stressed
        .iter()
        .max_by_key(|(n, index)| (*n, std::cmp::Reverse(*index)));
    let Some(&(_, index)) = most.filter(|_| n_words >= MIN_WORDS && share > sink.limit()) else {
        return;
    };
    let percent = share.round() as u32;
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Van de tekst is {percent} procent vet of schuin."),
            why: "Als veel opvalt, valt niets op. Lange stukken vet of schuin lezen ook moeilijk.",
            suggestions: advise(
                "Maak alleen vet wat een lezer niet mag missen. Zet de rest in koppen of lijsten.",
            ),
        },
        Ui::En => Draft {
            message: format!("Of this text {percent} percent is bold or in italics."),
            why: "Where much stands out, nothing does. Long pieces of bold or italics are hard to read too.",
            suggestions: advise(
                "Keep bold for what readers must not miss. Use headings or lists for the rest.",
            ),
        },
    };
    let whole = Span::new(0, cx.document.blocks[index].text.len());
    sink.in_block(index)
        .report_measured(whole, f64::from(percent), draft);
}

/// How many words of a block stand in bold or italics, in one pass over words and marks.
fn n_stressed(view: &BlockView<'_>) -> usize {
    if view.block.marks.is_empty() {
        return 0;
    }
    let is_stress = |kind: &MarkKind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis);
    let mut marks = view
        .block
        .marks
        .iter()
        .filter(|mark| is_stress(&mark.kind))
        .peekable();
    let mut end = 0;
    let words = view.text.words.iter().filter(|word| {
        while let Some(mark) = marks.next_if(|mark| mark.range.start <= word.range.start) {
            end = mark.range.end.max(end);
        }
        word.range.end <= end
    });
    words.count()
}
