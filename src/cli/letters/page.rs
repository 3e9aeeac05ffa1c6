//! The page that a letter becomes: one paragraph a line.

/// A page that is being written.
#[derive(Debug, Default)]
pub(super) struct Page {
    html: String,
    /// Tags between the last paragraph and the next one.
    between: String,
    /// Paragraphs that are being read; a text box stands in the middle of another.
    open: Vec<Paragraph>,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    html: String,
    has_text: bool,
}

impl Page {
    /// A tag between paragraphs, such as the start of a list.
    pub(super) fn tag(&mut self, tag: &str) {
        self.between.push_str(tag);
    }

    /// Starts a paragraph.
    pub(super) fn start(&mut self) {
        self.open.push(Paragraph::default());
    }

    /// Ends the paragraph, as an element of this name. Without text in it, it is left out.
    pub(super) fn end(&mut self, element: &str) {
        let Some(Paragraph { html, has_text }) = self.open.pop() else {
            return;
        };
        if has_text {
            self.html += &std::mem::take(&mut self.between);
            self.html += &format!("<{element}>{html}</{element}>\n");
        }
    }

    /// Whether a paragraph is being read.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether the paragraph has text so far.
    pub(super) fn has_text(&self) -> bool {
        self.open.last().is_some_and(|it| it.has_text)
    }

    /// Text in the paragraph. A line break in it is none for readers.
    pub(super) fn text(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        paragraph.has_text |= !text.trim().is_empty();
        for c in text.chars() {
            match c {
                '&' => paragraph.html.push_str("&amp;"),
                '<' => paragraph.html.push_str("&lt;"),
                '\n' | '\r' => paragraph.html.push(' '),
                c => paragraph.html.push(c),
            }
        }
    }

    /// Markup in the paragraph.
    pub(super) fn markup(&mut self, markup: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.html.push_str(markup);
        }
    }

    /// The start of a link.
    pub(super) fn link(&mut self, address: &str) {
        let address = address.replace('&', "&amp;").replace('"', "&quot;");
        let address = address.replace(['\n', '\r'], " ");
        self.markup(&format!("<a href=\"{address}\">"));
    }

    /// The whole page.
    pub(super) fn finish(mut self) -> String {
        while self.is_open() {
            self.end("p");
        }
        self.html + &self.between
    }
}
