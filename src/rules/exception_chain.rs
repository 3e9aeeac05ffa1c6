//! `exception-chain`: two exceptions in one sentence.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::Role;
use crate::text::Sentence;

/// Plainlanguage.gov: no exceptions to exceptions. Too rare in the pairs of editors to measure.
pub(super) static RULE: Rule = Rule {
    id: "exception-chain",
    alias: "uitzondering-op-uitzondering",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// Between two exceptions stands what the first one is about.
const MIN_DISTANCE: usize = 6;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    if !cx.text.shows.has(Role::Exception) {
        return;
    }
    let mut exceptions = words.iter().filter(|word| word.has(Role::Exception));
    let (Some(first), Some(second)) = (exceptions.next(), exceptions.next()) else {
        return;
    };
    let place = first.range.cover(second.range);
    // A row of such words talks about them.
    if cx.str(place).split(' ').count() < MIN_DISTANCE {
        return;
    }
    if cx.is_spared(place) {
        return;
    }
    let (first, second) = (cx.str(first.range), cx.str(second.range));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft twee uitzonderingen: “{first}” en “{second}”."),
            why: "De lezer weet na de tweede niet meer wat de regel was.",
            suggestions: advise(
                "Schrijf eerst de regel. Zet de uitzonderingen daarna in een lijst.",
            ),
        },
        Ui::En => Draft {
            message: format!("This sentence has two exceptions: “{first}” and “{second}”."),
            why: "After the second one readers have lost the rule.",
            suggestions: advise("Write the rule first. Then put the exceptions in a list."),
        },
    };
    sink.report(place, draft);
}
