//! `unused-suppression`: a directive in the page that hides no finding, or that is not written well.

use super::{
    Check, DirectiveView, Draft, Fault, Langs, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::Slip;

/// No reader sees it, but a directive that outlives its reason hides the next fault.
pub(super) static RULE: Rule = Rule {
    id: "unused-suppression",
    alias: "overbodige-uitzondering",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Directive(check),
};

fn check(cx: &DirectiveView<'_>, sink: &mut Sink<'_>) {
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: match cx.fault {
                Fault::Unused => "Deze uitzondering verbergt niets.".to_owned(),
                Fault::UnknownRule(name) => format!("“{name}” is geen regel van helder."),
                Fault::Slip(Slip::Unknown(name)) => {
                    format!("“{name}” is geen opdracht van helder.")
                }
                Fault::Slip(Slip::NothingToEnd) => {
                    "Voor deze “helder-on” staat geen “helder-off”.".to_owned()
                }
                Fault::Slip(Slip::NothingFollows) => {
                    "Na deze “helder-off-next” komt geen tekst.".to_owned()
                }
            },
            why: "Een uitzondering die niet meer klopt, kan later een echte fout verbergen.",
            suggestions: advise(match cx.fault {
                Fault::UnknownRule(_) => "Kijk met “helder rules” hoe de regel heet.",
                Fault::Slip(Slip::Unknown(_)) => {
                    "Schrijf helder-off, helder-on, helder-off-next of helder-off-file."
                }
                _ => "Haal deze regel weg.",
            }),
        },
        Ui::En => Draft {
            message: match cx.fault {
                Fault::Unused => "This suppression hides nothing.".to_owned(),
                Fault::UnknownRule(name) => format!("“{name}” is not a rule of helder."),
                Fault::Slip(Slip::Unknown(name)) => {
                    format!("“{name}” is not a directive of helder.")
                }
                Fault::Slip(Slip::NothingToEnd) => {
                    "There is no “helder-off” before this “helder-on”.".to_owned()
                }
                Fault::Slip(Slip::NothingFollows) => {
                    "No text follows this “helder-off-next”.".to_owned()
                }
            },
            why: "A suppression that is out of date can hide a real fault later.",
            suggestions: advise(match cx.fault {
                Fault::UnknownRule(_) => "See what the rule is called with “helder rules”.",
                Fault::Slip(Slip::Unknown(_)) => {
                    "Write helder-off, helder-on, helder-off-next or helder-off-file."
                }
                _ => "Take this comment out.",
            }),
        },
    };
    sink.report_source(cx.directive.span, draft);
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::check_source;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let findings = check_source("unused-suppression", "en", Format::Html, html);
        let found: Vec<String> = findings
            .iter()
            .map(|it| format!("{} {}", &html[it.span], it.message))
            .collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn what_hides_something_is_of_use() {
        for html in [
            "<p>One.</p><!-- helder-off-next semicolon, passive --><p>The form will be sent; wait.</p>",
            "<!-- helder-off-file formeel-woord --><p>We utilise this.</p>",
            "<p>We <!-- helder-off: a reason -->utilise<!-- helder-on --> this.</p>",
            "<p data-helder=off>All is well.</p>",
        ] {
            check(html, &[]);
        }
    }

    #[test]
    fn slips_are_told() {
        check(
            "<!-- helder-off-next: old --><p>All is well.</p>",
            &["<!-- helder-off-next: old --> This suppression hides nothing."],
        );
        check(
            "<p>We utilise <!-- helder-off formal-wird -->this.</p>",
            &["<!-- helder-off formal-wird --> “formal-wird” is not a rule of helder."],
        );
        check(
            "<!-- helder-ignore --><p>All is well.</p>",
            &["<!-- helder-ignore --> “helder-ignore” is not a directive of helder."],
        );
    }

    #[test]
    fn other_rules_and_other_places_are_still_checked() {
        let html =
            "<p>We utilise <!-- helder-off passive -->utilise<!-- helder-on --> utilise.</p>";
        assert_eq!(
            check_source("formal-word", "en", Format::Html, html).len(),
            3
        );
        let html =
            "<p>We utilise <!-- helder-off formal-word -->utilise<!-- helder-on --> utilise.</p>";
        assert_eq!(
            check_source("formal-word", "en", Format::Html, html).len(),
            2
        );
    }
}
