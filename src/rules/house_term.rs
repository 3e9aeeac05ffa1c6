//! `house-term`: words that the writer's own organisation does not use.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, instead_of};
use crate::finding::Suggestion;
use crate::house::TERM;
use crate::lang::Hit;

/// An organisation that lists a word wants it out: no evidence is needed.
pub(super) static RULE: Rule = Rule {
    id: TERM,
    alias: "huisstijlwoord",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    let written = cx.str(hit.range);
    let mut suggestions = instead_of(cx, hit);
    if suggestions.is_empty() {
        suggestions.push(Suggestion::advise(match cx.ui() {
            Ui::Nl => "Kies een ander woord.",
            Ui::En => "Choose another word.",
        }));
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: format!("Uw huisstijl gebruikt “{written}” niet."),
            why: "Zo heeft uw organisatie dit afgesproken. Lezers zien dan overal dezelfde woorden.",
            suggestions,
        },
        Ui::En => Draft {
            message: format!("Your house style does not use “{written}”."),
            why: "Your organisation agreed on this, so that readers see the same words everywhere.",
            suggestions,
        },
    };
    sink.report(hit.range, draft);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::rules::Ui;
    use crate::{Allowed, Format, House, HouseTerm, Lang, Options, Source, SuggestionKind};

    fn term(from: &str, to: &[&str], why: &str) -> HouseTerm {
        HouseTerm {
            from: from.to_owned(),
            to: to.iter().map(|&to| to.to_owned()).collect(),
            why: why.to_owned(),
            lang: None,
        }
    }

    /// Each finding as `rule: words -> suggestions`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let terms = [
            term("klant", &["inwoner"], ""),
            term("in overleg met", &[""], ""),
            term("Digi-D", &["DigiD"], "Zo heet het."),
            term("GEMEENTE", &["gemeente"], ""),
            term("indien", &["wanneer"], ""),
            term("dhr.", &["meneer"], ""),
            term("24/7", &[], ""),
        ];
        let allowed = Allowed {
            names: vec!["Bureau Klant".to_owned(), "Fonds Aanwenden".to_owned()],
            words: vec!["teneinde".to_owned()],
        };
        let options = Options {
            lang: Some(Lang::Nl),
            ui: Some(Ui::Nl),
            house: Arc::new(House::new(&terms, &allowed, Vec::new())),
            ..Options::default()
        };
        let source = Source::new("", Format::Plain, text.to_owned()).expect("it is small");
        let report = crate::testing::checker().check(&source, &options);
        let about_words = report
            .findings
            .iter()
            .filter(|it| ["house-term", "formal-word"].contains(&it.rule.id));
        let found: Vec<String> = about_words
            .map(|it| {
                let suggestions: Vec<&str> =
                    it.suggestions.iter().map(|it| it.text.as_str()).collect();
                format!(
                    "{}: {} -> {}",
                    it.rule.id,
                    &text[it.span],
                    suggestions.join(" | ")
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn own_terms_are_found_with_what_to_write() {
        check(
            "Elke klant belt in overleg met ons.",
            &[
                "house-term: klant -> inwoner",
                "house-term: in overleg met -> Laat dit weg.",
            ],
        );
        check("Klant zijn kan.", &["house-term: Klant -> Inwoner"]);
        check(
            "Log in met Digi-D bij de GEMEENTE, niet met DigiD bij de gemeente.",
            &[
                "house-term: Digi-D -> DigiD | Zo heet het.",
                "house-term: GEMEENTE -> gemeente",
            ],
        );
        check(
            "Wij zijn er 24/7 voor dhr. Jansen.",
            &[
                "house-term: 24/7 -> Kies een ander woord.",
                "house-term: dhr. -> meneer",
            ],
        );
    }

    #[test]
    fn the_organisation_has_the_say_over_our_own_lists() {
        check("Bel ons indien nodig.", &["house-term: indien -> wanneer"]);
        check(
            "Wij doen dit teneinde u te helpen. Teneinde dat te doen.",
            &[],
        );
    }

    #[test]
    fn allowed_names_quotations_and_other_words_are_left_alone() {
        check("Ga naar Bureau Klant of het Fonds Aanwenden.", &[]);
        check("Zij zei: “de klant is koning”.", &[]);
        check("De klantenservice belt.", &[]);
    }

    #[test]
    fn a_replacement_can_be_applied() {
        let house = House::new(
            &[term("klant", &["inwoner"], "")],
            &Allowed::default(),
            vec![],
        );
        let options = Options {
            lang: Some(Lang::Nl),
            house: Arc::new(house),
            ..Options::default()
        };
        let source = Source::new("", Format::Plain, "Een klant belt.".to_owned());
        let checker = crate::testing::checker();
        let report = checker.check(&source.expect("it is small"), &options);
        let suggestion = &report.findings[0].suggestions[0];
        assert_eq!(suggestion.kind, SuggestionKind::Replace);
        assert_eq!(suggestion.edits[0].text, "inwoner");
    }
}
