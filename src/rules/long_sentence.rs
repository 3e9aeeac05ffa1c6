//! `long-sentence`: a sentence with more words than readers can hold.

use super::{
    BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise, cuts,
};
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

/// So many colons make a row of labels.
const MIN_LABELS: usize = 3;
/// So many will do where each label has a capital.
const MIN_CAPITAL_LABELS: usize = 2;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    let n_words = sentence.words.len();
    if !cx.block.kind.is_prose()
        || n_words as f64 <= sink.limit()
        || is_row(cx, sentence)
        || cx.is_quoted(sentence)
    {
        return;
    }
    let limit = cx.ui().number(sink.limit());
    let cut = cuts::halves(cx, sentence);
    let starts = cut.as_ref().map(|cut| &cut.starts);
    let mut draft = match cx.ui() {
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
    // An editor may offer the cut; only the writer knows whether it is a good one.
    if let (Some(cut), [advice]) = (cut, &mut draft.suggestions[..]) {
        advice.edits = cut.edits;
    }
    sink.report_measured(sentence.range, n_words as f64, draft);
}

/// Whether this is a row of labels with their values (*Date: 3 May Reference: 12 …*, *old → new*) or
/// of names, and no sentence.
fn is_row(cx: &BlockView<'_>, sentence: &Sentence) -> bool {
    let written = cx.str(sentence.range);
    if [" -> ", " → ", " => "]
        .iter()
        .any(|arrow| written.contains(arrow))
    {
        return true;
    }
    let words = cx.words(sentence);
    let colons = words.windows(2).filter(|pair| {
        let between = &cx.block.text[pair[0].range.end as usize..pair[1].range.start as usize];
        between.starts_with(": ")
    });
    let is_capital = |word: &&Word| cx.str(word.range).starts_with(|c: char| !c.is_lowercase());
    let names = words.iter().filter(is_capital).count() * 2 > words.len();
    let n_capital = colons.clone().filter(|pair| is_capital(&&pair[0])).count();
    n_capital >= MIN_CAPITAL_LABELS
        || colons.count() >= MIN_LABELS
        || (names && !words.iter().any(|word| word.tag.is_finite()))
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

    /// The sentence once its cut is made.
    #[track_caller]
    fn check_cut(lang: &str, text: &str, expected: &str) {
        let findings = check_text("long-sentence", lang, text);
        let mut cut = text.to_owned();
        for edit in findings[0].suggestions[0].edits.iter().rev() {
            cut.replace_range(edit.range.range(), &edit.text);
        }
        assert_eq!(cut, expected);
    }

    #[test]
    fn the_cut_makes_two_sentences() {
        check_cut(
            "nl",
            "U krijgt een brief van ons met de datum en u belt ons dan, maar wij hebben het dan \
             nog erg druk met alle andere mensen.",
            "U krijgt een brief van ons met de datum en u belt ons dan. Maar wij hebben het dan \
             nog erg druk met alle andere mensen.",
        );
        check_cut(
            "en",
            "The court sent the plan for the bridge back to the council in the first week of May, \
             which means that the work on the road can't start this year.",
            "The court sent the plan for the bridge back to the council in the first week of May. \
             This means that the work on the road can't start this year.",
        );
        let quoted = "Your landlord must send you a letter about the “new rent”; the letter must say \
                      how much the new rent is and when it will start to be due.";
        check_cut("en", quoted, quoted);
    }

    #[test]
    fn a_half_without_a_verb_of_its_own_is_no_sentence() {
        let none = "Make two or more sentences of it, or a list.";
        for text in [
            "If you live in the city and you have a question about the bins that is not on this \
             page, you can call the desk at the town hall on any day.",
            "At all the other ports the staff collect the details of the people on the boat and \
             then given to the desk for a check by phone in the next week.",
            "The staff of the home, which are people with a lot of time for the old and the ill, \
             will call you in the first week of the new year.",
            "We write to tell you that your claim for help with the rent of your home, which was sent \
             to us by post in May, can not be paid by the desk in the town hall.",
            "The fund pays for the bus to the school of your child in the north of the city; such \
             as the bus from the station to the gate in the morning.",
        ] {
            check("en", text, none);
        }
    }

    #[test]
    fn which_becomes_this_before_one() {
        check(
            "en",
            "The court sent the plan for the bridge back to the council in the first week of May, \
             which means that the work on the road can't start this year.",
            "Make two sentences of it: “The court sent the …” “This means that the work …”",
        );
    }

    #[test]
    fn a_dutch_half_without_a_verb_is_none() {
        check(
            "nl",
            "In de wereld van de put zijn de plannen van de stad een grote stap geweest voor het \
             graven en het onderhouden van putten bij de mensen thuis.",
            "Maak er twee of meer zinnen van, of een lijst.",
        );
    }

    #[test]
    fn rows_of_labels_and_names_are_no_sentences() {
        for text in [
            "Date: 3 May 2024 Reference: 2024 12 Our contact: the desk at the town hall Your \
             letter of: 1 May 2024 Subject: the works on the road in the north of the city",
            "Jane Smith Town Hall High Street Leeds Ann Jones Market Square York John Brown Mill \
             Lane Hull Mary Green Station Road Derby Peter White Park View Bath and Wells",
        ] {
            assert!(check_text("long-sentence", "en", text).is_empty(), "{text}");
        }
        let text = "Periode: van de eerste tot en met de laatste dag van de maand Plaats: de grote \
            zaal achter in het oude stadhuis van onze stad";
        assert!(check_text("long-sentence", "nl", text).is_empty());
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
