//! What is known of an element while it is open.

use super::tags::Tag;
use super::tokens::{Attribute, Attributes};
use crate::document::{BlockKind, Chrome, Declared, ItemPlace, MarkKind, Reason};
use crate::parse::content::Role;
use crate::parse::content::names;
use crate::span::Span;

/// What an element hands down to the text in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The kind of block that text makes here.
    pub kind: BlockKind,
    /// The language of the block at hand.
    pub lang: Option<Declared>,
    /// The language of blocks that start here; an inline element may declare one.
    pub inner_lang: Option<Declared>,
    /// The part of the page.
    pub part: u32,
    /// How many lists are open.
    pub list_depth: u8,
    /// Whether the innermost list is numbered.
    pub ordered: bool,
    /// The innermost list of items, if one is open.
    pub list: Option<u32>,
    /// The innermost item of such a list.
    pub item: Option<ItemPlace>,
    /// Why text is left out here, if it is.
    pub skip: Option<Reason>,
    /// Why text here is furniture whatever stands around it.
    pub chrome: Option<Chrome>,
    /// Whether text is not to be judged (`translate="no"`).
    pub opaque: bool,
    /// Whether this is inside `<svg>` or `<math>`.
    pub foreign: bool,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            kind: BlockKind::Paragraph,
            lang: None,
            inner_lang: None,
            part: 0,
            list_depth: 0,
            ordered: false,
            list: None,
            item: None,
            skip: None,
            chrome: None,
            opaque: false,
            foreign: false,
        }
    }
}

impl Context {
    /// What an element `tag` inside hands down, its attributes aside.
    pub(super) fn within(mut self, tag: Tag) -> Self {
        if !tag.is_block() && tag != Tag::Title {
            return self;
        }
        self.lang = self.inner_lang;
        match tag {
            Tag::Heading(level) => self.kind = BlockKind::Heading(level),
            Tag::P if matches!(self.kind, BlockKind::Heading(_)) => {
                self.kind = BlockKind::Paragraph;
            }
            Tag::List { ordered } => {
                self.ordered = ordered;
                self.list_depth = self.list_depth.saturating_add(1);
            }
            Tag::Dl => {
                self.ordered = false;
                self.list_depth = self.list_depth.saturating_add(1);
            }
            Tag::Li | Tag::Dd => {
                self.kind = BlockKind::ListItem {
                    ordered: self.ordered,
                    depth: self.list_depth.max(1),
                };
            }
            Tag::Dt => self.kind = BlockKind::Term,
            Tag::Td => self.kind = BlockKind::Cell { header: false },
            Tag::Th => self.kind = BlockKind::Cell { header: true },
            Tag::Blockquote => self.kind = BlockKind::Quote,
            Tag::Caption | Tag::Figcaption | Tag::Legend => self.kind = BlockKind::Caption,
            Tag::Button | Tag::Summary => self.kind = BlockKind::Button,
            Tag::Label => self.kind = BlockKind::Label,
            // The choices of a form are its data, not sentences of the page.
            Tag::Option => {
                self.kind = BlockKind::Label;
                self.chrome = Some(Chrome::Form);
            }
            Tag::Title => self.kind = BlockKind::Title,
            _ => {}
        }
        self
    }
}

/// An open element.
#[derive(Debug)]
pub(super) struct Element {
    pub tag: Tag,
    pub context: Context,
    /// The marks that end with it.
    pub marks: Marks,
    /// Whether it is the open link.
    pub is_link: bool,
    /// Whether it is the outermost element of what is being left out.
    pub is_left_out: bool,
    /// Where its start tag stands, if rules are turned off in it.
    pub off_from: Option<u32>,
}

impl Element {
    pub(super) fn new(tag: Tag, context: Context) -> Self {
        Self {
            tag,
            context,
            marks: Marks::default(),
            is_link: false,
            is_left_out: false,
            off_from: None,
        }
    }

    /// Whether its end ends a block of text.
    pub(super) fn bounds_text(&self) -> bool {
        (self.tag.is_block() || self.tag == Tag::Title) && self.context.skip.is_none()
    }
}

/// An open link. It may run over several blocks, with a mark in each.
#[derive(Debug)]
pub(super) struct OpenLink {
    /// Its mark, while that is not in a block.
    pub kind: Option<MarkKind>,
    /// Its start tag.
    pub source: Span,
    /// Its `title`, which names it if nothing else does.
    pub title: Option<String>,
    /// Whether an earlier block holds text of it.
    pub had_text: bool,
    /// Whether it was opened before the block at hand began.
    pub goes_on: bool,
}

