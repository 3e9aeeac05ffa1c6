//! A text that is open in the editor: its words as they are now, and what was found in them.

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::place::{Encoding, path_of};
use crate::{Checker, Format, Options, Report, Source};

/// An open text.
pub(super) struct Open {
    version: i32,
    pub(super) encoding: Encoding,
    format: Option<Format>,
    text: String,
    is_changed: bool,
    pub(super) checked: Option<Checked>,
}

/// What a check found.
pub(super) struct Checked {
    pub(super) source: Source,
    pub(super) options: Options,
    pub(super) report: Report,
}

impl Open {
    /// A text that was just opened. The editor's name for its language tells its format, or else
    /// its own name; texts of other formats are left alone.
    pub(super) fn new(uri: &Uri, language: &str, version: i32, text: String) -> Self {
        let by_name = || Format::of_path(&path_of(uri)?.to_string_lossy());
        let format = match language {
            "html" => Some(Format::Html),
            "markdown" => Some(Format::Markdown),
            "plaintext" | "text" => by_name().or(Some(Format::Plain)),
            _ => by_name(),
        };
        Self {
            version,
            encoding: Encoding::Utf16,
            format,
            text,
            is_changed: true,
            checked: None,
        }
    }

    pub(super) fn encoded(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    pub(super) fn version(&self) -> i32 {
        self.version
    }

    /// Whether it is not checked as it is now.
    pub(super) fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// Asks for another check.
    pub(super) fn touch(&mut self) {
        self.is_changed = true;
    }

    /// Takes over what the writer did.
    pub(super) fn change(&mut self, version: i32, changes: &[TextDocumentContentChangeEvent]) {
        for change in changes {
            match change.range {
                None => self.text.clone_from(&change.text),
                Some(range) => {
                    let from = self.encoding.offset(&self.text, range.start);
                    let to = self.encoding.offset(&self.text, range.end).max(from);
                    self.text.replace_range(from..to, &change.text);
                }
            }
        }
        self.version = version;
        self.is_changed = true;
    }

    /// Checks the text, unless its settings leave it out.
    pub(super) fn check(&mut self, checker: &Checker, options: Option<Options>) {
        self.is_changed = false;
        self.checked = None;
        let (Some(format), Some(options)) = (self.format, options) else {
            return;
        };
        if let Ok(source) = Source::new("", format, self.text.clone()) {
            let report = checker.check(&source, &options);
            self.checked = Some(Checked {
                source,
                options,
                report,
            });
        }
    }
}
