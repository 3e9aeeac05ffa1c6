//! The readers of the command line: letters, baselines, differences, and what sites say.

use std::io::{Cursor, Write};

use helder::cli::readers;

use crate::grown::BITS;
use crate::{CHECKER, Choices, Random, check_with, mutate};

/// A letter: what comes out of it is a text like any other.
pub(crate) fn letter(name: &str, bytes: &[u8]) {
    if let Some((format, text)) = readers::letter(name, bytes) {
        check_with(&CHECKER, format, &text);
        let again = readers::letter(name, bytes);
        assert_eq!(again, Some((format, text)), "same in, same out");
    }
}

/// The names that a reader of letters knows, and values that their attributes have.
pub(crate) struct Words {
    parts: &'static [&'static str],
    elements: &'static [&'static str],
    attributes: &'static [&'static str],
    values: &'static [&'static str],
}

pub(crate) const DOCX: Words = Words {
    parts: &[
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/_rels/document.xml.rels",
    ],
    elements: &[
        "p",
        "r",
        "t",
        "br",
        "cr",
        "tab",
        "ptab",
        "tbl",
        "tr",
        "tc",
        "tblHeader",
        "hyperlink",
        "pPr",
        "pStyle",
        "numPr",
        "numId",
        "ilvl",
        "ind",
        "outlineLvl",
        "rPr",
        "b",
        "vanish",
        "noBreakHyphen",
        "softHyphen",
        "instrText",
        "delText",
        "del",
        "moveFrom",
        "Fallback",
        "pPrChange",
        "style",
        "basedOn",
        "name",
        "num",
        "abstractNum",
        "abstractNumId",
        "lvl",
        "numFmt",
        "start",
        "Relationship",
        "x",
    ],
    attributes: &[
        "val",
        "id",
        "Id",
        "Target",
        "styleId",
        "numId",
        "abstractNumId",
        "ilvl",
        "left",
    ],
    values: &[
        "0",
        "1",
        "2",
        "9",
        "-1",
        "99999999999",
        "a",
        "b",
        "bullet",
        "none",
        "quote",
        "heading 1",
        "",
    ],
};

pub(crate) const ODT: Words = Words {
    parts: &["content.xml", "styles.xml"],
    elements: &[
        "body",
        "text",
        "p",
        "h",
        "span",
        "s",
        "tab",
        "line-break",
        "a",
        "list",
        "list-item",
        "list-header",
        "section",
        "table",
        "table-row",
        "table-cell",
        "table-header-rows",
        "note",
        "annotation",
        "tracked-changes",
        "forms",
        "ruby-text",
        "table-of-content",
        "style",
        "text-properties",
        "list-style",
        "list-level-style-number",
        "alphabetical-index",
        "x",
    ],
    attributes: &[
        "style-name",
        "name",
        "parent-style-name",
        "outline-level",
        "level",
        "num-format",
        "href",
        "font-weight",
        "display",
        "c",
    ],
    values: &[
        "0",
        "1",
        "10",
        "-1",
        "99999999999",
        "a",
        "b",
        "bold",
        "none",
        "Title",
        "Quotations",
        "",
    ],
};

/// A letter of Word or LibreOffice whose parts grow from choices: a fuzzer that changes packed
/// bytes never gets further than the unpacking, and one that changes XML not past a broken tag.
pub(crate) fn packed(name: &str, words: &Words, data: &[u8]) {
    let mut choices = Choices::new(data);
    let n_parts = 1 + choices.below(words.parts.len());
    let mut files = Vec::new();
    for part in words.parts.iter().take(n_parts).rev() {
        files.push((*part, xml(words, &mut choices).into_bytes()));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, xml)| (*name, &xml[..])).collect();
    letter(name, &zip(&files));
}

