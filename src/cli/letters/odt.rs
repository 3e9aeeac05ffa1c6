//! Letters of LibreOffice and others that keep OpenDocument.

use std::collections::{HashMap, HashSet};

use super::page::Page;
use super::xml::{Step, Tag, walk};
use super::{Fault, Package};

/// What is no running text of the letter.
const SKIP: [&str; 6] = [
    "tracked-changes",
    "annotation",
    "note",
    "forms",
    "sequence-decls",
    "ruby-text",
];

/// Lists of what stands elsewhere in the letter.
const INDEXES: [&str; 4] = [
    "table-of-content",
    "illustration-index",
    "alphabetical-index",
    "table-index",
];

/// How many styles a style may build on.
const MAX_CHAIN: usize = 12;

/// Reads a letter.
pub(super) fn read(package: &mut Package<'_>) -> Result<String, Fault> {
    let content = package.part("content.xml")?;
    let mut styles = Styles::default();
    if let Some(xml) = package.optional("styles.xml")? {
        styles.add(&xml)?;
    }
    styles.add(&content)?;
    let mut letter = Letter {
        styles,
        page: Page::default(),
        lists: Vec::new(),
        elements: Vec::new(),
        spans: Vec::new(),
        sections: Vec::new(),
        in_head: false,
        is_text: false,
    };
    walk(&content, &SKIP, |step| letter.step(step))?;
    Ok(letter.page.finish())
}

/// What styles say that readers see.
#[derive(Debug, Default)]
struct Styles {
    parents: HashMap<String, String>,
    bold: HashSet<String>,
    /// Styles of text that nobody sees.
    hidden: HashSet<String>,
    /// Levels of lists that are numbered.
    numbered: HashSet<(String, usize)>,
}

impl Styles {
    fn add(&mut self, xml: &str) -> Result<(), Fault> {
        let (mut style, mut list) = (String::new(), String::new());
        walk(xml, &["body"], |step| {
            let Step::Open(tag) = step else { return };
            let name = || tag.get("name").unwrap_or_default();
            match tag.name() {
                "style" => {
                    style = name();
                    if let Some(parent) = tag.get("parent-style-name") {
                        self.parents.insert(style.clone(), parent);
                    }
                }
                "text-properties" => {
                    if tag.get("font-weight").as_deref() == Some("bold") {
                        self.bold.insert(style.clone());
                    }
                    if is_hidden(&tag) {
                        self.hidden.insert(style.clone());
                    }
                }
                "list-style" => list = name(),
                "list-level-style-number" => {
                    let level = tag.get("level").and_then(|it| it.parse().ok());
                    // Without a format it shows no number.
                    if tag.get("num-format").is_some_and(|it| !it.is_empty()) {
                        self.numbered.insert((list.clone(), level.unwrap_or(1)));
                    }
                }
                _ => {}
            }
        })
    }

    /// The element of a paragraph in a style, by the known style that it is or builds on.
    fn element(&self, style: &str) -> &'static str {
        let mut style = Some(style);
        for _ in 0..MAX_CHAIN {
            match style {
                Some("Title") => return "h1",
                Some("Quotations") => return "blockquote",
                Some(name) => style = self.parents.get(name).map(String::as_str),
                None => break,
            }
        }
        "p"
    }
}

/// Whether somebody hid this.
fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.get("display").as_deref() == Some("none")
}

/// A letter that is being read.
struct Letter {
    styles: Styles,
    page: Page,
    /// The open lists: the style of each, and the tag that ends it.
    lists: Vec<(String, &'static str)>,
    /// The elements of the open paragraphs.
    elements: Vec<String>,
    /// What ends each open span, and whether it hides its text.
    spans: Vec<(&'static str, bool)>,
    /// Whether each open section hides its text.
    sections: Vec<bool>,
    /// Whether the rows at hand head their table.
    in_head: bool,
    /// Whether the text of the letter has begun.
    is_text: bool,
}

impl Letter {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(tag) if tag.name() == "text" => self.is_text = true,
            Step::Open(tag) if self.is_text => self.open(&tag),
            Step::Close(name) if self.is_text => self.close(name),
            Step::Text(text) if self.is_text && !self.is_hidden() => self.page.text(text),
            Step::Open(_) | Step::Close(_) | Step::Text(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let style = || tag.get("style-name").unwrap_or_default();
        match tag.name() {
            "h" => {
                let level = tag.get("outline-level").and_then(|it| it.parse().ok());
                let level = level.unwrap_or(1_usize).clamp(1, 6);
                self.start(format!("h{level}"));
            }
            "p" => self.start(self.styles.element(&style()).to_owned()),
            "span" => {
                let is_hidden = self.styles.hidden.contains(&style());
                let (start, end) = match self.styles.bold.contains(&style()) && !is_hidden {
                    true => ("<b>", "</b>"),
                    false => ("", ""),
                };
                self.page.markup(start);
                self.spans.push((end, is_hidden));
            }
            "section" => self.sections.push(is_hidden(tag)),
            "a" => self.page.link(&tag.get("href").unwrap_or_default()),
            "tab" => self.page.text(" "),
            "s" => self.page.text(" "),
            "line-break" => self.page.markup("<br>"),
            "list" => {
                let outer = self.lists.last().map(|(style, _)| style.clone());
                let style = tag.get("style-name").or(outer).unwrap_or_default();
                let level = self.lists.len() + 1;
                let (start, end) = match self.styles.numbered.contains(&(style.clone(), level)) {
                    true => ("<ol>", "</ol>"),
                    false => ("<ul>", "</ul>"),
                };
                self.page.tag(start);
                self.lists.push((style, end));
            }
            "list-item" | "list-header" => self.page.tag("<li>"),
            "table" => self.page.tag("<table>"),
            "table-header-rows" => self.in_head = true,
            "table-row" => self.page.tag("<tr>"),
            "table-cell" => self.page.tag(if self.in_head { "<th>" } else { "<td>" }),
            name if INDEXES.contains(&name) => self.page.tag("<nav>"),
            _ => {}
        }
    }

    /// Whether the text at hand is hidden.
    fn is_hidden(&self) -> bool {
        self.spans.iter().any(|(_, is_hidden)| *is_hidden) || self.sections.contains(&true)
    }

    fn start(&mut self, element: String) {
        self.page.start();
        self.elements.push(element);
    }

    fn close(&mut self, name: &str) {
        match name {
            "h" | "p" => {
                let element = self.elements.pop();
                self.page.end(element.as_deref().unwrap_or("p"));
            }
            "span" => {
                let (end, _) = self.spans.pop().unwrap_or_default();
                self.page.markup(end);
            }
            "section" => _ = self.sections.pop(),
            "a" => self.page.markup("</a>"),
            "list" => {
                if let Some((_, end)) = self.lists.pop() {
                    self.page.tag(end);
                }
            }
            "list-item" | "list-header" => self.page.tag("</li>"),
            "table" => self.page.tag("</table>"),
            "table-header-rows" => self.in_head = false,
            "table-row" => self.page.tag("</tr>"),
            "table-cell" => self.page.tag(if self.in_head { "</th>" } else { "</td>" }),
            name if INDEXES.contains(&name) => self.page.tag("</nav>"),
            _ => {}
        }
    }
}
