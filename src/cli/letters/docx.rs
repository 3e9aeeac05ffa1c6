//! Letters of Word.

use std::collections::HashMap;

use super::page::Page;
use super::xml::{Step, Tag, walk};
use super::{Fault, Package};

/// What is no text of the letter: deleted text, codes of fields, and the second of two versions.
const SKIP: [&str; 5] = ["del", "moveFrom", "instrText", "delText", "Fallback"];

/// The names of styles for quotations: of Word, and of LibreOffice where it writes for Word.
const QUOTES: [&str; 3] = ["quote", "intense quote", "quotations"];

/// How many styles a style may build on.
const MAX_CHAIN: usize = 12;

/// Reads a letter.
pub(super) fn read(package: &mut Package<'_>) -> Result<String, Fault> {
    let styles = match package.optional("word/styles.xml")? {
        Some(xml) => styles(&xml)?,
        None => HashMap::new(),
    };
    let lists = match package.optional("word/numbering.xml")? {
        Some(xml) => Lists::read(&xml)?,
        None => Lists::default(),
    };
    let links = match package.optional("word/_rels/document.xml.rels")? {
        Some(xml) => links(&xml)?,
        None => HashMap::new(),
    };
    let mut letter = Letter {
        styles,
        lists,
        links,
        page: Page::default(),
        properties: Vec::new(),
        open_lists: Vec::new(),
        in_text: false,
        is_bold: false,
        is_head: false,
        n_links: 0,
    };
    walk(&package.part("word/document.xml")?, &SKIP, |step| {
        letter.step(step);
    })?;
    letter.close_lists(0);
    Ok(letter.page.finish())
}

/// What a style says.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    on: Option<String>,
    properties: Properties,
}

/// What is said of a paragraph, by itself or by its style.
#[derive(Clone, Debug, Default)]
struct Properties {
    style: Option<String>,
    list: Option<String>,
    depth: usize,
    /// Its level in the outline, from 0.
    outline: Option<usize>,
}

impl Properties {
    fn add(&mut self, tag: &Tag<'_>) {
        let number = || tag.val().and_then(|it| it.parse().ok());
        match tag.name() {
            "pStyle" => self.style = tag.val(),
            "numId" => self.list = tag.val(),
            "ilvl" => self.depth = number().unwrap_or(0),
            "outlineLvl" => self.outline = number().filter(|&level| level < 6),
            _ => {}
        }
    }
}

fn styles(xml: &str) -> Result<HashMap<String, Style>, Fault> {
    let mut styles = HashMap::new();
    let mut open: Option<(String, Style)> = None;
    walk(xml, &[], |step| match step {
        Step::Open(tag) if tag.name() == "style" => {
            open = tag.get("styleId").map(|id| (id, Style::default()));
        }
        Step::Open(tag) => {
            if let Some((_, style)) = &mut open {
                match tag.name() {
                    "name" => style.name = tag.val().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.on = tag.val(),
                    _ => style.properties.add(&tag),
                }
            }
        }
        Step::Close("style") => styles.extend(open.take()),
        Step::Close(_) | Step::Text(_) => {}
    })?;
    Ok(styles)
}

/// The lists: for each, whether each of its levels is numbered; none: it has no sign at all.
#[derive(Debug, Default)]
struct Lists {
    kinds: HashMap<String, HashMap<usize, Option<bool>>>,
    of: HashMap<String, String>,
}

impl Lists {
    fn read(xml: &str) -> Result<Self, Fault> {
        let mut lists = Self::default();
        let (mut kind, mut list, mut level) = (String::new(), String::new(), 0);
        walk(xml, &[], |step| {
            let Step::Open(tag) = step else { return };
            match tag.name() {
                "abstractNum" => kind = tag.get("abstractNumId").unwrap_or_default(),
                "lvl" => level = tag.get("ilvl").and_then(|it| it.parse().ok()).unwrap_or(0),
                "numFmt" => {
                    let is_numbered = match tag.val().as_deref() {
                        Some("none") => None,
                        Some("bullet") => Some(false),
                        _ => Some(true),
                    };
                    let levels = lists.kinds.entry(kind.clone()).or_default();
                    levels.insert(level, is_numbered);
                }
                "num" => list = tag.get("numId").unwrap_or_default(),
                "abstractNumId" => {
                    let kind = tag.val().unwrap_or_default();
                    lists.of.insert(list.clone(), kind);
                }
                _ => {}
            }
        })?;
        Ok(lists)
    }

    /// Whether a level of a list is numbered; none: it is no list for readers.
    fn is_numbered(&self, list: &str, depth: usize) -> Option<bool> {
        // 0 takes a paragraph out of the list of its style.
        let kind = self.of.get(list).filter(|_| list != "0")?;
        let levels = self.kinds.get(kind);
        levels
            .and_then(|levels| levels.get(&depth).copied())
            .unwrap_or(Some(false))
    }
}

