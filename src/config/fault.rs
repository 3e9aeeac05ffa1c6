//! What is wrong in a `helder.toml`: where, what, and how to mend it.

use super::tree::MAX_TEXT;
use crate::lack::Lack;
use crate::nearest::nearest;
use crate::rules::{self, Ui};
use crate::span::{LineIndex, Position};

/// Something in a configuration that helder does not understand.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where it stands, if the text is known.
    pub position: Option<Position>,
    /// The key that it is about, with the tables that it stands in: `rules.passive.limit`. Empty
    /// for the text as a whole.
    pub key: String,
    at: Option<usize>,
    kind: Kind,
}

/// Kinds of faults.
#[cfg_attr(not(feature = "toml"), expect(dead_code))]
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Larger than [`MAX_TEXT`].
    TooLarge,
    /// Something that this build can't read.
    Lacks(Lack),
    /// Not TOML, and what the parser says of it.
    Syntax(String),
    /// Text that stands there without quotation marks.
    Unquoted(String),
    /// No such key, and the keys that are there.
    UnknownKey {
        name: String,
        keys: Vec<&'static str>,
    },
    /// No such rule.
    UnknownRule(String),
    /// A rule that stands there by both of its names.
    RuleTwice(&'static str),
    /// A limit for a rule that measures nothing.
    NoLimit(&'static str),
    /// Another type of value than this key has.
    WrongType {
        name: String,
        found: Type,
        wanted: Vec<Type>,
    },
    /// None of the words that this key takes.
    NoChoice {
        value: String,
        choices: &'static [&'static str],
    },
    /// A key that has to be there.
    Missing(&'static str),
    /// A regular expression that can't be used, and why.
    Pattern(String),
    /// A pattern of paths that can't be used.
    Path(String),
    /// No simple selector.
    Selector(String),
    /// A term or an allowed word without any word in it.
    NoWord(String),
    /// A list that is longer than this.
    TooMany(usize),
}

/// The types of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Number,
    Flag,
    Date,
    List,
    Table,
    Other,
}

impl Type {
    fn name(self, ui: Ui) -> &'static str {
        let (nl, en) = match self {
            Self::Text => ("tekst", "text"),
            Self::Number => ("een getal", "a number"),
            Self::Flag => ("waar of onwaar", "true or false"),
            Self::Date => ("een datum", "a date"),
            Self::List => ("een lijst", "a list"),
            Self::Table => ("een tabel", "a table"),
            Self::Other => ("iets anders", "something else"),
        };
        ui.pick(nl, en)
    }

    /// The type with how it is written.
    fn example(self, ui: Ui) -> &'static str {
        let (nl, en) = match self {
            Self::Text => (
                "tekst tussen aanhalingstekens",
                "text between quotation marks",
            ),
            Self::Number => ("een getal van 0 of meer", "a number of 0 or more"),
            Self::List => (
                "een lijst tussen vierkante haken",
                "a list between square brackets",
            ),
            Self::Table => ("een tabel met sleutels", "a table with keys"),
            Self::Flag | Self::Date | Self::Other => (self.name(Ui::Nl), self.name(Ui::En)),
        };
        ui.pick(nl, en)
    }
}

impl Fault {
    pub(super) fn new(key: &str, at: Option<usize>, kind: Kind) -> Self {
        Self {
            position: None,
            key: key.to_owned(),
            at,
            kind,
        }
    }

    /// Finds its line and column.
    pub(super) fn place(&mut self, index: &LineIndex<'_>) {
        self.position = self.at.map(|at| index.position(at as u32));
    }

    /// What this build lacks to read the value; nobody made a mistake then.
    pub fn lacks(&self) -> Option<Lack> {
        match self.kind {
            Kind::Lacks(lack) => Some(lack),
            _ => None,
        }
    }

    pub(super) fn at(&self) -> Option<usize> {
        self.at
    }

    /// Which item of a list it is about, counted from 1.
    fn item(&self) -> Option<usize> {
        let (_, last) = self.key.rsplit_once('.')?;
        last.parse().ok().map(|index: usize| index + 1)
    }

