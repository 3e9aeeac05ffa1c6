//! `verb-stack`: a row of verbs at the end of a clause.

use super::view::range;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::text::{Sentence, Word};

/// Our choice of four, after T-Scan, which counts such rows. The one in the pairs of editors went.
pub(super) static RULE: Rule = Rule {
    id: "verb-stack",
    alias: "werkwoordenrij",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(3.0, 2.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let Some(words) = cx.prose(sentence) else {
        return;
    };
    // Few sentences have so many.
    if words.iter().filter(|word| word.tag.is_auxiliary()).count() < 2 {
        return;
    }
    // A second finite verb starts another clause.
    let goes_on = |left: &Word, right: &Word| {
        let between = &cx.block.text[left.range.end as usize..right.range.start as usize];
        is_verbal(cx, left) && is_verbal(cx, right) && between.trim().is_empty()
    };
    let rows = words.chunk_by(goes_on).flat_map(split_at_finite);
    let rows = rows.map(|row| from_verb(cx, row));
    let longest = rows.max_by_key(|row| row.len()).unwrap_or_default();
    let n_verbs = longest.iter().filter(|word| word.tag.is_verb()).count();
    let n_helping = longest
        .iter()
        .filter(|word| word.tag.is_auxiliary())
        .count();
    let Some(row) = range(longest).filter(|&row| !cx.is_spared(row)) else {
        return;
    };
    if n_verbs as f64 <= sink.limit() || n_helping < 2 {
        return;
    }
    let verbs = cx.str(row);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{verbs}”: {n_verbs} werkwoorden achter elkaar."),
            why: "Bij zo veel werkwoorden ziet de lezer niet meer wie wat doet.",
            suggestions: advise("Zeg wie het doet, en laat hulpwerkwoorden weg als dat kan."),
        },
        Ui::En => Draft {
            message: format!("“{verbs}”: {n_verbs} verbs in a row."),
            why: "With so many verbs readers no longer see who does what.",
            suggestions: advise("Say who does it, and leave out helping verbs if you can."),
        },
    };
    sink.report_measured(row, n_verbs as f64, draft);
}

/// Whether a word is a verb, or the mark of an infinitive.
fn is_verbal(cx: &BlockView<'_>, word: &Word) -> bool {
    word.tag.is_verb() || cx.is_one_of(word, &[cx.language.verbs.infinitive_marker])
}

/// A row of verbs, cut before each finite one but the first.
fn split_at_finite(row: &[Word]) -> impl Iterator<Item = &[Word]> {
    let mut has_finite = row.first().is_some_and(|word| word.tag.is_finite());
    row.chunk_by(move |_, next| {
        let cut = has_finite && next.tag.is_finite();
        has_finite |= next.tag.is_finite();
        !cut
    })
}

/// A row without the words before its finite verb that are verbs by their form only: *toetsen
/// gebruikt worden*, *verschillend wordt vastgesteld*.
fn from_verb<'a>(cx: &BlockView<'_>, row: &'a [Word]) -> &'a [Word] {
    let is_present = cx.language.verbs.is_present_participle;
    let only_looks = |word: &Word| word.tag.is_infinitive() || is_present(cx.str(word.range));
    match row {
        [first, rest @ ..] if only_looks(first) && rest.iter().any(|word| word.tag.is_finite()) => {
            rest
        }
        _ => row,
    }
}
