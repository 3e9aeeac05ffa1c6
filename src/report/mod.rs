//! One emitter per file: the only place that knows an output format.

pub mod jsonl;
