//! From bytes to tags and runs of text with their places in the source.
//!
//! This is the tokenizer of the HTML standard (WHATWG, section 13.2.5), as far as a reader of text
//! needs it. It makes the same tags, and the same text between them, as one with all eighty states;
//! a test holds it against another. Of comments, doctypes and what scripts hold, only the end
//! matters. So most bytes are skipped by a search for the next sign that counts, and nothing is
//! copied that stands in the source as it is.

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use super::references::{self, Place};
use super::tags::Tag;
use crate::span::Span;

/// What is told of each token.
pub(in crate::parse) trait Handler {
    /// Text that stands in the source as it is, but for the ends of its lines. What lies between two
    /// tags can come in more than one piece.
    fn text(&mut self, source: Span);
    /// Text that the source says in another way: `é` for `&eacute;`.
    fn text_as(&mut self, text: &str, source: Span);
    /// A start tag.
    fn start_tag(&mut self, tag: Tag, attributes: &Attributes<'_>, source: Span, closes: bool);
    /// An end tag.
    fn end_tag(&mut self, tag: Tag, source: Span);
    /// The name of the tag that comes next, for who needs more than the kinds of [`Tag`].
    fn name(&mut self, _name: &str) {}
    /// Whether the attributes of an element are to be kept.
    fn wants_attributes(&self, tag: Tag) -> bool;
    /// Attributes besides those of [`Attribute`] that are to be kept, in lower case.
    fn other_attributes(&self) -> &[String];
    /// Whether the tags here follow the rules of `<svg>` and `<math>`.
    fn is_foreign(&self) -> bool;
}

/// Reads `source` and tells `handler` of each token.
///
/// The handler is no type parameter: the reader would be there once for every handler.
pub(in crate::parse) fn read(source: &str, handler: &mut dyn Handler) {
    let reader = Reader {
        source,
        bytes: source.as_bytes(),
        handler,
        name: String::new(),
        attributes: Attributes {
            source,
            decoded: String::new(),
            known: Vec::new(),
            others: Vec::new(),
        },
    };
    reader.read();
}

/// Tells `each` of the pieces of a text with character references: where a piece stands, and what it
/// says where that is something else.
pub(super) fn pieces(
    source: &str,
    span: Span,
    place: Place,
    each: &mut dyn FnMut(Span, Option<&str>),
) {
    let bytes = source.as_bytes();
    let (mut run, mut at, end) = (span.start as usize, span.start as usize, span.end as usize);
    while let Some(found) = memchr2(b'&', 0, &bytes[at..end]) {
        at += found;
        let mut room = [0; 8];
        let (len, says) = if bytes[at] == 0 {
            (1, Some("\u{fffd}"))
        } else {
            match references::read(&bytes[at..end], place) {
                Some(reference) => (reference.len, Some(reference.says(&mut room))),
                None => (1, None),
            }
        };
        if says.is_some() {
            if run < at {
                each(Span::new(run, at), None);
            }
            each(Span::new(at, at + len), says);
            run = at + len;
        }
        at += len;
    }
    if run < end {
        each(Span::new(run, end), None);
    }
}

/// The attributes that can say something about text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse) enum Attribute {
    Alt,
    AriaHidden,
    AriaLabel,
    Class,
    Content,
    Helder,
    Hidden,
    Href,
    Id,
    Lang,
    Name,
    Role,
    Style,
    Target,
    Title,
    Translate,
    Type,
    Value,
}

/// The longest name of an [`Attribute`]: `aria-hidden`.
const LONGEST_NAME: usize = 11;

impl Attribute {
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"alt" => Self::Alt,
            b"aria-hidden" => Self::AriaHidden,
            b"aria-label" => Self::AriaLabel,
            b"class" => Self::Class,
            b"content" => Self::Content,
            b"data-helder" => Self::Helder,
            b"hidden" => Self::Hidden,
            b"href" => Self::Href,
            b"id" => Self::Id,
            b"lang" | b"xml:lang" => Self::Lang,
            b"name" => Self::Name,
            b"role" => Self::Role,
            b"style" => Self::Style,
            b"target" => Self::Target,
            b"title" => Self::Title,
            b"translate" => Self::Translate,
            b"type" => Self::Type,
            b"value" => Self::Value,
            _ => return None,
        })
    }
}

/// The attributes of one start tag.
#[derive(Debug)]
pub(in crate::parse) struct Attributes<'a> {
    source: &'a str,
    /// What those values say that the source says in another way.
    decoded: String,
    known: Vec<(Attribute, Value)>,
    /// Those that only the caller asked for, by name.
    others: Vec<(String, Value)>,
}

