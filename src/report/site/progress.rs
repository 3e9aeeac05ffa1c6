//! This report beside earlier ones.

use super::View;
use super::charts;
use super::history::{Snapshot, tenths};
use super::markup::{escape, fill};
use super::words::thousands;
use crate::gates::MARGIN;
use crate::report::human::decimal;

/// Pages in the table of changes, easier and harder apart.
const CHANGES: usize = 20;

impl View<'_> {
    pub(super) fn progress(&self) -> String {
        let words = self.words;
        let all: Vec<&Snapshot> = self.options.earlier.iter().chain([self.now]).collect();
        let most = all.iter().map(|it| it.gain).max().unwrap_or(0).max(1) as f64;
        let reached: Vec<f64> = all.iter().map(|it| it.share_reached()).collect();
        let gain: Vec<f64> = all.iter().map(|it| it.gain as f64 / most).collect();
        let chart = |title: &str, values: &[f64], say: fn(&Self, &Snapshot) -> String| {
            // Reading the first and the last is all that a line asks for; the table has the rest.
            let ends = [all.first(), all.last()].into_iter().flatten();
            let ends = ends.map(|it| format!("{}: <b>{}</b>", self.name(it), say(self, it)));
            let ends: Vec<String> = ends.collect();
            format!(
                "<section class=\"card\"><h2>{title}</h2><p class=\"ends\">{}</p>{}</section>",
                ends.join(" → "),
                charts::line(values)
            )
        };
        let versions = match all.iter().all(|it| it.helder == self.now.helder) {
            true => String::new(),
            false => format!("<p>{}</p>", words.versions),
        };
        format!(
            "<h1 tabindex=\"-1\">{}</h1><p>{}</p>{versions}<div class=\"pair\">{}{}</div>{}{}",
            words.progress_title,
            words.progress_about,
            chart(words.progress_reached, &reached, |_, it| percent(it)),
            chart(words.progress_gain, &gain, |view, it| {
                thousands(view.ui, it.gain)
            }),
            self.figures(&all),
            self.changes(),
        )
    }

    /// What a report is called.
    fn name(&self, snapshot: &Snapshot) -> String {
        match snapshot.label.as_str() {
            "" => self.words.now.to_owned(),
            label => escape(label),
        }
    }

    /// What the charts show, in numbers.
    fn figures(&self, all: &[&Snapshot]) -> String {
        let (ui, words) = (self.ui, self.words);
        let rows = all.iter().map(|it| {
            let (label, reached) = (self.name(it), percent(it));
            let [errors, warnings, _] = it.findings;
            let cells = [it.pages.len(), it.words, it.gain, errors, warnings];
            let cells = cells.map(|n| format!("<td class=\"num\">{}</td>", thousands(ui, n)));
            format!(
                "<tr><th scope=\"row\">{label}</th><td class=\"num\">{reached}</td>{}</tr>",
                cells.concat()
            )
        });
        let rows: String = rows.collect();
        let heads = [
            words.progress_reached,
            words.pages,
            words.words,
            words.gain,
            words.errors,
            words.warnings,
        ];
        let heads = heads.map(|it| format!("<th scope=\"col\" class=\"num\">{it}</th>"));
        format!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"kept\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\">{}</th>{}</tr></thead><tbody>{rows}</tbody></table></div>\n",
            words.progress_table,
            words.progress_table,
            words.label,
            heads.concat(),
        )
    }

    /// The pages that changed since the last report.
    fn changes(&self) -> String {
        let (ui, words) = (self.ui, self.words);
        let Some(last) = self.options.earlier.last() else {
            return String::new();
        };
        let mut changes = Vec::new();
        let (mut new, mut same) = (0, 0);
        for row in self.rows {
            let before = last.pages.get(&row.path);
            new += usize::from(before.is_none());
            let Some((Some(before), now)) = before.map(|(points, _)| (*points, row.difficulty))
            else {
                continue;
            };
            let Some(now) = now.map(tenths) else { continue };
            let change = (f64::from(now) - f64::from(before)) / 10.0;
            match change.abs() >= MARGIN {
                true => changes.push((change, row)),
                false => same += 1,
            }
        }
        let here: std::collections::HashSet<&str> =
            self.rows.iter().map(|row| row.path.as_str()).collect();
        let gone = last
            .pages
            .keys()
            .filter(|path| !here.contains(path.as_str()))
            .count();
        changes.sort_by(|(one, page), (other, next)| {
            one.total_cmp(other)
                .then_with(|| page.number.cmp(&next.number))
        });
        let easier = changes.iter().filter(|(change, _)| *change < 0.0).count();
        let counts = [
            (words.easier, easier),
            (words.harder, changes.len() - easier),
            (words.same_pages, same),
            (words.new_pages, new),
            (words.gone_pages, gone),
        ];
        let counts = counts.map(|(name, n)| {
            format!(
                "<div><dt>{name}</dt><dd><b>{}</b></dd></div>",
                thousands(ui, n)
            )
        });
        let (first, rest) = changes.split_at(easier);
        let shown = first
            .iter()
            .take(CHANGES)
            .chain(rest.iter().rev().take(CHANGES));
        let rows = shown.map(|(change, row)| {
            let sign = if *change > 0.0 { ("▲", words.harder) } else { ("▼", words.easier) };
            let now = row.difficulty.unwrap_or_default();
            format!(
                "<tr><th scope=\"row\">{}</th><td>{} {}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>\n",
                self.link(row),
                sign.0,
                sign.1.to_lowercase(),
                decimal(ui, now - change),
                decimal(ui, now),
            )
        });
        let rows: String = rows.collect();
        let table = match rows.is_empty() {
            true => String::new(),
            false => format!(
                "<table class=\"changes\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\" class=\"wide\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" class=\"num\">{}</th><th scope=\"col\" class=\"num\">{}</th></tr></thead><tbody>{rows}</tbody></table>",
                words.changes_table, words.page, words.change, words.earlier, words.now,
            ),
        };
        let title = fill(words.changes_title, &[("label", &escape(&last.label))]);
        format!(
            "<h2>{title}</h2><dl class=\"figures\">{}</dl>{table}\n",
            counts.concat()
        )
    }
}

/// The share of the pages that reach their target.
fn percent(snapshot: &Snapshot) -> String {
    format!("{}%", (100.0 * snapshot.share_reached()).round())
}
