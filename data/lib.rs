//! The language data of helder, as bytes and text. What each file holds, where it came from and
//! under which licence is told in this package's `README.md`.
