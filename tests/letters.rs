//! Letters that LibreOffice wrote, as Word keeps them and as it keeps them itself: helder reads what
//! a person sees.
//!
//! Each letter in `tests/letters` has its source (`.fodt`, written by hand), the files of LibreOffice
//! and the blocks that a person sees (`.txt`). After a change of a source:
//!
//! ```sh
//! cd tests/letters && soffice --headless --convert-to docx *.fodt && soffice --headless --convert-to odt *.fodt
//! ```

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn letters() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let mut letters: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    letters.sort();
    letters
}

/// The blocks of a letter, one a line: its kind and its text.
fn blocks(path: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_helder"))
        .args(["inspect", "--format", "json", "--no-config"])
        .arg(path)
        .output()
        .expect("helder runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let blocks = report["pages"][0]["blocks"].as_array();
    let mut lines = String::new();
    for block in blocks.expect("the letter was read") {
        let text = |key: &str| block[key].as_str().unwrap_or_default();
        let aside = if block["chrome"] == true {
            "(aside) "
        } else {
            ""
        };
        let words = text("text").replace('\n', " / ");
        writeln!(lines, "{aside}{}: {words}", text("kind")).expect("memory can be written");
    }
    lines
}

#[test]
fn letters_of_libreoffice_are_read_as_a_person_sees_them() {
    let letters = letters();
    assert_eq!(letters.len(), 12);
    for letter in letters {
        let seen = fs::read_to_string(&letter).expect("it is there");
        for kind in ["docx", "odt"] {
            let path = letter.with_extension(kind);
            assert_eq!(blocks(&path), seen, "{}", path.display());
        }
    }
}
