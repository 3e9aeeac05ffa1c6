//! The page as a whole: what it is for, and what it tells its readers.

mod kind;
mod shapes;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use kind::find as find_kind;
pub(crate) use told::{Told, tells};
