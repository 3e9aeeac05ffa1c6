//! `doubled-word`: a word that stands there twice by mistake.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::document::BlockKind;
use crate::finding::Suggestion;
use crate::span::Span;
use crate::text::{Sentence, Word, WordKind};

/// A slip in any house style, and one that a spelling checker may miss.
pub(super) static RULE: Rule = Rule {
    id: "doubled-word",
    alias: "dubbel-woord",
    severity: Severities::ERROR,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let kind = cx.block.kind;
    if !kind.is_prose() && !matches!(kind, BlockKind::Heading(_)) {
        return;
    }
    let words = cx.words(sentence);
    for (at, pair) in words.windows(2).enumerate() {
        if pair[0].key != pair[1].key {
            continue;
        }
        // Three in a row are no slip: *bla bla bla*, the rows of a table.
        let neighbours = [at.checked_sub(1), Some(at + 2)];
        let in_row = neighbours
            .into_iter()
            .flatten()
            .filter_map(|at| words.get(at))
            .any(|other| is_same(cx, other, &pair[0]));
        if in_row || !is_doubled(cx, &pair[0], &pair[1]) {
            continue;
        }
        let range = pair[0].range.cover(pair[1].range);
        let word = cx.str(pair[0].range);
        let second = Span {
            start: pair[0].range.end,
            end: pair[1].range.end,
        };
        // Where a tag begins or ends between the two, only the writer knows which one to keep.
        let suggestion = if cx.block.map.spans(range).len() == 1 {
            Suggestion {
                text: word.to_owned(),
                ..Suggestion::replace(second, "")
            }
        } else {
            Suggestion::rewrite(word)
        };
        let (message, why) = match cx.ui() {
            Ui::Nl => (
                format!("“{word}” staat hier 2 keer achter elkaar."),
                "De lezer stopt bij zo'n foutje en leest de zin opnieuw.",
            ),
            Ui::En => (
                format!("“{word}” stands here twice in a row."),
                "Readers stop at such a slip and read the sentence again.",
            ),
        };
        let draft = Draft {
            message,
            why,
            suggestions: vec![suggestion],
        };
        sink.report(range, draft);
    }
}

/// Whether these two are one word written twice, with no more than a space between them.
fn is_doubled(cx: &BlockView<'_>, first: &Word, second: &Word) -> bool {
    let (written, again) = (cx.str(first.range), cx.str(second.range));
    let between = Span {
        start: first.range.end,
        end: second.range.start,
    };
    is_same(cx, first, second)
        // Names and shouting repeat themselves: *Baden Baden*, *Pages pages*.
        && !again.starts_with(char::is_uppercase)
        && !cx.is_name(first)
        // A letter is more often a symbol, such as a column or a size.
        && written.chars().nth(1).is_some()
        && cx.str(between) == " "
        && !cx.language.may_repeat.has(written)
        && !cx.is_spared(first.range.cover(second.range))
}

fn is_same(cx: &BlockView<'_>, first: &Word, second: &Word) -> bool {
    first.kind == WordKind::Word
        && second.kind == WordKind::Word
        && first.range.len() == second.range.len()
        && cx
            .str(first.range)
            .eq_ignore_ascii_case(cx.str(second.range))
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("doubled-word", lang, text);
        let marked: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn the_second_one_is_taken_out() {
        let findings = check_text("doubled-word", "en", "Fill in in the the form.");
        let edits: Vec<_> = findings
            .iter()
            .map(|it| &it.suggestions[0].edits[0])
            .collect();
        assert_eq!(findings.len(), 1, "*fill in in March* can be right");
        assert_eq!((edits[0].range.start, edits[0].range.end), (14, 18));
        assert_eq!(edits[0].text, "");
    }

    #[test]
    fn words_that_can_stand_twice_are_left_alone() {
        check("nl", "Zij die die dag werken, weten dat dat niet mag.", &[]);
        check("nl", "Als u u aanmeldt, krijgt u een mail.", &[]);
        check("en", "She had had a form that that office sent.", &[]);
        check("nl", "De gemeente de gemeente noemen.", &[]);
    }

    #[test]
    fn only_a_space_may_stand_between() {
        check("nl", "Het is de, de brief. Het is de de brief.", &["de de"]);
        check("en", "This is the\nthe letter.", &[]);
    }

    #[test]
    fn names_rows_and_letters_are_left_alone() {
        check("nl", "In Baden Baden staat bla bla bla en x x.", &[]);
        check(
            "en",
            "We call the Pages pages static. The the form.",
            &["The the"],
        );
        check("nl", "In het boek “van van harte” staat het.", &[]);
    }
}
