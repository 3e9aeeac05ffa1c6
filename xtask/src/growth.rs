//! `cargo xtask growth`: whether cost grows with the size of the input and no faster.
//!
//! Counted in instructions by valgrind, so that a busy machine does not matter.

use std::fs;
use std::path::Path;

use crate::shell::{self, Outcome, command, release_binary, root};

const MEGABYTE: usize = 1_000_000;

/// Cost of ten times the input over the cost of the input; the issue asks for 9 to 11.
const RATIO: std::ops::RangeInclusive<f64> = 9.0..=11.0;

/// Checks a page of 1 MB and one of 10 MB.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let helder = release_binary()?;
    let folder = shell::target().join("growth");
    fs::create_dir_all(&folder)?;
    let small = instructions(&helder, &page(&folder, MEGABYTE)?)?;
    let large = instructions(&helder, &page(&folder, 10 * MEGABYTE)?)?;
    let ratio = large as f64 / small as f64;
    println!("1 MB: {small} instructions, 10 MB: {large}, ratio {ratio:.2}");
    if RATIO.contains(&ratio) {
        Ok(())
    } else {
        Err(format!("the ratio is {ratio:.2}").into())
    }
}

/// An HTML page of at least `size` bytes: the test pages' bodies, over and over.
fn page(folder: &Path, size: usize) -> Result<String, Box<dyn std::error::Error>> {
    let mut bodies = Vec::new();
    for entry in fs::read_dir(root().join("tests/pages"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            let html = fs::read_to_string(&path)?;
            let body = html
                .split_once("<body")
                .map_or(html.as_str(), |(_, rest)| rest);
            let body = body.split_once('>').map_or(body, |(_, rest)| rest);
            bodies.push(body.replace("</body>", "").replace("</html>", ""));
        }
    }
    bodies.sort();
    let mut html = String::from("<!doctype html><html lang=\"nl\"><title>x</title><body>");
    for body in bodies.iter().cycle() {
        if html.len() >= size {
            break;
        }
        html += body;
    }
    let path = folder.join(format!("{size}.html"));
    fs::write(&path, html)?;
    Ok(path.to_string_lossy().into_owned())
}

fn instructions(helder: &Path, page: &str) -> Result<u64, Box<dyn std::error::Error>> {
    let mut valgrind = command("valgrind", &["--tool=cachegrind", "--cache-sim=no"]);
    valgrind.args(["--cachegrind-out-file=/dev/null", "--log-fd=1", "--"]);
    valgrind
        .arg(helder)
        .args(["check", "--fail-on=never", "--format=json", page]);
    let output = valgrind.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let count = text
        .lines()
        .rev()
        .find(|line| line.starts_with("==") && line.contains("I   refs") || line.contains("I refs"))
        .ok_or_else(|| format!("valgrind did not count: {}", output.status))?;
    let digits: String = count
        .rsplit(':')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    Ok(digits.parse()?)
}
