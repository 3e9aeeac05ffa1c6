//! `jsonl`: a JSON object a page, the one that `check --jsonl` answers, with `path` for `id`.

use std::io::{self, Write};

use serde::Serialize;

use super::jsonl::checked;
use super::{CheckedPage, Emitter, Unread};

#[derive(Serialize)]
struct Line<'a, T> {
    path: &'a str,
    #[serde(flatten)]
    answer: T,
}

#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a str,
}

/// Writes a line for each page.
#[derive(Debug)]
pub struct PageLines<W> {
    out: W,
}

impl<W: Write> PageLines<W> {
    /// An emitter on `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }

    fn line(&mut self, path: &str, answer: impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Line { path, answer })?;
        self.out.write_all(b"\n")
    }
}

impl<W: Write> Emitter<CheckedPage> for PageLines<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        self.line(&page.source.path, checked(&page.source, &page.report))
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let error = &unread.reason;
        self.line(&unread.path, Refusal { error })
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
