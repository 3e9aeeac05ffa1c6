//! Readers of the trained tables in `data/`: bytes in, answers out. They check what they read,
//! never copy more than an index, and can be shared by all threads.

pub(crate) mod lexicon;
