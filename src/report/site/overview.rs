//! The first view: how hard the pages are, where to start, and what costs readers most.

use super::View;
use super::charts;
use super::markup::{escape, fill};
use super::words::thousands;
use crate::measure::HARDEST;
use crate::report::human::{Phrases, level_word};
use crate::rules::Ui;

/// Rows of each table in the overview.
const FIRST: usize = 10;

impl View<'_> {
    pub(super) fn overview(&self) -> String {
        let words = self.words;
        let title = self.options.title.as_deref().unwrap_or(words.title);
        let pages = words.n_pages.of(self.ui, self.rows.len());
        let n_words = words.n_words.of(self.ui, self.now.words);
        let lead = fill(words.lead, &[("pages", &pages), ("words", &n_words)]);
        format!(
            "<div class=\"lead\"><h1 tabindex=\"-1\">{}</h1>\n<p>{lead}</p>{}</div>\n{}{}{}{}{}{}",
            escape(title),
            self.unread_line(),
            self.key_figures(),
            self.levels(),
            self.worst(),
            self.dearest(),
            self.services_in_short(),
            self.limits(),
        )
    }

    /// That some inputs could not be read.
    fn unread_line(&self) -> String {
        if self.unread.is_empty() {
            return String::new();
        }
        let n = thousands(self.ui, self.unread.len());
        format!(
            "<p class=\"warn\"><a href=\"#left\">{}: {n}</a></p>",
            self.words.left_unread
        )
    }

    /// The four numbers that a manager asks for.
    fn key_figures(&self) -> String {
        let (ui, words) = (self.ui, self.words);
        let figure = |name: &str, value: String, about: &str| {
            format!("<div><dt>{name}</dt><dd><b>{value}</b> {about}</dd></div>")
        };
        let n = |n| thousands(ui, n);
        let [errors, warnings, hints] = self.now.findings;
        let percent = (100.0 * self.now.share_reached()).round();
        let reached = match self.now.with_level() {
            0 => String::new(),
            all => figure(
                words.progress_reached,
                format!("{percent}%"),
                &fill(
                    words.of_all,
                    &[("n", &n(self.now.reached)), ("all", &n(all))],
                ),
            ),
        };
        format!(
            "<dl class=\"figures\">{reached}{}{}{}</dl>\n",
            figure(words.gain_total, n(self.now.gain), words.gain_unit),
            figure(words.errors, n(errors), &self.on_pages(0)),
            figure(
                words.warnings,
                n(warnings),
                &format!(
                    "{}, {} {}",
                    self.on_pages(1),
                    n(hints),
                    words.hints.to_lowercase()
                ),
            ),
        )
    }

    /// On how many pages there are findings of a severity.
    fn on_pages(&self, severity: usize) -> String {
        let n = self
            .rows
            .iter()
            .filter(|row| row.findings[severity] > 0)
            .count();
        let pages = self.words.n_pages.of(self.ui, n);
        fill(self.words.on_pages, &[("pages", &pages)])
    }

    fn levels(&self) -> String {
        let (ui, words, counts) = (self.ui, self.words, &self.now.levels);
        let total = counts.iter().sum::<usize>().max(1);
        let names: Vec<String> = (1..=HARDEST).map(|level| level.to_string()).collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.push(words.no_level);
        let rows = counts.iter().enumerate().map(|(at, &n)| {
            let level = at as u8 + 1;
            let (class, name) = match level <= HARDEST {
                true => (level, format!("{level} {}", level_word(ui, level))),
                false => (0, words.no_level.to_owned()),
            };
            let share = (100.0 * n as f64 / total as f64).round();
            format!(
                "<tr><th scope=\"row\"><span class=\"key l{class}\"></span>{name}</th><td class=\"num\">{}</td><td class=\"num\">{share}%</td></tr>",
                thousands(ui, n)
            )
        });
        let rows: String = rows.collect();
        format!(
            "<section class=\"card\"><h2>{}</h2><p>{}</p>{}<table class=\"small\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"num\">{}</th><th scope=\"col\" class=\"num\">{}</th></tr></thead><tbody>{rows}</tbody></table></section>\n",
            words.levels_title,
            words.levels_about,
            charts::levels(counts, &names),
            words.levels_table,
            words.level,
            words.pages,
            words.share,
        )
    }

    fn worst(&self) -> String {
        let words = self.words;
        let worst = self.rows.iter().filter(|row| row.gain > 0).take(FIRST);
        let rows: String = worst.map(|row| self.page_row(row)).collect();
        if rows.is_empty() {
            return String::new();
        }
        format!(
            "<section class=\"card\"><h2>{}</h2><p>{} {}</p>{}<p><a href=\"#pages\">{}</a></p></section>\n",
            words.worst_title,
            words.worst_about,
            words.gain_about,
            self.page_table(words.worst_table, "", &rows),
            words.all_pages,
        )
    }

    fn dearest(&self) -> String {
        let words = self.words;
        let dearest = self.totals.dearest();
        if dearest.is_empty() {
            return String::new();
        }
        let rows: String = dearest
            .iter()
            .take(FIRST)
            .map(|of| self.rule_row(of, false))
            .collect();
        format!(
            "<section class=\"card\"><h2>{}</h2><p>{}</p>{}<p><a href=\"#rules\">{}</a></p></section>\n",
            words.rules_title,
            words.rules_about,
            self.rule_table(&rows, false),
            words.all_rules,
        )
    }

    fn limits(&self) -> String {
        let list = |items: &[&str]| {
            items
                .iter()
                .map(|it| format!("<li>{it}</li>"))
                .collect::<String>()
        };
        let words = self.words;
        format!(
            "<div class=\"pair\"><section class=\"card\"><h2>{}</h2><ol>{}</ol></section><section class=\"card\"><h2>{}</h2><ul>{}</ul></section></div>\n",
            words.how_title,
            list(&words.how),
            words.limits_title,
            list(&words.limits),
        )
    }

    /// A severity as a label with a sign of its own.
    pub(super) fn severity(&self, severity: crate::Severity) -> String {
        let name = self.ui.severity(severity, 1);
        format!(
            "<span class=\"sev {}\">{name}</span>",
            super::text::class(severity)
        )
    }

    /// The language of messages, as pages name it.
    pub(super) fn lang(&self) -> &'static str {
        match self.ui {
            Ui::Nl => "nl",
            Ui::En => "en",
        }
    }
}
