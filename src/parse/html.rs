//! HTML: from tags to blocks, without a tree.
//!
//! One walk over the tokens keeps a stack of the elements that are open. Each element hands down
//! a [`Context`]: what kind of block text in it makes, in which language, in which part of the
//! page. Tags of block-level elements end the block at hand; inline tags are transparent and
//! leave a mark where they say something.
//!
//! What is decided here:
//! - End tags that authors leave out are implied, for the elements where the standard does so.
//! - Text that is hidden only from the eye (`visually-hidden` and the like) is text: screen
//!   readers read it out. Text that is hidden from all (`hidden`, `aria-hidden="true"`,
//!   `display: none`) is left out and said so.
//! - `alt` texts are blocks of their own, and name the link that they stand in.
//! - A link around blocks is marked in each of them.
//! - What the caller's selectors name is left out and said so.
//! - An element deeper than [`MAX_DEPTH`] still gives its text, but its own tags say nothing
//!   more; the first such place is in [`Document::left_out`] with [`Reason::Limit`].

mod open;
pub(super) mod references;
mod selector;
pub(super) mod tags;
mod text;
pub(super) mod tokens;

pub use self::selector::Selector;

use self::open::{Context, Element, OpenLink};
use self::references::Place;
use self::tags::Tag;
use self::text::{add_name, is_link, tidy};
use self::tokens::{Attribute, Attributes, Handler};
use super::builder::{BlockBuilder, BlockFacts};
use super::content::{self, Part};
use crate::document::{
    Block, BlockKind, Declared, Directive, Document, ItemPlace, LeftOut, MarkKind, PageKind,
    Reason, SourceMap,
};
use crate::span::Span;

/// The depth to which open elements are followed; browsers stop at the same one.
const MAX_DEPTH: usize = 512;

/// Parses HTML, a page or a fragment, and leaves out what `skip` names.
pub(super) fn parse(source: &str, skip: &[Selector]) -> Document {
    let others = skip.iter().flat_map(Selector::other_attributes);
    let mut walk = Walk {
        source,
        skip,
        other_attributes: others.map(str::to_owned).collect(),
        document: Document::default(),
        part_of: Vec::new(),
        parts: vec![content::PAGE],
        stack: Vec::new(),
        n_paragraphs: 0,
        too_deep: 0,
        limited: false,
        root: Context::default(),
        builder: BlockBuilder::default(),
        alts: Vec::new(),
        link: None,
        heading: None,
        left: None,
        titled: false,
        lists: Vec::new(),
    };
    tokens::read(source, &mut walk);
    walk.finish()
}

struct Walk<'a> {
    source: &'a str,
    /// Elements to leave out.
    skip: &'a [Selector],
    /// The attributes that they ask for.
    other_attributes: Vec<String>,
    document: Document,
    /// The part of the page of each block.
    part_of: Vec<u32>,
    parts: Vec<Part>,
    stack: Vec<Element>,
    /// How many paragraphs are open: no search where there are none.
    n_paragraphs: usize,
    /// How many elements are open beyond [`MAX_DEPTH`].
    too_deep: usize,
    /// Whether that ever happened.
    limited: bool,
    root: Context,
    builder: BlockBuilder,
    /// Texts of images in the block at hand; they follow it.
    alts: Vec<(Block, u32)>,
    link: Option<OpenLink>,
    /// The start tag of the open heading, and how many blocks there were before it.
    heading: Option<(Span, usize)>,
    /// What is being left out: its start, why, and whether it holds any text.
    left: Option<(u32, Reason, bool)>,
    /// Whether the `<title>` was seen.
    titled: bool,
    /// How many items each list has so far.
    lists: Vec<u32>,
}

