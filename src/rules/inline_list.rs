//! `inline-list`: a row of things in a sentence that would be clearer as a list.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;
use crate::model::Tag;
use crate::span::Span;
use crate::text::{Sentence, Word};

/// W3C's guidance (COGA) asks for a list from three things on. In a short row a list does more harm
/// than good, so the limit is wider.
pub(super) static RULE: Rule = Rule {
    id: "inline-list",
    alias: "opsomming-in-zin",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Findable,
    wcag: &[],
    limit: Some(Limit::both(4.0, 3.0)),
    check: Check::Sentence(check),
};

/// An item of more words is a clause.
const MAX_WORDS: usize = 6;
/// A row with fewer words reads well in a sentence.
const MIN_ROW: usize = 9;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if cx.block.kind != BlockKind::Paragraph {
        return;
    }
    if !cx.str(sentence.range).contains(',') {
        return;
    }
    let words = cx.words(sentence);
    // The pieces between commas.
    let pieces: Vec<&[Word]> = words.chunk_by(|a, b| !is_comma(cx, a, b)).collect();
    let mut first = 1;
    for at in 1..pieces.len() {
        let piece = pieces[at];
        if let Some(joiner) = joiner(cx, piece) {
            // *b, and c* ends in one item, *b en c* in two.
            let n_items = at - first + if joiner == 0 { 2 } else { 3 };
            let last = through_noun(piece, joiner + 1);
            if n_items as f64 > sink.limit() {
                report(cx, pieces[first], last, n_items, sink);
            }
            first = at + 1;
        } else if !is_item(cx, piece) {
            first = at + 1;
        }
    }
}

/// The piece up to the first noun from a place on.
fn through_noun(piece: &[Word], from: usize) -> &[Word] {
    let rest = piece.get(from..).unwrap_or_default();
    let is_noun = |word: &Word| matches!(word.tag, Tag::NounSingular | Tag::NounPlural);
    let end = rest.iter().position(is_noun).unwrap_or(0);
    &piece[..piece.len().min(from + end + 1)]
}

/// Whether nothing but a comma stands between two words.
fn is_comma(cx: &BlockView<'_>, a: &Word, b: &Word) -> bool {
    cx.block.text[a.range.end as usize..b.range.start as usize].trim() == ","
}

/// Whether a piece can be an item: a few words without a clause or a bracket of their own.
fn is_item(cx: &BlockView<'_>, piece: &[Word]) -> bool {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return false;
    };
    let is_clause = |word: &Word| word.tag.is_finite() || word.tag == Tag::Subordinator;
    let text = cx.str(first.range.cover(last.range));
    piece.len() <= MAX_WORDS
        && !piece.iter().any(is_clause)
        && !text.contains([':', '(', ')', ';', '/'])
}

/// Where *en* stands in the last piece of a row: *b en c*, *and c*.
fn joiner(cx: &BlockView<'_>, piece: &[Word]) -> Option<usize> {
    let joiners = cx.language.outline.joiners;
    let at = piece
        .iter()
        .take(MAX_WORDS)
        .position(|word| joiners.contains(&cx.str(word.range)))?;
    let item = &piece[..piece.len().min(at + 2)];
    // *Formal and difficult words* is one thing.
    let is_adjective = |at: Option<usize>| {
        let word = at.and_then(|at| piece.get(at));
        word.is_some_and(|word| word.tag == Tag::Adjective)
    };
    let of_one = is_adjective(at.checked_sub(1)) && is_adjective(Some(at + 1));
    (at == 0 || is_item(cx, item) && !of_one).then_some(at)
}

/// Reports a row from its second item on, unless it is short or a row of names.
fn report(cx: &BlockView<'_>, second: &[Word], last: &[Word], n_items: usize, sink: &mut Sink<'_>) {
    let (Some(from), Some(to)) = (second.first(), last.last()) else {
        return;
    };
    let range = from.range.cover(to.range);
    let row: Vec<&str> = cx.str(range).split_whitespace().collect();
    let n_names = row
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    // Digits and brackets are of references: *artikel 3, eerste lid, onder a en b*.
    let is_odd = cx
        .str(range)
        .contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '°'));
    let is_odd = is_odd || has_letters(cx, range);
    if row.len() < MIN_ROW || n_names * 3 >= row.len() || is_odd || cx.is_spared(range) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("In deze zin staan {n_items} dingen op een rij."),
            why: "In een lijst zien lezers elk ding apart. In een zin raken zij de draad kwijt.",
            suggestions: advise(
                "Maak een lijst, met een zin erboven die eindigt met een dubbele punt.",
            ),
        },
        Ui::En => Draft {
            message: format!("This sentence names {n_items} things in a row."),
            why: "In a list readers see each thing apart. In a sentence they lose the thread.",
            suggestions: advise("Make a list, with a line above it that ends in a colon."),
        },
    };
    sink.report_measured(range, n_items as f64, draft);
}

/// Whether a letter stands on its own in a range, as those of parts of laws do; *a* may be an
/// article.
fn has_letters(cx: &BlockView<'_>, range: Span) -> bool {
    let words = &cx.text.words;
    let from = words.partition_point(|word| word.range.start < range.start);
    let mut inside = words[from..]
        .iter()
        .take_while(|word| word.range.start < range.end);
    inside.any(|word| word.range.len() == 1 && !matches!(word.tag, Tag::Determiner | Tag::Pronoun))
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn rows_are_counted_and_clauses_are_none() {
        let text =
            "We look at the old roads, the new bridges, the long canals, the parks and the trees.";
        let findings = check_text("inline-list", "en", text);
        assert_eq!(findings[0].measure.map(|it| it.value), Some(5.0));
        for text in [
            "If you call us today, which many people do, we answer, and you hear more, or less.",
            "Anna Smith, Ben Jones, Carl Brown, Dora White and Eve Green live in the same street.",
        ] {
            assert!(check_text("inline-list", "en", text).is_empty(), "{text}");
        }
    }
}
