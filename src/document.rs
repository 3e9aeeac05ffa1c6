//! What every parser makes and everything else reads: blocks of plain text that know where each
//! of their bytes came from.

use std::fmt;

use crate::lack::Lack;
use crate::parse;
use crate::span::Span;

/// The markup of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// HTML, as a page or as a fragment.
    Html,
    /// CommonMark with tables, front matter and the template tags of site builders.
    Markdown,
    /// Text with blank lines between its paragraphs.
    Plain,
}

impl Format {
    /// The format that a file name tells by its extension, if it tells one.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Plain),
            _ => None,
        }
    }

    /// What this build lacks to read it.
    pub fn lacks(self) -> Option<Lack> {
        let is_there = self != Self::Markdown || cfg!(feature = "markdown");
        (!is_there).then_some(Lack::Markdown)
    }
}

/// A text to check. The core never reads files: `path` is only carried to the reports.
#[derive(Clone, Debug)]
pub struct Source {
    /// Name shown in reports.
    pub path: String,
    /// How `text` is marked up.
    pub format: Format,
    /// The whole source; every [`Span`] of a report counts its bytes.
    pub text: String,
}

/// The largest source that is taken, in bytes: spans are `u32`, and a text map may be longer than
/// its source by at most the longest entity.
pub const MAX_SOURCE: usize = 1 << 30;

impl Source {
    /// A source, unless it can't be read.
    pub fn new(path: impl Into<String>, format: Format, text: String) -> Result<Self, Unreadable> {
        if let Some(lack) = format.lacks().or_else(|| parse::lacks(format, &text)) {
            return Err(Unreadable::Lacks(lack));
        }
        if text.len() > MAX_SOURCE {
            return Err(Unreadable::TooLarge(text.len()));
        }
        Ok(Self {
            path: path.into(),
            format,
            text,
        })
    }
}

/// Why a text can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is larger than [`MAX_SOURCE`]: so many bytes.
    TooLarge(usize),
    /// This build can't read such texts.
    Lacks(Lack),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(size) => write!(f, "a text of {size} bytes is too large"),
            Self::Lacks(lack) => lack.fmt(f),
        }
    }
}

/// A parsed source.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The blocks in the order of the source.
    pub blocks: Vec<Block>,
    /// The language that the page declares of itself (`<html lang>`, front matter `lang:`).
    pub lang: Option<Declared>,
    /// What the page says it is for (`<meta name="helder-kind">`, front matter `helder-kind:`).
    pub kind: Option<PageKind>,
    /// What was left out before it became a block: scripts, code, hidden elements.
    pub left_out: Vec<LeftOut>,
    /// Whether its headings and links were guessed, as in a letter: plain text can't mark them.
    pub unmarked: bool,
    /// Where its writer turned rules off, in the order of the source.
    pub directives: Vec<Directive>,
}

impl Document {
    /// Moves every span, as for a part of a larger source.
    #[cfg_attr(not(feature = "markdown"), expect(dead_code))]
    pub(crate) fn shift(&mut self, by: u32) {
        for block in &mut self.blocks {
            block.span = block.span.shift(by);
            block.map.shift(by);
            for mark in &mut block.marks {
                mark.source = mark.source.shift(by);
            }
        }
        for left_out in &mut self.left_out {
            left_out.span = left_out.span.shift(by);
        }
        for directive in &mut self.directives {
            directive.span = directive.span.shift(by);
            directive.scope = directive.scope.shift(by);
        }
    }
}

/// What a writer put in a page to turn rules off for a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The comment, or the element.
    pub span: Span,
    /// The source in which it holds.
    pub scope: Span,
    /// The rules that it turns off, as written; none named: all.
    pub rules: Vec<String>,
    /// Why, as written; may be empty.
    pub reason: String,
    /// Whether it is a comment; else it is an element with `data-helder="off"`.
    pub is_comment: bool,
    /// What is wrong with it, if it holds nowhere.
    pub slip: Option<Slip>,
}

/// Why a directive holds nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// There is no directive of this name.
    Unknown(String),
    /// A `helder-on` without a `helder-off` before it.
    NothingToEnd,
    /// A `helder-off-next` with no text after it.
    NothingFollows,
}

/// A language as an author declared it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    /// A language that helder checks.
    Known(Lang),
    /// Any other language: such text is left out.
    Other,
}