fn xml(words: &Words, choices: &mut Choices<'_>) -> String {
    let mut xml = String::from("<?xml version=\"1.0\"?><w:document>");
    let mut open = Vec::new();
    for _ in 0..choices.below(256) {
        match choices.below(8) {
            0..=2 if open.len() < 40 => {
                let name = choices.of(words.elements);
                xml += &format!("<w:{name}");
                for _ in 0..choices.below(3) {
                    let (key, value) = (choices.of(words.attributes), choices.of(words.values));
                    xml += &format!(" w:{key}=\"{value}\"");
                }
                if choices.below(3) == 0 {
                    xml += "/>";
                } else {
                    xml += ">";
                    open.push(name);
                }
            }
            3 | 4 => {
                if let Some(name) = open.pop() {
                    xml += &format!("</w:{name}>");
                }
            }
            5 => {
                xml += choices.of(&[
                    "&amp;",
                    "&#65;",
                    "&#x1F600;",
                    "&#0;",
                    "&x;",
                    "<![CDATA[a]]>",
                    "<!-- a -->",
                ]);
            }
            _ => xml += &choices.of(BITS).replace(['<', '&'], " "),
        }
    }
    while let Some(name) = open.pop() {
        xml += &format!("</w:{name}>");
    }
    xml + "</w:document>"
}

/// A zip file with these files in it, as they are: nothing is packed.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(*name, plain).expect("memory can be written");
        zip.write_all(bytes).expect("memory can be written");
    }
    let written = zip.finish().expect("memory can be written");
    written.into_inner()
}

/// What is read of a baseline is written as it was read.
pub(crate) fn baseline(text: &str) {
    match readers::baseline(text) {
        Ok(written) => {
            let again = readers::baseline(&written);
            assert_eq!(again.as_ref(), Ok(&written), "what is written is read");
        }
        Err(line) => assert!((1..=text.lines().count()).contains(&line)),
    }
}

/// Any text as a diff of any text, and a diff between two texts, which leads back.
pub(crate) fn diff(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (diff, page) = text.split_once('\0').unwrap_or((&text, &text));
    for undone in readers::undo(diff, page).into_iter().flatten() {
        let most = page.len() + diff.len();
        assert!(undone.len() <= most, "a text comes of what there is");
    }
    let mut random = Random::new(
        data.iter()
            .fold(1, |sum, &byte| sum * 31 % 65_521 + u64::from(byte)),
    );
    let old = mutate(page, diff, &mut random).replace('\r', "");
    let new = mutate(&old, diff, &mut random).replace('\r', "");
    if bare(&old) == bare(&new) {
        return;
    }
    let diff = similar::TextDiff::from_lines(&old, &new)
        .unified_diff()
        .context_radius(random.below(5))
        .header("a/page.md", "b/page.md")
        .to_string();
    let undone = readers::undo(&diff, &new);
    assert_eq!(undone.len(), 1, "one file changed: {diff:?}");
    let undone = undone[0].as_deref().map(bare);
    assert_eq!(undone, Some(bare(&old)), "{diff:?} leads back");
}

/// A text without what a diff can't tell: whether its last line has an end.
fn bare(text: &str) -> &str {
    text.strip_suffix('\n').unwrap_or(text)
}

/// What a site tells programs.
pub(crate) fn web(data: &[u8]) {
    for address in readers::sitemap(data) {
        assert!(!address.starts_with(char::is_whitespace));
    }
    let text = String::from_utf8_lossy(data);
    let (one, other) = text.split_once('\0').unwrap_or((&text, "/a/b"));
    readers::robots(one, other);
    let base = "https://www.example.org/map/pagina?x=1";
    if let Some(address) = readers::join(base, other) {
        assert!(address.starts_with("http://") || address.starts_with("https://"));
        let path = "https://www.example.org";
        let is_outside = !address.starts_with(path);
        assert!(
            !is_outside || other.contains("//"),
            "{other:?} leads to {address:?}"
        );
    }
    readers::join(one, other);
}
