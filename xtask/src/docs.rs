//! `cargo xtask docs`: the pages of the rules as a static site, in `www/rules`.
//!
//! One page a rule and a list of all of them, in Dutch and in English. The list can be searched by
//! a script of a few lines; without scripts it is a list. No page asks anything of another site.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use helder::report::rules::{evidence, pages_of, standards, summary};
use helder::rules::{Group, RULES, Rule, Ui};
use helder::{Lang, Severity};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, html};

use crate::shell::{self, Outcome};

const SEARCH: &str = include_str!("docs/search.js");
const STYLE: &str = include_str!("docs/rules.css");

/// Writes the site.
pub(crate) fn run(_: &[String]) -> Outcome {
    let site = shell::root().join("www/rules");
    for ui in [Ui::Nl, Ui::En] {
        let folder = site.join(tag(ui));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), index(ui))?;
        for rule in RULES {
            fs::write(folder.join(format!("{}.html", rule.id)), page(rule, ui))?;
        }
    }
    fs::write(site.join("search.js"), SEARCH)?;
    fs::write(site.join("rules.css"), STYLE)?;
    println!("{}: {} rules in two languages", shown(&site), RULES.len());
    Ok(())
}

fn shown(path: &Path) -> String {
    let path = path.strip_prefix(shell::root()).unwrap_or(path);
    path.display().to_string()
}

fn tag(ui: Ui) -> &'static str {
    match ui {
        Ui::Nl => "nl",
        Ui::En => "en",
    }
}

/// A whole page around its main text. `file` is its name, the same in both languages.
fn frame(ui: Ui, title: &str, file: &str, main: &str) -> String {
    let (other, name) = match ui {
        Ui::Nl => ("en", "English"),
        Ui::En => ("nl", "Nederlands"),
    };
    let lang = tag(ui);
    let all = ui.pick("Alle regels", "All rules");
    let skip = ui.pick("Naar de tekst", "Skip to the text");
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} - helder</title>\n<link rel=\"stylesheet\" href=\"../rules.css\">\n\
         <script src=\"../search.js\" defer></script>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">{skip}</a>\n<header><nav>\
         <a href=\"index.html\">helder: {all}</a> \
         <a href=\"../{other}/{file}\" lang=\"{other}\" hreflang=\"{other}\">{name}</a>\
         </nav></header>\n<main id=\"main\">\n{main}</main>\n</body>\n</html>\n"
    )
}

/// The list of all rules.
fn index(ui: Ui) -> String {
    let title = ui.pick("De regels van helder", "The rules of helder");
    let label = ui.pick("Zoek een regel", "Find a rule");
    let intro = ui.pick("Elke regel wijst een plek aan waar een tekst moeilijk leest. Op zijn pagina staat waarom, en wat u kunt doen.",
        "Each rule marks a place where a text is hard to read. Its page tells why, and what to do.",
    );
    let count = ui.pick("regels", "rules");
    let mut main = format!(
        "<h1>{title}</h1>\n<p>{intro}</p>\n<form role=\"search\" hidden>\
         <label for=\"search\">{label}</label> <input id=\"search\" type=\"search\" autocomplete=\"off\">\
         <p role=\"status\" data-unit=\"{count}\"></p></form>\n"
    );
    // The table has the rules group by group.
    for rules in RULES.chunk_by(|one, next| one.group() == next.group()) {
        let heading = heading(rules[0].group(), ui);
        let _ = writeln!(main, "<section>\n<h2>{heading}</h2>\n<ul class=\"rules\">");
        for rule in rules {
            main += &entry(rule, ui);
        }
        main += "</ul>\n</section>\n";
    }
    frame(ui, title, "index.html", &main)
}

