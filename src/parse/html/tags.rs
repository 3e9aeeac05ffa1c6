//! The tags of HTML as far as they matter to text: which bound blocks, which are transparent,
//! which are left out, and which end which.

use crate::document::Reason;

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
        match name {
            b"a" => Self::A,
            b"abbr" => Self::Abbreviation(0),
            b"acronym" => Self::Abbreviation(1),
            b"dfn" => Self::Abbreviation(2),
            b"address" => Self::Address,
            b"article" => Self::Article,
            b"aside" => Self::Aside,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"br" => Self::Br,
            b"button" => Self::Button,
            b"caption" => Self::Caption,
            b"code" => Self::Code(0),
            b"kbd" => Self::Code(1),
            b"samp" => Self::Code(2),
            b"var" => Self::Code(3),
            b"tt" => Self::Code(4),
            b"dd" => Self::Dd,
            b"div" => Self::Div,
            b"dl" => Self::Dl,
            b"dt" => Self::Dt,
            b"em" => Self::Emphasis(0),
            b"strong" => Self::Emphasis(1),
            b"b" => Self::Emphasis(2),
            b"i" => Self::Emphasis(3),
            b"u" => Self::Emphasis(4),
            b"mark" => Self::Emphasis(5),
            b"fieldset" => Self::Fieldset,
            b"figcaption" => Self::Figcaption,
            b"figure" => Self::Figure,
            b"footer" => Self::Footer,
            b"form" => Self::Form,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"header" => Self::Header,
            b"hr" => Self::Hr,
            b"html" => Self::Html,
            b"img" => Self::Img,
            b"input" => Self::Input,
            b"label" => Self::Label,
            b"legend" => Self::Legend,
            b"li" => Self::Li,
            b"ul" | b"menu" | b"dir" => Self::List { ordered: false },
            b"ol" => Self::List { ordered: true },
            b"main" => Self::Main,
            b"meta" => Self::Meta,
            b"nav" => Self::Nav,
            b"option" => Self::Option,
            b"p" => Self::P,
            b"pre" => Self::Pre(0),
            b"listing" => Self::Pre(1),
            b"xmp" => Self::Pre(2),
            b"plaintext" => Self::Pre(3),
            b"q" => Self::Quotation,
            b"section" => Self::Section,
            b"select" => Self::Select,
            b"script" => Self::Skipped(0),
            b"style" => Self::Skipped(1),
            b"template" => Self::Skipped(2),
            b"svg" => Self::Skipped(3),
            b"math" => Self::Skipped(4),
            b"noscript" => Self::Skipped(5),
            b"iframe" => Self::Skipped(6),
            b"object" => Self::Skipped(7),
            b"video" => Self::Skipped(8),
            b"audio" => Self::Skipped(9),
            b"canvas" => Self::Skipped(10),
            b"textarea" => Self::Skipped(11),
            b"noembed" => Self::Skipped(12),
            b"noframes" => Self::Skipped(13),
            b"applet" => Self::Skipped(14),
            b"datalist" => Self::Skipped(15),
            b"summary" => Self::Summary,
            b"table" => Self::Table,
            b"td" => Self::Td,
            b"th" => Self::Th,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"tbody" => Self::TableBody(0),
            b"thead" => Self::TableBody(1),
            b"tfoot" => Self::TableBody(2),
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame"
            | b"keygen" | b"link" | b"param" | b"source" | b"track" | b"wbr" | b"head"
            | b"colgroup" => Self::Void,
            b"center" | b"details" | b"dialog" | b"frameset" | b"hgroup" | b"optgroup"
            | b"search" => Self::OtherBlock(hash(name)),
            _ => Self::OtherInline(hash(name)),
        }
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

/// FNV-1a, to tell the end tags of unknown elements apart.
fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
