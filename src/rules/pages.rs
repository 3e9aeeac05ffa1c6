//! The pages of a rule: what `helder explain` and the website show, and where the tests find
//! their examples.

use super::Ui;
use crate::document::{Format, Lang};

/// The pages of a rule, as Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// In Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Pages {
    /// The page in the writer's language.
    pub fn get(&self, ui: Ui) -> Page {
        match ui {
            Ui::Nl => Page::parse(self.nl, Lang::Nl),
            Ui::En => Page::parse(self.en, Lang::En),
        }
    }
}

/// One page of a rule, in parts.
#[derive(Clone, Debug)]
pub struct Page {
    /// The whole page, as Markdown.
    pub source: &'static str,
    /// The name of the rule, as a reader says it.
    pub title: &'static str,
    /// The headings of the sections with what stands under each, in order.
    pub sections: Vec<(&'static str, &'static str)>,
    /// The texts between fences marked `bad` or `good`.
    pub examples: Vec<Example>,
    /// The texts between fences marked `toml`: what `helder.toml` says for the examples.
    pub config: String,
}

/// A text that breaks a rule, or keeps it.
#[derive(Clone, Debug)]
pub struct Example {
    /// Whether the rule must find something in it.
    pub bad: bool,
    /// How it is marked up.
    pub format: Format,
    /// Its language.
    pub lang: Lang,
    /// The text.
    pub text: String,
}

impl Page {
    /// The headings that every page has, in this order.
    pub fn headings(ui: Ui) -> [&'static str; 5] {
        match ui {
            Ui::Nl => [
                "Wat",
                "Waarom",
                "Wat u kunt doen",
                "Voorbeelden",
                "Wat de regel niet ziet",
            ],
            Ui::En => [
                "What",
                "Why",
                "What to do",
                "Examples",
                "What the rule does not see",
            ],
        }
    }

    /// Reads a page whose examples are in `lang` unless they say otherwise.
    fn parse(source: &'static str, lang: Lang) -> Self {
        let mut page = Self {
            source,
            title: "",
            sections: Vec::new(),
            examples: Vec::new(),
            config: String::new(),
        };
        let mut in_config = false;
        let mut example: Option<Example> = None;
        let mut section = None;
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let words = line.trim_end();
            if let Some(open) = &mut example {
                if words == "```" {
                    page.examples.extend(example.take());
                } else {
                    open.text.push_str(line);
                }
            } else if in_config {
                in_config = words != "```";
                if in_config {
                    page.config.push_str(line);
                }
            } else if let Some(info) = words.strip_prefix("```") {
                in_config = info == "toml";
                example = Example::open(info, lang);
            } else if let Some(title) = words.strip_prefix("# ") {
                page.title = title;
            } else if let Some(heading) = words.strip_prefix("## ") {
                page.end_section(section.replace((heading, at)), start);
            }
        }
        page.end_section(section, at);
        page
    }

    fn end_section(&mut self, section: Option<(&'static str, usize)>, end: usize) {
        if let Some((heading, start)) = section {
            self.sections
                .push((heading, self.source[start..end].trim()));
        }
    }
}

impl Example {
    /// An empty example from the words behind a fence: `bad` or `good`, then perhaps a format and
    /// a language.
    fn open(info: &str, lang: Lang) -> Option<Self> {
        let mut words = info.split_whitespace();
        let mut example = Self {
            bad: match words.next()? {
                "bad" => true,
                "good" => false,
                _ => return None,
            },
            format: Format::Plain,
            lang,
            text: String::new(),
        };
        for word in words {
            match word {
                "html" => example.format = Format::Html,
                "markdown" => example.format = Format::Markdown,
                "nl" => example.lang = Lang::Nl,
                "en" => example.lang = Lang::En,
                _ => {}
            }
        }
        Some(example)
    }
}