impl Handler for Walk<'_> {
    fn text(&mut self, source: Span) {
        let text = &self.source[source];
        if self.begin_text(text) {
            self.builder.push(text, source.start as usize);
        }
    }

    fn text_as(&mut self, text: &str, source: Span) {
        if self.begin_text(text) {
            self.builder.push_as(text, source);
        }
    }

    fn start_tag(&mut self, tag: Tag, attributes: &Attributes<'_>, source: Span, closes: bool) {
        let context = self.context();
        match tag {
            Tag::Html | Tag::Body => return self.root_tag(tag, attributes, source.start),
            Tag::Void => return,
            Tag::Meta => return self.meta(attributes),
            _ => {}
        }
        if context.skip.is_none() {
            match tag {
                Tag::Img | Tag::Input if self.is_skipped(tag, attributes) => {
                    return self.leave_out(source, Reason::Skip);
                }
                Tag::Br => return self.builder.push_break(source),
                Tag::Img => return self.image(attributes),
                Tag::Input => return self.input(attributes, source),
                Tag::Hr => return self.end_blocks(tag, source),
                _ => {}
            }
        }
        let is_empty = closes && (context.foreign || matches!(tag, Tag::OtherInline(_)));
        if tag.is_void() || is_empty {
            return;
        }
        if tag.is_block() || matches!(tag, Tag::Title) {
            self.end_blocks(tag, source);
        } else if tag == Tag::A {
            self.end_implied(tag, source);
        }
        self.open(tag, attributes, source);
    }

    fn end_tag(&mut self, tag: Tag, source: Span) {
        if self.too_deep > 0 && !tag.is_void() {
            self.too_deep -= 1;
            if tag.is_block() {
                self.end_block();
            }
            return;
        }
        match tag {
            Tag::Html | Tag::Body | Tag::Meta | Tag::Void => {}
            // Browsers take a lone `</br>` for a line break and a lone `</p>` for a paragraph.
            Tag::Br if self.context().skip.is_none() => self.builder.push_break(source),
            _ if tag.is_block() || matches!(tag, Tag::Title | Tag::Skipped(_)) => {
                self.end_block_element(tag, source);
            }
            _ => self.end_inline_element(tag, source),
        }
    }

    fn wants_attributes(&self, tag: Tag) -> bool {
        tag.wants_attributes() && self.context().skip.is_none()
    }

    fn other_attributes(&self) -> &[String] {
        &self.other_attributes
    }

    fn is_foreign(&self) -> bool {
        self.context().foreign
    }
}