/// The addresses of links, by their ids.
fn links(xml: &str) -> Result<HashMap<String, String>, Fault> {
    let mut links = HashMap::new();
    walk(xml, &[], |step| {
        if let Step::Open(tag) = step
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            links.insert(id, target);
        }
    })?;
    Ok(links)
}

/// A letter that is being read.
struct Letter {
    styles: HashMap<String, Style>,
    lists: Lists,
    links: HashMap<String, String>,
    page: Page,
    /// Of the paragraphs that are open.
    properties: Vec<Properties>,
    /// The lists that are open on the page: whether each is numbered.
    open_lists: Vec<bool>,
    in_text: bool,
    is_bold: bool,
    /// Whether the row at hand heads its table.
    is_head: bool,
    /// Links that are open.
    n_links: usize,
}

impl Letter {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(tag) => self.open(&tag),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.in_text => {
                if self.is_bold {
                    self.page.markup("<b>");
                }
                self.page.text(text);
                if self.is_bold {
                    self.page.markup("</b>");
                }
            }
            Step::Text(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" => {
                self.page.start();
                self.properties.push(Properties::default());
            }
            "r" => self.is_bold = false,
            "b" => self.is_bold = tag.is_on(),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.page.text(" "),
            "br" | "cr" => self.page.markup("<br>"),
            "noBreakHyphen" => self.page.text("\u{2011}"),
            "softHyphen" => self.page.text("\u{ad}"),
            "hyperlink" => {
                let address = tag.get("id").and_then(|id| self.links.get(&id).cloned());
                self.page.link(address.as_deref().unwrap_or("#"));
                self.n_links += 1;
            }
            "tbl" => {
                self.close_lists(0);
                self.page.tag("<table>");
            }
            "tr" => {
                self.is_head = false;
                self.page.tag("<tr>");
            }
            "tblHeader" => self.is_head = tag.is_on(),
            "tc" => self.page.tag(if self.is_head { "<th>" } else { "<td>" }),
            _ => {
                if let Some(properties) = self.properties.last_mut() {
                    properties.add(tag);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" => self.in_text = false,
            "hyperlink" if self.n_links > 0 => {
                self.n_links -= 1;
                self.page.markup("</a>");
            }
            "tc" => {
                self.close_lists(0);
                self.page.tag(if self.is_head { "</th>" } else { "</td>" });
            }
            "tr" => self.page.tag("</tr>"),
            "tbl" => self.page.tag("</table>"),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(own) = self.properties.pop() else {
            return;
        };
        let chain = self.chain(own.style.as_deref());
        let heading = own.outline.map(|level| level + 1);
        let heading = heading.or_else(|| chain.iter().find_map(heading_of));
        if let Some(level) = heading {
            self.close_lists(0);
            return self.page.end(&format!("h{level}"));
        }
        if chain
            .first()
            .is_some_and(|style| style.name.starts_with("toc "))
        {
            self.close_lists(0);
            self.page.tag("<nav>");
            self.page.end("p");
            return self.page.tag("</nav>");
        }
        if chain.iter().any(|style| QUOTES.contains(&&*style.name)) {
            self.close_lists(0);
            return self.page.end("blockquote");
        }
        let of_style = chain.iter().find_map(|style| style.properties.list.clone());
        let list = own.list.or(of_style);
        let is_numbered = list.and_then(|list| self.lists.is_numbered(&list, own.depth));
        match is_numbered {
            Some(is_numbered) => {
                self.open_list(own.depth.min(8), is_numbered);
                self.page.end("li");
            }
            None => {
                self.close_lists(0);
                self.page.end("p");
            }
        }
    }

    /// A style and those that it builds on.
    fn chain(&self, style: Option<&str>) -> Vec<Style> {
        let mut chain = Vec::new();
        let mut next = style.and_then(|id| self.styles.get(id));
        while let Some(style) = next
            && chain.len() < MAX_CHAIN
        {
            chain.push(style.clone());
            next = style.on.as_ref().and_then(|id| self.styles.get(id));
        }
        chain
    }

    /// Makes a list of this depth the innermost one.
    fn open_list(&mut self, depth: usize, is_numbered: bool) {
        self.close_lists(depth + 1);
        if self.open_lists.len() == depth + 1 && self.open_lists[depth] != is_numbered {
            self.close_lists(depth);
        }
        while self.open_lists.len() <= depth {
            self.open_lists.push(is_numbered);
            self.page.tag(if is_numbered { "<ol>" } else { "<ul>" });
        }
    }

    /// Closes lists until so many are open.
    fn close_lists(&mut self, n: usize) {
        while self.open_lists.len() > n {
            let is_numbered = self.open_lists.pop();
            self.page.tag(if is_numbered == Some(true) {
                "</ol>"
            } else {
                "</ul>"
            });
        }
    }
}

/// The level of a heading by the name of its style. Word keeps these names in English.
fn heading_of(style: &Style) -> Option<usize> {
    if style.name == "title" {
        return Some(1);
    }
    let level = style.name.strip_prefix("heading ")?;
    level.parse().ok().filter(|level| (1..=6).contains(level))
}
