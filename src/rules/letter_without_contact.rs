//! `letter-without-contact`: a letter that does not say whom to call.

use super::{Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::PageKind;
use crate::lang::Sign;

/// COGA asks for a way to reach a person; letters of the government carry a number or an address
/// for questions.
pub(super) static RULE: Rule = Rule {
    id: "letter-without-contact",
    alias: "brief-zonder-contact",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &[],
    limit: None,
    check: Check::Page(check),
};

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let ways = [Sign::Phone, Sign::Mail, Sign::Contact];
    if !cx.is_for(&[PageKind::Letter]) || cx.tells(&ways) {
        return;
    }
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: "In deze brief staat geen telefoonnummer of e-mailadres.".to_owned(),
            why: "Wie de brief niet begrijpt, weet niet wie hij iets kan vragen.",
            suggestions: advise("Noem aan het eind een nummer en een naam: “Vragen? Bel 14 020”."),
        },
        Ui::En => Draft {
            message: "This letter has no telephone number or e-mail address.".to_owned(),
            why: "People who do not understand the letter don't know whom to ask.",
            suggestions: advise("End with a number and a name: “Questions? Call 0300 123 4567”."),
        },
    };
    cx.report(sink, draft);
}
