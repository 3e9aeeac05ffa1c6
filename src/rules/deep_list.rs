//! `deep-list`: a list in a list in a list.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::span::Span;

/// plainlanguage.gov asks for two levels, three at most.
pub(super) static RULE: Rule = Rule {
    id: "deep-list",
    alias: "diepe-lijst",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(2.0, 1.0)),
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let BlockKind::ListItem { depth, .. } = cx.block.kind else {
        return;
    };
    let is_first = cx.block.item.is_some_and(|place| place.nth == 0);
    let over = f64::from(depth) - sink.limit();
    if over <= 0.0 || over > 1.0 || !is_first {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze lijst staat {depth} niveaus diep."),
            why: "Lezers raken kwijt waar een punt in een lijst in een lijst bij hoort.",
            suggestions: advise(
                "Geef het buitenste niveau koppen, of maak van de lijst losse stukken tekst.",
            ),
        },
        Ui::En => Draft {
            message: format!("This list is {depth} levels deep."),
            why: "In a list within a list readers lose track of what an item belongs to.",
            suggestions: advise(
                "Turn the outer level into headings, or the list into pieces of text.",
            ),
        },
    };
    let whole = Span::new(0, cx.block.text.len());
    sink.report_measured(whole, f64::from(depth), draft);
}
