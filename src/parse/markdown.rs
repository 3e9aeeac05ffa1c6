//! Markdown: CommonMark with tables, footnotes, definition lists, front matter, embedded HTML and
//! the tags of site builders.
//!
//! Front matter is read first, template tags are blanked (`template.rs`), then one pass over the
//! parser's events makes the blocks. Whatever the parser copies from the source maps byte for
//! byte; an entity maps to its own bytes.

mod front_matter;
mod template;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::{BlockBuilder, BlockFacts};
use super::html::tags::Tag as HtmlTag;
use super::html::tokens::{self, Attribute, Attributes, Handler};
use super::html::{self, Selector};
use crate::document::{Block, BlockKind, Declared, Document, ItemPlace, LeftOut, MarkKind, Reason};
use crate::order;
use crate::span::Span;
use template::Blanked;

/// Parses Markdown, and leaves out of its HTML blocks what `skip` names.
pub(super) fn parse(text: &str, skip: &[Selector]) -> Document {
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let front = front_matter::read(text, bom);
    let source = &text[front.end..];
    let blanked = template::blank(source);
    let mut writer = Writer {
        source,
        skip,
        base: front.end,
        blanked: &blanked,
        document: Document {
            blocks: front.blocks,
            lang: front.lang,
            kind: front.kind,
            left_out: front.left_out.into_iter().collect(),
            unmarked: false,
            directives: Vec::new(),
        },
        builder: BlockBuilder::default(),
        open: None,
        containers: Vec::new(),
        lists: Vec::new(),
        open_lists: Vec::new(),
        open_items: Vec::new(),
        header: false,
        image: None,
        alts: Vec::new(),
        skip_until: 0,
        in_code: false,
        muted: None,
        html: None,
    };
    for (event, range) in Parser::new_ext(&blanked.text, options()).into_offset_iter() {
        writer.read(event, range);
    }
    writer.end_block();
    let mut document = writer.document;
    document
        .left_out
        .extend(blanked.tags.iter().map(|tag| LeftOut {
            span: shift(tag.span, front.end),
            reason: Reason::Template,
        }));
    // The filler of a template tag has a character for each byte, so code that begins or ends in
    // one may cut a character of the source.
    for left_out in &mut document.left_out {
        left_out.span = whole_characters(text, left_out.span);
    }
    order::sort_by_key(&mut document.left_out, |left_out| left_out.span);
    document
}

/// The span, widened to the borders of characters.
fn whole_characters(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start as usize, (span.end as usize).min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

fn shift(span: Span, by: usize) -> Span {
    span.shift(by as u32)
}

/// What a block stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    List {
        ordered: bool,
    },
    /// An item, and whether its first block has begun.
    Item {
        begun: bool,
    },
    Quote,
}

/// Makes blocks of events. Ranges of events count bytes of the source after its front matter;
/// what goes into a block counts from the start of the file.
struct Writer<'a> {
    /// The source after its front matter.
    source: &'a str,
    /// Elements of HTML to leave out.
    skip: &'a [Selector],
    /// Where that starts in the file.
    base: usize,
    blanked: &'a Blanked,
    document: Document,
    builder: BlockBuilder,
    /// The kind of the block under construction, once it is known.
    open: Option<BlockKind>,
    containers: Vec<Container>,
    /// How many items each list has so far.
    lists: Vec<u32>,
    /// The lists that are open, definition lists left out.
    open_lists: Vec<u32>,
    /// The items that are open, definitions left out.
    open_items: Vec<Option<ItemPlace>>,
    /// Whether cells stand in the head of their table.
    header: bool,
    image: Option<Image>,
    /// Alternative texts inside the block under construction, which follow it.
    alts: Vec<Block>,
    /// Text before this byte is markup that the parser took for text.
    skip_until: usize,
    in_code: bool,
    /// The inline element whose text no reader sees.
    muted: Option<String>,
    /// The HTML block that is being read: where it starts, and its lines so far.
    html: Option<(usize, String)>,
}

/// An image whose alternative text is being read.
#[derive(Default)]
struct Image {
    builder: BlockBuilder,
    /// How many images its text stands in besides.
    depth: usize,
}