    /// What is wrong, without a full stop.
    pub fn what(&self, ui: Ui) -> String {
        match (&self.kind, ui) {
            (Kind::TooLarge, Ui::Nl) => format!("dit is groter dan {} kB", MAX_TEXT >> 10),
            (Kind::TooLarge, Ui::En) => format!("it is larger than {} kB", MAX_TEXT >> 10),
            (Kind::Lacks(lack), Ui::Nl) => {
                format!("deze versie van helder kent geen {}", lack.name())
            }
            (Kind::Lacks(lack), Ui::En) => lack.to_string(),
            (Kind::Syntax(said), Ui::Nl) => format!("dit is geen TOML ({said})"),
            (Kind::Syntax(said), Ui::En) => format!("this is not TOML ({said})"),
            (Kind::Unquoted(word), Ui::Nl) => {
                format!("de tekst “{word}” heeft geen aanhalingstekens")
            }
            (Kind::Unquoted(word), Ui::En) => format!("the text “{word}” has no quotation marks"),
            (Kind::UnknownKey { name, .. }, Ui::Nl) => format!("de sleutel “{name}” bestaat niet"),
            (Kind::UnknownKey { name, .. }, Ui::En) => format!("there is no key “{name}”"),
            (Kind::UnknownRule(name), Ui::Nl) => format!("de regel “{name}” bestaat niet"),
            (Kind::UnknownRule(name), Ui::En) => format!("there is no rule “{name}”"),
            (Kind::RuleTwice(id), Ui::Nl) => format!("de regel {id} staat er twee keer"),
            (Kind::RuleTwice(id), Ui::En) => format!("the rule {id} stands here twice"),
            (Kind::NoLimit(id), Ui::Nl) => format!("de regel {id} heeft geen grens"),
            (Kind::NoLimit(id), Ui::En) => format!("the rule {id} has no limit"),
            (Kind::WrongType { name, found, .. }, _) => {
                let found = found.name(ui);
                match (self.item(), ui) {
                    (None, Ui::Nl) => format!("de waarde van “{name}” is {found}"),
                    (None, Ui::En) => format!("the value of “{name}” is {found}"),
                    (Some(n), Ui::Nl) => format!("nummer {n} van “{name}” is {found}"),
                    (Some(n), Ui::En) => format!("number {n} of “{name}” is {found}"),
                }
            }
            (Kind::NoChoice { value, .. }, Ui::Nl) => format!("“{value}” kan hier niet staan"),
            (Kind::NoChoice { value, .. }, Ui::En) => format!("“{value}” can't stand here"),
            (Kind::Missing(name), Ui::Nl) => format!("de sleutel “{name}” ontbreekt"),
            (Kind::Missing(name), Ui::En) => format!("the key “{name}” is missing"),
            (Kind::Pattern(said), Ui::Nl) => format!("dit patroon klopt niet ({said})"),
            (Kind::Pattern(said), Ui::En) => format!("this pattern is wrong ({said})"),
            (Kind::Path(path), Ui::Nl) => format!("“{path}” is geen patroon voor bestanden"),
            (Kind::Path(path), Ui::En) => format!("“{path}” is not a pattern for files"),
            (Kind::Selector(it), Ui::Nl) => format!("“{it}” is geen eenvoudige selector"),
            (Kind::Selector(it), Ui::En) => format!("“{it}” is not a simple selector"),
            (Kind::NoWord(text), Ui::Nl) => format!("in “{text}” staat geen woord"),
            (Kind::NoWord(text), Ui::En) => format!("there is no word in “{text}”"),
            (Kind::TooMany(most), Ui::Nl) => format!("dit zijn er meer dan {most}"),
            (Kind::TooMany(most), Ui::En) => format!("these are more than {most}"),
        }
    }

    /// How to mend it: a whole sentence.
    pub fn mend(&self, ui: Ui) -> String {
        let (nl, en) = match &self.kind {
            Kind::TooLarge => (
                "Haal weg wat niet nodig is.",
                "Take out what is not needed.",
            ),
            Kind::Lacks(_) => (
                "Gebruik de hele versie van helder.",
                "Use the whole build of helder.",
            ),
            Kind::Syntax(_) => (
                "Op toml.io staat hoe u TOML schrijft.",
                "See toml.io for how to write TOML.",
            ),
            Kind::Unquoted(word) => return write(ui, &[&format!("\"{word}\"")]),
            Kind::UnknownKey { name, keys } => return did_you_mean(ui, name, keys),
            Kind::UnknownRule(name) => {
                if let [near, ..] = nearest(name, rules::names())[..] {
                    return mean(ui, near);
                }
                (
                    "De opdracht `helder rules` toont alle regels.",
                    "The command `helder rules` lists them all.",
                )
            }
            Kind::RuleTwice(_) => ("Haal er een weg.", "Take one of them out."),
            Kind::NoLimit(_) => ("Haal de grens weg.", "Take the limit out."),
            Kind::WrongType { wanted, .. } => {
                let wanted: Vec<&str> = wanted.iter().map(|it| it.example(ui)).collect();
                return write(ui, &wanted);
            }
            Kind::NoChoice { value, choices } => return did_you_mean(ui, value, choices),
            Kind::Missing(_) => ("Zet hem erbij.", "Add it."),
            Kind::Pattern(_) => (
                "Schrijf het zoals de crate `regex` het leest, zie docs.rs/regex.",
                "Write it as the crate `regex` reads it, see docs.rs/regex.",
            ),
            Kind::Path(_) => (
                "Schrijf een pad, met * voor een naam en ** voor mappen.",
                "Write a path, with * for a name and ** for folders.",
            ),
            Kind::Selector(_) => (
                "Schrijf een tag, .class, #id of [attribuut], zonder spaties.",
                "Write a tag, .class, #id or [attribute], without spaces.",
            ),
            Kind::NoWord(_) => ("Zet er een woord neer.", "Put a word there."),
            Kind::TooMany(_) => ("Maak de lijst korter.", "Make the list shorter."),
        };
        ui.pick(nl, en).to_owned()
    }

    /// The fault in a line, with its place: `helder.toml:3:1: there is no key “profil”. Did you
    /// mean profile?`
    pub fn line(&self, ui: Ui, path: &str) -> String {
        let place = match self.position {
            Some(Position { line, column, .. }) => format!("{path}:{line}:{column}"),
            None if self.key.is_empty() => path.to_owned(),
            None => format!("{path}: {}", self.key),
        };
        format!("{place}: {}. {}", self.what(ui), self.mend(ui))
    }
}

/// The name that was meant, or all of them.
fn did_you_mean(ui: Ui, name: &str, names: &[&str]) -> String {
    match nearest(name, names.iter().copied())[..] {
        [near, ..] => mean(ui, near),
        [] => write(ui, names),
    }
}

fn mean(ui: Ui, name: &str) -> String {
    match ui {
        Ui::Nl => format!("Bedoelt u {name}?"),
        Ui::En => format!("Did you mean {name}?"),
    }
}

/// What can be written.
fn write(ui: Ui, names: &[&str]) -> String {
    let or = ui.pick(" of ", " or ");
    let names = match names {
        [first @ .., last] if !first.is_empty() => format!("{}{or}{last}", first.join(", ")),
        names => names.concat(),
    };
    match ui {
        Ui::Nl => format!("Schrijf {names}."),
        Ui::En => format!("Write {names}."),
    }
}
