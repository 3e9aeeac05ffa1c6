//! What pages about a service leave out of what their readers need.

use super::View;
use super::charts;
use super::markup::fill;
use super::row::Row;
use super::words::{Words, thousands};
use crate::PageKind;

/// A rule on the completeness of a page, with what it asks for.
type Part = (&'static str, fn(&Words) -> &'static str);

/// In the order in which readers ask.
const PARTS: [Part; 9] = [
    ("missing-action", |words| words.missing_action),
    ("missing-audience", |words| words.missing_audience),
    ("missing-needs", |words| words.missing_needs),
    ("missing-cost", |words| words.missing_cost),
    ("missing-duration", |words| words.missing_duration),
    ("missing-deadline", |words| words.missing_deadline),
    ("missing-next-step", |words| words.missing_next_step),
    ("missing-contact", |words| words.missing_contact),
    ("missing-channel", |words| words.missing_channel),
];

impl View<'_> {
    /// What is missing, part by part.
    pub(super) fn services_in_short(&self) -> String {
        let words = self.words;
        let services = self.service_rows();
        if services.is_empty() {
            return String::new();
        }
        format!(
            "<section class=\"card\"><h2>{}</h2>{}<p><a href=\"#services\">{}</a></p></section>\n",
            words.services_title,
            self.missing_table(&services),
            words.services_pages,
        )
    }

    /// The same, and page by page.
    pub(super) fn services(&self) -> String {
        let words = self.words;
        let services = self.service_rows();
        let title = format!("<h1 tabindex=\"-1\">{}</h1>", words.services_title);
        if services.is_empty() {
            return format!("{title}<p>{}</p>\n", words.services_none);
        }
        let mut listed = services.clone();
        listed.sort_by_key(|row| (usize::MAX - missing(row, words).len(), row.number));
        let rows = listed.iter().map(|row| {
            let missing = missing(row, words);
            let missing = match missing.is_empty() {
                true => words.services_whole.to_owned(),
                false => missing.join("; ").to_lowercase(),
            };
            format!(
                "<tr><th scope=\"row\">{}</th><td>{missing}</td></tr>\n",
                self.link(row)
            )
        });
        let rows: String = rows.collect();
        format!(
            "{title}{}<h2>{}</h2><table class=\"services\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"wide\">{}</th></tr></thead><tbody>\n{rows}</tbody></table>\n",
            self.missing_table(&services),
            words.services_pages,
            words.services_pages,
            words.service_page,
            words.service_left_out,
        )
    }

    fn service_rows(&self) -> Vec<&Row> {
        let rows = self.rows.iter();
        rows.filter(|row| row.kind == Some(PageKind::Service))
            .collect()
    }

    fn missing_table(&self, services: &[&Row]) -> String {
        let (ui, words) = (self.ui, self.words);
        let rows = PARTS.iter().map(|(rule, name)| {
            let is_on = self
                .totals
                .rules
                .iter()
                .any(|of| of.rule.id == *rule && of.judged > 0);
            let n = services
                .iter()
                .filter(|row| row.found.contains(rule))
                .count();
            let share = n as f64 / services.len() as f64;
            let cells = match is_on {
                true => format!(
                    "<td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}%</td>",
                    charts::share(share),
                    thousands(ui, n),
                    (100.0 * share).round()
                ),
                false => format!("<td colspan=\"3\">{}</td>", words.not_asked),
            };
            format!("<tr><th scope=\"row\">{}</th>{cells}</tr>", name(words))
        });
        let rows: String = rows.collect();
        let pages = words.n_pages.of(ui, services.len());
        format!(
            "<p>{}</p><table class=\"missing\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\">{}</th><td></td><th scope=\"col\" class=\"num\">{}</th><th scope=\"col\" class=\"num\">{}</th></tr></thead><tbody>{rows}</tbody></table>\n",
            fill(words.services_about, &[("pages", &pages)]),
            words.services_table,
            words.service_part,
            words.service_missing,
            words.share,
        )
    }
}

/// What a page leaves out.
fn missing(row: &Row, words: &'static Words) -> Vec<&'static str> {
    let parts = PARTS.iter().filter(|(rule, _)| row.found.contains(rule));
    parts.map(|(_, name)| name(words)).collect()
}
