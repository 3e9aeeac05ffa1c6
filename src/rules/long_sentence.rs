//! `long-sentence`: a sentence with more words than readers can hold.

use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};
use crate::lang::{Joint, JointNeeds, Joints};
use crate::text::{Sentence, Word};

/// Dutch: professional editors of municipal text leave 5 % of sentences above 20 words. English:
/// GOV.UK and 18F set 25. Easy: the Dutch B1 checklists and the UK Easy Read rules set 15.
pub(super) static RULE: Rule = Rule {
    id: "long-sentence",
    alias: "lange-zin",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: Some(Limit {
        nl: 20.0,
        en: 25.0,
        nl_easy: 15.0,
        en_easy: 15.0,
    }),
    check: Check::Sentence(check),
};

/// A cut that leaves fewer words than this on a side is no help.
const MIN_PART: usize = 5;

/// How many words of each new sentence are shown.
const SHOWN: usize = 4;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let n_words = sentence.words.len();
    if !cx.block.kind.is_prose() || n_words as f64 <= sink.limit() {
        return;
    }
    let limit = cx.ui.number(sink.limit());
    let starts = split(cx, sentence);
    let draft = match cx.ui {
        Ui::Nl => Draft {
            message: format!("Deze zin heeft {n_words} woorden. Meer dan {limit} is lang."),
            why: "Wie moeite heeft met lezen, is aan het eind het begin kwijt.",
            suggestions: advise(match starts {
                Some([first, second]) => format!("Maak er twee zinnen van: “{first}” “{second}”"),
                None => "Maak er twee of meer zinnen van, of een lijst.".to_owned(),
            }),
        },
        Ui::En => Draft {
            message: format!("This sentence has {n_words} words. More than {limit} is long."),
            why: "People who read slowly lose the start before they reach the end.",
            suggestions: advise(match starts {
                Some([first, second]) => format!("Make two sentences of it: “{first}” “{second}”"),
                None => "Make two or more sentences of it, or a list.".to_owned(),
            }),
        },
    };
    sink.report_measured(sentence.range, n_words as f64, draft);
}

/// The starts of the two sentences that the best cut gives: the one nearest to the middle.
fn split(cx: &BlockView<'_>, sentence: &Sentence) -> Option<[String; 2]> {
    let words = cx.words(sentence);
    let last = words.len().checked_sub(MIN_PART)?;
    let (at, restart) = (MIN_PART..last)
        .filter_map(|at| Some((at, restart(cx, words, at)?)))
        .min_by_key(|&(at, _)| at.abs_diff(words.len() / 2))?;
    let shown = |words: &[Word]| {
        let range = words.first()?.range.cover(words.get(SHOWN - 1)?.range);
        Some(cx.str(range).to_owned())
    };
    // The joint itself goes if something stands in for it, or if a subject follows it.
    let rest = match restart {
        Restart::At => &words[at..],
        Restart::After | Restart::With(_) => &words[at + 1..],
    };
    let rest = shown(rest)?;
    let second = match restart {
        Restart::With(joint) if !joint.is_empty() => format!("{joint} {rest} …"),
        _ => format!("{} …", super::capitalised(&rest)),
    };
    Some([format!("{} …", shown(words)?), second])
}

/// What a second sentence starts with.
#[derive(Clone, Copy)]
enum Restart {
    /// The word at the cut.
    At,
    /// The word after it.
    After,
    /// Another word in the place of the one at the cut.
    With(&'static str),
}

/// How the sentence goes on if it is cut before word `at`; nothing if it can't be.
fn restart(cx: &BlockView<'_>, words: &[Word], at: usize) -> Option<Restart> {
    let between = &cx.block.text[words[at - 1].range.end as usize..words[at].range.start as usize];
    if between.starts_with(';') {
        return Some(Restart::At);
    }
    let Joints {
        words: joints,
        subjects,
    } = &cx.language.joints;
    let is = |word: &Word, other: &str| cx.str(word.range).eq_ignore_ascii_case(other);
    let joint = joints.iter().find(|joint| is(&words[at], joint.word))?;
    let next = words.get(at + 1)?;
    let joins = match joint.needs {
        JointNeeds::Nothing => true,
        JointNeeds::Comma => between.starts_with(','),
        JointNeeds::Subject => subjects.iter().any(|subject| is(next, subject)),
    };
    joins.then_some(match joint {
        Joint { restart: "", .. } => Restart::After,
        Joint { restart, .. } => Restart::With(restart),
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &str) {
        let findings = check_text("long-sentence", lang, text);
        assert_eq!(findings[0].suggestions[0].text, expected);
    }

    #[test]
    fn the_cut_nearest_to_the_middle_is_shown() {
        check(
            "nl",
            "U krijgt een brief van ons met de datum en u belt ons dan, maar wij hebben het dan \
             nog erg druk met alle andere mensen.",
            "Maak er twee zinnen van: “U krijgt een brief …” “Maar wij hebben het dan …”",
        );
    }

    #[test]
    fn a_semicolon_is_a_cut() {
        check(
            "en",
            "Your landlord must send you a letter about the new rent before it starts; the letter \
             must say how much the new rent is and when it will start to be due.",
            "Make two sentences of it: “Your landlord must send …” “The letter must say …”",
        );
    }

    #[test]
    fn a_list_of_names_is_not_cut() {
        check(
            "en",
            "The scheme is open to people in the north and south and east and west of the country \
             and to people on the islands and the boats and the rigs.",
            "Make two or more sentences of it, or a list.",
        );
    }
}
