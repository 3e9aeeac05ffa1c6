//! What is fuzzed: each reader of bytes that somebody else wrote, by name.

use std::path::Path;

use helder::Format;

use crate::{CHECKER, boundary, check_config, check_data, check_with, grown, readers, reports};

/// What a target takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A text, to be changed a little: markup, settings, lines.
    Text,
    /// Bytes of which each is a choice, from which an input grows.
    Choices,
}

/// Something that is fuzzed.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of the program in `targets/`, too.
    pub name: &'static str,
    /// What it takes.
    pub input: Input,
    /// Runs it once. Panics if something does not hold.
    pub run: fn(&[u8]),
    /// Inputs to start from.
    seeds: fn() -> Vec<Vec<u8>>,
}

impl Target {
    /// Inputs to start from: never none.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let mut seeds = (self.seeds)();
        if seeds.is_empty() {
            seeds.push(Vec::new());
        }
        seeds
    }
}

/// All targets.
pub const TARGETS: &[Target] = &[
    text(
        "html",
        |data| check_text(Format::Html, data),
        || pages("html"),
    ),
    text(
        "markdown",
        |data| check_text(Format::Markdown, data),
        || pages("md"),
    ),
    text(
        "plain",
        |data| check_text(Format::Plain, data),
        || pages("txt"),
    ),
    choices("grown", grown::check),
    choices("suppression", grown::check_directives),
    text("config", config, || {
        files(&["tests/cli/config.in/helder.toml"])
    }),
    text("data", check_data, data),
    choices("docx", |data| {
        readers::packed("a.docx", &readers::DOCX, data);
    }),
    choices("odt", |data| {
        readers::packed("a.odt", &readers::ODT, data);
    }),
    text(
        "zip",
        |data| readers::letter("a.docx", data),
        || {
            files(&[
                "tests/letters/01-koppen.docx",
                "tests/letters/03-tabel.docx",
            ])
        },
    ),
    text(
        "eml",
        |data| readers::letter("a.eml", data),
        || vec![MAIL.as_bytes().to_vec()],
    ),
    text(
        "baseline",
        |data| readers::baseline(&String::from_utf8_lossy(data)),
        || vec![BASELINE.as_bytes().to_vec()],
    ),
    text("diff", readers::diff, || vec![DIFF.as_bytes().to_vec()]),
    text("web", readers::web, || {
        vec![SITEMAP.as_bytes().to_vec(), ROBOTS.as_bytes().to_vec()]
    }),
    text("jsonl", boundary::jsonl, || {
        vec![REQUESTS.as_bytes().to_vec()]
    }),
    choices("session", boundary::session),
    choices("reports", reports::check),
];

/// The target of this name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

const fn text(name: &'static str, run: fn(&[u8]), seeds: fn() -> Vec<Vec<u8>>) -> Target {
    Target {
        name,
        input: Input::Text,
        run,
        seeds,
    }
}

const fn choices(name: &'static str, run: fn(&[u8])) -> Target {
    Target {
        name,
        input: Input::Choices,
        run,
        seeds: Vec::new,
    }
}

fn check_text(format: Format, data: &[u8]) {
    check_with(&CHECKER, format, &String::from_utf8_lossy(data));
}

/// A text cut in two: settings and a page.
fn config(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (config, page) = text.split_once('\0').unwrap_or((&text, ""));
    check_config(&CHECKER, config, page);
}

/// The pages of the tests with this extension.
fn pages(extension: &str) -> Vec<Vec<u8>> {
    let Ok(entries) = root().join("tests/pages").read_dir() else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == extension));
    paths.sort();
    paths.iter().flat_map(std::fs::read).collect()
}

fn files(paths: &[&str]) -> Vec<Vec<u8>> {
    paths
        .iter()
        .flat_map(|path| std::fs::read(root().join(path)))
        .collect()
}

/// Packs with a word in each file, so that a change is soon one of the frame, and one as browsers
/// fetch it.
fn data() -> Vec<Vec<u8>> {
    let files = vec![("a.tsv", &b"from\tto\n"[..]), ("lexicon.bin", &[0; 24][..])];
    let pack = helder::model::pack::write(&helder::model::pack::Pack { lang: "nl", files });
    let squeezed = helder::model::squeeze::squeeze(&pack);
    [pack].into_iter().chain(squeezed).collect()
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

const MAIL: &str = "From: a@example.org\r\nSubject: =?utf-8?q?caf=C3=A9?=\r\n\
    Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\
    Content-Type: text/plain; charset=iso-8859-1\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\nDe aanvrager dient te betalen =E9=\r\n\
    .\r\n--x\r\nContent-Type: text/html; charset=utf-7\r\nContent-Transfer-Encoding: base64\r\n\r\n\
    PHA+SW5kaWVuIHU8L3A+\r\n--x--\r\n";

const BASELINE: &str = "page\trule\tfingerprint\tn\ttext\n\
    a%09b.md\tsemicolon\t00abcdef01234567\t1\tIndien u verhuist.\n\
    map/c.md\tpassive\tffffffffffffffff\t4294967295\t…\n";

const DIFF: &str = "diff --git a/a.md b/b.md\nsimilarity index 90%\nrename from a.md\n\
    rename to \"caf\\303\\251.md\"\n--- a/a.md\t2026-01-01\n+++ b/b.md\n@@ -1,3 +1,3 @@ x\n een\n\
    -twee\n+2\n drie\n\\ No newline at end of file\n\0een\n2\ndrie\n";

const SITEMAP: &str = "<?xml version=\"1.0\"?><sitemapindex><sitemap><loc>https://a.nl/b.xml</loc>\
    </sitemap></sitemapindex><urlset><url><loc><![CDATA[ https://a.nl/?x=1 ]]>&amp;y</loc>\
    <image:loc>x</image:loc></url></urlset>";

const ROBOTS: &str = "User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 2.5\n\
    user-agent: helder # x\nDisallow: /%7Ea\n\0../c?d#e";

const REQUESTS: &str = "{\"id\":1,\"text\":\"De aanvrager dient te betalen.\",\"lang\":\"nl\"}\n\
    {\"id\":[\"a\"],\"text\":\"<p>You must utilise it.\",\"format\":\"html\",\"ui\":\"en\",\
    \"kind\":\"letter\",\"path\":\"a/b.md\",\"config\":{\"rules\":{\"passive\":\"off\"}}}\n\
    {\"text\":\"een twee\",\"pretokenized\":true,\"config\":\"profile = 'easy'\",\"fail_on\":\"hint\"}\n";

#[cfg(test)]
mod tests {
    use super::*;

    /// A target that lacks its seeds finds little; one whose seeds break something finds nothing.
    #[test]
    fn every_target_takes_its_seeds() {
        for target in TARGETS {
            let seeds = target.seeds();
            let is_empty = seeds.iter().all(Vec::is_empty);
            assert_eq!(is_empty, target.input == Input::Choices, "{}", target.name);
            seeds.iter().for_each(|seed| (target.run)(seed));
        }
    }
}
