//! What the editor offers to do about a finding: write a suggestion into the text, or turn the rule
//! off at that place.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Diagnostic, TextEdit, Uri,
    WorkspaceEdit,
};

use super::answers::name;
use super::open::{Checked, Open};
use super::place::line_start;
use crate::rules::Ui;
use crate::{
    Change, Checker, Finding, Format, LineIndex, Reading, Source, Span, Suggestion, SuggestionKind,
    changes, fixes,
};

impl Open {
    /// The actions for a range, the best first.
    pub(super) fn actions(
        &self,
        checker: &Checker,
        params: &CodeActionParams,
    ) -> Vec<CodeActionOrCommand> {
        let (Some(checked), Some(range)) = (&self.checked, self.span(params.range)) else {
            return Vec::new();
        };
        let wanted = |kind: &CodeActionKind| match &params.context.only {
            None => true,
            Some(kinds) => kinds.iter().any(|it| {
                let whole = kind.as_str() == it.as_str();
                whole || kind.as_str().starts_with(&format!("{}.", it.as_str()))
            }),
        };
        let writer = Writer {
            open: self,
            checked,
            uri: &params.text_document.uri,
            lines: LineIndex::new(&checked.source.text),
        };
        let mut actions = Vec::new();
        if wanted(&CodeActionKind::QUICKFIX) {
            let touched = checked.report.findings.iter().filter(|finding| {
                finding.span.start <= range.end && range.start <= finding.span.end
            });
            for finding in touched {
                let diagnostics = params.context.diagnostics.iter();
                let own = diagnostics.filter(|it| self.span(it.range) == Some(finding.span));
                let own: Vec<Diagnostic> = own.cloned().collect();
                actions.extend(writer.suggestions(finding, &own));
                actions.extend(writer.turn_off(checker, finding, &own));
            }
        }
        // Only who asks for it by name: an editor may do this at each save.
        let asks = params.context.only.is_some();
        if asks && wanted(&CodeActionKind::SOURCE_FIX_ALL) {
            actions.extend(writer.all());
        }
        actions.into_iter().map(Into::into).collect()
    }
}

/// Writes actions on one text.
struct Writer<'a> {
    open: &'a Open,
    checked: &'a Checked,
    uri: &'a Uri,
    lines: LineIndex<'a>,
}