impl Declared {
    /// Reads a BCP 47 tag such as `nl-BE`; an empty tag declares nothing.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or("");
        match primary.to_ascii_lowercase().as_str() {
            "" => None,
            "nl" | "nld" | "dut" => Some(Self::Known(Lang::Nl)),
            "en" | "eng" => Some(Self::Known(Lang::En)),
            _ => Some(Self::Other),
        }
    }
}

/// The languages of texts that helder checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Dutch, of the Netherlands and of Flanders.
    Nl,
    /// English, British spelling in helder's own words, both in texts.
    En,
}

impl Lang {
    /// Every language, in the order of the type.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// What a page is for. Rules about the page speak only on the kinds that they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PageKind {
    /// Something that readers can ask for, arrange or must do.
    Service,
    /// A letter or a message to one reader.
    Letter,
    /// News.
    News,
    /// A form to fill in.
    Form,
    /// Rules, plans and decisions.
    Policy,
    /// The text of a law: who publishes it may not change its words.
    Law,
    /// A standard or a manual for people who build software: its terms are theirs.
    Technical,
}

impl PageKind {
    /// Every kind, in the order of the type.
    pub const ALL: [Self; 7] = [
        Self::Service,
        Self::Letter,
        Self::News,
        Self::Form,
        Self::Policy,
        Self::Law,
        Self::Technical,
    ];

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Letter => "letter",
            Self::News => "news",
            Self::Form => "form",
            Self::Policy => "policy",
            Self::Law => "law",
            Self::Technical => "technical",
        }
    }

    /// The kind of a name, in English or in Dutch, as authors declare it.
    pub fn of_name(name: &str) -> Option<Self> {
        let dutch = [
            "dienst",
            "brief",
            "nieuws",
            "formulier",
            "beleid",
            "wet",
            "techniek",
        ];
        let mut named = Self::ALL.into_iter().zip(dutch);
        let is = |other: &str| name.trim().eq_ignore_ascii_case(other);
        let found = named.find(|&(kind, dutch)| is(kind.name()) || is(dutch));
        found.map(|(kind, _)| kind)
    }
}

/// A run of text that a reader sees as one piece: a paragraph, a heading, a list item, a cell.
///
/// A sentence never crosses a block and may run through any inline markup in it.
#[derive(Clone, Debug)]
pub struct Block {
    /// What the block is to a reader.
    pub kind: BlockKind,
    /// The text as a reader sees it: markup gone, entities decoded, white space folded to single
    /// spaces. A `\n` is a line break that the author made on purpose (`<br>`, a typed line).
    pub text: String,
    /// Where each byte of `text` stands in the source.
    pub map: SourceMap,
    /// The source bytes from the first to the last of the block's content, inner markup included.
    pub span: Span,
    /// The nearest declared language around the block.
    pub lang: Option<Declared>,
    /// Why the block is page furniture and not part of the main text, if it is.
    pub chrome: Option<Chrome>,
    /// Links, emphasis, code and other inline facts, sorted by their start.
    pub marks: Vec<Mark>,
    /// The item of a bulleted or numbered list that the block is or stands in.
    pub item: Option<ItemPlace>,
}

/// A place in the lists of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemPlace {
    /// The innermost list around it: lists have numbers in the order in which they start.
    pub list: u32,
    /// Which of its items, from 0.
    pub nth: u32,
}

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the page where it stands outside the main text (`<title>`, front matter).
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list, or one definition of a definition list.
    ListItem {
        /// Whether the items are numbered.
        ordered: bool,
        /// Nesting from 1.
        depth: u8,
    },
    /// The term that a definition list defines.
    Term,
    /// A table cell.
    Cell {
        /// Whether it heads a row or a column.
        header: bool,
    },
    /// A paragraph inside a block quotation.
    Quote,
    /// The caption of a table or a figure, or a legend.
    Caption,
    /// The face of a button.
    Button,
    /// The label of a form field.
    Label,
    /// A paragraph or an item that holds nothing but a link.
    LinkOnly,
    /// Text that stands in for an image (`alt`).
    Alt,
}

impl BlockKind {
    /// The name in `inspect` and in every report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading(1) => "heading-1",
            Self::Heading(2) => "heading-2",
            Self::Heading(3) => "heading-3",
            Self::Heading(4) => "heading-4",
            Self::Heading(5) => "heading-5",
            Self::Heading(_) => "heading-6",
            Self::Paragraph => "paragraph",
            Self::ListItem { .. } => "list-item",
            Self::Term => "term",
            Self::Cell { .. } => "cell",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Button => "button",
            Self::Label => "label",
            Self::LinkOnly => "link-only",
            Self::Alt => "alt",
        }
    }

    /// Whether the block is running text, which paragraph and sentence rules are about.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem { .. } | Self::Quote)
    }
}

