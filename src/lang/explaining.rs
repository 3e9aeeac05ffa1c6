//! By which words a text says what a term means.

/// The words around an explanation, in lower case, with `|` between the phrases.
#[derive(Clone, Copy, Debug)]
pub struct Explaining {
    /// Stands right after the term: *leges **zijn** kosten voor ...*
    pub after: &'static str,
    /// Stands anywhere in the sentence of the term: *dat **noemen we** leges*
    pub within: &'static str,
    /// Starts the sentence after it: ***dit betekent** dat ...*
    pub next: &'static str,
}
