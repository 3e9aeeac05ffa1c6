//! `nominal-style`: a noun where a verb says it shorter.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::finding::Severity;
use crate::lang::Role;
use crate::text::Sentence;

/// English: agencies that rewrote went from 3.2 to 0.3 *the …tion of* per 1,000 words. Dutch:
/// editors of municipal text took out half of *het …en van*, so there it is a hint.
pub(super) static RULE: Rule = Rule {
    id: "nominal-style",
    alias: "naamwoordstijl",
    severity: Severities {
        nl: Some(Severity::Hint),
        en: Some(Severity::Warning),
    },
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() || !cx.text.shows.has(Role::HidingArticle) {
        return;
    }
    let words = cx.words(sentence);
    // Without a verb it is a title, or what a field holds.
    if !words.iter().any(|word| word.tag.is_finite()) {
        return;
    }
    for (at, frame) in words.windows(3).enumerate() {
        if !frame[0].has(Role::HidingArticle) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| &words[before]);
        if before.is_some_and(|it| cx.is_one_of(it, cx.language.verbs.before_deeds)) {
            continue;
        }
        let range = frame[0].range.cover(frame[2].range);
        let [article, noun, preposition] = [0, 1, 2].map(|at| cx.str(frame[at].range));
        let verb = cx
            .language
            .hidden_verb(article, noun, frame[1].tag, preposition);
        let Some(verb) = verb.filter(|_| !cx.is_spared(range)) else {
            continue;
        };
        let phrase = cx.str(range);
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: format!("“{phrase}” maakt van een werkwoord een naamwoord."),
                why: "Met een werkwoord is de zin korter, en ziet de lezer wie wat doet.",
                suggestions: advise(format!("Maak er een zin van met het werkwoord “{verb}”.")),
            },
            Ui::En => Draft {
                message: format!("“{phrase}” turns a verb into a noun."),
                why: "A verb makes the sentence shorter and shows who does what.",
                suggestions: advise(format!("Use the verb “{verb}” instead.")),
            },
        };
        sink.report(range, draft);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("nominal-style", lang, text);
        let marked: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn each_is_marked() {
        check(
            "nl",
            "Het invullen van het formulier is nodig voor het aanvragen van een pas.",
            &["Het invullen van", "het aanvragen van"],
        );
        check(
            "en",
            "The plan needs the protection of trees and the removal of bins.",
            &["the protection of"],
        );
    }

    #[test]
    fn nouns_with_a_meaning_of_their_own_are_left_alone() {
        check(
            "nl",
            "Het leven van ouderen in het midden van de stad is duur.",
            &[],
        );
        check("nl", "Na het overlijden van uw man belt u ons.", &[]);
        check(
            "en",
            "The population of the city and the location of the shop.",
            &[],
        );
        check("en", "At the station of your choice.", &[]);
    }

    #[test]
    fn the_verb_is_named() {
        for (noun, verb) in [
            ("application", "apply"),
            ("protection", "protect"),
            ("separation", "separate"),
            ("submission", "submit"),
            ("verification", "verify"),
            ("production", "produce"),
            ("description", "describe"),
            ("registration", "register"),
        ] {
            let text = format!("We look at the {noun} of the plan.");
            let findings = check_text("nominal-style", "en", &text);
            let advice = findings.first().map(|it| it.suggestions[0].text.as_str());
            assert_eq!(
                advice,
                Some(&*format!("Use the verb “{verb}” instead.")),
                "{noun}"
            );
        }
    }
}
