//! From bytes to tags and runs of text with their places in the source.
//!
//! `html5gum` tokenizes by the standard; this is the emitter that it calls. It copies less than
//! the emitters that come with it: attributes only where they matter, text only once.
//!
//! Tags, comments and doctypes are trusted to know where they stand. What lies between two of
//! them is a run of text, whatever the tokenizer made of its bytes, so that no run can get a
//! wrong place.

use std::convert::Infallible;

use html5gum::{Emitter, Error, Reader, State, Tokenizer, naive_next_state};

use super::tags::Tag;
use crate::span::Span;

/// What is told of each token.
pub(in crate::parse) trait Handler {
    /// A run of text. `decoded` is what it says where that may differ from the source.
    fn text(&mut self, source: Span, decoded: &str);
    /// A start tag.
    fn start_tag(&mut self, tag: Tag, attributes: &Attributes, source: Span, self_closing: bool);
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
/// The handler is no type parameter: the states of the tokenizer are large, and each would be there
/// once for every handler.
pub(in crate::parse) fn read(source: &str, handler: &mut dyn Handler) {
    let longest = handler.other_attributes().iter().map(String::len).max();
    let tokens = Tokens {
        max_name: longest.map_or(MAX_NAME, |longest| MAX_NAME.max(longest + 1)),
        handler,
        len: source.len(),
        position: 0,
        tag_start: 0,
        run_start: 0,
        decoded: Vec::new(),
        name: Vec::new(),
        is_end: false,
        self_closing: false,
        last_start: Vec::new(),
        attributes: Attributes::default(),
        attribute_name: Vec::new(),
        state: AttributeState::Skip,
        wants: None,
    };
    let bytes = Bytes {
        rest: source.as_bytes(),
    };
    // Reading a string in memory can't fail.
    let _ = Tokenizer::new_with_emitter(bytes, tokens).finish();
}

/// The bytes of a source, as the tokenizer asks for them.
///
/// The reader that comes with it looks at each byte in turn to find the end of a text or of a value.
/// Most of a page lies between such ends, so this one looks at eight at a time.
struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    /// Takes the next `n` bytes.
    fn take(&mut self, n: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(n);
        self.rest = rest;
        taken
    }
}

impl Reader for Bytes<'_> {
    type Error = Infallible;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let first = self.rest.split_first();
        Ok(first.map(|(&byte, rest)| {
            self.rest = rest;
            byte
        }))
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let is_next = self.rest.get(..text.len()).is_some_and(|next| {
            next == text || (!case_sensitive && next.eq_ignore_ascii_case(text))
        });
        if is_next {
            self.take(text.len());
        }
        Ok(is_next)
    }

    #[inline(always)]
    fn read_until<'b>(
        &'b mut self,
        ends: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let Some(first) = self.rest.first() else {
            return Ok(None);
        };
        // An end comes alone.
        let n = match ends.contains(first) {
            true => 1,
            false => first_of(ends, self.rest),
        };
        Ok(Some(self.take(n)))
    }
}

/// Where the first of some bytes stands, or the length of `bytes`.
fn first_of(ends: &[u8], bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
    // The high bit of each byte that is zero, and perhaps of some after the first.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = ends.iter().fold(0, |found, &end| {
            found | zeros(word ^ (ONES * u64::from(end)))
        });
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let in_rest = rest.iter().position(|byte| ends.contains(byte));
    bytes.len() - rest.len() + in_rest.unwrap_or(rest.len())
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

const N_ATTRIBUTES: usize = Attribute::Value as usize + 1;

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
#[derive(Debug, Default)]
pub(in crate::parse) struct Attributes {
    values: Vec<u8>,
    slots: [Option<Slot>; N_ATTRIBUTES],
    /// Those that only the caller asked for, by name.
    others: Vec<(String, Slot)>,
    any: bool,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    from: usize,
    to: usize,
    /// Where the value starts in the source.
    source: usize,
}

