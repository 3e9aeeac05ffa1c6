//! The annex: what was checked by which rules for each principle of ISO 24495-1 and for the
//! criteria of WCAG on text, what passed, what is left for a person, and what was not checked.

use super::View;
use super::markup::{escape, fill};
use super::tables::title;
use super::totals::OfRule;
use super::words::{Words, thousands};
use crate::report::human::Phrases;
use crate::rules::Principle;

/// A standard's part: its name, what it says, and what a person checks.
struct Part {
    name: &'static str,
    about: &'static str,
    person: &'static [&'static str],
}

impl View<'_> {
    pub(super) fn evidence(&self) -> String {
        let words = self.words;
        let principles = principles(words).into_iter().map(|(principle, part)| {
            let judges = self.totals.judges(|rule| rule.principle == principle);
            self.evidence_row(&part, &judges, |found| {
                judges.iter().any(|of| of.rule.id == found)
            })
        });
        let principles: String = principles.collect();
        let criteria = criteria(words).into_iter().map(|(number, part)| {
            let judges = self.totals.judges(|rule| rule.wcag.contains(&number));
            self.evidence_row(&part, &judges, |found| {
                judges.iter().any(|of| of.rule.id == found)
            })
        });
        let criteria: String = criteria.collect();
        format!(
            "<h1 tabindex=\"-1\">{}</h1><p>{}</p>\n<h2>{}</h2><p>{}</p>{}<h2>{}</h2><p>{}</p>{}{}",
            words.evidence_title,
            words.evidence_about,
            words.iso_title,
            words.iso_about,
            self.evidence_table(words.iso_table, words.principle, &principles),
            words.wcag_title,
            words.wcag_about,
            self.evidence_table(words.wcag_table, words.criterion, &criteria),
            self.left(),
        )
    }

    fn evidence_table(&self, caption: &str, first: &str, rows: &str) -> String {
        let words = self.words;
        format!(
            "<table class=\"evidence\"><caption class=\"unseen\">{caption}</caption><thead><tr><th scope=\"col\">{first}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n{rows}</tbody></table>\n",
            words.automatic, words.clean, words.person,
        )
    }

    fn evidence_row(
        &self,
        part: &Part,
        judges: &[&OfRule],
        is_of: impl Fn(&str) -> bool,
    ) -> String {
        let (ui, words) = (self.ui, self.words);
        let about = match part.about {
            "" => String::new(),
            about => format!("<p>{about}</p>"),
        };
        let rules = judges.iter().map(|of| {
            let title = escape(title(of.rule, self));
            match of.findings {
                0 => title,
                n => {
                    let n = words.n_findings.of(ui, n);
                    format!("<a href=\"#r-{}\">{title}</a> ({n})", of.rule.id)
                }
            }
        });
        let rules: Vec<String> = rules.map(|it| format!("<li>{it}</li>")).collect();
        let rules = match rules.len() {
            0 => format!("<p>{}</p>", words.none_on),
            n => format!(
                "<details><summary>{}</summary><ul>{}</ul></details>",
                words.n_rules.of(ui, n),
                rules.concat()
            ),
        };
        // A rule judges all pages of its languages, so the one that judged most tells how many.
        let judged = judges.iter().map(|of| of.judged).max().unwrap_or(0);
        let found = self
            .rows
            .iter()
            .filter(|row| row.found.iter().any(|it| is_of(it)))
            .count();
        let clean = fill(
            words.of_all,
            &[
                ("n", &thousands(ui, judged.saturating_sub(found))),
                ("all", &words.n_pages.of(ui, judged)),
            ],
        );
        let clean = if judged == 0 { "–".to_owned() } else { clean };
        let person: String = part
            .person
            .iter()
            .map(|it| format!("<li>{it}</li>"))
            .collect();
        format!(
            "<tr><th scope=\"row\"><b>{}</b>{about}</th><td>{rules}</td><td>{}{clean}</td><td>{}<ul>{person}</ul></td></tr>\n",
            part.name,
            label(words.clean),
            label(words.person),
        )
    }

    /// What was not checked, and why.
    fn left(&self) -> String {
        let (ui, words) = (self.ui, self.words);
        let mut lines = Vec::new();
        lines.extend(ui.not_checked(self.tally, true));
        lines.extend(ui.left_out(self.tally));
        let mut out = format!("<h2 id=\"left\" tabindex=\"-1\">{}</h2>", words.left_title);
        if lines.is_empty() && self.unread.is_empty() {
            return out + &format!("<p>{}</p>\n", words.left_none);
        }
        for line in lines {
            out += &format!("<p>{}</p>", escape(&line));
        }
        if !self.unread.is_empty() {
            let unread = self.unread.iter().map(|it| {
                let path = escape(&self.base.path(&it.path));
                format!(
                    "<li><b>{path}</b>: {}. {}</li>",
                    escape(&it.reason),
                    escape(&it.mend)
                )
            });
            let unread: String = unread.collect();
            out += &format!("<h3>{}</h3><ul>{unread}</ul>", words.left_unread);
        }
        out + "\n"
    }
}

/// The head of a column, for phones, where the cells stand below each other.
fn label(name: &str) -> String {
    format!("<span class=\"label\" aria-hidden=\"true\">{name}</span>")
}

fn principles(words: &'static Words) -> [(Principle, Part); 4] {
    let part = |name, about, person: &'static [&'static str]| Part {
        name,
        about,
        person,
    };
    [
        (
            Principle::Relevant,
            part(words.relevant, words.relevant_about, &words.relevant_person),
        ),
        (
            Principle::Findable,
            part(words.findable, words.findable_about, &words.findable_person),
        ),
        (
            Principle::Understandable,
            part(
                words.understandable,
                words.understandable_about,
                &words.understandable_person,
            ),
        ),
        (
            Principle::Usable,
            part(words.usable, words.usable_about, &words.usable_person),
        ),
    ]
}

/// The criteria by their numbers.
fn criteria(words: &'static Words) -> [(&'static str, Part); 6] {
    let part = |name, person: &'static [&'static str]| Part {
        name,
        about: "",
        person,
    };
    [
        ("3.1.3", part(words.sc_313, &words.sc_313_person)),
        ("3.1.4", part(words.sc_314, &words.sc_314_person)),
        ("3.1.5", part(words.sc_315, &words.sc_315_person)),
        ("2.4.4", part(words.sc_244, &words.sc_244_person)),
        ("2.4.6", part(words.sc_246, &words.sc_246_person)),
        ("3.1.2", part(words.sc_312, &words.sc_312_person)),
    ]
}
