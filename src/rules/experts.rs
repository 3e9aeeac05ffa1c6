//! Rules that are silent on pages for people who build software.
//!
//! A standard says *valideren* and *endpoint* because its readers do, and in it a program is what
//! does things. Rules about long or formal sentences speak there all the same.

/// Their ids.
const SILENT: &[&str] = &[
    // Who does it?
    "passive",
    "passive-to-be-done",
    "impersonal-subject",
    "nominal-style",
    "split-verb",
    "future-tense",
    // Words that its readers know.
    "simpler-word",
    "difficult-word",
    "legal-term",
    "loan-word",
    "policy-jargon",
    "unexplained-acronym",
    "acronym-density",
    "long-word",
    "rare-word",
    "rare-word-share",
    "noun-string",
    // Figures and lists to look things up in.
    "number-word",
    "percent-sign",
    "symbol",
    "long-list",
    "slash-pair",
    "optional-plural",
    // A requirement and its condition.
    "late-condition",
    "hedging-modal",
];

/// Whether a rule is silent there.
pub(super) fn know(rule: &str) -> bool {
    SILENT.contains(&rule)
}

#[cfg(test)]
mod tests {
    use super::SILENT;
    use crate::rules::find;
    use crate::testing::checker;
    use crate::{Format, Options, PageKind, Source};

    #[test]
    fn the_rules_exist() {
        for id in SILENT {
            assert_eq!(find(id).map(|rule| rule.id), Some(*id));
        }
    }

    #[test]
    fn words_of_the_trade_are_left_alone() {
        let text = "Indien de melding wordt gewijzigd, volgt een bericht.";
        let rules = |kind| {
            let options = Options {
                kind,
                lang: Some(crate::Lang::Nl),
                ..Options::default()
            };
            let source = Source::new("test", Format::Plain, text.to_owned()).expect("it is small");
            let findings = checker().check(&source, &options).findings;
            findings.iter().map(|it| it.rule.id).collect::<Vec<_>>()
        };
        assert_eq!(rules(Some(PageKind::Technical)), ["hard-conjunction"]);
        assert_eq!(rules(None), ["hard-conjunction", "simpler-word"]);
    }
}
