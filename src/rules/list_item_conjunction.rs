//! `list-item-conjunction`: an item of a list that ends in *en*, *of*, *and* or *or*.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// GOV.UK and the NHS ask to say in the line above whether all items count or one of them.
pub(super) static RULE: Rule = Rule {
    id: "list-item-conjunction",
    alias: "voegwoord-achter-lijstpunt",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !matches!(cx.block.kind, BlockKind::ListItem { .. }) {
        return;
    }
    let Some(last) = cx.text.words.last().filter(|_| cx.text.words.len() > 1) else {
        return;
    };
    let rest = &cx.block.text[last.range.end as usize..];
    let word = cx.str(last.range);
    if !rest.trim_matches([',', ';', ' ']).is_empty()
        || !cx.language.outline.joiners.contains(&word)
    {
        return;
    }
    let range = Span {
        end: cx.block.text.len() as u32,
        ..last.range
    };
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Dit lijstpunt eindigt met “{word}”."),
            why: "Lezers slaan dat laatste woord over. Dan weten zij niet of alles moet of 1 van de punten.",
            suggestions: advise("Zet boven de lijst: “al deze dingen” of “een van deze dingen”."),
        },
        Ui::En => Draft {
            message: format!("This list item ends in “{word}”."),
            why: "Readers skip that last word. Then they can't tell whether they need all items or one.",
            suggestions: advise("Say above the list: “all of these” or “one of these”."),
        },
    };
    sink.report(range, draft);
}
