//! `html`: a report on all pages for who must account for them and for who mends them, in one file
//! that needs nothing else.
//!
//! The file has views: an overview, tables of pages and rules, the annex, and a view for each of
//! the worst pages with its text. The style shows the view whose name the address ends in, so that
//! the file works without scripts; the script adds search, order and keys. What the report says is
//! in `words`, how it looks in `report.css`.
//!
//! Of each page a row is kept, and the text of the worst pages alone. So memory does not grow with
//! the texts of a site.

mod charts;
mod evidence;
mod history;
mod markup;
mod overview;
mod page;
mod policy;
mod progress;
mod row;
mod services;
mod tables;
mod text;
mod totals;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::base::Base;
use super::human::Tally;
use super::{CheckedPage, Emitter, Unread, skipped};
use crate::rules::Ui;
use markup::{escape, fill};
use row::{Row, weighed};
use text::{PageText, text_of};
use totals::Totals;
use words::{Words, words};

pub use history::{History, Snapshot};

/// Pages whose text is shown.
const WORST: usize = 200;
/// Bytes of HTML that the text of one page may take.
const TEXT: usize = 45_000;

const PAGE: &str = include_str!("report.html");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");
/// The icon of the site, as an address that holds it.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%230b5d7a'/%3E%3Cpath d='M9 7h4v7h6V7h4v18h-4v-7h-6v7H9z' fill='%23fff'/%3E%3C/svg%3E";

/// What may be chosen about the report.
#[derive(Clone, Debug, Default)]
pub struct SiteOptions {
    /// Its title.
    pub title: Option<String>,
    /// Whether the texts of all pages are shown, each of them whole.
    pub all_text: bool,
    /// What it is called among others; none: it has no name.
    pub label: Option<String>,
    /// Earlier reports, the oldest first.
    pub earlier: Vec<Snapshot>,
}

/// Writes the report when all pages are known.
#[derive(Debug)]
pub struct Site<W> {
    out: W,
    base: Base,
    /// The language of the report; else that of most pages.
    ui: Option<Ui>,
    options: SiteOptions,
    tally: Tally,
    totals: Totals,
    rows: Vec<Row>,
    snapshot: Snapshot,
    /// Texts of pages, the worst first.
    texts: BTreeMap<(Reverse<usize>, usize), PageText>,
    unread: Vec<Unread>,
}

impl<W: Write> Site<W> {
    /// An emitter on `out`.
    pub fn new(out: W, base: Base, ui: Option<Ui>, options: SiteOptions) -> Self {
        Self {
            out,
            base,
            ui,
            snapshot: Snapshot::new(options.label.clone().unwrap_or_default()),
            options,
            tally: Tally::default(),
            totals: Totals::default(),
            rows: Vec::new(),
            texts: BTreeMap::new(),
            unread: Vec::new(),
        }
    }

    /// The file as a whole.
    fn whole(&mut self) -> String {
        let ui = self.ui.unwrap_or_else(|| self.tally.ui());
        self.rows.sort_by_key(|row| (Reverse(row.gain), row.number));
        let view = View {
            ui,
            words: words(ui),
            rows: &self.rows,
            totals: &self.totals,
            tally: &self.tally,
            texts: &self.texts,
            unread: &self.unread,
            base: &self.base,
            options: &self.options,
            now: &self.snapshot,
        };
        view.whole()
    }
}

impl<W: Write> Emitter<CheckedPage> for Site<W> {
    fn page(&mut self, page: &CheckedPage) -> io::Result<()> {
        self.tally
            .add(page, &skipped(&page.source, &page.report.reading));
        let (weighed, number) = (weighed(page), self.rows.len() + 1);
        let row = Row::of(page, &weighed, number, self.base.path(&page.source.path));
        self.totals.add(page, &weighed, &row);
        self.snapshot.add(page, &row);
        let place = (Reverse(row.gain), number);
        let most = if self.options.all_text {
            usize::MAX
        } else {
            WORST
        };
        let is_full = self.texts.len() >= most;
        if !is_full
            || self
                .texts
                .last_key_value()
                .is_some_and(|(last, _)| place < *last)
        {
            let limit = if self.options.all_text {
                usize::MAX
            } else {
                TEXT
            };
            self.texts
                .insert(place, text_of(page, &weighed, number, limit));
            if is_full {
                self.texts.pop_last();
            }
        }
        self.rows.push(row);
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let whole = self.whole();
        self.out.write_all(whole.as_bytes())?;
        self.out.flush()
    }
}

/// All that the parts of the report are made of.
#[derive(Clone, Copy)]
struct View<'a> {
    ui: Ui,
    words: &'static Words,
    /// The page with most to gain first.
    rows: &'a [Row],
    totals: &'a Totals,
    tally: &'a Tally,
    texts: &'a BTreeMap<(Reverse<usize>, usize), PageText>,
    unread: &'a [Unread],
    base: &'a Base,
    options: &'a SiteOptions,
    now: &'a Snapshot,
}

impl View<'_> {
    fn whole(&self) -> String {
        let words = self.words;
        // Browsers hash what they read, in which every line ends alike.
        let (style, script) = (STYLE.replace('\r', ""), SCRIPT.replace('\r', ""));
        let title = self.options.title.as_deref().unwrap_or(words.title);
        let mut views = vec![
            ("overview", words.overview, self.overview()),
            ("pages", words.pages, self.pages()),
            ("rules", words.rules, self.rules()),
            ("services", words.services, self.services()),
        ];
        if !self.options.earlier.is_empty() {
            views.push(("progress", words.progress, self.progress()));
        }
        views.push(("evidence", words.evidence, self.evidence()));
        let links = views
            .iter()
            .map(|(id, name, _)| format!("<li><a href=\"#{id}\">{name}</a></li>"));
        let links: String = links.collect();
        let views: String = views
            .iter()
            .map(|(id, _, html)| {
                format!("<section class=\"view\" id=\"{id}\">\n{html}</section>\n")
            })
            .collect();
        fill(
            PAGE,
            &[
                ("lang", self.ui.pick("nl", "en")),
                ("policy", &policy::policy(&style, &script)),
                ("icon", ICON),
                ("style", &style),
                ("script", &script),
                ("title", &escape(title)),
                ("sections", words.sections),
                ("links", &links),
                ("views", &views),
                ("texts", &self.page_views()),
                (
                    "made_by",
                    &fill(words.made_by, &[("version", env!("CARGO_PKG_VERSION"))]),
                ),
                ("say_sort", words.sort_by),
                ("say_shown", words.shown),
                ("say_next", words.next_finding),
                ("say_previous", words.previous_finding),
            ],
        )
    }

    /// A link to the text of a page if it is there, else its name.
    fn link(&self, row: &Row) -> String {
        let name = escape(row.name());
        match self.has_text(row) {
            true => format!("<a href=\"#p{}\">{name}</a>", row.number),
            false => name,
        }
    }

    fn has_text(&self, row: &Row) -> bool {
        self.texts.contains_key(&(Reverse(row.gain), row.number))
    }
}
