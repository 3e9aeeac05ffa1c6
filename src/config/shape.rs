//! The keys of `helder.toml`, as one table. The reader checks texts by it, and the JSON schema is
//! made of it.

/// What a value may be.
#[derive(Debug)]
pub(super) enum Shape {
    /// Text.
    Text,
    /// A number of 0 or more.
    Number,
    /// A level of difficulty, as one of the [`HARDNESS`] numbers.
    Level,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list, with the shape of its items.
    List(&'static Shape),
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table with keys that the user chooses, with the shape of their values.
    Map(Names, &'static Shape),
    /// One of these, which differ in their types.
    Either(&'static [Shape]),
}

/// What the keys of a [`Shape::Map`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Rules, by id or alias.
    Rules,
    /// Words and phrases.
    Words,
    /// Patterns of paths.
    Paths,
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// Whether it has to be there.
    pub(super) required: bool,
    /// What it is for, for editors that show the schema.
    #[cfg_attr(not(feature = "json"), expect(dead_code))]
    pub(super) about: &'static str,
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key {
        name,
        shape,
        required: false,
        // Only the schema tells it, and that is written natively.
        about: if cfg!(feature = "cli") { about } else { "" },
    }
}

const fn required(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key {
        required: true,
        ..key(name, shape, about)
    }
}

pub(super) const PROFILES: &[&str] = &["plain", "easy"];
pub(super) const LANGS: &[&str] = &["nl", "en"];
pub(super) const LEVELS: &[&str] = &["off", "hint", "warning", "error"];
pub(super) const FAIL_ON: &[&str] = &["never", "hint", "warning", "error"];
pub(super) const HARDNESS: &[&str] = &["1", "2", "3", "4"];
pub(super) const KINDS: &[&str] = &[
    "service",
    "letter",
    "news",
    "form",
    "policy",
    "law",
    "technical",
];

static TEXT: Shape = Shape::Text;
static KIND: Shape = Shape::Choice(KINDS);

static RULE: Shape = Shape::Either(&[
    Shape::Choice(LEVELS),
    Shape::Table(&[
        key(
            "level",
            Shape::Choice(LEVELS),
            "How much its findings weigh.",
        ),
        key(
            "limit",
            Shape::Number,
            "Above which value it speaks, whatever the profile.",
        ),
    ]),
]);

static TERM: Shape = Shape::Either(&[
    Shape::Text,
    Shape::List(&TEXT),
    Shape::Table(&[
        key(
            "to",
            Shape::Either(&[Shape::Text, Shape::List(&TEXT)]),
            "What to write instead, the best first. An empty text: leave it out.",
        ),
        key("why", Shape::Text, "Why, as a sentence for the writer."),
        key(
            "lang",
            Shape::Choice(LANGS),
            "Only in texts in this language.",
        ),
    ]),
]);

static PATTERN: Shape = Shape::Table(&[
    required("name", Shape::Text, "Its name in findings."),
    required(
        "match",
        Shape::Text,
        "A regular expression, in the syntax of the regex crate.",
    ),
    required("message", Shape::Text, "What is wrong, as a sentence."),
    key("suggestion", Shape::Text, "What to do, as a sentence."),
    key(
        "replacement",
        Shape::Text,
        "What to write instead; $1 is the first group.",
    ),
    key(
        "level",
        Shape::Choice(LEVELS),
        "How much its findings weigh.",
    ),
    key(
        "lang",
        Shape::Choice(LANGS),
        "Only in texts in this language.",
    ),
]);

static ALLOW_KEYS: [Key; 3] = [
    key(
        "names",
        Shape::List(&TEXT),
        "Names that are never marked, as they are written.",
    ),
    key(
        "acronyms",
        Shape::List(&TEXT),
        "Acronyms that readers know.",
    ),
    key(
        "words",
        Shape::List(&TEXT),
        "Words and phrases that are never marked.",
    ),
];

// Rust 1.88 wants the keys apart: they lead to a static.
const ALLOW: Shape = Shape::Table(&ALLOW_KEYS);

const GATES: Shape = Shape::Table(&[
    key(
        "fail-on",
        Shape::Choice(FAIL_ON),
        "From which level on findings give exit code 1.",
    ),
    key(
        "max-level",
        Shape::Level,
        "The highest level of difficulty that a page may have.",
    ),
    key(
        "max-difficulty",
        Shape::Number,
        "The highest difficulty that a page may have.",
    ),
]);

/// The keys that hold for all texts and in an override, with others beside them.
macro_rules! settings {
    ($($more:expr),* $(,)?) => {
        &[
            key("profile", Shape::Choice(PROFILES), "Whom the texts are for: it sets the limits."),
            key("lang", Shape::Choice(LANGS), "The language of the texts. Without it, the page or its words tell."),
            key("ui", Shape::Choice(LANGS), "The language of the messages. Without it, that of the page."),
            key("kind", Shape::Choice(KINDS), "What the pages are for. Without it, the page tells."),
            key("organisation", Shape::List(&TEXT), "The names of the organisation that writes."),
            key("rules", Shape::Map(Names::Rules, &RULE), "The level of a rule, or its level and limit."),
            key("terms", Shape::Map(Names::Words, &TERM), "Words of your own to avoid, with what to write instead."),
            key("patterns", Shape::List(&PATTERN), "Patterns of your own to look for."),
            key("allow", ALLOW, "What is never marked."),
            key("skip", Shape::List(&TEXT), "Elements of HTML to leave out: tag, .class, #id, [attribute]."),
            key("gates", GATES, "What a page must meet, else the exit code is 1."),
            $($more),*
        ]
    };
}

static OVERRIDE: Shape = Shape::Table(settings![required(
    "paths",
    Shape::List(&TEXT),
    "The files for which it holds."
)]);

/// The whole file.
pub(super) static FILE: Shape = Shape::Table(settings![
    key(
        "kinds",
        Shape::Map(Names::Paths, &KIND),
        "What pages are for, by path. The last one that fits counts."
    ),
    key("exclude", Shape::List(&TEXT), "Files that are not read."),
    key(
        "overrides",
        Shape::List(&OVERRIDE),
        "What holds for some files only. Later ones go before earlier ones."
    ),
]);