impl Walk<'_> {
    /// Whether a piece of text goes into the block at hand; sees to it that there is one.
    fn begin_text(&mut self, text: &str) -> bool {
        if self.context().skip.is_some() {
            if let Some((_, _, has_text)) = &mut self.left {
                *has_text |= !text.trim().is_empty();
            }
            return false;
        }
        let is_blank = || text.bytes().all(|byte| byte.is_ascii_whitespace());
        if self.builder.is_empty() && is_blank() {
            return false;
        }
        self.start_block();
        true
    }

    fn context(&self) -> Context {
        self.stack
            .last()
            .map_or(self.root, |element| element.context)
    }

    /// `<html>` and `<body>`: wherever they stand, they speak of the whole page.
    fn root_tag(&mut self, tag: Tag, attributes: &Attributes<'_>, at: u32) {
        let Some(lang) = attributes.get(Attribute::Lang).and_then(Declared::of_tag) else {
            return;
        };
        if tag == Tag::Html || self.document.lang.is_none() {
            self.document.lang = Some(lang);
        }
        if self.stack.is_empty() || at == 0 {
            self.root.lang = Some(lang);
            self.root.inner_lang = Some(lang);
        }
    }

    /// `<meta>`: what the page is for.
    fn meta(&mut self, attributes: &Attributes<'_>) {
        let name = attributes.text(Attribute::Name).unwrap_or_default();
        if name.eq_ignore_ascii_case("helder-kind") {
            let kind = attributes.text(Attribute::Content);
            self.document.kind = kind.and_then(PageKind::of_name);
        }
    }

    /// Opens an element.
    fn open(&mut self, tag: Tag, attributes: &Attributes<'_>, source: Span) {
        if self.stack.len() >= MAX_DEPTH {
            if !self.limited {
                self.limited = true;
                self.leave_out(source, Reason::Limit);
            }
            self.too_deep += 1;
            return;
        }
        let outer = self.context();
        let mut element = Element::new(tag, outer.within(tag));
        self.place_in_list(&mut element);
        element.context.foreign |= tag.is_foreign();
        if outer.skip.is_none() {
            let reason = tag.left_out().or_else(|| {
                let hides = !matches!(tag, Tag::Title) && open::is_hidden(attributes);
                hides.then_some(Reason::Hidden)
            });
            let reason = reason.or_else(|| {
                let skips = self.is_skipped(tag, attributes);
                skips.then_some(Reason::Skip)
            });
            let late_title = matches!(tag, Tag::Title) && self.titled;
            if let Some(reason) = reason.or(late_title.then_some(Reason::Metadata)) {
                self.left = Some((source.start, reason, false));
                element.context.skip = Some(reason);
                element.is_left_out = true;
            } else {
                self.describe(&mut element, attributes, source);
            }
        }
        self.n_paragraphs += usize::from(tag == Tag::P);
        self.stack.push(element);
    }

    /// Numbers lists and their items.
    fn place_in_list(&mut self, element: &mut Element) {
        let context = &mut element.context;
        match element.tag {
            Tag::List { .. } => {
                context.list = Some(self.lists.len() as u32);
                self.lists.push(0);
            }
            Tag::Li => {
                if let Some(list) = context.list
                    && let Some(n_items) = self.lists.get_mut(list as usize)
                {
                    let nth = *n_items;
                    context.item = Some(ItemPlace { list, nth });
                    *n_items += 1;
                }
            }
            _ => {}
        }
    }

    /// Whether the caller wants an element left out.
    fn is_skipped(&self, tag: Tag, attributes: &Attributes<'_>) -> bool {
        self.skip
            .iter()
            .any(|selector| selector.matches(tag, attributes))
    }

    /// Reads off the attributes of an element what they say about its text.
    fn describe(&mut self, element: &mut Element, attributes: &Attributes<'_>, source: Span) {
        let tag = element.tag;
        element.off_from = open::is_off(attributes).then_some(source.start);
        let lang = attributes
            .get(Attribute::Lang)
            .and_then(Declared::of_tag)
            .filter(|&lang| Some(lang) != element.context.lang);
        if tag.is_block() || matches!(tag, Tag::Title) {
            if let Some(lang) = lang {
                element.context.lang = Some(lang);
                element.context.inner_lang = Some(lang);
            }
            if let Some(role) = open::role_of(tag, attributes) {
                self.parts.push(Part {
                    parent: element.context.part,
                    role,
                });
                element.context.part = self.parts.len() as u32 - 1;
            }
            element.context.opaque |= open::is_opaque(attributes);
            match tag {
                Tag::Title => self.titled = true,
                Tag::Heading(_) => self.heading = Some((source, self.document.blocks.len())),
                _ => {}
            }
            return;
        }
        let label = attributes.text(Attribute::AriaLabel);
        if let (Some(label), Some(_), true) = (label, &self.link, tag != Tag::A) {
            self.name_link(label);
        }
        if let Some(lang) = lang {
            element.context.inner_lang = Some(lang);
            self.open_mark(element, MarkKind::Lang(lang), source);
        }
        if open::is_opaque(attributes) {
            self.open_mark(element, MarkKind::Opaque, source);
        }
        match tag {
            Tag::A => self.open_link(element, attributes, source),
            Tag::Abbreviation(_) if attributes.text(Attribute::Title).is_some() => {
                self.open_mark(element, MarkKind::Abbreviation, source);
            }
            Tag::Code(_) => self.open_mark(element, MarkKind::Code, source),
            Tag::Emphasis(_) if tag.is_strong() => {
                self.open_mark(element, MarkKind::Strong, source);
            }
            Tag::Emphasis(_) => self.open_mark(element, MarkKind::Emphasis, source),
            Tag::Quotation => self.open_mark(element, MarkKind::Quotation, source),
            _ => {}
        }
    }

    fn open_mark(&mut self, element: &mut Element, kind: MarkKind, source: Span) {
        self.start_block();
        element.marks.insert(&kind);
        self.builder.open(kind, source);
    }

    fn open_link(&mut self, element: &mut Element, attributes: &Attributes<'_>, source: Span) {
        let Some(href) = attributes.get(Attribute::Href) else {
            return;
        };
        let kind = MarkKind::Link {
            href: href.trim().to_string(),
            name: attributes.text(Attribute::AriaLabel).map(str::to_string),
            new_tab: attributes
                .text(Attribute::Target)
                .is_some_and(|target| target.eq_ignore_ascii_case("_blank")),
        };
        element.is_link = true;
        self.link = Some(OpenLink {
            kind: Some(kind),
            source,
            title: attributes.text(Attribute::Title).map(str::to_string),
            had_text: false,
            goes_on: false,
        });
    }

    /// Puts the open link into the block at hand, once there is text for it.
    fn start_block(&mut self) {
        if let Some(link) = &mut self.link
            && let Some(kind) = link.kind.take()
        {
            if link.goes_on {
                self.builder.resume(kind, link.source);
            } else {
                self.builder.open(kind, link.source);
            }
        }
    }

    /// Gives the open link the name that an image or an icon in it has.
    fn name_link(&mut self, text: &str) {
        let Some(link) = &mut self.link else { return };
        match &mut link.kind {
            Some(kind) => add_name(kind, text),
            None => self.builder.amend(is_link, |kind| add_name(kind, text)),
        }
    }

    /// `alt` texts.
    fn image(&mut self, attributes: &Attributes<'_>) {
        let Some(alt) = attributes.text(Attribute::Alt) else {
            if let Some(label) = attributes.text(Attribute::AriaLabel) {
                self.name_link(label);
            }
            return;
        };
        if open::is_hidden(attributes) {
            return;
        }
        self.name_link(alt);
        self.attribute_block(attributes, Attribute::Alt, BlockKind::Alt);
    }

    /// The face of a button that is written as a form field.
    fn input(&mut self, attributes: &Attributes<'_>, source: Span) {
        let kind = attributes.text(Attribute::Type).unwrap_or_default();
        let is = |name: &str| kind.eq_ignore_ascii_case(name);
        if open::is_hidden(attributes) {
            return;
        }
        if is("image") {
            self.image(attributes);
        } else if is("submit") || is("button") || is("reset") {
            self.end_blocks(Tag::Input, source);
            self.attribute_block(attributes, Attribute::Value, BlockKind::Button);
            self.end_block();
        }
    }

    /// Makes a block of the value of an attribute; it follows the block at hand.
    fn attribute_block(&mut self, attributes: &Attributes<'_>, which: Attribute, kind: BlockKind) {
        let Some(source) = attributes.source(which) else {
            return;
        };
        let mut builder = BlockBuilder::default();
        tokens::pieces(
            self.source,
            source,
            Place::Attribute,
            &mut |span, says| match says {
                Some(text) => builder.push_as(text, span),
                None => builder.push(&self.source[span], span.start as usize),
            },
        );
        let context = self.context();
        let facts = BlockFacts {
            kind,
            lang: context.inner_lang,
            chrome: None,
            item: context.item,
        };
        self.alts
            .extend(builder.finish(facts).map(|block| (block, context.part)));
    }

    /// Ends the block at hand and what the start of `tag` ends: paragraphs, items, cells.
    fn end_blocks(&mut self, tag: Tag, source: Span) {
        self.end_block();
        if self.n_paragraphs > 0
            && tag.ends_paragraph()
            && let Some(at) = self.find(
                |open| open == Tag::P,
                |open| open.is_cell_border() || open == Tag::Button,
            )
        {
            self.close_down_to(at, Span::empty(source.start as usize));
        }
        self.end_implied(tag, source);
    }

    fn end_implied(&mut self, tag: Tag, source: Span) {
        if !tag.can_end_others() {
            return;
        }
        // A row ends the row before it and its cells: the outermost counts.
        let mut found = None;
        for (at, element) in self.stack.iter().enumerate().rev() {
            if tag.ends(element.tag) {
                found = Some(at);
            } else if element.tag.bars_implied_end_of(tag) {
                break;
            }
        }
        if let Some(at) = found {
            if tag == Tag::A {
                self.end_inline_element(tag, Span::empty(source.start as usize));
            } else {
                self.close_down_to(at, Span::empty(source.start as usize));
            }
        }
    }

    /// The innermost open element for which `is` holds, unless `bars` holds for one inside it.
    fn find(&self, is: impl Fn(Tag) -> bool, bars: impl Fn(Tag) -> bool) -> Option<usize> {
        for (at, element) in self.stack.iter().enumerate().rev() {
            if is(element.tag) {
                return Some(at);
            }
            if bars(element.tag) {
                return None;
            }
        }
        None
    }

    fn end_block_element(&mut self, tag: Tag, source: Span) {
        let is_same = |open: Tag| match tag {
            Tag::Heading(_) => matches!(open, Tag::Heading(_)),
            _ => open == tag,
        };
        if tag.is_block() {
            self.end_block();
        }
        if let Some(at) = self.find(is_same, |open| open.is_cell_border() && !tag.is_of_table()) {
            self.close_down_to(at, source);
        }
    }

    fn end_inline_element(&mut self, tag: Tag, source: Span) {
        let Some(at) = self.find(|open| open == tag, Tag::is_cell_border) else {
            return;
        };
        if self.stack[at].is_left_out {
            self.close_down_to(at, source);
        } else {
            // What was opened inside it stays open, as blocks must.
            let element = self.stack.remove(at);
            self.close(&element, source);
        }
    }

    /// Closes the elements from `at` on, and ends the blocks in them.
    fn close_down_to(&mut self, at: usize, source: Span) {
        while self.stack.len() > at {
            if self.stack.last().is_some_and(Element::bounds_text) {
                self.end_block();
            }
            let Some(element) = self.stack.pop() else {
                return;
            };
            // Only the element that the tag names ends with the tag; the others end before it.
            let is_named = self.stack.len() == at;
            let source = if is_named {
                source
            } else {
                Span::empty(source.start as usize)
            };
            self.close(&element, source);
        }
        if self.builder.is_empty() && self.builder.has_marks() {
            self.end_block();
        }
    }

    fn close(&mut self, element: &Element, source: Span) {
        self.n_paragraphs -= usize::from(element.tag == Tag::P);
        if element.is_link {
            self.close_link(source);
        }
        for mark in element.marks.iter() {
            self.builder.close(source, |kind| mark.is(kind));
        }
        if element.is_left_out
            && let Some((start, reason, has_text)) = self.left.take()
            && has_text
        {
            let end = source.end.max(start);
            self.leave_out(Span::new(start as usize, end as usize), reason);
        }
        if let Some(start) = element.off_from {
            let span = Span::new(start as usize, source.end.max(start) as usize);
            self.document.directives.push(Directive {
                span,
                scope: span,
                rules: Vec::new(),
                reason: String::new(),
                is_comment: false,
                slip: None,
            });
        }
        if matches!(element.tag, Tag::Heading(_)) && element.context.skip.is_none() {
            self.end_heading(element.context, source.end);
        }
    }

    /// A heading without text is a block too: it has a place in the outline.
    fn end_heading(&mut self, context: Context, end: u32) {
        let Some((start, n_blocks)) = self.heading.take() else {
            return;
        };
        if self.document.blocks.len() > n_blocks {
            return;
        }
        let block = Block {
            kind: context.kind,
            text: String::new(),
            map: SourceMap::default(),
            span: Span::new(start.start as usize, end.max(start.end) as usize),
            lang: context.lang,
            chrome: None,
            marks: Vec::new(),
            item: context.item,
        };
        self.add(block, context.part);
    }

    fn close_link(&mut self, source: Span) {
        let Some(mut link) = self.link.take() else {
            return;
        };
        if let Some(kind) = link.kind.take() {
            if link.had_text {
                return;
            }
            self.builder.open(kind, link.source);
        }
        if let Some(title) = link.title
            && self.builder.is_open_empty(is_link)
        {
            self.builder.amend(is_link, |kind| add_name(kind, &title));
        }
        self.builder.close(source, is_link);
    }

    /// Ends the block at hand, as the innermost open element has it.
    fn end_block(&mut self) {
        let context = self.context();
        if context.skip.is_some() {
            return;
        }
        let builder = &mut self.builder;
        if let Some(link) = &mut self.link
            && link.kind.is_none()
        {
            link.goes_on = true;
            if builder.is_open_empty(is_link) {
                link.kind = builder.take_back(is_link);
            } else {
                link.kind = builder.open_kind(is_link).cloned();
                link.had_text = true;
            }
        }
        let facts = BlockFacts {
            kind: context.kind,
            lang: context.lang,
            chrome: context.chrome,
            item: context.item,
        };
        if let Some(block) = builder.finish(facts).and_then(|block| tidy(block, context)) {
            self.add(block, context.part);
        }
        for (block, part) in std::mem::take(&mut self.alts) {
            self.add(block, part);
        }
    }

    fn add(&mut self, block: Block, part: u32) {
        self.document.blocks.push(block);
        self.part_of.push(part);
    }

    fn leave_out(&mut self, span: Span, reason: Reason) {
        self.document.left_out.push(LeftOut { span, reason });
    }

    fn finish(mut self) -> Document {
        self.close_down_to(0, Span::empty(self.source.len()));
        self.end_block();
        content::judge(&mut self.document.blocks, &self.part_of, &self.parts);
        self.document
    }
}

#[cfg(test)]
mod tests;
