//! What the writer turned off: findings that a directive holds for, and directives that hold for
//! nothing.

use super::{DirectiveView, Fault, Ui};
use crate::document::Directive;
use crate::finding::Finding;

/// Takes the findings out that a directive holds for. Gives those back, and what is wrong with the
/// directives.
pub(super) fn apply<'a>(
    findings: &mut Vec<Finding>,
    directives: &'a [Directive],
    ui: Ui,
) -> (Vec<Finding>, Vec<DirectiveView<'a>>) {
    if directives.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut used = vec![false; directives.len()];
    let (suppressed, rest) = std::mem::take(findings).into_iter().partition(|finding| {
        let mut held = false;
        // Each one that holds is of use, also where two hold for the same finding.
        for (directive, used) in directives.iter().zip(&mut used) {
            if holds(directive, finding) {
                *used = true;
                held = true;
            }
        }
        held
    });
    *findings = rest;
    let faults = directives.iter().zip(used).filter_map(|(directive, used)| {
        let fault = fault(directive, used)?;
        Some(DirectiveView::new(directive, fault, ui))
    });
    (suppressed, faults.collect())
}

fn holds(directive: &Directive, finding: &Finding) -> bool {
    let (scope, span) = (directive.scope, finding.span);
    // A finding without text of its own counts as one byte.
    let end = span.end.max(span.start + 1);
    let is_named = |name: &String| finding.rule.is_called(name);
    scope.start < end
        && span.start < scope.end
        && (directive.rules.is_empty() || directive.rules.iter().any(is_named))
}

fn fault(directive: &Directive, used: bool) -> Option<Fault<'_>> {
    if let Some(slip) = &directive.slip {
        return Some(Fault::Slip(slip));
    }
    let unknown = |name: &&String| super::find(name).is_none();
    if let Some(name) = directive.rules.iter().find(unknown) {
        return Some(Fault::UnknownRule(name));
    }
    // Templates put `data-helder` around what need not be wrong today.
    (!used && directive.is_comment).then_some(Fault::Unused)
}
