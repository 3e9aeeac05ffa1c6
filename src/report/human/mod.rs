//! Reports for people: for a writer, in the writer's language, on a terminal.

mod compare;
mod findings;
mod hardness;
mod inspect;
pub mod markdown;
mod phrases;
mod quote;
mod score;
mod sentences;
mod tally;

pub use compare::Compared;
pub use findings::Findings;
pub use inspect::Inspections;
pub use score::Scores;

pub(super) use findings::ways_out;
pub(super) use hardness::{decimal, level_word};
pub(super) use phrases::Phrases;
pub(super) use sentences::{gate_sentence, in_full};
pub(super) use tally::Tally;
