//! Letters of Word.

use std::collections::HashMap;

use super::page::Page;
use super::xml::{Step, Tag, walk};
use super::{Fault, Package};

/// What is no text of the letter: deleted text, codes of fields, the second of two versions, and
/// how a paragraph looked before somebody changed that.
const SKIP: [&str; 6] = [
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "pPrChange",
];

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
        is_hidden: false,
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
    /// How far its text stands from the margin, in twentieths of a point.
    indent: Option<i32>,
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
            "ind" => self.indent = indent(tag).or(self.indent),
            "outlineLvl" => self.outline = number().filter(|&level| level < 6),
            _ => {}
        }
    }
}

/// How far text stands from the margin. The name of the attribute changed between versions of Word.
fn indent(tag: &Tag<'_>) -> Option<i32> {
    let value = tag.get("start").or_else(|| tag.get("left"));
    value.and_then(|it| it.parse().ok())
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

/// The lists: for each, its levels.
#[derive(Debug, Default)]
struct Lists {
    kinds: HashMap<String, HashMap<usize, Level>>,
    of: HashMap<String, String>,
}

/// A level of a list.
#[derive(Clone, Copy, Debug)]
struct Level {
    /// None: it has no sign at all, so it is no list for readers.
    is_numbered: Option<bool>,
    /// How far its text stands from the margin.
    indent: Option<i32>,
}

/// A level that the letter says nothing of.
const USUAL_LEVEL: Level = Level {
    is_numbered: Some(false),
    indent: None,
};

/// A list that is open on the page, with an item that is open in it.
#[derive(Debug)]
struct OpenList {
    is_numbered: bool,
    /// How far the text of the item stands from the margin.
    indent: i32,
    has_item: bool,
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
                "numFmt" | "ind" => {
                    let levels = lists.kinds.entry(kind.clone()).or_default();
                    let level = levels.entry(level).or_insert(USUAL_LEVEL);
                    if tag.name() == "ind" {
                        level.indent = indent(&tag).or(level.indent);
                        return;
                    }
                    level.is_numbered = match tag.val().as_deref() {
                        Some("none") => None,
                        Some("bullet") => Some(false),
                        _ => Some(true),
                    };
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

    /// A level of a list; none: there is no such list.
    fn level(&self, list: &str, depth: usize) -> Option<Level> {
        // 0 takes a paragraph out of the list of its style.
        let kind = self.of.get(list).filter(|_| list != "0")?;
        let levels = self.kinds.get(kind);
        let level = levels.and_then(|levels| levels.get(&depth));
        Some(level.copied().unwrap_or(USUAL_LEVEL))
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
    /// The lists that are open on the page, the innermost last.
    open_lists: Vec<OpenList>,
    in_text: bool,
    is_bold: bool,
    /// Whether the text at hand is hidden.
    is_hidden: bool,
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
            Step::Text(text) if self.in_text && !self.is_hidden => {
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
            "r" => (self.is_bold, self.is_hidden) = (false, false),
            "b" => self.is_bold = tag.is_on(),
            "vanish" => self.is_hidden = tag.is_on(),
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
        if !self.page.has_text() {
            // White space between two items does not end their list.
            return self.page.end("p");
        }
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
        let level = list.and_then(|list| self.lists.level(&list, own.depth));
        let of_style = chain.iter().find_map(|style| style.properties.indent);
        match level {
            Some(Level {
                is_numbered: Some(is_numbered),
                indent,
            }) => {
                let indent = own.indent.or(indent).or(of_style).unwrap_or(0);
                self.open_item(own.depth.min(8), is_numbered, indent);
                self.page.end("p");
            }
            Some(_) | None => {
                self.go_on(own.indent.or(of_style).unwrap_or(0));
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

    /// Starts an item in a list of this depth, the innermost one from now on.
    fn open_item(&mut self, depth: usize, is_numbered: bool, indent: i32) {
        self.close_lists(depth + 1);
        if self.open_lists.len() == depth + 1 && self.open_lists[depth].is_numbered != is_numbered {
            self.close_lists(depth);
        }
        while self.open_lists.len() <= depth {
            self.page.tag(if is_numbered { "<ol>" } else { "<ul>" });
            self.open_lists.push(OpenList {
                is_numbered,
                indent,
                has_item: false,
            });
        }
        let list = &mut self.open_lists[depth];
        list.indent = indent;
        if std::mem::replace(&mut list.has_item, true) {
            self.page.tag("</li>");
        }
        self.page.tag("<li>");
    }

    /// Closes the lists that a paragraph without a sign is no part of. One that stands as far from
    /// the margin as the text of an item goes on with that item.
    fn go_on(&mut self, indent: i32) {
        let is_in = |list: &OpenList| list.indent > 0 && list.indent <= indent;
        let n = self.open_lists.iter().rposition(is_in);
        self.close_lists(n.map_or(0, |n| n + 1));
    }

    /// Closes lists until so many are open.
    fn close_lists(&mut self, n: usize) {
        while self.open_lists.len() > n {
            let Some(list) = self.open_lists.pop() else {
                return;
            };
            if list.has_item {
                self.page.tag("</li>");
            }
            self.page.tag(match list.is_numbered {
                true => "</ol>",
                false => "</ul>",
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