/// Why a block is furniture of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chrome {
    /// Outside the element that the page marks as its main text.
    OutsideMain,
    /// A menu, breadcrumbs or another block of links.
    Navigation,
    /// The head of the page: logo, skip links, search.
    Header,
    /// The foot of the page.
    Footer,
    /// A side column, related links, a share bar.
    Aside,
    /// A notice on cookies or consent.
    Cookie,
    /// A form for comments, search or signing up.
    Form,
    /// The line on who wrote the page and when.
    Byline,
    /// Text put in by others: injected spam, advertisements.
    Spam,
}

impl Chrome {
    /// The name in reports and in `--show-skipped`.
    pub fn name(self) -> &'static str {
        match self {
            Self::OutsideMain => "outside-main",
            Self::Navigation => "navigation",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Aside => "aside",
            Self::Cookie => "cookie-notice",
            Self::Form => "form",
            Self::Byline => "byline",
            Self::Spam => "spam",
        }
    }
}

/// Source text that never became a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub reason: Reason,
}

/// Why text did not become a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Scripts, styles, templates, drawings: not text for readers.
    NotText,
    /// Code and preformatted text.
    Code,
    /// Hidden from readers (`hidden`, `aria-hidden`, `display: none`).
    Hidden,
    /// Named by a selector of the caller.
    Skip,
    /// Tags and directives of a template language.
    Template,
    /// Front matter and other data about the page.
    Metadata,
    /// Deeper or longer than a stated limit.
    Limit,
}

impl Reason {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotText => "not-text",
            Self::Code => "code",
            Self::Hidden => "hidden",
            Self::Skip => "skip",
            Self::Template => "template",
            Self::Metadata => "metadata",
            Self::Limit => "limit",
        }
    }
}

/// An inline fact about a range of a block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the block's text; may be empty (a link without text).
    pub range: Span,
    /// Where the element stands in the source, tags included: what to show for an empty range.
    pub source: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// Kinds of inline facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A link.
    Link {
        /// Its target as written.
        href: String,
        /// The accessible name that replaces its text (`aria-label`, or the `alt` of an image in
        /// it), if it has one.
        name: Option<String>,
        /// Whether it opens a window or a tab of its own (`target="_blank"`).
        new_tab: bool,
    },
    /// Emphasis in italics, underlined or marked.
    Emphasis,
    /// Strong emphasis, in bold.
    Strong,
    /// A reference to a footnote; empty, since the number stands outside the text.
    Footnote,
    /// Code inside a sentence: part of its length, but not judged.
    Code,
    /// An abbreviation whose long form the author gave (`<abbr title>`).
    Abbreviation,
    /// A quotation inside a sentence (`<q>`).
    Quotation,
    /// A declared language that differs from the block's.
    Lang(Declared),
    /// Not to be judged: `translate="no"`, template output.
    Opaque,
}

/// From offsets in a block's text to bytes of the source.
///
/// Sorted pieces that together cover the text. Markup that was skipped lies between the source
/// ranges of two pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

/// A stretch of text with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the block's text.
    pub text: Span,
    /// The source bytes that became them. Equal in length: copied byte for byte. Else an entity,
    /// folded white space or another stand-in, which maps as a whole.
    pub source: Span,
    /// Whether the text equals the source bytes one for one.
    pub exact: bool,
}

impl SourceMap {
    /// Adds the next stretch; joins it to the last where both are exact and touch.
    ///
    /// # Panics
    /// In debug builds, if the stretch does not follow the text mapped so far.
    pub fn push(&mut self, piece: Piece) {
        debug_assert!(!piece.exact || piece.text.len() == piece.source.len());
        debug_assert_eq!(
            piece.text.start,
            self.pieces.last().map_or(0, |last| last.text.end)
        );
        if let Some(last) = self.pieces.last_mut()
            && last.exact
            && piece.exact
            && last.source.end == piece.source.start
        {
            last.text.end = piece.text.end;
            last.source.end = piece.source.end;
            return;
        }
        self.pieces.push(piece);
    }

    /// Moves the source of every piece.
    pub(crate) fn shift(&mut self, by: u32) {
        for piece in &mut self.pieces {
            piece.source = piece.source.shift(by);
        }
    }

