//! `noun-string`: nouns in a row, of which only the last is what the sentence is about.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::Tag;
use crate::text::{Sentence, Word, WordKind};

/// Plainlanguage.gov warns against three nouns in a row. Three and four are often the name of an
/// everyday thing (*income tax return form*), so the rule speaks from five, and from three for easy
/// readers.
/// Dutch writes such rows as one word: there it is `long-word`.
pub(super) static RULE: Rule = Rule {
    id: "noun-string",
    alias: "rij-naamwoorden",
    severity: Severities::en(Severity::Warning),
    langs: Langs::EN,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(4.0, 2.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let words = cx.words(sentence);
    let mut rows = words.chunk_by(|a, b| a.tag.is_noun() && b.tag.is_noun());
    if !rows.any(|row| row.len() as f64 > sink.limit()) {
        return;
    }
    let mut start = 0;
    for at in 0..words.len() {
        let next = words
            .get(at + 1)
            .filter(|next| follows(cx, &words[at], next));
        let goes_on = next.is_some_and(|next| is_plain_noun(cx, next));
        if is_plain_noun(cx, &words[at]) && goes_on {
            continue;
        }
        let row = &words[start..=at];
        start = at + 1;
        if row.len() as f64 > sink.limit() && is_string(cx, row, next) {
            report(cx, row, sink);
        }
    }
}

/// A row of so many nouns is short.
const SHORT: usize = 4;

/// Whether the tags of these nouns can be trusted: all but one before the last are in the singular,
/// and what follows does not make a verb of the last (*the planning board tracks the work*).
fn is_string(cx: &BlockView<'_>, row: &[Word], next: Option<&Word>) -> bool {
    let Some((_, first)) = row.split_last() else {
        return false;
    };
    let ends = next.is_none_or(|it| {
        let after_noun = [
            Tag::Adposition,
            Tag::Coordinator,
            Tag::Subordinator,
            Tag::Particle,
        ];
        after_noun.contains(&it.tag) || it.tag.is_verb()
    });
    // In a short row a plural is a verb too often.
    let plurals = usize::from(row.len() > SHORT);
    let is_singular = |it: &Word| it.tag == Tag::NounSingular && !cx.str(it.range).ends_with("ing");
    ends && row
        .iter()
        .all(|it| is_plain_noun(cx, it) && it.frequency.is_some())
        && first.iter().filter(|it| !is_singular(it)).count() <= plurals
}

/// Whether nothing but a space stands between two words.
fn follows(cx: &BlockView<'_>, word: &Word, next: &Word) -> bool {
    &cx.block.text[word.range.end as usize..next.range.start as usize] == " "
}

/// Whether a word is a common noun in small letters.
fn is_plain_noun(cx: &BlockView<'_>, word: &Word) -> bool {
    let written = cx.str(word.range);
    word.kind == WordKind::Word
        && word.tag.is_noun()
        && written.len() > 2
        && written
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

fn report(cx: &BlockView<'_>, row: &[Word], sink: &mut Sink<'_>) {
    let (first, last) = (row[0], row[row.len() - 1]);
    let range = first.range.cover(last.range);
    if cx.is_spared(range) {
        return;
    }
    let (n, written, head) = (row.len(), cx.str(range), cx.str(last.range));
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("“{written}” is een rij van {n} zelfstandige naamwoorden."),
            why: "Pas bij het laatste woord weet de lezer waar het over gaat.",
            suggestions: advise(format!(
                "Begin met “{head}”, en zet de andere woorden erachter met “of”, “for” of “to”."
            )),
        },
        Ui::En => Draft {
            message: format!("“{written}” is a string of {n} nouns."),
            why: "Readers do not know what it is about until they reach the last word.",
            suggestions: advise(format!(
                "Start with “{head}”, and put the other words behind it with “of”, “for” or “to”."
            )),
        },
    };
    sink.report_measured(range, n as f64, draft);
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let findings = check_text("noun-string", "en", text);
        let marked: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn five_nouns_are_a_string() {
        check(
            "We read the worker safety protection procedure report.",
            &["worker safety protection procedure report"],
        );
        check(
            "We plan worker safety protection procedures development.",
            &["worker safety protection procedures development"],
        );
        check("Send us your income tax return form.", &[]);
    }

    #[test]
    fn commas_and_names_part_them() {
        check("Bring water, bread, fruit, tea and milk.", &[]);
        check("Ask the Council Tax Support Team.", &[]);
    }
}
