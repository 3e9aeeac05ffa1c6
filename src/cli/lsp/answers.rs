//! What the editor shows: findings as diagnostics, and the page of a rule where the writer points.

use lsp_types::{
    Diagnostic, DiagnosticSeverity, Hover, HoverContents, MarkupContent, MarkupKind,
    NumberOrString, Position,
};

use super::open::Open;
use crate::report::rules::pages_of;
use crate::rules::Ui;
use crate::{Finding, LineIndex, Severity, Span};

/// How many ways out a message tells.
const MAX_WAYS: usize = 3;

impl Open {
    /// The findings of the last check, in the order of the text.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let Some(checked) = &self.checked else {
            return Vec::new();
        };
        let text = &checked.source.text;
        let lines = LineIndex::new(text);
        let findings = checked.report.findings.iter();
        findings
            .map(|finding| Diagnostic {
                range: self.encoding.range(text, &lines, finding.span),
                severity: Some(severity(finding.severity)),
                code: Some(NumberOrString::String(name(finding, checked.report.ui))),
                source: Some("helder".to_owned()),
                message: message(finding),
                ..Diagnostic::default()
            })
            .collect()
    }

    /// The page of the rule of the finding at a position: of the shortest one, where some lie in
    /// others.
    pub(super) fn hover(&self, position: Position, ui: Option<Ui>) -> Option<Hover> {
        let checked = self.checked.as_ref()?;
        let text = &checked.source.text;
        let at = self.encoding.offset(text, position) as u32;
        let around = |finding: &&Finding| finding.span.start <= at && at <= finding.span.end;
        let findings = checked.report.findings.iter().filter(around);
        let finding = findings.min_by_key(|finding| finding.span.len())?;
        let page = pages_of(finding.rule).get(ui.unwrap_or(checked.report.ui));
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent {
                kind: MarkupKind::Markdown,
                value: page.source.to_owned(),
            }),
            range: Some(
                self.encoding
                    .range(text, &LineIndex::new(text), finding.span),
            ),
        })
    }

    /// The bytes of a range of the editor.
    pub(super) fn span(&self, range: lsp_types::Range) -> Option<Span> {
        let text = &self.checked.as_ref()?.source.text;
        let start = self.encoding.offset(text, range.start);
        let end = self.encoding.offset(text, range.end);
        Some(Span::new(start, end.max(start)))
    }
}

/// Advice is information: editors show their own hints as three dots, and in no list.
fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Hint => DiagnosticSeverity::INFORMATION,
    }
}

/// The name of the rule in the language of the messages.
pub(super) fn name(finding: &Finding, ui: Ui) -> String {
    ui.pick(finding.rule.alias, finding.rule.id).to_owned()
}

/// What is wrong, why, and the ways out.
fn message(finding: &Finding) -> String {
    let mut message = format!("{} {}", finding.message, finding.why);
    for suggestion in finding.suggestions.iter().take(MAX_WAYS) {
        message += "\n→ ";
        message += &suggestion.text;
    }
    message
}
