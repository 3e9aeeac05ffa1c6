//! `helder init` and `helder config`: a file to begin with, and what holds and why.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::args::{Common, OutputFormat};
use super::error::Error;
use super::settings::{FILE, Holding, SettingsOf};
use super::whole_file::WholeFile;
use super::{look, output, print};
use crate::config::{Held, HeldRule, Origin, Resolved};
use crate::report::terminal::{Look, Style, columns, safe};
use crate::rules::Ui;
use crate::{Lang, PageKind, Severity};

/// What `helder init` writes.
const FIRST_NL: &str = include_str!("init.nl.toml");
const FIRST_EN: &str = include_str!("init.en.toml");

/// Writes a first `helder.toml` in this folder, unless there is one.
pub(super) fn init(common: &Common) -> Result<(), Error> {
    let ui = common.ui_without_page();
    let first = match ui {
        Ui::Nl => FIRST_NL,
        Ui::En => FIRST_EN,
    };
    let path = Path::new(FILE);
    if path.symlink_metadata().is_ok() {
        return Err(Error::Exists {
            path: FILE.to_owned(),
        });
    }
    let written = WholeFile::at(path).and_then(|file| {
        file.writer()?.write_all(first.as_bytes())?;
        file.place_new()
    });
    written.map_err(|cause| Error::Unwritable {
        path: FILE.to_owned(),
        cause: cause.to_string(),
    })?;
    let said = match ui {
        Ui::Nl => {
            "helder.toml is geschreven. Lees het, en haal een # weg waar u iets wilt instellen."
        }
        Ui::En => {
            "helder.toml is written. Read it, and take out a # where you want to set something."
        }
    };
    print(&format!("{said}\n"))
}

/// Shows what holds for a text, and from where.
pub(super) fn show(common: &Common, path: Option<&str>) -> Result<(), Error> {
    let mut settings = SettingsOf::new(common);
    let holding = settings.holding(Path::new(path.unwrap_or("-")))?;
    let ui = settings.ui_without_page();
    let mut out = output();
    let written = match common.format() {
        OutputFormat::Human => write_human(&mut out, look(common), ui, path, &holding),
        OutputFormat::Json => writeln!(out, "{}", json_of(path, &holding)),
    };
    written
        .and_then(|()| out.flush())
        .map_err(|cause| Error::Output { cause })
}

/// A setting as it is shown: its key, its value, and where that comes from.
struct Row {
    key: &'static str,
    value: Option<String>,
    origin: Origin,
}

/// All settings but those of rules, in the order of the documentation.
fn rows(resolved: &Resolved) -> Vec<Row> {
    let row = |key, value: Option<&str>, origin| Row {
        key,
        value: value.map(str::to_owned),
        origin,
    };
    let ui = |ui: Ui| match ui {
        Ui::Nl => Lang::Nl.tag(),
        Ui::En => Lang::En.tag(),
    };
    let Resolved {
        profile,
        lang,
        kind,
        ..
    } = resolved;
    let mut rows = vec![
        row("profile", Some(profile.value.name()), profile.origin),
        row("lang", lang.value.map(Lang::tag), lang.origin),
        row("ui", resolved.ui.value.map(ui), resolved.ui.origin),
        row("kind", kind.value.map(PageKind::name), kind.origin),
    ];
    let number = |value: f64| value.to_string();
    let gates = [
        (
            "gates.fail-on",
            Some(resolved.fail_on.value.name().to_owned()),
            resolved.fail_on.origin,
        ),
        (
            "gates.max-level",
            resolved.max_level.value.map(|it| number(it.into())),
            resolved.max_level.origin,
        ),
        (
            "gates.max-difficulty",
            resolved.max_difficulty.value.map(number),
            resolved.max_difficulty.origin,
        ),
    ];
    // A gate that nobody set is not there.
    rows.extend(
        gates
            .into_iter()
            .filter(|(.., origin)| *origin != Origin::Default)
            .map(|(key, value, origin)| Row { key, value, origin }),
    );
    fn list<T>(
        rows: &mut Vec<Row>,
        key: &'static str,
        held: &[Held<T>],
        show: impl Fn(&T) -> String,
    ) {
        rows.extend(held.iter().map(|it| Row {
            key,
            value: Some(show(&it.value)),
            origin: it.origin,
        }));
    }
    list(
        &mut rows,
        "organisation",
        &resolved.organisation,
        String::clone,
    );
    list(&mut rows, "skip", &resolved.skip, ToString::to_string);
    list(&mut rows, "allow.names", &resolved.names, String::clone);
    list(
        &mut rows,
        "allow.acronyms",
        &resolved.acronyms,
        String::clone,
    );
    list(&mut rows, "allow.words", &resolved.words, String::clone);
    list(&mut rows, "terms", &resolved.terms, |term| {
        format!("{} → {}", term.from, term.to.join(", "))
    });
    list(&mut rows, "patterns", &resolved.patterns, |pattern| {
        format!("{}: {}", pattern.name, pattern.expression)
    });
    rows
}