    /// Forgets what lies past `len` bytes of text.
    pub fn truncate(&mut self, len: u32) {
        while let Some(last) = self.pieces.last_mut() {
            if last.text.end <= len {
                return;
            }
            if last.text.start >= len {
                self.pieces.pop();
            } else {
                if last.exact {
                    last.source.end = last.source.start + (len - last.text.start);
                }
                last.text.end = len;
                return;
            }
        }
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bounding source span of a text range. An empty range gives an empty span.
    pub fn span(&self, range: Span) -> Span {
        let start = self.start(range.start);
        if range.is_empty() {
            return Span { start, end: start };
        }
        Span {
            start,
            end: self.end(range.end).max(start),
        }
    }

    /// The source pieces of a text range, markup between them left out, neighbours joined. An empty
    /// range has none.
    pub fn spans(&self, range: Span) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        if range.is_empty() {
            return spans;
        }
        let from = self
            .pieces
            .partition_point(|piece| piece.text.end <= range.start);
        for piece in &self.pieces[from..] {
            if piece.text.start >= range.end {
                break;
            }
            let part = Span {
                start: range.start.max(piece.text.start),
                end: range.end.min(piece.text.end),
            };
            let source = piece.source_of(part);
            match spans.last_mut() {
                Some(last) if last.end == source.start => last.end = source.end,
                _ => spans.push(source),
            }
        }
        spans
    }

    /// Source offset of the character that starts at `at`.
    fn start(&self, at: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.text.end <= at);
        match self.pieces.get(index) {
            Some(piece) => {
                piece
                    .source_of(Span {
                        start: at,
                        end: piece.text.end,
                    })
                    .start
            }
            None => self.pieces.last().map_or(0, |last| last.source.end),
        }
    }

    /// Source offset of the end of the character that ends at `at`.
    fn end(&self, at: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.text.end < at);
        match self.pieces.get(index) {
            Some(piece) => {
                piece
                    .source_of(Span {
                        start: piece.text.start,
                        end: at,
                    })
                    .end
            }
            None => self.pieces.last().map_or(0, |last| last.source.end),
        }
    }
}

impl Piece {
    /// The source of a part of this piece; the whole source if the piece maps as a whole.
    fn source_of(&self, part: Span) -> Span {
        if !self.exact {
            return self.source;
        }
        Span {
            start: self.source.start + (part.start - self.text.start),
            end: self.source.start + (part.end - self.text.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `een <b>caf&eacute;</b> open` as `een café open`.
    fn cafe() -> SourceMap {
        let mut map = SourceMap::default();
        for (text, source, exact) in [
            ((0, 4), (0, 4), true),
            ((4, 7), (7, 10), true),
            ((7, 9), (10, 18), false),
            ((9, 14), (22, 27), true),
        ] {
            map.push(Piece {
                text: Span::new(text.0, text.1),
                source: Span::new(source.0, source.1),
                exact,
            });
        }
        map
    }

    #[test]
    fn a_word_with_an_entity_maps_to_its_source() {
        assert_eq!(cafe().span(Span::new(4, 9)), Span::new(7, 18));
        assert_eq!(
            cafe().spans(Span::new(0, 9)),
            [Span::new(0, 4), Span::new(7, 18)]
        );
        assert_eq!(cafe().span(Span::new(10, 14)), Span::new(23, 27));
    }

    #[test]
    fn an_empty_range_maps_to_an_empty_span() {
        assert_eq!(cafe().span(Span::empty(14)), Span::empty(27));
        assert_eq!(SourceMap::default().span(Span::empty(0)), Span::empty(0));
        // The eighth byte lies inside an entity, which maps as a whole.
        assert!(cafe().spans(Span::empty(8)).is_empty());
    }

    #[test]
    fn truncation_cuts_inside_a_piece() {
        let mut map = cafe();
        map.truncate(6);
        assert_eq!(map.span(Span::new(4, 6)), Span::new(7, 9));
        assert_eq!(map.pieces().len(), 2);
    }

    #[test]
    fn formats_are_told_by_extension() {
        assert_eq!(Format::of_path("a/B.HTML"), Some(Format::Html));
        assert_eq!(Format::of_path("a.b/readme"), None);
    }

    #[test]
    fn declared_languages_read_tags() {
        assert_eq!(Declared::of_tag("nl-BE"), Some(Declared::Known(Lang::Nl)));
        assert_eq!(Declared::of_tag("fr"), Some(Declared::Other));
        assert_eq!(Declared::of_tag(" "), None);
    }
}
