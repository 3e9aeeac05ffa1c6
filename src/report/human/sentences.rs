//! What other formats for people say in one piece: a finding, and a gate that a page does not
//! pass.

use super::findings::ways_out;
use super::hardness::decimal;
use crate::Finding;
use crate::gates::Broken;
use crate::report::CheckedPage;
use crate::rules::Ui;

/// A finding with its reason and its ways out, as one paragraph.
pub(in crate::report) fn in_full(ui: Ui, finding: &Finding) -> String {
    let mut text = format!("{} {}", finding.message, finding.why);
    for (lead, way_out) in ways_out(ui, finding) {
        text += &format!(" → {lead}{way_out}");
    }
    text
}

/// How hard a page is beside its earlier version; none: it is not compared.
pub(super) fn compared(ui: Ui, page: &CheckedPage) -> Option<String> {
    let now = decimal(ui, page.hardness.difficulty?);
    let (is, was) = match ui {
        Ui::Nl => ("Moeilijkheid", "eerst"),
        Ui::En => ("Difficulty", "before it was"),
    };
    match (page.before, ui) {
        (Some(before), _) => Some(format!("{is} {now}, {was} {}.", decimal(ui, before))),
        (None, Ui::Nl) if page.is_new => Some(format!("{is} {now}, een nieuwe pagina.")),
        (None, Ui::En) if page.is_new => Some(format!("{is} {now}, a new page.")),
        (None, _) => None,
    }
}

/// Why a page does not pass a gate, in a sentence.
pub(in crate::report) fn gate_sentence(ui: Ui, broken: Broken) -> String {
    match (ui, broken) {
        (Ui::Nl, Broken::Findings(1)) => "Op deze pagina staat 1 vondst die niet mag.".to_owned(),
        (Ui::Nl, Broken::Findings(n)) => {
            format!("Op deze pagina staan {n} vondsten die niet mogen.")
        }
        (Ui::En, Broken::Findings(1)) => {
            "This page has 1 finding that must not be there.".to_owned()
        }
        (Ui::En, Broken::Findings(n)) => {
            format!("This page has {n} findings that must not be there.")
        }
        (Ui::Nl, Broken::Level { value, limit }) => {
            format!("Deze pagina heeft niveau {value}. Meer dan {limit} mag niet.")
        }
        (Ui::En, Broken::Level { value, limit }) => {
            format!("This page has level {value}. The highest that passes is {limit}.")
        }
        (Ui::Nl, Broken::Difficulty { value, limit }) => {
            let (value, limit) = (decimal(ui, value), decimal(ui, limit));
            format!("Deze pagina heeft moeilijkheid {value}. Meer dan {limit} mag niet.")
        }
        (Ui::En, Broken::Difficulty { value, limit }) => {
            let (value, limit) = (decimal(ui, value), decimal(ui, limit));
            format!("This page has difficulty {value}. The highest that passes is {limit}.")
        }
        (Ui::Nl, Broken::Harder { from, to }) => {
            let (from, to) = (decimal(ui, from), decimal(ui, to));
            format!("Deze pagina werd moeilijker: van {from} naar {to}.")
        }
        (Ui::En, Broken::Harder { from, to }) => {
            let (from, to) = (decimal(ui, from), decimal(ui, to));
            format!("This page got harder: from {from} to {to}.")
        }
    }
}