fn write_human(
    out: &mut impl Write,
    look: Look,
    ui: Ui,
    path: Option<&str>,
    holding: &Holding,
) -> io::Result<()> {
    let path = path.unwrap_or(match ui {
        Ui::Nl => "deze map",
        Ui::En => "this folder",
    });
    let head = match (&holding.file, ui) {
        (Some(file), Ui::Nl) => format!("Voor {path} geldt {file}."),
        (Some(file), Ui::En) => format!("{file} holds for {path}."),
        (None, Ui::Nl) => format!("Voor {path} geldt geen {FILE}."),
        (None, Ui::En) => format!("No {FILE} holds for {path}."),
    };
    writeln!(out, "{}\n", look.paint(Style::Strong, &safe(&head)))?;
    let file = holding.file.as_deref().unwrap_or(FILE);
    let unset = match ui {
        Ui::Nl => "zegt de pagina",
        Ui::En => "the page tells",
    };
    let mut lines = Vec::new();
    for row in rows(&holding.resolved) {
        let value = row.value.unwrap_or_else(|| unset.to_owned());
        lines.push((row.key, value, row.origin));
    }
    write_lines(out, look, ui, file, &lines)?;
    writeln!(out)?;
    let lang = holding.resolved.lang.value;
    let lines: Vec<_> = holding
        .resolved
        .rules
        .iter()
        .map(|held| {
            let name = match ui {
                Ui::Nl => held.rule.alias,
                Ui::En => held.rule.id,
            };
            (
                name,
                rule_value(ui, held, lang, &holding.resolved),
                origin(held),
            )
        })
        .collect();
    write_lines(out, look, ui, file, &lines)
}

/// Keys, values and origins in columns.
fn write_lines(
    out: &mut impl Write,
    look: Look,
    ui: Ui,
    file: &str,
    lines: &[(&str, String, Origin)],
) -> io::Result<()> {
    let widest = |of: fn(&(&str, String, Origin)) -> usize| lines.iter().map(of).max().unwrap_or(0);
    let keys = widest(|(key, ..)| columns(key));
    let values = widest(|(_, value, _)| columns(&safe(value))).min(60);
    for (key, value, origin) in lines {
        let value = safe(value);
        let pad = values.saturating_sub(columns(&value));
        writeln!(
            out,
            "{key:<keys$}  {value}{:pad$}  {}",
            "",
            look.paint(Style::Quiet, &place(ui, file, *origin)),
        )?;
    }
    Ok(())
}

/// Where a value comes from.
fn place(ui: Ui, file: &str, origin: Origin) -> String {
    let (nl, en) = match origin {
        Origin::Default => ("standaard", "default"),
        Origin::CommandLine => ("opdrachtregel", "command line"),
        Origin::File(Some(line)) => return format!("{file}:{line}"),
        Origin::Override(Some(line)) => return format!("{file}:{line} (override)"),
        Origin::File(None) | Origin::Override(None) => (file, file),
    };
    match ui {
        Ui::Nl => nl,
        Ui::En => en,
    }
    .to_owned()
}

/// Where the level of a rule comes from, or else its limit.
fn origin(held: &HeldRule) -> Origin {
    let level = held.level.as_ref().map(|it| it.origin);
    let limit = held.limit.as_ref().map(|it| it.origin);
    // The one that was set last tells more.
    match (level, limit) {
        (Some(_), Some(limit @ Origin::Override(_))) => limit,
        (level, limit) => level.or(limit).unwrap_or(Origin::Default),
    }
}

