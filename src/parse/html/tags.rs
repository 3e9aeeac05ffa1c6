//! The tags of HTML as far as they matter to text: which bound blocks, which are transparent,
//! which are left out, and which end which.

use crate::document::Reason;
use crate::names::Names;

/// An element, by what it does to text. Elements that do the same share a variant only where
/// their end tags need not be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse) enum Tag {
    A,
    Abbreviation(u8),
    Address,
    Article,
    Aside,
    Blockquote,
    Body,
    Br,
    Button,
    Caption,
    Code(u8),
    Dd,
    Div,
    Dl,
    Dt,
    Emphasis(u8),
    Fieldset,
    Figcaption,
    Figure,
    Footer,
    Form,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    Header,
    Hr,
    Html,
    Img,
    Input,
    Label,
    Legend,
    Li,
    List {
        ordered: bool,
    },
    Main,
    Meta,
    Nav,
    /// Any other element that bounds blocks, told apart by its hash.
    OtherBlock(u32),
    /// Any other element, told apart by its hash.
    OtherInline(u32),
    Option,
    P,
    Pre(u8),
    Quotation,
    Section,
    Select,
    /// What holds no text for readers.
    Skipped(u8),
    Summary,
    Table,
    Td,
    Th,
    Title,
    Tr,
    /// `<thead>`, `<tbody>`, `<tfoot>`.
    TableBody(u8),
    /// Elements without content that matter to nobody here.
    Void,
}

impl Tag {
    /// The element of a tag name in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        TAGS.get(name)
            .unwrap_or_else(|| Self::OtherInline(hash(name)))
    }

    /// Whether its start and its end bound a block of text.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::A
                | Self::Abbreviation(_)
                | Self::Br
                | Self::Code(_)
                | Self::Emphasis(_)
                | Self::Img
                | Self::Input
                | Self::Meta
                | Self::OtherInline(_)
                | Self::Quotation
                | Self::Skipped(_)
                | Self::Title
                | Self::Void
        )
    }

    /// Whether it sets text in bold.
    pub(super) fn is_strong(self) -> bool {
        matches!(self, Self::Emphasis(1 | 2))
    }

    /// Whether it holds nothing, so that it has no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Br | Self::Hr | Self::Img | Self::Input | Self::Meta | Self::Void
        )
    }

    /// Why its content is no text, if it is none.
    pub(super) fn left_out(self) -> Option<Reason> {
        match self {
            Self::Skipped(_) => Some(Reason::NotText),
            Self::Pre(_) => Some(Reason::Code),
            _ => None,
        }
    }

    /// Whether its content follows other rules than HTML: `<svg>` and `<math>`.
    pub(super) fn is_foreign(self) -> bool {
        matches!(self, Self::Skipped(3 | 4))
    }

    /// Whether its attributes can say something about its text.
    pub(super) fn wants_attributes(self) -> bool {
        !matches!(
            self,
            Self::Br | Self::Hr | Self::Void | Self::Skipped(_) | Self::Title
        )
    }

    /// Whether it can be a part of the page that its class or id names, such as a share bar. The
    /// class of a paragraph or an item names its looks as often as its purpose.
    pub(super) fn is_container(self) -> bool {
        matches!(
            self,
            Self::Aside
                | Self::Div
                | Self::Dl
                | Self::Footer
                | Self::Form
                | Self::Header
                | Self::List { .. }
                | Self::Nav
                | Self::OtherBlock(_)
                | Self::Section
                | Self::Table
        )
    }

    /// Whether its start ends a paragraph that is still open.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Self::Button | Self::Label | Self::Option | Self::Select | Self::Html | Self::Body
            )
    }

    /// Whether its start can end an element other than a paragraph.
    pub(super) fn can_end_others(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::Button
                | Self::Dd
                | Self::Dt
                | Self::Heading(_)
                | Self::Li
                | Self::Option
                | Self::TableBody(_)
                | Self::Td
                | Self::Th
                | Self::Tr
        )
    }

    /// Whether the start of `self` ends an open `other`, as the standard has it for tags that
    /// authors may leave unclosed.
    pub(super) fn ends(self, other: Self) -> bool {
        match self {
            Self::Li => other == Self::Li,
            Self::Dd | Self::Dt => matches!(other, Self::Dd | Self::Dt),
            Self::Option => other == Self::Option,
            Self::Td | Self::Th => matches!(other, Self::Td | Self::Th | Self::Caption),
            Self::Tr => matches!(other, Self::Tr | Self::Td | Self::Th | Self::Caption),
            Self::TableBody(_) => matches!(
                other,
                Self::Tr | Self::Td | Self::Th | Self::Caption | Self::TableBody(_)
            ),
            Self::Heading(_) => matches!(other, Self::Heading(_)),
            Self::Button => other == Self::Button,
            Self::A => other == Self::A,
            _ => false,
        }
    }

    /// Whether the search for an element that the start of `self` ends stops here.
    pub(super) fn bars_implied_end_of(self, by: Self) -> bool {
        match by {
            Self::Li | Self::Dd | Self::Dt | Self::A | Self::Heading(_) => {
                self.is_block()
                    && !matches!(self, Self::Address | Self::Div | Self::P)
                    && (by != Self::A || self.is_cell_border())
            }
            Self::Td | Self::Th | Self::Tr | Self::TableBody(_) => self == Self::Table,
            Self::Option => matches!(self, Self::Select) || self.is_cell_border(),
            _ => self.is_cell_border(),
        }
    }

    /// Whether end tags of what stands outside it are ignored inside it.
    pub(super) fn is_cell_border(self) -> bool {
        matches!(self, Self::Td | Self::Th | Self::Caption | Self::Table)
    }

    /// Whether its end tag reaches out of a table cell.
    pub(super) fn is_of_table(self) -> bool {
        matches!(
            self,
            Self::Table | Self::Tr | Self::Td | Self::Th | Self::Caption | Self::TableBody(_)
        )
    }
}

