//! `acronym-density`: a page full of acronyms.

use std::collections::BTreeSet;

use super::{
    Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
    unexplained_acronym,
};

/// Plainlanguage.gov allows three on a page, and rather two. The limit is in different acronyms
/// for each 100 words; those that everybody knows do not count.
pub(super) static RULE: Rule = Rule {
    id: "acronym-density",
    alias: "veel-afkortingen",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.4"],
    limit: Some(Limit::both(3.0, 2.0)),
    check: Check::Page(check),
};

/// In a shorter text one more acronym would tip the scale.
const MIN_WORDS: usize = 100;

/// So many on a page are no burden, however short it is.
const MIN_ACRONYMS: usize = 4;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let prose = cx.blocks.iter().filter(|view| view.block.kind.is_prose());
    let n_words: usize = prose.map(|view| view.text.words.len()).sum();
    if n_words < MIN_WORDS {
        return;
    }
    let mut acronyms = BTreeSet::new();
    let mut first = None;
    for (view, at) in unexplained_acronym::uses(cx) {
        if view.block.kind.is_prose() {
            let range = view.text.words[at].range;
            acronyms.insert(view.str(range));
            first = first.or(Some((view.index, range)));
        }
    }
    let density = acronyms.len() as f64 * 100.0 / n_words as f64;
    let is_dense = acronyms.len() >= MIN_ACRONYMS && density > sink.limit();
    let Some((block, range)) = first.filter(|_| is_dense) else {
        return;
    };
    let n = acronyms.len();
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!(
                "Deze tekst van {n_words} woorden heeft {n} verschillende afkortingen."
            ),
            why: "De lezer moet ze allemaal onthouden, ook als u ze een keer uitlegt.",
            suggestions: advise(
                "Houd de 2 of 3 die het meest voorkomen. Schrijf de andere voluit, of kies een korte naam.",
            ),
        },
        Ui::En => Draft {
            message: format!("This text of {n_words} words has {n} different acronyms."),
            why: "Readers have to remember all of them, even where you explain each once.",
            suggestions: advise(
                "Keep the 2 or 3 that you use most. Write the others in full, or choose a short name.",
            ),
        },
    };
    sink.in_block(block).report_measured(range, density, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    fn page(acronyms: &str) -> String {
        let filler = "Wij lezen uw brief en bellen u daarna op. ".repeat(12);
        format!("{filler}\n\nU belt {acronyms} op.")
    }

    #[test]
    fn different_ones_count_once() {
        let many = page("het CIZ, de SVB, het CAK en de RVO");
        let findings = check_text("acronym-density", "nl", &many);
        assert_eq!(findings.len(), 1);
        assert_eq!(&many[findings[0].span], "CIZ");
        let same = page("het CIZ, het CIZ, het CIZ en het CIZ");
        assert!(check_text("acronym-density", "nl", &same).is_empty());
    }

    #[test]
    fn short_texts_are_left_alone() {
        let text = "U belt het CIZ, de SVB, het CAK en de RVO op.";
        assert!(check_text("acronym-density", "nl", text).is_empty());
    }
}