impl Writer<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::new(range.start, range.end);
        let at = shift(span, self.base);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) => self.inline_code(&code, span),
            Event::Html(_) => self.html_line(span),
            Event::InlineHtml(tag) => self.inline_html(&tag, at),
            Event::SoftBreak if self.skip_until > 0 => self.end_block(),
            Event::SoftBreak => self.target().push_as(" ", at),
            Event::HardBreak => self.target().push_break(at),
            Event::Rule => self.end_block(),
            Event::FootnoteReference(_) => self.footnote(at),
            Event::TaskListMarker(_) => {}
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let at = shift(span, self.base);
        match tag {
            Tag::Paragraph => self.start_paragraph(span),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(level as u8)),
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(first) => {
                self.enter(Container::List {
                    ordered: first.is_some(),
                });
                self.open_lists.push(self.lists.len() as u32);
                self.lists.push(0);
            }
            Tag::DefinitionList => self.enter(Container::List { ordered: false }),
            Tag::Item => {
                self.enter(Container::Item { begun: false });
                let place = self.next_place();
                self.open_items.push(place);
            }
            Tag::DefinitionListDefinition => self.enter(Container::Item { begun: false }),
            Tag::DefinitionListTitle => self.begin(BlockKind::Term),
            Tag::TableHead => self.header = true,
            Tag::TableCell => self.begin(BlockKind::Cell {
                header: self.header,
            }),
            Tag::Table(_) | Tag::TableRow | Tag::FootnoteDefinition(_) => self.end_block(),
            Tag::CodeBlock(_) => {
                self.end_block();
                self.in_code = true;
                self.leave_out(at, Reason::Code);
            }
            Tag::HtmlBlock => {
                self.end_block();
                self.html = Some((span.start as usize, String::new()));
            }
            Tag::MetadataBlock(_) => {}
            Tag::Emphasis => self.open_mark(MarkKind::Emphasis, at),
            Tag::Strong => self.open_mark(MarkKind::Strong, at),
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => {
                let href = dest_url.chars().filter(|&c| c != '\u{7f}').collect();
                let kind = MarkKind::Link {
                    href,
                    name: None,
                    new_tab: false,
                };
                self.open_mark(kind, at);
            }
            Tag::Image { .. } => match &mut self.image {
                Some(image) => image.depth += 1,
                None => self.image = Some(Image::default()),
            },
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        let after = Span::empty(shift(span, self.base).end as usize);
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle => self.end_block(),
            TagEnd::List(_) => {
                self.end_block();
                self.containers.pop();
                self.open_lists.pop();
            }
            TagEnd::Item => {
                self.end_block();
                self.containers.pop();
                self.open_items.pop();
            }
            TagEnd::BlockQuote(_) | TagEnd::DefinitionList | TagEnd::DefinitionListDefinition => {
                self.end_block();
                self.containers.pop();
            }
            TagEnd::TableHead => self.header = false,
            TagEnd::Table | TagEnd::TableRow | TagEnd::FootnoteDefinition => self.end_block(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::MetadataBlock(_) => {}
            TagEnd::Emphasis => {
                self.target()
                    .close(after, |kind| *kind == MarkKind::Emphasis);
            }
            TagEnd::Strong => {
                self.target().close(after, |kind| *kind == MarkKind::Strong);
            }
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {
                self.target()
                    .close(after, |kind| matches!(kind, MarkKind::Link { .. }));
            }
            TagEnd::Image => self.end_image(),
        }
    }

    fn enter(&mut self, container: Container) {
        self.end_block();
        self.containers.push(container);
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        self.open = Some(kind);
    }

    /// Begins a paragraph, or a heading of the older kind without a space: `##Heading`.
    fn start_paragraph(&mut self, span: Span) {
        let source = &self.source[span];
        let hashes = source.bytes().take_while(|&byte| byte == b'#').count();
        let glued = source[hashes..].starts_with(|c: char| c.is_alphanumeric());
        if (2..=6).contains(&hashes) && glued {
            self.begin(BlockKind::Heading(hashes as u8));
            self.skip_until = span.start as usize + hashes;
        } else {
            let kind = self.next_kind();
            self.begin(kind);
        }
    }

    /// What running text is at this place.
    fn next_kind(&mut self) -> BlockKind {
        let lists = || {
            self.containers
                .iter()
                .filter_map(|container| match container {
                    Container::List { ordered } => Some(*ordered),
                    _ => None,
                })
        };
        let depth = u8::try_from(lists().count()).unwrap_or(u8::MAX);
        let ordered = lists().next_back().unwrap_or(false);
        match self.containers.last_mut() {
            Some(Container::Item {
                begun: begun @ false,
            }) => {
                *begun = true;
                BlockKind::ListItem { ordered, depth }
            }
            Some(Container::Quote) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }

    /// Where text goes: into the alternative text of an image, else into the block, which begins
    /// now if it hasn't (the items of a tight list have no paragraphs).
    fn target(&mut self) -> &mut BlockBuilder {
        if self.image.is_none() && self.open.is_none() {
            self.open = Some(self.next_kind());
        }
        match &mut self.image {
            Some(image) => &mut image.builder,
            None => &mut self.builder,
        }
    }

    fn open_mark(&mut self, kind: MarkKind, at: Span) {
        // The element grows as it is closed; an unclosed one must not cover what follows.
        let opening = Span::new(at.start as usize, at.start as usize + 1);
        self.target().open(kind, opening);
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.in_code || self.muted.is_some() {
            return;
        }
        let start = (span.start as usize).max(self.skip_until.min(span.end as usize));
        let skipped = start - span.start as usize;
        let rest = Span::new(start, span.end as usize);
        if text.get(skipped..) == Some(&self.blanked.text[rest]) {
            self.copy(rest);
        } else {
            let at = shift(span, self.base);
            self.target().push_as(text, at);
        }
    }

    /// Adds source text as it is, and a stand-in for each value that a template prints.
    fn copy(&mut self, span: Span) {
        let (base, source, blanked) = (self.base, self.source, self.blanked);
        let target = self.target();
        let first = blanked
            .tags
            .partition_point(|tag| tag.span.end <= span.start);
        let mut at = span.start;
        for tag in &blanked.tags[first..] {
            if tag.span.start >= span.end {
                break;
            }
            let before = Span {
                start: at,
                end: tag.span.start.max(at),
            };
            target.push(&source[before], base + before.start as usize);
            if tag.prints && tag.span.start >= at {
                let tag = shift(tag.span, base);
                target.open(MarkKind::Opaque, tag);
                target.push_as(VALUE, tag);
                target.close(Span::empty(tag.end as usize), |kind| {
                    *kind == MarkKind::Opaque
                });
            }
            at = tag.span.end.min(span.end);
        }
        let rest = Span {
            start: at,
            end: span.end,
        };
        target.push(&source[rest], base + at as usize);
    }

    fn inline_code(&mut self, code: &str, span: Span) {
        if self.muted.is_some() {
            return;
        }
        let at = shift(span, self.base);
        self.target().open(MarkKind::Code, at);
        let inside = self.source[span].find(code).filter(|_| !code.is_empty());
        match inside {
            Some(start) => self.target().push(code, at.start as usize + start),
            None => self.target().push_as(code, at),
        }
        let after = Span::empty(at.end as usize);
        self.target().close(after, |kind| *kind == MarkKind::Code);
    }

    fn end_image(&mut self) {
        match &mut self.image {
            Some(image) if image.depth > 0 => image.depth -= 1,
            _ => {
                if let Some(image) = self.image.take() {
                    self.add_alt(image.builder);
                }
            }
        }
    }

    /// Keeps an alternative text until its block ends, and names the link around it.
    fn add_alt(&mut self, mut builder: BlockBuilder) {
        let alt = builder.finish(facts(BlockKind::Alt));
        let Some(alt) = alt.filter(|alt| !alt.text.is_empty()) else {
            return;
        };
        self.builder.amend(
            |kind| matches!(kind, MarkKind::Link { .. }),
            |kind| {
                if let MarkKind::Link { name, .. } = kind {
                    name.get_or_insert_with(|| alt.text.clone());
                }
            },
        );
        self.alts.push(alt);
    }

    /// Ends the block under construction, if there is one.
    fn end_block(&mut self) {
        let kind = self.open.take().unwrap_or(BlockKind::Paragraph);
        self.skip_until = 0;
        self.muted = None;
        let facts = BlockFacts {
            item: self.open_items.last().copied().flatten(),
            ..facts(kind)
        };
        let block = self.builder.finish(facts);
        if let Some(mut block) = block.filter(|block| !is_printed_only(block)) {
            tidy_links(&mut block);
            self.document.blocks.push(block);
        }
        self.document.blocks.append(&mut self.alts);
    }

    /// The place of the next item of the innermost list.
    fn next_place(&mut self) -> Option<ItemPlace> {
        let &list = self.open_lists.last()?;
        let n_items = self.lists.get_mut(list as usize)?;
        let nth = *n_items;
        *n_items += 1;
        Some(ItemPlace { list, nth })
    }

    /// Marks a reference to a footnote, unless nothing stands before it that it could be about.
    fn footnote(&mut self, at: Span) {
        if !self.target().is_empty() {
            self.target().open(MarkKind::Footnote, at);
            let after = Span::empty(at.end as usize);
            self.target()
                .close(after, |kind| *kind == MarkKind::Footnote);
        }
    }

    fn leave_out(&mut self, span: Span, reason: Reason) {
        self.document.left_out.push(LeftOut { span, reason });
    }

    /// Takes a line of an HTML block; the marks of quotes and the indents of lists that stand
    /// between two lines become spaces.
    fn html_line(&mut self, span: Span) {
        if let Some((start, text)) = &mut self.html {
            let whole = &self.blanked.text;
            let gap = whole
                .as_bytes()
                .get(*start + text.len()..span.start as usize);
            // A lone carriage return ends a line too, and stands in neither of the two.
            let blank = |&byte| if byte == b'\r' { '\r' } else { ' ' };
            text.extend(gap.unwrap_or_default().iter().map(blank));
            text.push_str(&whole[span]);
        }
    }

    /// Hands an HTML block to the HTML parser.
    fn end_html(&mut self) {
        let Some((start, text)) = self.html.take() else {
            return;
        };
        let mut part = html::parse(&text, self.skip);
        part.shift((self.base + start) as u32);
        for place in part.blocks.iter_mut().filter_map(|it| it.item.as_mut()) {
            place.list += self.lists.len() as u32;
        }
        let last = part
            .blocks
            .iter()
            .filter_map(|it| Some(it.item?.list))
            .max();
        self.lists.resize(
            last.map_or(0, |it| it as usize + 1).max(self.lists.len()),
            0,
        );
        self.document.blocks.append(&mut part.blocks);
        self.document.left_out.append(&mut part.left_out);
        self.document.directives.append(&mut part.directives);
    }

    fn inline_html(&mut self, html: &str, at: Span) {
        let mut tags = InlineTags {
            writer: self,
            html,
            at,
            name: String::new(),
        };
        tokens::read(html, &mut tags);
    }

    fn open_tag(&mut self, name: &str, attributes: &Attributes<'_>, html: &str, at: Span) {
        if self.muted.is_some() {
            return;
        }
        match name {
            "br" => self.target().push_break(at),
            "img" => {
                let alt = attributes.get(Attribute::Alt).unwrap_or_default();
                let mut builder = BlockBuilder::default();
                match html.find(alt) {
                    Some(start) if !alt.is_empty() => {
                        builder.push(alt, at.start as usize + start);
                    }
                    _ => builder.push_as(alt, at),
                }
                self.add_alt(builder);
            }
            "script" | "style" | "template" | "svg" => self.muted = Some(name.to_string()),
            _ if BREAKING.contains(&name) => self.end_block(),
            _ => {
                if let Some(kind) = mark_kind(name, attributes) {
                    // A link ends where the next one begins, as in browsers.
                    if matches!(kind, MarkKind::Link { .. }) {
                        let before = Span::empty(at.start as usize);
                        self.target()
                            .close(before, |kind| matches!(kind, MarkKind::Link { .. }));
                    }
                    self.target().open(kind, at);
                }
            }
        }
    }

    fn close_tag(&mut self, name: &str, at: Span) {
        if let Some(muted) = &self.muted {
            if muted == name {
                self.muted = None;
            }
            return;
        }
        if BREAKING.contains(&name) {
            self.end_block();
            return;
        }
        self.target().close(at, |kind| closes(name, kind));
    }
}

