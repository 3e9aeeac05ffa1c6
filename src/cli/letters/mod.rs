//! Letters as word processors and mail programs keep them, as web pages: the core reads those.
//!
//! A letter becomes a page with one paragraph a line, so that the line of a finding is the number
//! of its paragraph. Nothing of the letter is run, and nothing that it names is fetched.

mod docx;
mod mail;
mod odt;
mod page;
pub(super) mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::MAX_FILE;
use crate::Format;

/// How a letter is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// Office Open XML: ECMA-376, part 1.
    Docx,
    /// OpenDocument 1.3.
    Odt,
    /// A message: RFC 5322 with MIME.
    Mail,
}

/// Why a letter can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not what its name says, or it is broken.
    Broken,
    /// It is larger than [`MAX_FILE`] when it is unpacked.
    TooLarge,
}

impl Letter {
    /// The kind that a file name tells by its extension.
    pub(super) fn of_path(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "docx" => Some(Self::Docx),
            "odt" => Some(Self::Odt),
            "eml" => Some(Self::Mail),
            _ => None,
        }
    }

    /// The letter as a text that the core reads.
    pub(super) fn read(self, bytes: &[u8]) -> Result<(Format, String), Fault> {
        match self {
            Self::Docx => Ok((Format::Html, docx::read(&mut Package::new(bytes)?)?)),
            Self::Odt => Ok((Format::Html, odt::read(&mut Package::new(bytes)?)?)),
            Self::Mail => mail::read(bytes),
        }
    }
}

/// The zip file that a letter is kept in.
struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How much may still be unpacked. A small file can hold very much.
    left: u64,
}

impl<'a> Package<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        let left = MAX_FILE;
        Ok(Self { archive, left })
    }

    /// A part that has to be there.
    fn part(&mut self, name: &str) -> Result<String, Fault> {
        self.optional(name)?.ok_or(Fault::Broken)
    }

    /// A part that may be there.
    fn optional(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Ok(file) = self.archive.by_name(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|_| Fault::Broken)?;
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or(Fault::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| Fault::Broken)?;
        Ok(Some(text))
    }
}

#[cfg(test)]
mod tests;