/// A set of kinds of marks, links aside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks(u16);

/// One kind of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MarkClass(u8);

impl Marks {
    pub(super) fn insert(&mut self, kind: &MarkKind) {
        self.0 |= 1 << MarkClass::of(kind).0;
    }

    pub(super) fn iter(self) -> impl Iterator<Item = MarkClass> {
        (0..9)
            .filter(move |class| self.0 & (1 << class) != 0)
            .map(MarkClass)
    }
}

impl MarkClass {
    fn of(kind: &MarkKind) -> Self {
        Self(match kind {
            MarkKind::Link { .. } => 0,
            MarkKind::Emphasis => 1,
            MarkKind::Code => 2,
            MarkKind::Abbreviation => 3,
            MarkKind::Quotation => 4,
            MarkKind::Lang(_) => 5,
            MarkKind::Opaque => 6,
            MarkKind::Strong => 7,
            MarkKind::Footnote => 8,
        })
    }

    /// Whether `kind` is of this class.
    pub(super) fn is(self, kind: &MarkKind) -> bool {
        Self::of(kind) == self
    }
}

/// Whether rules are turned off in an element (`data-helder="off"`).
pub(super) fn is_off(attributes: &Attributes<'_>) -> bool {
    let value = attributes.get(Attribute::Helder);
    value.is_some_and(|value| value.trim().eq_ignore_ascii_case("off"))
}

/// Whether an element is hidden from all readers.
pub(super) fn is_hidden(attributes: &Attributes<'_>) -> bool {
    if attributes.is_empty() {
        return false;
    }
    // What is hidden until it is found can be found, so it is read.
    let hidden = attributes
        .get(Attribute::Hidden)
        .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    let aria = attributes
        .get(Attribute::AriaHidden)
        .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
    hidden || aria || attributes.get(Attribute::Style).is_some_and(hides)
}

/// Whether a `style` hides: `display: none` or `visibility: hidden`.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.split('!').next().unwrap_or_default().trim();
        let is = |name: &str, word: &str| {
            property.trim().eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(word)
        };
        is("display", "none") || is("visibility", "hidden")
    })
}

/// Whether an element asks for its text to be left as it is.
pub(super) fn is_opaque(attributes: &Attributes<'_>) -> bool {
    attributes
        .get(Attribute::Translate)
        .is_some_and(|value| value.eq_ignore_ascii_case("no"))
}

/// The part of the page that an element is, if it is one.
pub(super) fn role_of(tag: Tag, attributes: &Attributes<'_>) -> Option<Role> {
    let role = match attributes.text(Attribute::Role) {
        Some(role) => role_of_aria(role).or_else(|| role_of_tag(tag)),
        None => role_of_tag(tag),
    };
    // A class says more about a form or a side column than the element does.
    let is_vague = matches!(
        role,
        None | Some(Role::Form | Role::Landmark(Chrome::Aside))
    );
    if !is_vague || attributes.is_empty() || !tag.is_container() {
        return role;
    }
    let named = |attribute| attributes.get(attribute).and_then(names::role_of);
    match (named(Attribute::Id), named(Attribute::Class)) {
        (Some(Role::NamedOutside(_)) | None, Some(class @ Role::Named(_))) => Some(class),
        (Some(id @ Role::Named(_)), _) => Some(id),
        (id, class) => role.or(id).or(class),
    }
}

fn role_of_tag(tag: Tag) -> Option<Role> {
    Some(match tag {
        Tag::Main => Role::Main,
        Tag::Article => Role::Article,
        Tag::Nav => Role::Landmark(Chrome::Navigation),
        Tag::Header => Role::Landmark(Chrome::Header),
        Tag::Footer => Role::Landmark(Chrome::Footer),
        Tag::Aside => Role::Landmark(Chrome::Aside),
        Tag::Form => Role::Form,
        _ => return None,
    })
}

fn role_of_aria(role: &str) -> Option<Role> {
    let known: [(&str, Role); 9] = [
        ("main", Role::Main),
        ("article", Role::Article),
        ("navigation", Role::Landmark(Chrome::Navigation)),
        ("banner", Role::Landmark(Chrome::Header)),
        ("contentinfo", Role::Landmark(Chrome::Footer)),
        ("complementary", Role::Landmark(Chrome::Aside)),
        ("search", Role::Landmark(Chrome::Form)),
        ("form", Role::Form),
        ("menubar", Role::Landmark(Chrome::Navigation)),
    ];
    known
        .iter()
        .find(|(name, _)| role.eq_ignore_ascii_case(name))
        .map(|&(_, role)| role)
}
