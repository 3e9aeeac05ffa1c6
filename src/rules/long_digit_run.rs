//! `long-digit-run`: a telephone number or code without groups.

use super::chunks::with_digits;
use super::{BlockView, Check, Draft, Langs, Limit, Principle, Rule, Severities, Sink, Ui, advise};

/// W3C's guidance for readers with cognitive disabilities (COGA) asks for groups of digits.
pub(super) static RULE: Rule = Rule {
    id: "long-digit-run",
    alias: "lange-cijferreeks",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: Some(Limit::both(8.0, 6.0)),
    check: Check::Block(check),
};

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    for (span, chunk) in with_digits(cx) {
        let digits = chunk.strip_prefix('+').unwrap_or(chunk);
        let n_digits = digits.len();
        if n_digits as f64 <= sink.limit() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let draft = match cx.ui() {
            Ui::Nl => Draft {
                message: format!("Hier staan {n_digits} cijfers achter elkaar."),
                why: "Een lange rij cijfers is moeilijk te lezen en over te typen.",
                suggestions: advise("Zet spaties tussen groepjes van 2, 3 of 4 cijfers."),
            },
            Ui::En => Draft {
                message: format!("Here are {n_digits} digits in a row."),
                why: "A long row of digits is hard to read and to copy.",
                suggestions: advise("Put spaces between groups of 2, 3 or 4 digits."),
            },
        };
        sink.report_measured(span, n_digits as f64, draft);
    }
}
