//! `split-verb`: a verb in two halves with too much between them.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::model::{Tag, TagSet};
use crate::text::Sentence;

/// In Dutch news, one sentence in seven has eight words or more between the halves. Editors of
/// municipal text leave most of them as they are, so it is a hint. The easy limit: editors take
/// out a third of the gaps of seven words and more.
pub(super) static RULE: Rule = Rule {
    id: "split-verb",
    alias: "tangconstructie",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::NL,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: Some(Limit::both(8.0, 6.0)),
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let gap = cx.text.build_of(sentence).and_then(|build| build.gap);
    let Some((finite, other)) = gap.map(|(finite, other)| (finite as usize, other as usize)) else {
        return;
    };
    let Some([first, between @ .., last]) = cx.text.words.get(finite..=other) else {
        return;
    };
    let n_words = between.len();
    let range = first.range.cover(last.range);
    let (finite, last_half) = (cx.str(first.range), cx.str(last.range));
    let between = between.iter().map(|word| cx.str(word.range));
    if n_words as f64 <= sink.limit()
        || is_attribute(cx, sentence, other)
        || has_border(cx.str(range))
        || !cx
            .language
            .is_split_verb(finite, between, (last_half, last.tag))
        || cx.is_spared(range)
    {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Tussen “{finite}” en “{last_half}” staan {n_words} woorden."),
            why: "Pas bij het laatste woord van het werkwoord weet de lezer wat er gebeurt.",
            suggestions: advise(format!(
                "Zet “{finite}” en “{last_half}” dichter bij elkaar, of maak er twee zinnen van."
            )),
        },
        Ui::En => Draft {
            message: format!("There are {n_words} words between “{finite}” and “{last_half}”."),
            why: "Readers do not know what happens until the last word of the verb.",
            suggestions: advise(format!(
                "Bring “{finite}” and “{last_half}” together, or make two sentences."
            )),
        },
    };
    sink.report_measured(range, n_words as f64, draft);
}

/// Whether an aside or another sentence starts in `text` and goes on after it.
fn has_border(text: &str) -> bool {
    let count = |mark| text.bytes().filter(|&byte| byte == mark).count();
    text.contains([';', ':']) || count(b'(') != count(b')')
}

/// Whether the word at `at` says something of the noun behind it: *de ingediende stukken*.
fn is_attribute(cx: &BlockView<'_>, sentence: &Sentence, at: usize) -> bool {
    const NOUNS: TagSet = TagSet::of(&[Tag::NounSingular, Tag::NounPlural, Tag::Adjective]);
    let words = &cx.text.words[at..sentence.words.end as usize];
    match words {
        [word, next, ..] => {
            let gap = &cx.block.text[word.range.end as usize..next.range.start as usize];
            next.tag.is(NOUNS) && gap.trim().is_empty()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[test]
    fn the_words_between_are_counted() {
        let text = "Wij hebben vorige week van de eigenaar van uw huis een lange brief gekregen.";
        let findings = check_text("split-verb", "nl", text);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].measure.map(|it| it.value), Some(11.0));
        let marked = &text[findings[0].span];
        assert!(
            marked.starts_with("hebben") && marked.ends_with("gekregen"),
            "{marked}"
        );
    }

    #[test]
    fn a_verb_of_another_clause_is_no_other_half() {
        for text in [
            "Wij hebben een brief over de nieuwe regels voor het parkeren in uw buurt die u moet lezen.",
            "U heeft bij ons loket in het oude stadhuis een pas nodig om te kunnen parkeren.",
            "Wij hebben een plan voor het plein bij de oude kerk in het dorp (later gewijzigd).",
        ] {
            assert!(check_text("split-verb", "nl", text).is_empty(), "{text}");
        }
    }
}