fn heading(group: Group, ui: Ui) -> &'static str {
    match group {
        Group::Sentences => ui.pick("Zinnen en alinea's", "Sentences and paragraphs"),
        Group::Verbs => ui.pick("Werkwoorden", "Verbs"),
        Group::Words => ui.pick("Woorden", "Words"),
        Group::Reader => ui.pick("De lezer aanspreken", "Speaking to the reader"),
        Group::Numbers => ui.pick("Getallen, datums en tekens", "Numbers, dates and signs"),
        Group::Structure => ui.pick("Koppen, lijsten en tabellen", "Headings, lists and tables"),
        Group::Markup => ui.pick(
            "Wat browsers en schermlezers weten",
            "What browsers and screen readers know",
        ),
        Group::Page => ui.pick("De hele pagina", "The whole page"),
    }
}

/// A rule in the list.
fn entry(rule: &Rule, ui: Ui) -> String {
    format!(
        "<li><a href=\"{}.html\">{}</a> <span class=\"facts\">{}</span><br>{}</li>\n",
        rule.id,
        escape(pages_of(rule).get(ui).title),
        escape(&facts(rule, ui)),
        escape(&summary(rule, ui)),
    )
}

/// Its two names, how much it weighs and for which texts.
fn facts(rule: &Rule, ui: Ui) -> String {
    let judged = Lang::ALL.into_iter().filter(|&lang| rule.langs.has(lang));
    let weights = judged.map(|lang| {
        let language = match lang {
            Lang::Nl => ui.pick("Nederlands", "Dutch"),
            Lang::En => ui.pick("Engels", "English"),
        };
        format!("{language}: {}", weight(rule.severity.get(lang), ui))
    });
    let weights: Vec<String> = weights.collect();
    format!("{} · {} · {}", rule.id, rule.alias, weights.join(", "))
}

fn weight(severity: Option<Severity>, ui: Ui) -> &'static str {
    match severity {
        Some(Severity::Error) => ui.pick("fout", "error"),
        Some(Severity::Warning) => ui.pick("waarschuwing", "warning"),
        Some(Severity::Hint) => ui.pick("tip", "hint"),
        None => ui.pick("staat uit", "off"),
    }
}

/// The page of a rule.
fn page(rule: &Rule, ui: Ui) -> String {
    let page = pages_of(rule).get(ui);
    let mut main = markdown(page.source, ui);
    let evidence = evidence(rule, ui);
    if !evidence.is_empty() {
        let heading = ui.pick("Wat redacteuren deden", "What editors did");
        let _ = writeln!(main, "<h2>{heading}</h2>");
        for sentences in evidence {
            let _ = writeln!(main, "<p>{}</p>", escape(&sentences));
        }
    }
    let heading = ui.pick("De regel in het kort", "The rule in short");
    let standards: Vec<String> = standards(rule).iter().map(|it| escape(it)).collect();
    let _ = writeln!(
        main,
        "<h2>{heading}</h2>\n<p>{}</p>\n<p>{}: {}.</p>",
        escape(&facts(rule, ui)),
        ui.pick("Hoort bij", "Serves"),
        standards.join(", "),
    );
    frame(ui, page.title, &format!("{}.html", rule.id), &main)
}

/// Markdown as HTML; examples are told apart in words, not by colour alone.
fn markdown(source: &str, ui: Ui) -> String {
    let events = Parser::new(source).map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            let words: Vec<&str> = info.split_whitespace().collect();
            let (class, label) = match words.first() {
                Some(&"bad") => ("bad", ui.pick("Niet zo", "Not like this")),
                Some(&"good") => ("good", ui.pick("Wel zo", "Like this")),
                _ => ("code", "helder.toml"),
            };
            let lang = words
                .iter()
                .find(|it| ["nl", "en"].contains(it))
                .unwrap_or(&tag(ui))
                .to_string();
            Event::Html(CowStr::from(format!(
                "<figure class=\"{class}\"><figcaption>{label}</figcaption><pre lang=\"{lang}\">"
            )))
        }
        Event::End(pulldown_cmark::TagEnd::CodeBlock) => Event::Html("</pre></figure>\n".into()),
        event => event,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
