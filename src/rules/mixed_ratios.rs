//! `mixed-ratios`: 10 % here and 1 in 10 there.

use super::chunks::{after, number, with_digits};
use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::span::Span;

/// The NHS service manual asks for one way to tell a share.
pub(super) static RULE: Rule = Rule {
    id: "mixed-ratios",
    alias: "verhoudingen-door-elkaar",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut first: Option<Form> = None;
    let prose = cx.blocks.iter().filter(|view| view.block.kind.is_prose());
    for view in prose {
        for (span, chunk) in with_digits(view) {
            let Some((form, range)) = form_of(view, span, chunk) else {
                continue;
            };
            if first.is_some_and(|first| first != form) {
                sink.in_block(view.index)
                    .report(range, draft(cx.ui(), view.str(range)));
                return;
            }
            first = Some(form);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Percentage,
    Ratio,
}

/// How a share is told here, if one is.
fn form_of(cx: &BlockView<'_>, span: Span, chunk: &str) -> Option<(Form, Span)> {
    if let Some(amount) = chunk.strip_suffix('%') {
        let is_number = amount
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
        return (is_number && !amount.is_empty()).then_some((Form::Percentage, span));
    }
    // One in ten, not section 3 in 2024.
    let part = number(chunk).filter(|part| (1..=9).contains(part))?;
    let rest = after(cx, span.end);
    let (between, rest) = rest.split_once(' ')?;
    let of = rest.trim_start_matches("de ");
    let digits: &str = &of[..of.bytes().take_while(u8::is_ascii_digit).count()];
    let whole = number(digits).filter(|&whole| whole > part && whole <= 1000)?;
    let is_next_year = (1900..2100).contains(&whole);
    let end = cx.block.text.len() - of.len() + digits.len();
    let is_ratio = cx.language.numbers.ratio.contains(&between) && !is_next_year;
    is_ratio.then_some((Form::Ratio, Span::new(span.start as usize, end)))
}

fn draft(ui: Ui, share: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!(
                "“{share}” staat in een andere vorm dan de andere delen op de pagina."
            ),
            why: "Wie 10% en 1 op de 10 door elkaar leest, kan ze niet vergelijken.",
            suggestions: advise("Kies voor de hele pagina 1 vorm: procenten of “1 op de 10”."),
        },
        Ui::En => Draft {
            message: format!("“{share}” tells a share in another form than the rest of the page."),
            why: "Readers can't compare 10% with 1 in 10 at a glance.",
            suggestions: advise("Choose one form for the page: percentages or “1 in 10”."),
        },
    }
}
