//! `image-alt`: a text for a picture that says nothing of the picture.

use super::{BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise};
use crate::document::BlockKind;

/// WCAG failure F30 (a file name) and NL Design System (*afbeelding van* is said twice).
pub(super) static RULE: Rule = Rule {
    id: "image-alt",
    alias: "tekst-bij-plaatje",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Usable,
    wcag: &["1.1.1"],
    limit: None,
    check: Check::Block(check),
};

/// Endings of the files of pictures.
const FILES: &[&str] = &[
    ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff",
];
/// Texts that stand for any picture.
const EMPTY: &[&str] = &[
    "afbeelding",
    "alt",
    "foto",
    "image",
    "img",
    "photo",
    "picture",
    "plaatje",
];

fn check(cx: &BlockView<'_>, sink: &mut Sink<'_>) {
    if cx.block.kind != BlockKind::Alt {
        return;
    }
    let lower = cx.block.text.to_lowercase();
    let is_file = FILES.iter().any(|ending| lower.ends_with(ending));
    let is_empty = EMPTY.contains(&lower.as_str());
    let opening = cx
        .language
        .outline
        .pictures
        .iter()
        .find(|words| lower.starts_with(*words));
    let draft = match (cx.ui(), opening) {
        _ if is_file || is_empty => says_nothing(cx.ui(), &cx.block.text),
        (Ui::Nl, Some(words)) => Draft {
            message: format!("De tekst bij dit plaatje begint met “{words}”."),
            why: "Een schermlezer zegt al dat het een plaatje is.",
            suggestions: advise("Begin met wat er te zien is."),
        },
        (Ui::En, Some(words)) => Draft {
            message: format!("The text for this picture starts with “{words}”."),
            why: "A screen reader says already that it is a picture.",
            suggestions: advise("Start with what there is to see."),
        },
        _ => return,
    };
    sink.report_block(draft);
}

fn says_nothing(ui: Ui, text: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!(
                "De tekst bij dit plaatje is “{text}”. Dat zegt niet wat er te zien is."
            ),
            why: "Wie het plaatje niet ziet, hoort alleen deze tekst.",
            suggestions: advise(
                "Schrijf wat er te zien is. Is het plaatje versiering? Laat de tekst dan leeg.",
            ),
        },
        Ui::En => Draft {
            message: format!(
                "The text for this picture is “{text}”. It does not say what the picture shows."
            ),
            why: "People who do not see the picture hear only this text.",
            suggestions: advise(
                "Say what it shows. Is the picture decoration? Leave the text empty then.",
            ),
        },
    }
}
