//! helder tells a person who writes for citizens where a text is hard to read, why, and what to
//! write instead. This is its core: text in, report out.
//!
//! ```text
//! Source   parse  -> Document   blocks of plain text, each with a map to source bytes
//!          text   -> sentences and words, in the language of each block
//!          page   -> what it is for, and what it tells its readers
//!          rules  -> Findings   each at a range of one block, resolved to source bytes
//!          measure-> counts and formulas, summed from sentences
//! Report   report -> human, json, ...: the only place that knows a format
//! ```
//!
//! Nothing flows back. These hold for every input, and `tests/invariants.rs` tries to break them:
//!
//! 1. Parsing never fails and never panics; odd input gives an odd [`Document`].
//! 2. Every [`Span`] counts source bytes and lies on character boundaries. Other units exist only
//!    at the edges.
//! 3. A sentence runs through inline tags. A finding may own several pieces of the source; it has
//!    one bounding span.
//! 4. The same input and options give the same bytes out, natively and in WebAssembly, on one
//!    thread or many.
//! 5. The core has no file, network, clock, environment, thread or global state.
//! 6. Every cost is linear in the input, or bounded by a stated limit that is reported.
//! 7. Nothing is skipped silently: what was left out is counted and said.

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "json")]
pub mod report;

mod check;
pub mod config;
mod document;
mod finding;
mod fix;
pub mod gates;
mod hash;
mod house;
mod lack;
mod lang;
pub mod measure;
#[doc(hidden)]
pub mod model;
mod names;
mod nearest;
mod order;
mod page;
mod parse;
mod repeats;
pub mod rules;
pub mod session;
mod span;
#[cfg(test)]
mod testing;
mod text;

pub use check::{Checker, Options, Reading, Report};
pub use document::{
    Block, BlockKind, Chrome, Declared, Directive, Document, Format, ItemPlace, Lang, LeftOut,
    MAX_SOURCE, Mark, MarkKind, PageKind, Piece, Reason, Slip, Source, SourceMap, Unreadable,
};
pub use finding::{Edit, Finding, Measure, Said, Severity, Suggestion, SuggestionKind};
pub use fix::{Change, Fix, Fixed, changes, fixes};
pub use house::{Allowed, Expression, House, HouseTerm, MAX_PATTERN, Pattern, Unusable};
pub use lack::Lack;
pub use lang::nl::compounds::{Compounds, Part, Parts};
pub use lang::{
    Abbreviation, Abbreviations, Alternative, Borders, COMMON, Class, Explaining, Hit, Joint,
    JointNeeds, Joints, Language, Languages, Mode, NotLoaded, Term, TermGrammar, Terms, WordList,
    Words, english_syllables, formulas,
};
pub use model::DataError;
pub use model::lexicon::{Lexicon, WordId};
pub use parse::Selector;
pub use span::{LineIndex, Position, Span};
pub use text::{BlockText, Build, Passive, Sentence, Token, Tokens, Word, WordKind};
