//! What was not checked, and why: nothing is left out silently.

use crate::order;
use crate::{Chrome, LeftOut, Reading, Reason, Source, Span};

/// A stretch of a source that no rule judged.
#[derive(Clone, Copy, Debug)]
pub struct Skipped<'a> {
    /// What it is.
    pub what: What,
    /// Where it stands in the source.
    pub span: Span,
    /// Its text as a reader sees it; for what never became a block, the source.
    pub text: &'a str,
    /// Words in it; none where words do not tell its size.
    pub words: Option<usize>,
}

/// Why a stretch was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is furniture of the page.
    Furniture(Chrome),
    /// It is in neither language.
    OtherLanguage,
    /// The data of its language was not loaded.
    NotLoaded,
    /// It is the text of a law, which only rules on markup judge.
    Law,
    /// It is a quotation, which only rules on markup judge.
    Quotation,
    /// It is no text for readers.
    LeftOut(Reason),
}

impl What {
    /// The name in reports for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Furniture(chrome) => chrome.name(),
            Self::OtherLanguage => "other-language",
            Self::NotLoaded => "not-loaded",
            Self::Law => "law",
            Self::Quotation => "quotation",
            Self::LeftOut(reason) => reason.name(),
        }
    }
}

/// All that was not checked of a source, in its order.
pub fn skipped<'a>(source: &'a Source, reading: &'a Reading) -> Vec<Skipped<'a>> {
    let blocks = reading.document.blocks.iter().zip(&reading.texts);
    let mut skipped: Vec<Skipped<'_>> = blocks
        .enumerate()
        .filter_map(|(at, (block, text))| {
            let what = match (block.chrome, text.lang) {
                (Some(chrome), _) => What::Furniture(chrome),
                (None, None) => What::OtherLanguage,
                (None, Some(lang)) if reading.wants.contains(&lang) => What::NotLoaded,
                (None, Some(_)) if reading.law[at] => What::Law,
                (None, Some(_)) if reading.quoted[at] => What::Quotation,
                (None, Some(_)) => return None,
            };
            let words = Some(n_words(&block.text));
            Some(Skipped {
                what,
                span: block.span,
                text: &block.text,
                words,
            })
        })
        .collect();
    skipped.extend(
        reading
            .document
            .left_out
            .iter()
            .map(|&LeftOut { span, reason }| Skipped {
                what: What::LeftOut(reason),
                span,
                text: &source.text[span],
                words: None,
            }),
    );
    order::sort_by_key(&mut skipped, |skipped| {
        (skipped.span.start, skipped.span.end)
    });
    skipped
}

/// What stands between white space.
fn n_words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let is_space = |byte: u8| matches!(byte, b' ' | 0x9..=0xd);
    let bytes = text.as_bytes();
    let starts = bytes
        .windows(2)
        .filter(|pair| is_space(pair[0]) && !is_space(pair[1]));
    starts.count() + usize::from(bytes.first().is_some_and(|&byte| !is_space(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Checker, Format, Lang, Languages, Options};

    #[test]
    fn a_block_in_a_language_that_is_not_loaded_is_told() {
        let text = "De gemeente stuurt u een brief.\n\nThis page is also available in English.";
        let source = Source::new("", Format::Markdown, text.to_owned()).expect("it is small");
        let checker = Checker::new(Languages::embedded());
        let mut reading = checker.read(&source, &Options::default());
        assert!(skipped(&source, &reading).is_empty());
        reading.wants = vec![Lang::En];
        let skipped = skipped(&source, &reading);
        assert_eq!(skipped.len(), 1);
        assert_eq!(
            (skipped[0].what, skipped[0].words),
            (What::NotLoaded, Some(7))
        );
    }
}
