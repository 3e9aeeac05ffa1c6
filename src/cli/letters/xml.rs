//! XML in steps, for parts of letters. Prefixes of names are left off: the elements that count
//! differ in their names too.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Fault;

/// What comes next.
pub(in crate::cli) enum Step<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text, with its references resolved.
    Text(&'a str),
}

/// The start of an element.
pub(in crate::cli) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The name, without its prefix.
    pub(in crate::cli) fn name(&self) -> &str {
        bare(self.0.name().0)
    }

    /// The value of an attribute, by its name without prefix.
    pub(in crate::cli) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes.filter(|it| bare(it.key.0) == name);
        let value = named.next()?.value;
        let value = quick_xml::escape::unescape(&value).ok()?;
        Some(value.into_owned())
    }

    /// The attribute `val`, in which most properties of Word stand.
    pub(in crate::cli) fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// Whether a property that may be switched off is on.
    pub(in crate::cli) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "none" | "off"))
    }
}

fn bare(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Walks through a part. Elements that `skip` names are passed over with all that is in them.
pub(in crate::cli) fn walk(
    xml: &str,
    skip: &[&str],
    mut see: impl FnMut(Step<'_>),
) -> Result<(), Fault> {
    let mut reader = Reader::from_str(xml);
    let mut skipped = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| Fault::Broken)?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(_) if skipped > 0 => skipped += 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Start(start) if skip.contains(&bare(start.name().0)) => skipped = 1,
            Event::Empty(start) if skip.contains(&bare(start.name().0)) => {}
            Event::Start(start) => see(Step::Open(Tag(start))),
            Event::Empty(start) => {
                see(Step::Open(Tag(start)));
                see(Step::Close(bare(start.name().0)));
            }
            Event::End(end) => see(Step::Close(bare(end.name().0))),
            Event::Text(text) => see(Step::Text(&text.xml10_content())),
            Event::CData(text) => see(Step::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => named(&reference.xml10_content()),
                };
                if let Some(c) = c {
                    see(Step::Text(c.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The references that XML has by itself. Others are for a document type, which letters lack.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