/// The tags in a paragraph of Markdown.
struct InlineTags<'w, 'a> {
    writer: &'w mut Writer<'a>,
    html: &'w str,
    at: Span,
    name: String,
}

impl Handler for InlineTags<'_, '_> {
    fn text(&mut self, _: Span) {}

    fn text_as(&mut self, _: &str, _: Span) {}

    fn name(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    fn start_tag(&mut self, _: HtmlTag, attributes: &Attributes<'_>, _: Span, _: bool) {
        let Self { html, at, name, .. } = self;
        self.writer.open_tag(name, attributes, html, *at);
    }

    fn end_tag(&mut self, _: HtmlTag, _: Span) {
        self.writer.close_tag(&self.name, self.at);
    }

    fn wants_attributes(&self, _: HtmlTag) -> bool {
        true
    }

    fn other_attributes(&self) -> &[String] {
        &[]
    }

    fn is_foreign(&self) -> bool {
        false
    }
}

/// Stands for a value that a template prints.
const VALUE: &str = "…";

/// HTML elements that break a line of text, should they stand in a Markdown paragraph.
const BREAKING: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "aside",
    "nav",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "details",
    "summary",
];

fn facts(kind: BlockKind) -> BlockFacts {
    BlockFacts {
        kind,
        lang: None,
        chrome: None,
        item: None,
    }
}