impl Writer<'_> {
    /// An action for each suggestion whose words can be put in the place of the marked ones.
    fn suggestions(&self, finding: &Finding, own: &[Diagnostic]) -> Vec<CodeAction> {
        let (source, report) = (&self.checked.source, &self.checked.report);
        let mut actions: Vec<CodeAction> = Vec::new();
        for suggestion in &finding.suggestions {
            let words = &suggestion.text;
            let (suggestion, title) = match suggestion.kind {
                SuggestionKind::Replace => (suggestion.clone(), self.title(words)),
                SuggestionKind::Rewrite => (
                    Suggestion::replace(finding.range, words),
                    self.careful_title(words),
                ),
                SuggestionKind::Advise => continue,
            };
            if let Some(changes) = changes(source, report, finding, &suggestion) {
                actions.push(self.action(title, &changes, own));
            }
        }
        if let Some(first) = actions.first_mut() {
            let fits = finding.suggestions[0].kind == SuggestionKind::Replace;
            first.is_preferred = Some(fits);
        }
        actions
    }

    fn title(&self, words: &str) -> String {
        match (self.checked.report.ui, words) {
            (Ui::Nl, "") => "Weglaten".to_owned(),
            (Ui::En, "") => "Leave out".to_owned(),
            (Ui::Nl, words) => format!("Schrijf “{words}”"),
            (Ui::En, words) => format!("Write “{words}”"),
        }
    }

    fn careful_title(&self, words: &str) -> String {
        match self.checked.report.ui {
            Ui::Nl => format!("Schrijf “{words}”, en kijk of de zin nog klopt"),
            Ui::En => format!("Write “{words}”, and see if the sentence still fits"),
        }
    }

    /// Puts in a comment by which the finding goes, if there is a place for one: each place is
    /// tried, and the text read again.
    fn turn_off(
        &self,
        checker: &Checker,
        finding: &Finding,
        own: &[Diagnostic],
    ) -> Option<CodeAction> {
        let (source, report) = (&self.checked.source, &self.checked.report);
        let block = report.reading.document.blocks.get(finding.block)?;
        let rule = name(finding, report.ui);
        let at = |offset: u32, text: String| Change {
            span: Span::empty(offset as usize),
            text,
        };
        let next = format!("<!-- helder-off-next {rule} -->");
        let line = line_start(&source.text, block.span.start as usize);
        let before = &source.text[line..block.span.start as usize];
        let indent = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
        let inside = vec![at(block.span.start, next.clone())];
        let above = vec![at(line as u32, format!("{indent}{next}\n"))];
        let around = vec![
            at(finding.span.start, format!("<!-- helder-off {rule} -->")),
            at(finding.span.end, "<!-- helder-on -->".to_owned()),
        ];
        let places = match source.format {
            Format::Html => vec![inside, around],
            Format::Markdown => vec![above, around],
            Format::Plain => vec![above],
        };
        let options = &self.checked.options;
        let changes = places.into_iter().find(|changes| {
            let text = written(&source.text, changes);
            let Ok(changed) = Source::new(&source.path, source.format, text) else {
                return false;
            };
            let after = checker.check(&changed, options);
            let has_it = |it: &Finding| it.rule.id == finding.rule.id && it.block == finding.block;
            same_words(&report.reading, &after.reading)
                && after.findings.iter().filter(|it| has_it(it)).count()
                    < report.findings.iter().filter(|it| has_it(it)).count()
        })?;
        let title = match report.ui {
            Ui::Nl => format!("Zet {rule} hier uit"),
            Ui::En => format!("Turn {rule} off here"),
        };
        Some(self.action(title, &changes, own))
    }

    /// All suggestions that fit as they are.
    fn all(&self) -> Option<CodeAction> {
        let fixes = fixes(&self.checked.source, &self.checked.report);
        let changes: Vec<Change> = fixes.into_iter().flat_map(|fix| fix.changes).collect();
        if changes.is_empty() {
            return None;
        }
        let title = match self.checked.report.ui {
            Ui::Nl => "Schrijf alles wat zo past",
            Ui::En => "Write all that fits as it is",
        };
        let mut action = self.action(title.to_owned(), &changes, &[]);
        action.kind = Some(CodeActionKind::SOURCE_FIX_ALL);
        Some(action)
    }

    fn action(&self, title: String, changes: &[Change], own: &[Diagnostic]) -> CodeAction {
        let text = &self.checked.source.text;
        let encoding = self.open.encoding;
        let edits = changes.iter().map(|change| TextEdit {
            range: encoding.range(text, &self.lines, change.span),
            new_text: change.text.clone(),
        });
        // The protocol's own type has addresses as keys; nothing here changes one.
        #[allow(clippy::mutable_key_type)]
        let edits = HashMap::from([(self.uri.clone(), edits.collect())]);
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: (!own.is_empty()).then(|| own.to_vec()),
            edit: Some(WorkspaceEdit::new(edits)),
            ..CodeAction::default()
        }
    }
}

/// The text with changes in order and apart.
fn written(text: &str, changes: &[Change]) -> String {
    let mut out = text.to_owned();
    for change in changes.iter().rev() {
        out.replace_range(change.span.range(), &change.text);
    }
    out
}

/// Whether two texts read the same.
fn same_words(one: &Reading, other: &Reading) -> bool {
    let (one, other) = (&one.document.blocks, &other.document.blocks);
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| one.kind == other.kind && one.text == other.text)
}