/// The elements that do something to text, by their names.
static TAGS: Names<Tag, 109> = Names::new([
    ("a", Tag::A),
    ("abbr", Tag::Abbreviation(0)),
    ("acronym", Tag::Abbreviation(1)),
    ("dfn", Tag::Abbreviation(2)),
    ("address", Tag::Address),
    ("article", Tag::Article),
    ("aside", Tag::Aside),
    ("blockquote", Tag::Blockquote),
    ("body", Tag::Body),
    ("br", Tag::Br),
    ("button", Tag::Button),
    ("caption", Tag::Caption),
    ("code", Tag::Code(0)),
    ("kbd", Tag::Code(1)),
    ("samp", Tag::Code(2)),
    ("var", Tag::Code(3)),
    ("tt", Tag::Code(4)),
    ("dd", Tag::Dd),
    ("div", Tag::Div),
    ("dl", Tag::Dl),
    ("dt", Tag::Dt),
    ("em", Tag::Emphasis(0)),
    ("strong", Tag::Emphasis(1)),
    ("b", Tag::Emphasis(2)),
    ("i", Tag::Emphasis(3)),
    ("u", Tag::Emphasis(4)),
    ("mark", Tag::Emphasis(5)),
    ("fieldset", Tag::Fieldset),
    ("figcaption", Tag::Figcaption),
    ("figure", Tag::Figure),
    ("footer", Tag::Footer),
    ("form", Tag::Form),
    ("h1", Tag::Heading(1)),
    ("h2", Tag::Heading(2)),
    ("h3", Tag::Heading(3)),
    ("h4", Tag::Heading(4)),
    ("h5", Tag::Heading(5)),
    ("h6", Tag::Heading(6)),
    ("header", Tag::Header),
    ("hr", Tag::Hr),
    ("html", Tag::Html),
    ("img", Tag::Img),
    ("input", Tag::Input),
    ("label", Tag::Label),
    ("legend", Tag::Legend),
    ("li", Tag::Li),
    ("ul", Tag::List { ordered: false }),
    ("menu", Tag::List { ordered: false }),
    ("dir", Tag::List { ordered: false }),
    ("ol", Tag::List { ordered: true }),
    ("main", Tag::Main),
    ("meta", Tag::Meta),
    ("nav", Tag::Nav),
    ("option", Tag::Option),
    ("p", Tag::P),
    ("pre", Tag::Pre(0)),
    ("listing", Tag::Pre(1)),
    ("xmp", Tag::Pre(2)),
    ("plaintext", Tag::Pre(3)),
    ("q", Tag::Quotation),
    ("section", Tag::Section),
    ("select", Tag::Select),
    ("script", Tag::Skipped(0)),
    ("style", Tag::Skipped(1)),
    ("template", Tag::Skipped(2)),
    ("svg", Tag::Skipped(3)),
    ("math", Tag::Skipped(4)),
    ("noscript", Tag::Skipped(5)),
    ("iframe", Tag::Skipped(6)),
    ("object", Tag::Skipped(7)),
    ("video", Tag::Skipped(8)),
    ("audio", Tag::Skipped(9)),
    ("canvas", Tag::Skipped(10)),
    ("textarea", Tag::Skipped(11)),
    ("noembed", Tag::Skipped(12)),
    ("noframes", Tag::Skipped(13)),
    ("applet", Tag::Skipped(14)),
    ("datalist", Tag::Skipped(15)),
    ("summary", Tag::Summary),
    ("table", Tag::Table),
    ("td", Tag::Td),
    ("th", Tag::Th),
    ("title", Tag::Title),
    ("tr", Tag::Tr),
    ("tbody", Tag::TableBody(0)),
    ("thead", Tag::TableBody(1)),
    ("tfoot", Tag::TableBody(2)),
    ("area", Tag::Void),
    ("base", Tag::Void),
    ("basefont", Tag::Void),
    ("bgsound", Tag::Void),
    ("col", Tag::Void),
    ("embed", Tag::Void),
    ("frame", Tag::Void),
    ("keygen", Tag::Void),
    ("link", Tag::Void),
    ("param", Tag::Void),
    ("source", Tag::Void),
    ("track", Tag::Void),
    ("wbr", Tag::Void),
    ("head", Tag::Void),
    ("colgroup", Tag::Void),
    ("center", Tag::OtherBlock(hash(b"center"))),
    ("details", Tag::OtherBlock(hash(b"details"))),
    ("dialog", Tag::OtherBlock(hash(b"dialog"))),
    ("frameset", Tag::OtherBlock(hash(b"frameset"))),
    ("hgroup", Tag::OtherBlock(hash(b"hgroup"))),
    ("optgroup", Tag::OtherBlock(hash(b"optgroup"))),
    ("search", Tag::OtherBlock(hash(b"search"))),
]);

/// FNV-1a, to tell the end tags of unknown elements apart.
const fn hash(name: &[u8]) -> u32 {
    let (mut hash, mut at) = (0x811c_9dc5, 0);
    while at < name.len() {
        hash = (hash ^ name[at] as u32).wrapping_mul(0x0100_0193_u32);
        at += 1;
    }
    hash
}
