use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};

use super::*;

/// Writes down what it hears: `<p id="a">`, `text`, `</p>`, with the places of the tags.
#[derive(Default)]
struct Notes<'a> {
    source: &'a str,
    text: String,
    tokens: Vec<String>,
    name: String,
}

impl Notes<'_> {
    fn end_text(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            // Both leave no trace on a page, and which of them it is depends on the element.
            self.tokens.push(text.replace('\0', "\u{fffd}"));
        }
    }
}

impl Handler for Notes<'_> {
    fn text(&mut self, source: Span) {
        let text = &self.source[source];
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.text.push_str(&text);
    }

    fn text_as(&mut self, text: &str, source: Span) {
        let raw = &self.source[source];
        assert!(raw.starts_with('&') || raw == "\0", "{raw:?}");
        self.text.push_str(text);
    }

    fn name(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    fn start_tag(&mut self, _: Tag, attributes: &Attributes<'_>, source: Span, closes: bool) {
        self.end_text();
        let name = &self.name;
        let held: String = NAMES
            .iter()
            .filter_map(|&name| {
                let attribute = Attribute::of(name.as_bytes());
                let says = match attribute {
                    Some(attribute) => attributes.get(attribute),
                    None => attributes.other(name),
                };
                Some(format!(" {name}={:?}", says?))
            })
            .collect();
        let end = if closes { "/" } else { "" };
        self.tokens.push(format!("<{name}{held}{end}> {source:?}"));
    }

    fn end_tag(&mut self, _: Tag, source: Span) {
        self.end_text();
        self.tokens.push(format!("</{}> {source:?}", self.name));
    }

    fn wants_attributes(&self, _: Tag) -> bool {
        true
    }

    fn other_attributes(&self) -> &[String] {
        static OTHERS: std::sync::LazyLock<Vec<String>> =
            std::sync::LazyLock::new(|| vec!["x".to_owned(), "=".to_owned()]);
        &OTHERS
    }

    fn is_foreign(&self) -> bool {
        false
    }
}

/// The attributes that are compared, in the order in which they are written down.
const NAMES: &[&str] = &["=", "aria-hidden", "class", "href", "id", "lang", "x"];

fn ours(source: &str) -> Vec<String> {
    let mut notes = Notes {
        source,
        ..Notes::default()
    };
    read(source, &mut notes);
    notes.end_text();
    notes.tokens
}

/// What another tokenizer, which has all states of the standard, makes of it.
fn theirs(source: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut notes = Notes::default();
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        let place = |span: html5gum::Span<usize>| Span::new(span.start, span.end);
        let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match token {
            Token::StartTag(tag) => {
                notes.end_text();
                let held: String = NAMES
                    .iter()
                    .filter_map(|&name| {
                        let value = tag.attributes.get(name.as_bytes())?;
                        Some(format!(" {name}={:?}", string(value)))
                    })
                    .collect();
                let end = if tag.self_closing { "/" } else { "" };
                let (name, place) = (string(&tag.name), place(tag.span));
                notes.tokens.push(format!("<{name}{held}{end}> {place:?}"));
            }
            Token::EndTag(tag) => {
                notes.end_text();
                let (name, place) = (string(&tag.name), place(tag.span));
                notes.tokens.push(format!("</{name}> {place:?}"));
            }
            Token::String(text) => notes.text.push_str(&string(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    notes.end_text();
    notes.tokens
}

#[track_caller]
fn check(source: &str) {
    assert_eq!(ours(source), theirs(source), "{source:?}");
}

/// Pieces of markup that mean something to one of the states.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "=",
    "\"",
    "'",
    "&",
    ";",
    "!",
    "-",
    "--",
    "?",
    "#",
    "\0",
    "\r",
    "\n",
    " ",
    "\t",
    "\u{c}",
    "a",
    "B",
    "é",
    "0",
    "<p",
    "<P>",
    "</p>",
    "</",
    "</>",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<!doctype html",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<script",
    "</script",
    "<title>",
    "</title>",
    "</title",
    "<textarea>",
    "</TEXTAREA >",
    "<style>",
    "</style>",
    "<iframe/>",
    "<plaintext>",
    " class=",
    " CLASS",
    " id=\"",
    " lang='",
    " href=a?b&copy=1",
    " aria-hidden",
    " x=1",
    " =",
    "&amp",
    "&amp;",
    "&notit;",
    "&notin;",
    "&#x41;",
    "&#128;",
    "&#0",
    "&fjlig;",
    "&hellip;",
    "&hellip",
];

#[test]
fn every_pair_and_every_end_is_as_in_the_standard() {
    for first in PIECES {
        for second in PIECES {
            check(&format!("{first}{second}"));
            check(&format!("<a {first}{second}>b"));
            check(&format!("<script>{first}{second}</script>b"));
            check(&format!("<title>{first}{second}</title>b"));
        }
    }
}

#[test]
fn every_name_stands_for_what_the_standard_says() {
    for line in include_str!("../references.txt").lines() {
        let (name, _) = line.split_once(' ').expect(line);
        let name = name.trim_end_matches(';');
        for text in [
            format!("&{name};"),
            format!("&{name}"),
            format!("&{name}x;"),
        ] {
            check(&text);
            check(&format!("<p id=\"{text}\" class=\"{text}=\" lang={text}>"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn all_tokens_are_as_in_the_standard(pieces in prop::collection::vec(piece(), 0..24)) {
        check(&pieces.concat());
    }
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}