#[derive(Clone, Copy, Debug)]
struct Value {
    /// Where it stands, quotes left out.
    source: Span,
    /// Where in `decoded` it is, if it is there.
    decoded: Option<Span>,
}

impl Attributes<'_> {
    /// The decoded value; empty where only the name is given.
    pub(in crate::parse) fn get(&self, attribute: Attribute) -> Option<&str> {
        self.value(attribute).map(|value| self.says(value))
    }

    /// The decoded value of one that only the caller asked for.
    pub(super) fn other(&self, name: &str) -> Option<&str> {
        let mut others = self.others.iter();
        let (_, value) = others.find(|(other, _)| other == name)?;
        Some(self.says(*value))
    }

    /// The decoded value, without white space around it, unless that is empty.
    pub(super) fn text(&self, attribute: Attribute) -> Option<&str> {
        self.get(attribute)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// Whether no attribute that matters is there.
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty() && self.others.is_empty()
    }

    /// Where the value of an attribute stands in the source, quotes left out.
    pub(super) fn source(&self, attribute: Attribute) -> Option<Span> {
        self.value(attribute).map(|value| value.source)
    }

    fn value(&self, attribute: Attribute) -> Option<Value> {
        let mut known = self.known.iter();
        let (_, value) = known.find(|(other, _)| *other == attribute)?;
        Some(*value)
    }

    fn says(&self, value: Value) -> &str {
        match value.decoded {
            Some(span) => &self.decoded[span],
            None => &self.source[value.source],
        }
    }

    fn clear(&mut self) {
        self.decoded.clear();
        self.known.clear();
        self.others.clear();
    }

    /// Keeps an attribute if it is one that matters, and the first of its name.
    fn add(&mut self, name: &str, source: Span, wanted: &[String]) {
        let mut lower = [0; LONGEST_NAME];
        let known = lower.get_mut(..name.len()).and_then(|lower| {
            lower.copy_from_slice(name.as_bytes());
            lower.make_ascii_lowercase();
            Attribute::of(lower)
        });
        if let Some(attribute) = known {
            if self.value(attribute).is_none() {
                let value = self.decode(source);
                self.known.push((attribute, value));
            }
        } else if let Some(name) = wanted.iter().find(|it| it.eq_ignore_ascii_case(name))
            && self.other(name).is_none()
        {
            let value = self.decode(source);
            self.others.push((name.clone(), value));
        }
    }

    fn decode(&mut self, source: Span) -> Value {
        let text = &self.source[source];
        let decoded = memchr3(b'&', b'\r', 0, text.as_bytes()).map(|_| {
            let from = self.decoded.len();
            let decoded = &mut self.decoded;
            pieces(
                self.source,
                source,
                Place::Attribute,
                &mut |span, says| match says {
                    Some(says) => decoded.push_str(says),
                    None => push_lines(decoded, &self.source[span]),
                },
            );
            Span::new(from, self.decoded.len())
        });
        Value { source, decoded }
    }
}

/// Adds a text, in which each line ends in a line feed.
fn push_lines(to: &mut String, text: &str) {
    for (nth, line) in text.replace("\r\n", "\n").split('\r').enumerate() {
        if nth > 0 {
            to.push('\n');
        }
        to.push_str(line);
    }
}

struct Reader<'a, 'h> {
    source: &'a str,
    bytes: &'a [u8],
    handler: &'h mut dyn Handler,
    /// The name of the tag at hand, in lower case.
    name: String,
    attributes: Attributes<'a>,
}

/// What stands where a `<` stands.
enum Markup {
    /// Only a sign.
    Text,
    Tag {
        is_end: bool,
    },
    /// What says nothing, with its end: a comment, a doctype.
    Nothing(usize),
}

/// What the content of an element is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Markup,
    /// Text with character references, up to the end tag.
    Text,
    /// Text, up to the end tag.
    Raw,
    /// A script, in which a comment can hide an end tag.
    Script,
    /// Text, up to the end of the page.
    Rest,
}

impl Content {
    fn of(name: &str) -> Self {
        match name {
            "textarea" | "title" => Self::Text,
            "iframe" | "noembed" | "noframes" | "noscript" | "style" | "xmp" => Self::Raw,
            "script" => Self::Script,
            "plaintext" => Self::Rest,
            _ => Self::Markup,
        }
    }
}