impl Attributes {
    /// The decoded value; empty where only the name is given.
    pub(in crate::parse) fn get(&self, attribute: Attribute) -> Option<&str> {
        self.slots[attribute as usize].map(|slot| self.value(slot))
    }

    /// The decoded value of one that only the caller asked for.
    pub(super) fn other(&self, name: &str) -> Option<&str> {
        let mut others = self.others.iter();
        let (_, slot) = others.find(|(other, _)| other == name)?;
        Some(self.value(*slot))
    }

    fn value(&self, slot: Slot) -> &str {
        std::str::from_utf8(&self.values[slot.from..slot.to]).unwrap_or_default()
    }

    /// The decoded value, without white space around it, unless that is empty.
    pub(super) fn text(&self, attribute: Attribute) -> Option<&str> {
        self.get(attribute)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// Whether no attribute that matters is there.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Where the value of an attribute stands in the source, quotes left out.
    pub(super) fn source(&self, attribute: Attribute, source: &str) -> Option<Span> {
        let start = self.slots[attribute as usize]?.source;
        let bytes = source.as_bytes();
        let rest = bytes.get(start..)?;
        let quote = match start.checked_sub(1).map(|before| bytes[before]) {
            Some(quote @ (b'"' | b'\'')) => Some(quote),
            _ => None,
        };
        let len = rest.iter().position(|&byte| match quote {
            Some(quote) => byte == quote,
            None => byte.is_ascii_whitespace() || byte == b'>',
        })?;
        Some(Span::new(start, start + len))
    }

    fn clear(&mut self) {
        if self.any {
            self.any = false;
            self.values.clear();
            self.slots = [None; N_ATTRIBUTES];
            self.others.clear();
        }
    }
}

/// What becomes of the attribute at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AttributeState {
    /// Nobody wants it, or it is the second of its name.
    Skip,
    /// Its name is being read.
    Name,
    /// Its value is being read.
    Value(Attribute),
    /// The value of the last of the others is being read.
    Other,
}

struct Tokens<'a> {
    handler: &'a mut dyn Handler,
    len: usize,
    position: usize,
    /// Where the last `<` stood that may start a tag or a comment.
    tag_start: usize,
    /// Where the last token ended.
    run_start: usize,
    /// The text since then.
    decoded: Vec<u8>,
    name: Vec<u8>,
    is_end: bool,
    self_closing: bool,
    last_start: Vec<u8>,
    attributes: Attributes,
    attribute_name: Vec<u8>,
    /// How many bytes of a name are kept.
    max_name: usize,
    state: AttributeState,
    /// Whether the attributes of the tag at hand are wanted, once that was asked.
    wants: Option<bool>,
}

/// The longest attribute name that matters, `aria-hidden`, and one byte to see that one is longer.
const MAX_NAME: usize = 12;

impl Tokens<'_> {
    /// Hands over the text between the last token and `end`.
    fn flush_text(&mut self, end: usize) {
        if !self.decoded.is_empty() {
            let decoded = std::str::from_utf8(&self.decoded).unwrap_or_default();
            self.handler
                .text(Span::new(self.run_start, end.max(self.run_start)), decoded);
            self.decoded.clear();
        }
    }

    /// A token ends here; what comes next is text.
    fn end_token(&mut self) -> Span {
        let span = Span::new(self.tag_start, self.position.max(self.tag_start));
        self.run_start = span.end as usize;
        span
    }

    /// The name of the attribute at hand is complete.
    fn end_attribute_name(&mut self) {
        if self.state != AttributeState::Name {
            return;
        }
        self.state = AttributeState::Skip;
        let Some(attribute) = Attribute::of(&self.attribute_name) else {
            return self.start_other();
        };
        let slot = &mut self.attributes.slots[attribute as usize];
        if slot.is_none() {
            let at = self.attributes.values.len();
            *slot = Some(Slot {
                from: at,
                to: at,
                source: self.position,
            });
            self.attributes.any = true;
            self.state = AttributeState::Value(attribute);
        }
    }

    /// The name at hand is none that matters to helder itself: is it one that the caller wants?
    fn start_other(&mut self) {
        let wanted = self.handler.other_attributes().iter();
        let mut wanted = wanted.filter(|name| name.as_bytes() == self.attribute_name);
        let attributes = &mut self.attributes;
        if let Some(name) = wanted.next()
            && attributes.other(name).is_none()
        {
            let at = attributes.values.len();
            let slot = Slot {
                from: at,
                to: at,
                source: self.position,
            };
            attributes.others.push((name.clone(), slot));
            attributes.any = true;
            self.state = AttributeState::Other;
        }
    }
}

