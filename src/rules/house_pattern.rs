//! `house-pattern`: what the patterns of the writer's own organisation find.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui};
use crate::document::MarkKind;
use crate::finding::Suggestion;
use crate::house::Pattern;
use crate::span::Span;

/// An organisation that writes a pattern wants what it finds out: no evidence is needed.
pub(super) static RULE: Rule = Rule {
    id: "house-pattern",
    alias: "huisstijlpatroon",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Block(check),
};

/// How often one pattern is reported in a block. One search costs no more than the length of the
/// block, so this keeps the cost of all of them linear.
const MAX_FINDINGS: usize = 100;

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    let lang = cx.language.lang;
    for pattern in cx.options.house.patterns() {
        if pattern.lang.is_none_or(|it| it == lang) {
            find(cx, pattern, sink);
        }
    }
}

fn find(cx: &BlockView<'_>, pattern: &Pattern, sink: &mut Sink<'_>) {
    let text = &cx.block.text;
    let found = pattern.expression.find(text).take(MAX_FINDINGS);
    for (n_found, range) in found.enumerate() {
        if range.is_empty() || is_code(cx, range) {
            continue;
        }
        let mut suggestions = suggest(cx, pattern, range);
        if n_found + 1 == MAX_FINDINGS {
            suggestions.push(Suggestion::advise(match cx.ui() {
                Ui::Nl => "Kijk ook verderop in dit stuk: helder telt niet verder dan 100.",
                Ui::En => "Look further on in this piece too: helder counts to 100.",
            }));
        }
        let Pattern { name, message, .. } = pattern;
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: format!("Huisstijl, {name}: {message}"),
                why: "Uw organisatie heeft dit zo afgesproken.",
                suggestions,
            },
            Ui::En => Draft {
                message: format!("House style, {name}: {message}"),
                why: "Your organisation agreed on this.",
                suggestions,
            },
        };
        match pattern.level {
            Some(level) => sink.report_as(level, range, draft),
            None => sink.report(range, draft),
        }
    }
}

/// What to write instead, then the advice.
fn suggest(cx: &BlockView<'_>, pattern: &Pattern, range: Span) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    if let Some(replacement) = &pattern.replacement
        && let Some(text) =
            pattern
                .expression
                .replaced(&cx.block.text, range.start as usize, replacement)
    {
        suggestions.push(Suggestion::replace(range, text));
    }
    if !pattern.suggestion.is_empty() {
        suggestions.push(Suggestion::advise(&pattern.suggestion));
    }
    if suggestions.is_empty() {
        suggestions.push(Suggestion::advise(match cx.ui() {
            Ui::Nl => "Schrijf dit anders.",
            Ui::En => "Write this in another way.",
        }));
    }
    suggestions
}

/// Whether a range touches code or what is not to be judged. Quotation marks do not spare here: a
/// pattern may be about them.
fn is_code(cx: &BlockView<'_>, range: Span) -> bool {
    cx.block.marks.iter().any(|mark| {
        matches!(mark.kind, MarkKind::Code | MarkKind::Opaque) && mark.range.overlaps(range)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::MAX_FINDINGS;
    use crate::rules::Ui;
    use crate::{
        Allowed, Expression, Finding, Format, House, Lang, Options, Pattern, Severity, Source,
    };

    fn findings(expression: &str, replacement: Option<&str>, text: &str) -> Vec<Finding> {
        let pattern = Pattern {
            name: "klik".to_owned(),
            expression: Expression::new(expression).expect("it is one"),
            message: "Zeg waar de link heen gaat.".to_owned(),
            suggestion: String::new(),
            replacement: replacement.map(str::to_owned),
            level: Some(Severity::Error),
            lang: Some(Lang::Nl),
        };
        let options = Options {
            lang: Some(Lang::Nl),
            ui: Some(Ui::Nl),
            house: Arc::new(House::new(&[], &Allowed::default(), vec![pattern])),
            ..Options::default()
        };
        let source = Source::new("", Format::Markdown, text.to_owned()).expect("it is small");
        let mut findings = crate::testing::checker().check(&source, &options).findings;
        findings.retain(|it| it.rule.id == "house-pattern");
        findings
    }

    #[track_caller]
    fn check(regex: &str, replacement: Option<&str>, text: &str, expected: &[(&str, &str)]) {
        let findings = findings(regex, replacement, text);
        let found: Vec<(&str, &str)> = findings
            .iter()
            .map(|it| (&text[it.span], it.suggestions[0].text.as_str()))
            .collect();
        assert_eq!(found, expected);
        assert!(findings.iter().all(|it| it.severity == Severity::Error));
    }

    #[test]
    fn patterns_run_through_markup_and_give_what_to_write() {
        check(
            r"(?i)\bklik\s+(hier|daar)",
            None,
            "Klik **hier** of `klik hier`.",
            &[("Klik **hier", "Schrijf dit anders.")],
        );
        check(
            r"(\d+),-",
            Some("$1 euro"),
            "Dat kost 5,- of 10,-.",
            &[("5,-", "5 euro"), ("10,-", "10 euro")],
        );
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        check("x*", None, "Een zin.", &[]);
    }

    #[test]
    fn the_limit_is_told_when_it_bites() {
        let findings = findings(
            "tuin",
            None,
            &"Wij werken in de tuin. ".repeat(MAX_FINDINGS * 2),
        );
        assert_eq!(findings.len(), MAX_FINDINGS);
        let n_suggestions: Vec<usize> = findings.iter().map(|it| it.suggestions.len()).collect();
        assert_eq!(n_suggestions[MAX_FINDINGS - 2..], [1, 2]);
    }
}