/// The inline fact that an HTML element states.
fn mark_kind(name: &str, attributes: &Attributes<'_>) -> Option<MarkKind> {
    Some(match name {
        "a" => MarkKind::Link {
            href: attributes.get(Attribute::Href)?.replace('\u{7f}', ""),
            name: attributes.get(Attribute::AriaLabel).map(str::to_owned),
            new_tab: attributes.get(Attribute::Target) == Some("_blank"),
        },
        "b" | "strong" => MarkKind::Strong,
        "i" | "em" | "mark" => MarkKind::Emphasis,
        "code" | "kbd" | "samp" | "var" | "tt" => MarkKind::Code,
        "abbr" | "acronym" => {
            attributes.get(Attribute::Title)?;
            MarkKind::Abbreviation
        }
        "q" => MarkKind::Quotation,
        _ if attributes.get(Attribute::Translate) == Some("no") => MarkKind::Opaque,
        _ => MarkKind::Lang(Declared::of_tag(attributes.get(Attribute::Lang)?)?),
    })
}

/// Whether the end tag `name` ends a mark of this kind.
fn closes(name: &str, kind: &MarkKind) -> bool {
    match kind {
        MarkKind::Link { .. } => name == "a",
        MarkKind::Emphasis => matches!(name, "i" | "em" | "mark"),
        MarkKind::Strong => matches!(name, "b" | "strong"),
        MarkKind::Footnote => false,
        MarkKind::Code => matches!(name, "code" | "kbd" | "samp" | "var" | "tt"),
        MarkKind::Abbreviation => matches!(name, "abbr" | "acronym"),
        MarkKind::Quotation => name == "q",
        MarkKind::Lang(_) | MarkKind::Opaque => matches!(name, "span" | "i" | "em" | "bdi"),
    }
}

