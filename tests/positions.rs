//! Places in SARIF, counted by other means than ours: the text at line and column of the file is the
//! text that the finding is about, whatever stands before it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Pages in which `⟦…⟧` marks what `moeilijk-voegwoord` finds. Before each mark stands something that
/// bytes, code points and UTF-16 count in other numbers, or that is longer in the file than on the
/// screen.
const PAGES: [(&str, &str); 9] = [
    (
        "emoji.md",
        "Hé 😀👩‍👩‍👧! ⟦Indien⟧ u belt, helpen wij u. 😀 ⟦Tenzij⟧ u mailt.\n",
    ),
    (
        "combining.txt",
        "Cafe\u{301} e\u{323}\u{302}n ko\u{308}per. ⟦Indien⟧ u belt, e\u{301}n ⟦mits⟧ u betaalt, helpen wij.\n",
    ),
    (
        "entities.html",
        "<p>Caf&eacute; &amp; &#128512; &notit; m&eacute;&eacute;r.&nbsp; ⟦Indien⟧ u belt, helpen wij u.</p>",
    ),
    (
        "crlf.txt",
        "Een zin.\r\n\r\n😀 ⟦Indien⟧ u belt,\r\nhelpen wij u, ⟦mits⟧ u betaalt.\r\n",
    ),
    (
        "lone-cr.txt",
        "Een zin.\r\rTweede zin. ⟦Indien⟧ u belt, helpen wij u.\r",
    ),
    (
        "mark.md",
        "\u{feff}⟦Indien⟧ u belt, helpen wij u.\n\n⟦Mits⟧ u betaalt, helpen wij u.\n",
    ),
    (
        "inside.html",
        "<ul>\n\t<li>Bel <b>😀</b> ons.<li>\u{1F1F3}\u{1F1F1} Wij <i>h&eacute;lpen</i> u, ⟦t<b>enz</b>ij⟧ u &ldquo;nee&rdquo; zegt.\n</ul>",
    ),
    (
        "separators.txt",
        "Een\u{2028}twee\u{85}drie\u{b}vier. ⟦Indien⟧ u belt, helpen wij u.\n",
    ),
    (
        "table.md",
        "| é | 😀 |\n|---|---|\n| cel | ⟦Indien⟧ u belt, helpen wij u. |\n",
    ),
];

/// A line and a column, both from 1, in a text; columns count code points.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let mut rest = text;
    for _ in 1..line {
        let end = rest.find(['\r', '\n']).expect("the line is there");
        let is_pair = rest[end..].starts_with("\r\n");
        rest = &rest[end + if is_pair { 2 } else { 1 }..];
    }
    let start = text.len() - rest.len();
    let before = rest.chars().take(column as usize - 1);
    start + before.map(char::len_utf8).sum::<usize>()
}

/// The text at a region. Columns don't count the byte order mark, which editors don't show.
fn at<'a>(file: &'a str, region: &Value) -> &'a str {
    let text = file.strip_prefix('\u{feff}').unwrap_or(file);
    let number = |key: &str| region[key].as_u64().expect("it is a number");
    let start = offset(text, number("startLine"), number("startColumn"));
    let end = offset(text, number("endLine"), number("endColumn"));
    &text[start..end]
}

#[test]
fn the_text_at_a_place_is_what_the_finding_is_about() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("positions");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).expect("folders can be made");
    for (name, marked) in PAGES {
        let text = marked.replace(['⟦', '⟧'], "");
        fs::write(folder.join(name), text).expect("it can be written");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_helder"))
        .current_dir(&folder)
        .args(["check", "--lang", "nl", "--output", "sarif"])
        .output()
        .expect("helder runs");
    let log: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    for (name, marked) in PAGES {
        let file = fs::read_to_string(Path::new(&folder).join(name)).expect("it is there");
        let mut found = Vec::new();
        for result in results {
            let place = &result["locations"][0]["physicalLocation"];
            if place["artifactLocation"]["uri"] == name {
                let text = at(&file, &place["region"]);
                assert_eq!(place["region"]["snippet"]["text"], text, "{name}: {result}");
                if result["ruleId"] == "hard-conjunction" {
                    found.push(text);
                }
            }
        }
        let marks = marked.split('⟦').skip(1);
        let marks: Vec<&str> = marks.filter_map(|it| it.split('⟧').next()).collect();
        assert_eq!(found, marks, "{name}");
    }
}