/// The level and the limit of a rule, for each language that it judges.
fn rule_value(ui: Ui, held: &HeldRule, lang: Option<Lang>, resolved: &Resolved) -> String {
    let langs: Vec<Lang> = match lang {
        Some(lang) => vec![lang],
        None => Lang::ALL.to_vec(),
    };
    let mut values: Vec<(Lang, String)> = langs
        .into_iter()
        .filter(|&lang| held.rule.langs.has(lang))
        .map(|lang| (lang, value_in(ui, held, lang, resolved)))
        .collect();
    if values.len() == 2 && values[0].1 == values[1].1 {
        values.pop();
        return values.remove(0).1;
    }
    let only = values.len() == 1 && lang.is_some();
    let values = values.into_iter().map(|(lang, value)| match only {
        true => value,
        false => format!("{}: {value}", lang.tag()),
    });
    let value = values.collect::<Vec<_>>().join(", ");
    if value.is_empty() {
        "-".to_owned()
    } else {
        value
    }
}

fn value_in(ui: Ui, held: &HeldRule, lang: Lang, resolved: &Resolved) -> String {
    let level = level_in(held, lang).map_or("off", Severity::name);
    match limit_in(held, lang, resolved) {
        Some(limit) => format!("{level} > {}", ui.number(limit)),
        None => level.to_owned(),
    }
}

fn level_in(held: &HeldRule, lang: Lang) -> Option<Severity> {
    let own = held.rule.severity.get(lang);
    held.level.as_ref().map_or(own, |it| it.value)
}

fn limit_in(held: &HeldRule, lang: Lang, resolved: &Resolved) -> Option<f64> {
    let own = held.rule.limit?.get(lang, resolved.profile.value);
    Some(held.limit.as_ref().map_or(own, |it| it.value))
}

fn json_of(path: Option<&str>, holding: &Holding) -> Value {
    let resolved = &holding.resolved;
    let settings: Vec<Value> = rows(resolved)
        .into_iter()
        .map(|row| {
            let (from, line) = from(row.origin);
            json!({ "key": row.key, "value": row.value, "from": from, "line": line })
        })
        .collect();
    let rules: Vec<Value> = resolved
        .rules
        .iter()
        .map(|held| rule_json(held, resolved))
        .collect();
    json!({ "path": path, "config": holding.file, "settings": settings, "rules": rules })
}

fn rule_json(held: &HeldRule, resolved: &Resolved) -> Value {
    let langs = || {
        Lang::ALL
            .into_iter()
            .filter(|&lang| held.rule.langs.has(lang))
    };
    let levels = langs().map(|lang| {
        let level = level_in(held, lang).map_or("off", Severity::name);
        (lang.tag().to_owned(), level.into())
    });
    let limits = langs().map(|lang| {
        let limit = limit_in(held, lang, resolved);
        (lang.tag().to_owned(), limit.into())
    });
    let (from, line) = from(origin(held));
    json!({
        "id": held.rule.id,
        "level": Value::Object(levels.collect()),
        "limit": Value::Object(limits.collect()),
        "from": from,
        "line": line,
    })
}

fn from(origin: Origin) -> (&'static str, Option<u32>) {
    match origin {
        Origin::Default => ("default", None),
        Origin::File(line) => ("file", line),
        Origin::Override(line) => ("override", line),
        Origin::CommandLine => ("command-line", None),
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST_EN, FIRST_NL};
    use crate::config::Config;

    /// What a user has after taking out every `#` before a key or a value.
    fn uncommented(first: &str) -> String {
        let lines = first.lines().map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
            _ => line,
        });
        lines.map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn the_first_file_sets_nothing_and_says_nothing_wrong() {
        for first in [FIRST_NL, FIRST_EN] {
            let config = Config::parse(first).expect("comments are fine");
            let resolved = config.resolve("a.md");
            assert!(resolved.rules.iter().all(|it| it.level.is_none()));
            assert!(resolved.terms.is_empty() && !config.excludes("a.md"));
            let whole = Config::parse(&uncommented(first));
            let whole = whole.unwrap_or_else(|faults| panic!("{faults:#?}"));
            let resolved = whole.resolve("brieven/a.md");
            assert!(!resolved.terms.is_empty() && !resolved.patterns.is_empty());
            assert!(resolved.rules.iter().any(|it| it.limit.is_some()));
        }
    }
}
