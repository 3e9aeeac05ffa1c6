//! From bytes to blocks. Parsing never fails and never panics: odd input gives an odd
//! [`Document`], and what was left out is said in it.

mod builder;
mod content;
mod directives;
mod furniture;
mod html;
#[cfg_attr(not(feature = "markdown"), path = "no_markdown.rs")]
mod markdown;
mod plain;

use crate::document::{Document, Format, Source};
use crate::lack::Lack;

pub use html::Selector;

/// Parses a source by its format. Elements that `skip` names are left out, in HTML and in the HTML
/// blocks of Markdown.
pub(crate) fn parse(source: &Source, skip: &[Selector]) -> Document {
    let mut document = match source.format {
        Format::Html => html::parse(&source.text, skip),
        Format::Markdown => markdown::parse(&source.text, skip),
        Format::Plain => plain::parse(&source.text),
    };
    directives::find(&source.text, &mut document);
    document
}

/// What this build lacks to read a text of a format that it can read.
pub(crate) fn lacks(format: Format, text: &str) -> Option<Lack> {
    let lacks = format == Format::Html && html::references::lacks(text);
    lacks.then_some(Lack::References)
}

impl Document {
    /// The blocks of a source, as [`Checker::read`](crate::Checker::read) begins with them.
    pub fn of(source: &Source, skip: &[Selector]) -> Self {
        parse(source, skip)
    }
}

/// The blocks of a document for tests, one `kind: text` each; `⏎` stands for a line break.
#[cfg(test)]
fn shown(document: &Document) -> Vec<String> {
    use crate::document::BlockKind;

    let blocks = document.blocks.iter().map(|block| {
        let kind = match block.kind {
            BlockKind::ListItem { ordered, depth } => {
                format!("{}{depth}", if ordered { "item#" } else { "item-" })
            }
            BlockKind::Cell { header: true } => "head".to_string(),
            kind => kind.name().to_string(),
        };
        format!("{kind}: {}", block.text.replace('\n', "⏎"))
    });
    blocks.collect()
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::document::{Format, MarkKind, Source};

    /// Checks the place of each block, as `list.item text`.
    #[track_caller]
    fn check_places(format: Format, source: &str, expected: &str) {
        let source = Source::new("", format, source.to_owned()).expect("it is small");
        let blocks = parse(&source, &[]).blocks.into_iter();
        let places = blocks.map(|block| match block.item {
            Some(place) => format!("{}.{} {}", place.list, place.nth, block.text),
            None => block.text,
        });
        assert_eq!(places.collect::<Vec<_>>().join(" | "), expected);
    }

    #[test]
    fn items_know_their_list() {
        check_places(
            Format::Html,
            "a<ul><li>b<li><p>c</p><p>d</p><ol><li>e</ol>f</ul><ul><li>g</ul><dl><dd>h</dl>",
            "a | 0.0 b | 0.1 c | 0.1 d | 1.0 e | 0.1 f | 2.0 g | h",
        );
        check_places(
            Format::Markdown,
            "a\n\n- b\n- c\n\n  d\n\n  1. e\n\nf\n\n<ul><li>g</ul>\n\n* h\n",
            "a | 0.0 b | 0.1 c | 0.1 d | 1.0 e | f | 2.0 g | 3.0 h",
        );
        check_places(
            Format::Plain,
            "Dit is a.\n\n- b\n- c\n  - d\n- e\n\nDit is f.\n\n1. g\n2. h\n",
            "Dit is a. | 0.0 - b | 0.1 - c | 1.0 - d | 0.2 - e | Dit is f. | 2.0 1. g | 2.1 2. h",
        );
    }

    #[test]
    fn links_tell_where_they_open_and_notes_are_seen() {
        for (format, text) in [
            (Format::Html, "<a href=/a target=_blank>b</a>"),
            (Format::Markdown, "Zie <a href=/a target=_blank>b</a>."),
        ] {
            let source = Source::new("", format, text.to_owned()).expect("it is small");
            let kind = &parse(&source, &[]).blocks[0].marks[0].kind;
            assert!(
                matches!(kind, MarkKind::Link { new_tab: true, .. }),
                "{text}"
            );
        }
        let text = "Een[^1] zin.\n\n[^1]: Noot.".to_owned();
        let source = Source::new("", Format::Markdown, text).expect("it is small");
        assert_eq!(
            parse(&source, &[]).blocks[0].marks[0].kind,
            MarkKind::Footnote
        );
    }
}