impl Reader<'_, '_> {
    fn read(mut self) {
        // What was not told yet starts at `run`.
        let (mut run, mut at) = (0, 0);
        while let Some(found) = memchr2(b'<', b'&', &self.bytes[at..]) {
            at += found;
            if self.bytes[at] == b'&' {
                let Some(reference) = references::read(&self.bytes[at..], Place::Text) else {
                    at += 1;
                    continue;
                };
                self.text(run, at);
                let span = Span::new(at, at + reference.len);
                self.handler.text_as(reference.says(&mut [0; 8]), span);
                at += reference.len;
            } else {
                let markup = self.markup(at);
                if matches!(markup, Markup::Text) {
                    at += 1;
                    continue;
                }
                self.text(run, at);
                at = match markup {
                    Markup::Tag { is_end } => self.tag(at, is_end),
                    Markup::Nothing(end) => end,
                    Markup::Text => at,
                };
            }
            run = at;
        }
        self.text(run, self.bytes.len());
    }

    /// Hands over text that stands as it is.
    fn text(&mut self, from: usize, to: usize) {
        if from < to {
            self.handler.text(Span::new(from, to));
        }
    }

    /// What the `<` at a place starts.
    fn markup(&self, at: usize) -> Markup {
        let rest = &self.bytes[at + 1..];
        match rest {
            [b'/', b'>', ..] => Markup::Nothing(at + 3),
            [b'/', first, ..] if first.is_ascii_alphabetic() => Markup::Tag { is_end: true },
            [first, ..] if first.is_ascii_alphabetic() => Markup::Tag { is_end: false },
            [b'!', b'-', b'-', ..] => Markup::Nothing(self.end_of_comment(at + 4)),
            [b'!', ..] if rest.starts_with(b"![CDATA[") && self.handler.is_foreign() => {
                let end = memchr_iter(b'>', rest).find(|&at| rest[..at].ends_with(b"]]"));
                Markup::Nothing(end.map_or(self.bytes.len(), |end| at + 1 + end + 1))
            }
            [b'!' | b'?', ..] | [b'/', _, ..] => Markup::Nothing(self.past(b'>', at + 1)),
            _ => Markup::Text,
        }
    }

    /// The place behind the next `sign`, or the end of the source.
    fn past(&self, sign: u8, from: usize) -> usize {
        let found = memchr(sign, &self.bytes[from..]);
        found.map_or(self.bytes.len(), |at| from + at + 1)
    }

    /// Where a comment ends whose text starts at a place: behind `-->` or `--!>`, or at once.
    fn end_of_comment(&self, start: usize) -> usize {
        let text = &self.bytes[start..];
        let is_end = |at: &usize| match &text[..*at] {
            b"" | b"-" => true,
            before => before.ends_with(b"--") || before.ends_with(b"--!"),
        };
        let end = memchr_iter(b'>', text).find(is_end);
        end.map_or(self.bytes.len(), |at| start + at + 1)
    }

    /// Reads a tag, tells of it, and returns where the next token starts. A tag that never ends says
    /// nothing.
    fn tag(&mut self, start: usize, is_end: bool) -> usize {
        let from = start + 1 + usize::from(is_end);
        let len = self.bytes[from..].iter().position(|&byte| ends_name(byte));
        let Some(name) = len.map(|len| Span::new(from, from + len)) else {
            return self.bytes.len();
        };
        self.name.clear();
        self.name.push_str(&self.source[name]);
        self.name.make_ascii_lowercase();
        if memchr(0, self.name.as_bytes()).is_some() {
            self.name = self.name.replace('\0', "\u{fffd}");
        }
        let tag = Tag::of(self.name.as_bytes());
        self.attributes.clear();
        let Some((end, closes)) = self.attributes(name.end as usize, tag, is_end) else {
            return self.bytes.len();
        };
        let span = Span::new(start, end);
        self.handler.name(&self.name);
        if is_end {
            self.handler.end_tag(tag, span);
            return end;
        }
        // `<style/>` in a drawing is empty, where `<style/>` in a page would swallow its rest.
        let is_empty = closes && self.handler.is_foreign();
        self.handler.start_tag(tag, &self.attributes, span, closes);
        let content = match is_empty {
            true => Content::Markup,
            false => Content::of(&self.name),
        };
        self.content(content, end)
    }

