//! Stands for `text.rs` in a build without TOML.

use super::fault::{Fault, Kind};
use super::tree::Node;
use crate::lack::Lack;

/// What this build lacks is the fault.
pub(super) fn read(_: &str) -> Result<Node, Fault> {
    Err(Fault::new("", None, Kind::Lacks(Lack::Toml)))
}
