//! The view of one page: how hard it is, where, and its text.

use std::fmt::Write;

use super::View;
use super::markup::{escape, fill};
use super::row::Row;
use super::words::thousands;
use crate::measure::HARDEST;
use crate::report::human::{decimal, gate_sentence, level_word};

impl View<'_> {
    /// The views of all pages whose text is shown, in the order of the table.
    pub(super) fn page_views(&self) -> String {
        let shown: Vec<&Row> = self.rows.iter().filter(|row| self.has_text(row)).collect();
        let mut out = String::new();
        for (at, row) in shown.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| shown[at]);
            out += &self.page_view(row, before, shown.get(at + 1).copied());
        }
        out
    }

    fn page_view(&self, row: &Row, before: Option<&Row>, after: Option<&Row>) -> String {
        let words = self.words;
        let Some(text) = self.texts.get(&(std::cmp::Reverse(row.gain), row.number)) else {
            return String::new();
        };
        let lang = if row.title.is_some() {
            row.lang.tag()
        } else {
            self.lang()
        };
        let path = match row.title {
            Some(_) => format!("<p class=\"path\">{}</p>", escape(&row.path)),
            None => String::new(),
        };
        let link = |row: Option<&Row>, name: &str| {
            row.map_or(String::new(), |row| {
                format!("<a href=\"#p{}\">{name}</a>", row.number)
            })
        };
        let strip = match text.strip.is_empty() {
            true => String::new(),
            false => format!(
                "<h2>{}</h2><p>{}</p>{}{}",
                words.strip_title,
                words.strip_about,
                text.strip,
                self.by_level(row)
            ),
        };
        let n = row.number;
        format!(
            "<article class=\"view page\" id=\"p{n}\">\n<nav class=\"steps\" aria-label=\"{}\"><a href=\"#pages\">{}</a>{}{}</nav><h1 tabindex=\"-1\" lang=\"{lang}\">{}</h1>{path}{}{}<section class=\"card\">{strip}</section><h2>{}</h2>{}{}</article>\n",
            escape(&fill(words.page_nav, &[("name", row.name())])),
            words.back,
            link(before, words.previous_page),
            link(after, words.next_page),
            escape(row.name()),
            self.fails(row),
            self.facts(row),
            words.text_title,
            self.legend(),
            text.html,
        )
    }

    /// The gates that the page does not pass.
    fn fails(&self, row: &Row) -> String {
        let sentences = row
            .broken
            .iter()
            .map(|it| format!("<li>{}</li>", gate_sentence(self.ui, *it)));
        match sentences.collect::<String>() {
            none if none.is_empty() => String::new(),
            list => format!(
                "<div class=\"warn\"><b>{}</b><ul>{list}</ul></div>",
                self.words.fails
            ),
        }
    }

    fn facts(&self, row: &Row) -> String {
        let (ui, words) = (self.ui, self.words);
        let mut out = "<dl class=\"figures\">".to_owned();
        let mut fact = |name: &str, value: &str, about: &str| {
            let _ = write!(
                out,
                "<div><dt>{name}</dt><dd><b>{value}</b> {about}</dd></div>"
            );
        };
        let target = fill(words.target, &[("n", &row.target.to_string())]);
        match row.level {
            Some(level) => {
                let name = level_word(ui, level);
                fact(
                    words.level,
                    &format!("{level}"),
                    &format!("{name}; {target}"),
                );
            }
            None => fact(words.level, "–", words.no_level),
        }
        if let Some(difficulty) = row.difficulty {
            let band = row
                .band
                .map(|band| fill(words.band_about, &[("n", &decimal(ui, band))]));
            fact(
                words.difficulty,
                &decimal(ui, difficulty),
                &band.unwrap_or_default(),
            );
        }
        if let (Some(by_words), Some(by_sentences)) = (row.axes.words, row.axes.sentences) {
            fact(words.from_words, &decimal(ui, by_words), "");
            fact(words.from_sentences, &decimal(ui, by_sentences), "");
        }
        fact(
            words.gain,
            &thousands(ui, row.gain),
            &fill(
                words.gain_of,
                &[("words", &words.n_words.of(ui, row.words))],
            ),
        );
        out + "</dl>"
    }

    /// The strip in words.
    fn by_level(&self, row: &Row) -> String {
        let (ui, words) = (self.ui, self.words);
        let parts = row.sentences.iter().zip(1..=HARDEST);
        let parts = parts.map(|(&n, level)| {
            format!(
                "<li><span class=\"lv l{level}\">{level}</span> {}: {}</li>",
                level_word(ui, level),
                words.n_sentences.of(ui, n)
            )
        });
        let parts: String = parts.collect();
        format!(
            "<ul class=\"keys\">{parts}</ul><p><a href=\"#p{}h\">{}</a></p>",
            row.number, words.hardest
        )
    }

    /// What the colours and marks of the text mean.
    fn legend(&self) -> String {
        let words = self.words;
        let levels = (1..=HARDEST).map(|level| {
            format!(
                "<span class=\"s s{level}\">{}</span> ",
                level_word(self.ui, level)
            )
        });
        let levels: String = levels.collect();
        format!(
            "<p class=\"legend\">{} {levels}<span><sup>1</sup><mark class=\"w\">{}</mark></span></p>",
            words.text_about, words.legend_finding,
        )
    }
}
