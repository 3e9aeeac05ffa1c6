//! The tables of pages and of rules.

use super::View;
use super::markup::{escape, fill};
use super::row::Row;
use super::totals::OfRule;
use super::words::thousands;
use crate::measure::HARDEST;
use crate::report::human::{Phrases, decimal, level_word};
use crate::rules::{self, PAGES, RULES, Rule};
use crate::{Lang, Severity};

impl View<'_> {
    /// All pages, the one with most to gain first.
    pub(super) fn pages(&self) -> String {
        let words = self.words;
        let rows: String = self.rows.iter().map(|row| self.page_row(row)).collect();
        let levels = (1..=HARDEST).map(|level| {
            format!(
                "<option value=\"{level}\">{level} {}</option>",
                level_word(self.ui, level)
            )
        });
        let levels: String = levels.collect();
        // Without a script the fields would do nothing, so the script shows them.
        format!(
            "<h1 tabindex=\"-1\">{}</h1><p>{} {}</p>\n<form class=\"find\" hidden><label>{} <input type=\"search\" autocomplete=\"off\"></label><label>{} <select><option value=\"\">{}</option>{levels}<option value=\"0\">{}</option></select></label><output></output></form>\n{}",
            words.pages_title,
            words.pages_about,
            words.gain_about,
            words.search,
            words.level,
            words.any_level,
            words.no_level,
            self.page_table(words.pages_title, " sorts", &rows),
        )
    }

    /// A table of pages with these rows.
    pub(super) fn page_table(&self, caption: &str, class: &str, rows: &str) -> String {
        let words = self.words;
        let head =
            |name: &str, class: &str| format!("<th scope=\"col\" class=\"num{class}\">{name}</th>");
        format!(
            "<table class=\"pages{class}\"><caption class=\"unseen\">{caption}</caption><thead><tr><th scope=\"col\" class=\"wide\">{}</th>{}{}{}{}{}{}{}</tr></thead>\n<tbody>{rows}</tbody></table>",
            words.page,
            head(words.level, ""),
            head(words.difficulty, " more"),
            head(words.gain, ""),
            head(words.words, " more"),
            head(words.errors, " more"),
            head(words.warnings, " more"),
            head(words.hints, " more"),
        )
    }

    pub(super) fn page_row(&self, row: &Row) -> String {
        let ui = self.ui;
        let (level, sign) = match row.level {
            Some(level) => (level, level.to_string()),
            None => (0, "–".to_owned()),
        };
        let lang = if row.title.is_some() && row.lang.tag() != self.lang() {
            format!(" lang=\"{}\"", row.lang.tag())
        } else {
            String::new()
        };
        let path = match row.title {
            Some(_) => format!("<span class=\"path\">{}</span>", escape(&row.path)),
            None => String::new(),
        };
        let number = |n: usize, class: &str| {
            let shown = thousands(ui, n);
            match shown.len() == n.to_string().len() {
                true => format!("<td class=\"num{class}\">{shown}</td>"),
                false => format!("<td class=\"num{class}\" data-v=\"{n}\">{shown}</td>"),
            }
        };
        let difficulty = row.difficulty.map_or("–".to_owned(), |it| decimal(ui, it));
        let [errors, warnings, hints] = row.findings;
        format!(
            "<tr><th scope=\"row\"><span{lang}>{}</span>{path}</th><td class=\"num\"><span class=\"lv l{level}\">{sign}</span></td><td class=\"num more\">{difficulty}</td>{}{}{}{}{}</tr>\n",
            self.link(row),
            number(row.gain, ""),
            number(row.words, " more"),
            number(errors, " more"),
            number(warnings, " more"),
            number(hints, " more"),
        )
    }

    /// All rules that found something, those that cost readers most first, with the reason for each.
    pub(super) fn rules(&self) -> String {
        let words = self.words;
        let rows: String = self
            .totals
            .dearest()
            .iter()
            .map(|of| self.rule_row(of, true))
            .collect();
        format!(
            "<h1 tabindex=\"-1\">{}</h1><p>{}</p>\n{}",
            words.rules,
            words.rules_about,
            self.rule_table(&rows, true),
        )
    }

    /// A table of rules with these rows; a whole one may be sorted and has reasons.
    pub(super) fn rule_table(&self, rows: &str, is_whole: bool) -> String {
        let words = self.words;
        let class = if is_whole { " sorts" } else { "" };
        format!(
            "<table class=\"rules{class}\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\" class=\"wide\">{}</th><th scope=\"col\" class=\"more\">{}</th><th scope=\"col\" class=\"num\">{}</th><th scope=\"col\" class=\"num more\">{}</th><th scope=\"col\" class=\"num\">{}</th></tr></thead>\n<tbody>{rows}</tbody></table>",
            words.rules_table,
            words.rule,
            words.rule_severity,
            words.findings,
            words.pages,
            words.rule_words,
        )
    }

    pub(super) fn rule_row(&self, of: &OfRule, is_whole: bool) -> String {
        let ui = self.ui;
        let title = escape(title(of.rule, self));
        let name = match is_whole {
            true => format!(
                "<b>{title}</b><span class=\"path\">{}</span><p>{}</p>{}",
                self.ui.name(of.rule),
                escape(&why(of.rule, self)),
                self.removed(of.rule),
            ),
            false => format!("<a href=\"#r-{}\">{title}</a>", of.rule.id),
        };
        let id = if is_whole {
            format!(" id=\"r-{}\"", of.rule.id)
        } else {
            String::new()
        };
        let severity = of.severity.unwrap_or(Severity::Hint);
        format!(
            "<tr{id}><th scope=\"row\">{name}</th><td class=\"more\">{}</td><td class=\"num\" data-v=\"{}\">{}</td><td class=\"num more\" data-v=\"{}\">{}</td><td class=\"num\" data-v=\"{}\">{}</td></tr>\n",
            self.severity(severity),
            of.findings,
            thousands(ui, of.findings),
            of.pages,
            thousands(ui, of.pages),
            of.words,
            thousands(ui, of.words),
        )
    }

    /// What editors did with what the rule finds, if that is known.
    fn removed(&self, rule: &Rule) -> String {
        // The sentence names the editors of the language of the report.
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == self.lang());
        let evidence = lang.and_then(|lang| rule.evidence(lang));
        evidence.map_or(String::new(), |evidence| {
            let n = (100.0 * evidence.removed).round().to_string();
            format!("<p>{}</p>", fill(self.words.removed, &[("n", &n)]))
        })
    }
}

/// The name of a rule as a reader says it.
pub(super) fn title(rule: &Rule, view: &View<'_>) -> &'static str {
    page(rule, view).map_or(rule.id, |page| page.title)
}

/// Why what the rule finds is hard, without markup: the first paragraph of its page on that.
fn why(rule: &Rule, view: &View<'_>) -> String {
    let Some(page) = page(rule, view) else {
        return String::new();
    };
    let heading = rules::Page::headings(view.ui)[1];
    let section = page.sections.iter().find(|(name, _)| *name == heading);
    let first = section.and_then(|(_, text)| text.trim().split("\n\n").next());
    first.map_or(String::new(), plain)
}

fn page(rule: &Rule, view: &View<'_>) -> Option<rules::Page> {
    let at = RULES.iter().position(|it| it.id == rule.id)?;
    Some(PAGES.get(at)?.get(view.ui))
}

/// Markdown as a reader sees it.
fn plain(markdown: &str) -> String {
    let source = crate::Source::new("", crate::Format::Markdown, markdown.to_owned());
    let blocks = source.map(|source| crate::parse::parse(&source, &[]).blocks);
    let blocks = blocks.unwrap_or_default();
    let texts: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
    texts.join(" ")
}