/// Whether a block holds nothing but what a template prints.
fn is_printed_only(block: &Block) -> bool {
    let prints = |mark: &crate::document::Mark| mark.kind == MarkKind::Opaque;
    block.marks.iter().any(prints) && !block.text.contains(char::is_alphanumeric)
}

/// Drops names that links got from an image beside their own text, and marks a block that is
/// nothing but a link.
fn tidy_links(block: &mut Block) {
    let len = block.text.len();
    let mut whole = false;
    for mark in &mut block.marks {
        if let MarkKind::Link { name, .. } = &mut mark.kind {
            if !mark.range.is_empty() {
                *name = None;
            }
            whole |= len > 0 && mark.range.len() == len;
        }
    }
    let running = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::ListItem { .. }
    );
    if whole && running {
        block.kind = BlockKind::LinkOnly;
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn parse(source: &str) -> Document {
        super::parse(source, &[])
    }

    /// Checks the blocks, one `kind: text` each; `⏎` stands for a line break.
    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        assert_eq!(shown(&parse(source)), expected);
    }

    /// Checks where a word of the first block stands in the source.
    #[track_caller]
    fn check_source(source: &str, word: &str, expected: &str) {
        let document = parse(source);
        let block = &document.blocks[0];
        let at = block.text.find(word).expect("the word is in the text");
        let span = block.map.span(Span::new(at, at + word.len()));
        assert_eq!(&source[span], expected);
    }

    #[test]
    fn headings_in_each_form() {
        check(
            "# Een\n\nTwee\n====\n\n### Drie {#drie}\n",
            &["heading-1: Een", "heading-1: Twee", "heading-3: Drie"],
        );
        check(
            "##Zonder spatie\nen tekst",
            &["heading-2: Zonder spatie", "paragraph: en tekst"],
        );
        check("#hashtag", &["paragraph: #hashtag"]);
    }

    #[test]
    fn line_breaks_are_soft_or_hard() {
        check(
            "een\r\ntwee  \r\ndrie\\\nvier",
            &["paragraph: een twee⏎drie⏎vier"],
        );
        check("een<br>twee", &["paragraph: een⏎twee"]);
    }

    #[test]
    fn lists_nest() {
        check(
            "- a\n- b\n  1. c\n\n     d\n- e\n",
            &[
                "item-1: a",
                "item-1: b",
                "item#2: c",
                "paragraph: d",
                "item-1: e",
            ],
        );
        check(
            "- [x] klaar\n- [ ] niet",
            &["item-1: klaar", "item-1: niet"],
        );
        check(
            "AOW\n: ouderdomspensioen\n",
            &["term: AOW", "item-1: ouderdomspensioen"],
        );
    }

    #[test]
    fn quotes_tables_and_notes() {
        check(
            "> een\n> twee\n\ndrie[^1]\n\n[^1]: Noot.\n",
            &["quote: een twee", "paragraph: drie", "paragraph: Noot."],
        );
        check(
            "| a | b |\n|---|---|\n| c `|` | |\n",
            &["head: a", "head: b", "cell: c `", "cell: `"],
        );
        check("> [!NOTE]\n> Let op.", &["quote: Let op."]);
    }

    #[test]
    fn code_that_ends_in_a_template_tag_keeps_characters_whole() {
        let source = "a<a{{\n\r\të–}}%}";
        for left_out in parse(source).left_out {
            assert!(source.get(left_out.span.range()).is_some(), "{left_out:?}");
        }
    }

    #[test]
    fn code_is_left_out_and_said() {
        let document = parse("a\n\n```\ncode\n```\n\n    ook\n\nb `c d` e");
        assert_eq!(document.blocks.len(), 2);
        assert!(document.left_out.iter().all(|it| it.reason == Reason::Code));
        assert_eq!(document.left_out.len(), 2);
        let block = &document.blocks[1];
        assert_eq!(block.text, "b c d e");
        assert_eq!(&block.text[block.marks[0].range], "c d");
        assert_eq!(block.marks[0].kind, MarkKind::Code);
    }

    #[test]
    fn entities_and_escapes_map_to_their_own_bytes() {
        check_source("een caf&eacute; open", "é", "&eacute;");
        check_source("een caf&eacute; open", "open", "open");
        check_source("een \\*ster\\* hier", "*ster*", "*ster\\*");
        check_source("een `a``b` c", "b", "b");
        check_source("\u{feff}---\ntitle: x\n---\n\n", "x", "x");
        check_source("**vet**te letters", "vette", "vet**te");
    }

    #[test]
    fn links_and_images() {
        check("[lees meer](/a)", &["link-only: lees meer"]);
        check("zie [hier](/a).", &["paragraph: zie hier."]);
        check(
            "een ![foto van *u*](a.png) twee",
            &["paragraph: een twee", "alt: foto van u"],
        );
        let linked = parse("[![logo](a.png)](/thuis)");
        assert_eq!(
            linked.blocks[0].marks[0].kind,
            MarkKind::Link {
                href: "/thuis".to_string(),
                name: Some("logo".to_string()),
                new_tab: false,
            }
        );
        let templated = parse("[x]({{ site.url }}/a)");
        assert_eq!(
            templated.blocks[0].marks[0].kind,
            MarkKind::Link {
                href: "/a".to_string(),
                name: None,
                new_tab: false,
            }
        );
    }

    #[test]
    fn inline_html_is_transparent() {
        check(
            "een <b>vet</b>te <!-- stil --><i>zin</i>",
            &["paragraph: een vette zin"],
        );
        check("een <script>var a;</script>zin", &["paragraph: een zin"]);
        check(
            "een <img src=a alt='foto &amp; film'> zin",
            &["paragraph: een zin", "alt: foto & film"],
        );
        check("een</p><p>twee", &["paragraph: een", "paragraph: twee"]);
        let document = parse("<abbr title='a b'>AB</abbr> en <span lang=fr>oui</span>!");
        let kinds: Vec<_> = document.blocks[0]
            .marks
            .iter()
            .map(|mark| &mark.kind)
            .collect();
        assert_eq!(
            kinds,
            [&MarkKind::Abbreviation, &MarkKind::Lang(Declared::Other)]
        );
        assert_eq!(
            &document.blocks[0].text[document.blocks[0].marks[1].range],
            "oui"
        );
    }

    #[test]
    fn html_blocks_go_to_the_html_parser() {
        let source =
            "Een\n\n> <div>\n> <p>caf&eacute; *open*</p>\n> </div>\n\n<script>\nx\n</script>\n";
        check(source, &["paragraph: Een", "paragraph: café *open*"]);
        let document = parse(source);
        let block = &document.blocks[1];
        assert_eq!(&source[block.map.span(Span::new(3, 5))], "&eacute;");
        assert_eq!(&source[block.span], "caf&eacute; *open*");
    }

    #[test]
    fn printed_values_stand_as_an_ellipsis() {
        check(
            "Vanaf {{ datum }} krijgt u {% if a %}meer{% endif %}.",
            &["paragraph: Vanaf … krijgt u meer."],
        );
        check("{{ content }}\n\nTekst", &["paragraph: Tekst"]);
        check("- {{ a }}\n- b", &["item-1: b"]);
        check_source("Vanaf {{ datum }} krijgt u", "…", "{{ datum }}");
    }

    #[test]
    fn sections_of_site_builders_stay_text() {
        check(
            "$CTA\nBel ons\n$CTA\n\ns1. Stap een\n\n^Let op^",
            &[
                "paragraph: Bel ons",
                "item#1: Stap een",
                "paragraph: Let op",
            ],
        );
        check(":::note\n\nTekst\n\n:::\n", &["paragraph: Tekst"]);
        check(
            "{% if a %}\n## Kop\n{% endif %}\nTekst {{ open",
            &["heading-2: Kop", "paragraph: Tekst open"],
        );
    }

    #[test]
    fn the_title_and_the_description_stand_apart() {
        let document = parse("---\ntitle: Kop\ndescription: Zoektekst\nlang: nl\n---\n\nTekst");
        let seen: Vec<_> = document
            .blocks
            .iter()
            .map(|block| {
                (
                    block.kind.name(),
                    block.chrome.is_some(),
                    block.text.as_str(),
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("title", false, "Kop"),
                ("paragraph", true, "Zoektekst"),
                ("paragraph", false, "Tekst"),
            ]
        );
        assert_eq!(document.left_out[0].reason, Reason::Metadata);
    }
}