    /// Reads the attributes of a tag from a place on. Returns where the tag ends, and whether it
    /// closes itself; nothing if it never ends.
    fn attributes(&mut self, mut at: usize, tag: Tag, is_end: bool) -> Option<(usize, bool)> {
        let mut wants = None;
        loop {
            at = self.past_space(at);
            match (self.bytes.get(at)?, self.bytes.get(at + 1)) {
                (b'>', _) => return Some((at + 1, false)),
                (b'/', next) => {
                    if *next? == b'>' {
                        return Some((at + 2, true));
                    }
                    at += 1;
                    continue;
                }
                _ => {}
            }
            // Whatever comes first is of the name, even `=`.
            let rest = &self.bytes[at + 1..];
            let len = 1 + rest
                .iter()
                .position(|&byte| byte == b'=' || ends_name(byte))?;
            let name = Span::new(at, at + len);
            at = self.past_space(at + len);
            let mut value = Span::empty(name.end as usize);
            if *self.bytes.get(at)? == b'=' {
                at = self.past_space(at + 1);
                (value, at) = self.value(at)?;
            }
            let wants = *wants.get_or_insert_with(|| !is_end && self.handler.wants_attributes(tag));
            if wants {
                let others = self.handler.other_attributes();
                self.attributes.add(&self.source[name], value, others);
            }
        }
    }

    /// Reads the value of an attribute: where it stands, and where reading goes on.
    fn value(&self, at: usize) -> Option<(Span, usize)> {
        let rest = &self.bytes[at..];
        Some(match *rest.first()? {
            quote @ (b'"' | b'\'') => {
                let len = memchr(quote, &rest[1..])?;
                (Span::new(at + 1, at + 1 + len), at + len + 2)
            }
            _ => {
                let ends = |&byte: &u8| byte == b'>' || is_space(byte);
                let len = rest.iter().position(ends)?;
                (Span::new(at, at + len), at + len)
            }
        })
    }

    fn past_space(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|&&byte| is_space(byte)).count()
    }

    /// Tells of the content of an element that ends only at its own end tag, and returns where that
    /// stands.
    fn content(&mut self, content: Content, start: usize) -> usize {
        let end = match content {
            Content::Markup => return start,
            Content::Text | Content::Raw => self.end_tag(start),
            Content::Script => self.end_of_script(start),
            Content::Rest => self.bytes.len(),
        };
        if content == Content::Text {
            let handler = &mut *self.handler;
            let span = Span::new(start, end);
            pieces(
                self.source,
                span,
                Place::Text,
                &mut |span, says| match says {
                    Some(says) => handler.text_as(says, span),
                    None => handler.text(span),
                },
            );
        } else {
            self.text(start, end);
        }
        end
    }

    /// Where the end tag of the element at hand stands, from a place on.
    fn end_tag(&self, from: usize) -> usize {
        let signs = memchr_iter(b'<', &self.bytes[from..]).map(|at| from + at);
        let mut ends = signs.filter(|&at| self.is_tag(at, b"</"));
        ends.next().unwrap_or(self.bytes.len())
    }

    /// Whether a tag with the name at hand starts at a place.
    fn is_tag(&self, at: usize, open: &[u8]) -> bool {
        let rest = &self.bytes[at..];
        let name = rest.strip_prefix(open).unwrap_or_default();
        name.split_at_checked(self.name.len())
            .is_some_and(|(name, rest)| {
                name.eq_ignore_ascii_case(self.name.as_bytes())
                    && rest.first().is_some_and(|&byte| ends_name(byte))
            })
    }

    /// Where a script ends. Behind `<!--` a `<script>` may stand with an end tag of its own, up to
    /// `-->`.
    fn end_of_script(&self, mut at: usize) -> usize {
        let (mut in_comment, mut in_script) = (false, false);
        while let Some(found) = memchr2(b'<', b'-', &self.bytes[at..]) {
            at += found;
            let rest = &self.bytes[at..];
            if rest[0] == b'-' {
                let dashes = rest.iter().take_while(|&&byte| byte == b'-').count();
                at += dashes;
                if dashes >= 2 && self.bytes.get(at) == Some(&b'>') {
                    (in_comment, in_script) = (false, false);
                }
            } else if self.is_tag(at, b"</") {
                if !in_script {
                    return at;
                }
                in_script = false;
                at += 1;
            } else if !in_comment && rest.starts_with(b"<!--") {
                in_comment = true;
                // The dashes can be those of its end: `<!-->`.
                at += 2;
            } else {
                in_script |= in_comment && self.is_tag(at, b"<");
                at += 1;
            }
        }
        self.bytes.len()
    }
}

/// White space between attributes.
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

/// Whether a byte ends the name of a tag.
fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

#[cfg(test)]
mod tests;
