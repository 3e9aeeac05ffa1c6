//! Whether cost grows with the length of the input and no faster: for any fragments, repeated.
//!
//! Time is that of the processor for this thread, so that a busy machine matters little. What looks
//! steep is measured again before it counts.

use std::time::Duration;

use helder::cli::readers;
use helder::config::Config;
use helder::gates::Gates;
use helder::report::base::Base;
use helder::report::jsonl::{Question, answer};
use helder::report::sarif::Sarif;
use helder::report::site::{Site, SiteOptions};
use helder::report::terminal::Look;
use helder::report::{CheckedPage, Emitter, editor, human};
use helder::rules::Profile;
use helder::{Format, Options, Source};

use crate::readers::zip;
use crate::{CHECKER, FRAGMENTS, Random, grown};

/// What is measured, by name.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// Its name.
    pub name: &'static str,
    run: fn(&str),
    /// Whether it is a check and no more: what a byte of it costs is held against prose. `fix` goes
    /// through a text again while there is something to fix, and a report tells of each finding.
    is_check: bool,
}

/// Everything that helder does with what others wrote.
pub const WORKS: &[Work] = &[
    check("html", |text| read(Format::Html, text)),
    check("markdown", |text| read(Format::Markdown, text)),
    check("plain", |text| read(Format::Plain, text)),
    work("fix", |text| {
        CHECKER.fix(
            source(Format::Html, text),
            &Options::default(),
            &mut |_, _| true,
        );
    }),
    work("reports", reports),
    work("session", session),
    work("jsonl", |text| {
        let line = serde_json::json!({ "text": text, "path": text, "config": text }).to_string();
        answer(
            Question::Check,
            &CHECKER,
            &Options::default(),
            line.as_bytes(),
        );
        answer(
            Question::Inspect,
            &CHECKER,
            &Options::default(),
            text.as_bytes(),
        );
    }),
    work("config", |text| {
        let _ = Config::parse(text);
        let _ = Config::parse(&format!("[[patterns]]\nname = 'a'\nmatch = '''{text}'''"));
        let _ = Config::parse(&format!("skip = ['''{text}''']\nexclude = ['''{text}''']"));
    }),
    work("baseline", |text| {
        let _ = readers::baseline(text);
    }),
    work("diff", |text| {
        readers::undo(text, text);
        let diff = format!("--- a/a\n+++ b/a\n@@ -1 +1,9999999 @@\n+{text}");
        readers::undo(&diff, text);
    }),
    work("docx", |text| {
        let xml = format!("<w:document><w:body>{text}</w:body></w:document>");
        readers::letter("a.docx", &zip(&[("word/document.xml", xml.as_bytes())]));
    }),
    work("odt", |text| {
        let xml = format!("<office:document-content>{text}</office:document-content>");
        readers::letter("a.odt", &zip(&[("content.xml", xml.as_bytes())]));
    }),
    work("eml", |text| {
        readers::letter("a.eml", format!("Subject: {text}\r\n\r\n{text}").as_bytes());
        let head = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n";
        readers::letter("a.eml", format!("{head}{text}").as_bytes());
    }),
    work("web", |text| {
        readers::sitemap(text.as_bytes());
        readers::robots(&format!("user-agent: *\ndisallow: /{text}"), text);
        readers::robots(text, text);
        readers::join(text, text);
    }),
];

/// Bytes of the small input. The large one is [`TIMES`] as long.
const SMALL: usize = 4_000;

/// How much longer the large input is.
const TIMES: u32 = 8;

/// How much more than its length the large input may cost. Twice is noise, or a buffer that grows;
/// what looks back over all that came before costs eight times as much.
const SLACK: u32 = 2;

/// What no ratio tells from noise.
const NOTHING: Duration = Duration::from_millis(3);

/// How much dearer than prose a byte of odd input may be.
const OVER_PROSE: u32 = 20;

/// An input that costs too much.
#[derive(Clone, Debug)]
pub struct Steep {
    /// The cost of the small input and of the large one.
    pub costs: [Duration; 2],
    /// The cost of as much prose as the large one.
    pub prose: Duration,
}

const fn work(name: &'static str, run: fn(&str)) -> Work {
    Work {
        name,
        run,
        is_check: false,
    }
}

const fn check(name: &'static str, run: fn(&str)) -> Work {
    Work {
        is_check: true,
        ..work(name, run)
    }
}

impl Work {
    /// Whether it is steep on this text, repeated. It says so only if it is so each time.
    pub fn steep_on(&self, unit: &str) -> Option<Steep> {
        let n = |size: usize| (size / unit.len().max(1)).max(1);
        let [small, large] = [SMALL, SMALL * TIMES as usize].map(|size| unit.repeat(n(size)));
        let prose = PROSE.repeat(large.len() / PROSE.len() + 1);
        let mut found = None;
        for _ in 0..4 {
            let costs = [&small, &large].map(|text| self.cost(text));
            let most = costs[0] * TIMES * SLACK + NOTHING;
            let is_steep = costs[1] > most;
            // Prose is measured only where that may matter.
            let prose = match is_steep || costs[1] > NOTHING * 10 {
                true => self.cost(&prose),
                false => costs[1],
            };
            let is_dear = self.is_check && costs[1] > prose * OVER_PROSE + NOTHING;
            if !is_steep && !is_dear {
                return None;
            }
            found = Some(Steep { costs, prose });
        }
        // A step is no slope: past the deepest nesting, say, text counts that did not before.
        let found = found?;
        let longer = self.cost(&large.repeat(4));
        let goes_on = longer > found.costs[1] * 4 * SLACK;
        let is_dear = self.is_check && found.costs[1] > found.prose * OVER_PROSE;
        (goes_on || is_dear).then_some(found)
    }

