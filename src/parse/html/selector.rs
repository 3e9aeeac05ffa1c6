//! Simple selectors: which elements a caller wants left out.
//!
//! One element at a time, by its own tag, classes, id and attributes: `aside`, `.note`, `#footer`,
//! `[data-draft]`, `div.note[role="status"]`. What stands around the element does not count, so a
//! selector costs no more than a look at its tag.

use std::fmt;

use super::tags::Tag;
use super::tokens::{Attribute, Attributes};

/// The longest selector, in bytes.
const MAX_LEN: usize = 200;

/// A simple selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    source: String,
    tag: Option<Tag>,
    tests: Vec<Test>,
}

/// What an attribute of an element must say.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Test {
    name: Name,
    says: Says,
}

/// The name of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    Known(Attribute),
    /// One that says nothing to helder itself, in lower case.
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Says {
    Anything,
    /// Just this.
    Value(String),
    /// This among words.
    Word(String),
}

impl Selector {
    /// Reads a selector; none if it is no simple one.
    pub fn parse(source: &str) -> Option<Self> {
        let source = source.trim();
        let mut rest = Some(source).filter(|it| (1..=MAX_LEN).contains(&it.len()))?;
        let mut selector = Self {
            source: source.to_owned(),
            tag: None,
            tests: Vec::new(),
        };
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name;
            (name, rest) = take_name(rest)?;
            selector.tag = Some(Tag::of(name.to_ascii_lowercase().as_bytes()));
        }
        while let Some(sign) = rest.chars().next() {
            let inner = &rest[sign.len_utf8()..];
            let test;
            (test, rest) = match sign {
                '.' => {
                    let (class, rest) = take_name(inner)?;
                    (
                        Test::known(Attribute::Class, Says::Word(class.to_owned())),
                        rest,
                    )
                }
                '#' => {
                    let (id, rest) = take_name(inner)?;
                    (Test::known(Attribute::Id, Says::Value(id.to_owned())), rest)
                }
                '[' => take_attribute(inner)?,
                _ => return None,
            };
            selector.tests.push(test);
        }
        Some(selector)
    }

    /// Whether an element is meant.
    pub(super) fn matches(&self, tag: Tag, attributes: &Attributes<'_>) -> bool {
        self.tag.is_none_or(|it| it == tag) && self.tests.iter().all(|test| test.holds(attributes))
    }

    /// The attributes that it asks for and that say nothing to helder itself.
    pub(super) fn other_attributes(&self) -> impl Iterator<Item = &str> {
        self.tests.iter().filter_map(|test| match &test.name {
            Name::Other(name) => Some(name.as_str()),
            Name::Known(_) => None,
        })
    }
}

/// As it was written.
impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl Test {
    fn known(attribute: Attribute, says: Says) -> Self {
        Self {
            name: Name::Known(attribute),
            says,
        }
    }

    fn holds(&self, attributes: &Attributes<'_>) -> bool {
        let value = match &self.name {
            Name::Known(attribute) => attributes.get(*attribute),
            Name::Other(name) => attributes.other(name),
        };
        value.is_some_and(|value| match &self.says {
            Says::Anything => true,
            Says::Value(wanted) => value == wanted,
            Says::Word(wanted) => value.split_ascii_whitespace().any(|word| word == wanted),
        })
    }
}

/// The name at the start, and what follows it.
fn take_name(text: &str) -> Option<(&str, &str)> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii();
    let end = text.find(|c| !is_of_name(c)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// The test between square brackets, whose first one was taken, and what follows it.
fn take_attribute(text: &str) -> Option<(Test, &str)> {
    let (name, rest) = take_name(text)?;
    let name = name.to_ascii_lowercase();
    let name = match Attribute::of(name.as_bytes()) {
        Some(attribute) => Name::Known(attribute),
        None => Name::Other(name),
    };
    let (says, rest) = match rest.strip_prefix('=') {
        None => (Says::Anything, rest),
        Some(value) => {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, rest) = match quote {
                Some(quote) => value[1..].split_once(quote)?,
                None => take_name(value)?,
            };
            (Says::Value(value.to_owned()), rest)
        }
    };
    Some((Test { name, says }, rest.strip_prefix(']')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_simple_selectors_are_read() {
        for source in [
            "aside",
            ".note",
            "#footer",
            "[data-draft]",
            "DIV.a.b#c[x=y][z=\"a b\"][q='']",
            " .één ",
        ] {
            let selector = Selector::parse(source).expect(source);
            assert_eq!(selector.to_string(), source.trim());
        }
        for source in [
            "", " ", ".", "#", "[", "[]", "[a", "[a=]", "[a=\"b]", "a b", "a>b", "a,b", "*", "a:b",
            "1a", "a..b", "[a~=b]",
        ] {
            assert_eq!(Selector::parse(source), None, "{source}");
        }
        assert_eq!(Selector::parse(&".a".repeat(101)), None);
    }
}