impl Emitter for Tokens<'_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start
            .extend_from_slice(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush_text(self.len);
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[inline]
    fn emit_string(&mut self, text: &[u8]) {
        self.decoded.extend_from_slice(text);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.is_end = false;
        self.self_closing = false;
        self.wants = None;
        self.state = AttributeState::Skip;
        self.attributes.clear();
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end = true;
        self.wants = Some(false);
        self.state = AttributeState::Skip;
        self.attributes.clear();
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute_name();
        self.flush_text(self.tag_start);
        let span = self.end_token();
        let tag = Tag::of(&self.name);
        self.handler
            .name(std::str::from_utf8(&self.name).unwrap_or_default());
        if self.is_end {
            self.last_start.clear();
            self.handler.end_tag(tag, span);
            return None;
        }
        self.last_start.clear();
        self.last_start.extend_from_slice(&self.name);
        let in_foreign = self.self_closing && self.handler.is_foreign();
        self.handler
            .start_tag(tag, &self.attributes, span, self.self_closing);
        if in_foreign {
            // `<style/>` in a drawing is empty, where `<style/>` in a page would swallow its rest.
            return None;
        }
        naive_next_state(&self.last_start)
    }

    fn emit_current_comment(&mut self) {
        self.flush_text(self.tag_start);
        self.end_token();
    }

    fn emit_current_doctype(&mut self) {
        self.flush_text(self.tag_start);
        self.end_token();
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {}

    #[inline]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.end_attribute_name();
        let (handler, name) = (&self.handler, &self.name);
        let wants = *self
            .wants
            .get_or_insert_with(|| handler.wants_attributes(Tag::of(name)));
        self.attribute_name.clear();
        self.state = if wants {
            AttributeState::Name
        } else {
            AttributeState::Skip
        };
    }

    fn init_attribute_value(&mut self) {
        self.end_attribute_name();
        if let AttributeState::Value(attribute) = self.state
            && let Some(slot) = &mut self.attributes.slots[attribute as usize]
        {
            slot.source = self.position;
        }
    }

    #[inline]
    fn push_attribute_name(&mut self, name: &[u8]) {
        if self.state == AttributeState::Name {
            let room = self.max_name.saturating_sub(self.attribute_name.len());
            self.attribute_name
                .extend_from_slice(&name[..name.len().min(room)]);
        }
    }

    #[inline]
    fn push_attribute_value(&mut self, value: &[u8]) {
        let attributes = &mut self.attributes;
        let slot = match self.state {
            AttributeState::Value(attribute) => attributes.slots[attribute as usize].as_mut(),
            AttributeState::Other => attributes.others.last_mut().map(|(_, slot)| slot),
            AttributeState::Skip | AttributeState::Name => None,
        };
        if let Some(slot) = slot {
            attributes.values.extend_from_slice(value);
            slot.to = attributes.values.len();
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    #[inline]
    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.name
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn the_first_end_is_found_wherever_it_stands() {
        let ends = b"<&\0";
        for len in 0..40 {
            let mut bytes = vec![b'a'; len];
            assert_eq!(first_of(ends, &bytes), len);
            for at in (0..len).rev() {
                bytes[at] = ends[at % 3];
                assert_eq!(first_of(ends, &bytes), at, "{bytes:?}");
            }
        }
        // One above an end, and with its high bit set: neither is one.
        assert_eq!(first_of(ends, b"=\x01\xbc='%\x01\xbc<"), 8);
    }
}