    /// The time of the processor that one run takes.
    fn cost(&self, text: &str) -> Duration {
        let start = now();
        (self.run)(text);
        now().saturating_sub(start)
    }
}

/// The time of the processor that this thread has had.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Where the system does not tell that, the time on the clock.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

/// What a byte of a usual page costs.
const PROSE: &str = "U kunt de vergunning aanvragen bij de gemeente. Dat kost 25 euro. Wij sturen u \
                     binnen acht weken een brief, waarin staat of u de vergunning krijgt.\n\n";

/// A text to repeat: a few fragments in any order.
pub fn unit(random: &mut Random) -> String {
    let mut unit = String::new();
    for _ in 0..=random.below(4) {
        match random.below(8) {
            0..=2 => unit += FRAGMENTS[random.below(FRAGMENTS.len())],
            3 | 4 => unit += grown::BITS[random.below(grown::BITS.len())],
            5 => {
                let bytes: Vec<u8> = (0..random.below(40))
                    .map(|_| random.below(256) as u8)
                    .collect();
                unit += &grown::text(&mut crate::Choices::new(&bytes));
            }
            6 => unit += SHAPES[random.below(SHAPES.len())],
            _ => {
                let c = random.below(0x250) as u32;
                unit.extend(char::from_u32(c));
            }
        }
    }
    unit
}

/// What other readers than those of pages trip over.
const SHAPES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>a</w:t></w:r>",
    "<w:tbl><w:tr><w:tc>",
    "<w:numId w:val=\"1\"/>",
    "<text:p>",
    "<text:list><text:list-item>",
    "<text:span>",
    "<![CDATA[",
    "<?a",
    "<!DOCTYPE [",
    "--x\r\n",
    "Content-Type: text/html\r\n\r\n",
    "=?utf-8?q?a?=",
    "=\r\n",
    " (a ",
    ",<a@b> ",
    "@@ -1 +1 @@\n",
    "+a\n",
    "-a\n",
    " a\n",
    "--- a\n+++ b\n",
    "diff --git \"a\n",
    "\\303",
    "rename to a\n",
    "a\tb\t00abcdef01234567\t1\t\n",
    "%09",
    "disallow: /a*\n",
    "*",
    "a*b$",
    "../",
    "//",
    "?",
    "<loc>a</loc>",
    "a.b.",
    "[a]\n",
    "a = {",
    "a=[",
    "\"\"\"",
    "'",
    "\\u0041",
    "(a|b)*",
    "(?:",
    "{1,9}",
    "[^a]",
    "a+",
    "**/",
    "{a,b}",
    "{\"a\":",
    "[[",
    "\"a\":1,",
    "\n[^1]: a\n",
    "[^1]",
    "<!-- helder-off -->",
    "<!-- helder-on -->",
    "<!-- helder-off-next -->\n\n",
    "<details><summary>",
    "<p lang=en>",
    "<td>",
    "<option>",
    "<svg>",
    "# a\n",
    "- a\n  - b\n",
    "1) a\n",
    "> > ",
    "&#38;",
    "&lt;",
    "\u{202e}",
    "’",
    "‘",
    "„",
    "“a”",
    "…",
    "–",
    "a-",
    "a/b ",
    "A.B.C. ",
    "art. 1 ",
    "nr. ",
    "1.1.1 ",
    "€1 ",
    "10-11 ",
    "(a) ",
    "a; b; ",
    "de ",
    "of ",
    "dat ",
    "te ",
    "worden ",
    "het ",
    "the ",
    "of the ",
    "which ",
    "that ",
    "and ",
    "is ",
    "to be ",
];

fn source(format: Format, text: &str) -> Source {
    Source::new("a", format, text.to_owned()).expect("it is small")
}

fn read(format: Format, text: &str) {
    CHECKER.check(&source(format, text), &Options::default());
}

fn reports(text: &str) {
    let source = source(Format::Html, text);
    let report = CHECKER.check(&source, &Options::default());
    let page = CheckedPage::new(source, report, Gates::default());
    let base = || Base::new("/a".to_owned(), "/a".to_owned());
    let mut emitters: [Box<dyn Emitter<CheckedPage>>; 3] = [
        Box::new(human::Findings::new(
            Vec::new(),
            Look::new(true, None),
            None,
            true,
        )),
        Box::new(Sarif::new(Vec::new(), base(), None)),
        Box::new(Site::new(Vec::new(), base(), None, SiteOptions::default())),
    ];
    for emitter in &mut emitters {
        emitter.page(&page).expect("memory can be written");
        emitter.end().expect("memory can be written");
    }
}

/// A text in many pieces, checked and checked again.
fn session(text: &str) {
    let mut session = editor::session("{\"format\":\"html\"}").expect("these are options");
    let mut told = editor::Told::default();
    let mut ids = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, more) =
            rest.split_at(crate::random::boundary(rest, 200).max(1).min(rest.len()));
        session.set(ids.len() as u32, piece.to_owned());
        ids.push(ids.len() as u32);
        rest = more;
    }
    for _ in 0..2 {
        session.order(&ids);
        let checked = session.check(&CHECKER).expect("it is small");
        editor::answer(Profile::default(), checked, &mut told);
        ids.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The measure itself: work that looks back over all that came before is seen.
    #[test]
    fn what_looks_back_is_steep() {
        let looks_back = |text: &str| {
            let vowels = |at: usize| {
                text.as_bytes()[..at]
                    .iter()
                    .filter(|it| **it == b'a')
                    .count()
            };
            std::hint::black_box((0..text.len()).map(vowels).sum::<usize>());
        };
        assert!(work("looks back", looks_back).steep_on("a").is_some());
        let once = |text: &str| _ = std::hint::black_box(text.to_uppercase());
        assert!(work("once", once).steep_on("a").is_none());
    }
}
