//! `helder fix`: writes the suggestions that fit as they are into the files, shows them as a
//! difference, or asks about each.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use similar::TextDiff;

use super::args::{Common, FixArgs};
use super::error::Error;
use super::patch::quote;
use super::progress::Progress;
use super::settings::{Holds, SettingsOf};
use super::whole_file;
use super::{CLEAN, FAILED, FOUND, Listed, checker, each_page_under, gather, look, output};
use crate::report::terminal::{Look, Style, safe};
use crate::report::{Emitter, Unread};
use crate::rules::{Rule, Ui};
use crate::{Finding, Fix, Fixed, LineIndex, Source};

/// A file before and after.
struct FixedPage {
    before: String,
    fixed: Fixed,
}

/// Runs the command.
pub(super) fn fix(common: &Common, args: &FixArgs) -> Result<u8, Error> {
    let rules = args
        .rules
        .iter()
        .map(|name| super::explain::find(name))
        .collect::<Result<Vec<_>, _>>()?;
    if args.interactive && !io::stdin().is_terminal() {
        return Err(Error::NotATerminal);
    }
    let (checker, mut settings) = (checker(), SettingsOf::new(common));
    let look = look(common);
    let ui = settings.ui_without_page();
    let asking = Mutex::new(Asking {
        look,
        ui,
        answer: None,
    });
    let make = |source: Source, Holds { options, .. }: &Holds| {
        let before = source.text.clone();
        let mut accept = |source: &Source, fix: &Fix<'_>| {
            let is_chosen = is_chosen(&rules, fix.finding);
            if !args.interactive || !is_chosen {
                return is_chosen;
            }
            let mut asking = asking.lock().unwrap_or_else(PoisonError::into_inner);
            asking.ask(source, fix)
        };
        Ok(FixedPage {
            fixed: checker.fix(source, options, &mut accept),
            before,
        })
    };
    let mut emitter = Fixes {
        out: output(),
        look,
        ui,
        diff: args.diff,
        stdin: stdin_name(args),
        is_shown: io::stdout().is_terminal(),
        n_fixes: 0,
        n_pages: 0,
        failed: false,
    };
    // Who is asked one thing at a time reads one page at a time.
    let threads = if args.interactive {
        NonZero::new(1)
    } else {
        args.inputs.threads
    };
    let list = gather(&mut settings, &args.inputs)?;
    // A letter is read as a page, and the page can't be written back.
    let is_ours = |(it, _): &Listed| it.is_text() && !it.has_odd_name();
    let (list, others): (Vec<_>, Vec<_>) = list.into_iter().partition(is_ours);
    for (input, _) in &others {
        let path = input.name.clone();
        let error = match input.has_odd_name() {
            true => Error::OddName { path },
            false => Error::NotWritable { path },
        };
        super::say(&error.line(ui));
    }
    let progress = match args.interactive {
        true => Progress::hidden(ui),
        false => Progress::new(ui, list.len()),
    };
    let n_unread = each_page_under(&progress, &list, threads, make, |_| {}, &mut emitter)?;
    let all_read = n_unread == 0 && others.is_empty();
    Ok(
        match (
            all_read && !emitter.failed,
            args.diff && emitter.n_fixes > 0,
        ) {
            (false, _) => FAILED,
            (true, true) => FOUND,
            (true, false) => CLEAN,
        },
    )
}

/// What standard input is called in this run, if it is read.
fn stdin_name(args: &FixArgs) -> Option<String> {
    let is_read = args.inputs.paths.iter().any(|path| path == "-");
    let name = args.inputs.stdin_path.as_deref().unwrap_or("-");
    is_read.then(|| name.to_owned())
}

fn is_chosen(rules: &[&'static Rule], finding: &Finding) -> bool {
    rules.is_empty() || rules.iter().any(|rule| rule.id == finding.rule.id)
}

/// Asks about fixes on the terminal.
struct Asking {
    look: Look,
    ui: Ui,
    /// What was answered for all that follow.
    answer: Option<bool>,
}

impl Asking {
    fn ask(&mut self, source: &Source, fix: &Fix<'_>) -> bool {
        if let Some(answer) = self.answer {
            return answer;
        }
        let mut out = io::stderr().lock();
        let _ = write!(out, "{}", self.question(source, fix));
        let mut line = String::new();
        let answer = match io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => "q",
            Ok(_) => line.trim(),
        };
        match answer.to_lowercase().as_str() {
            "y" | "j" | "yes" | "ja" => true,
            "a" => {
                self.answer = Some(true);
                true
            }
            "q" | "s" => {
                self.answer = Some(false);
                false
            }
            _ => false,
        }
    }

    /// The line as it is, what is wrong with it, and the line as it would be.
    fn question(&self, source: &Source, fix: &Fix<'_>) -> String {
        let text = &source.text;
        let first = fix.changes[0].span.start as usize;
        let last = fix.changes[fix.changes.len() - 1].span.end as usize;
        let from = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let to = text[last..].find('\n').map_or(text.len(), |at| last + at);
        let (mut old, mut new, mut at) = (String::new(), String::new(), from);
        for change in &fix.changes {
            let same = safe(&text[at..change.span.start as usize]);
            let taken = safe(&text[change.span]);
            old += &format!("{same}{}", self.look.paint(Style::Error, &taken));
            new += &format!(
                "{same}{}",
                self.look.paint(Style::Strong, &safe(&change.text))
            );
            at = change.span.end as usize;
        }
        let rest = safe(&text[at..to]);
        let line = LineIndex::new(text)
            .position(fix.changes[0].span.start)
            .line;
        let choices = match self.ui {
            Ui::Nl => "Doen? j = ja, n = nee, a = ja op alles, s = stoppen: ",
            Ui::En => "Do it? y = yes, n = no, a = yes to all, q = stop: ",
        };
        format!(
            "{}:{line}  {}\n  - {}{rest}\n  + {}{rest}\n{choices}",
            safe(&source.path),
            fix.finding.message,
            old.trim_start(),
            new.trim_start(),
        )
    }
}

/// Writes the files, or what would change in them.
struct Fixes<W> {
    out: W,
    look: Look,
    ui: Ui,
    diff: bool,
    /// The name of standard input, if that is read.
    stdin: Option<String>,
    /// Whether a terminal shows what is written.
    is_shown: bool,
    n_fixes: usize,
    n_pages: usize,
    failed: bool,
}

impl<W: Write> Emitter<FixedPage> for Fixes<W> {
    fn page(&mut self, page: &FixedPage) -> io::Result<()> {
        let source = &page.fixed.source;
        let is_stdin = self.stdin.as_deref() == Some(&source.path);
        if page.fixed.n_fixes == 0 {
            // Who pipes a text through gets it back.
            return if is_stdin && !self.diff {
                self.out.write_all(source.text.as_bytes())
            } else {
                Ok(())
            };
        }
        if self.diff {
            self.count(page);
            return self.show(page);
        }
        if is_stdin {
            self.count(page);
            return self.out.write_all(source.text.as_bytes());
        }
        match replace(Path::new(&source.path), page) {
            Ok(true) => {
                self.count(page);
                let name = safe(&source.path);
                let n = page.fixed.n_fixes;
                match self.ui {
                    Ui::Nl if n == 1 => writeln!(self.out, "{name}: 1 verbetering"),
                    Ui::Nl => writeln!(self.out, "{name}: {n} verbeteringen"),
                    Ui::En if n == 1 => writeln!(self.out, "{name}: 1 fix"),
                    Ui::En => writeln!(self.out, "{name}: {n} fixes"),
                }
            }
            outcome => {
                self.failed = true;
                let path = source.path.clone();
                let error = match outcome {
                    Err(cause) => Error::Unwritable {
                        path,
                        cause: cause.to_string(),
                    },
                    Ok(_) => Error::Changed { path },
                };
                super::say(&error.line(self.ui));
                Ok(())
            }
        }
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()?;
        let (n, pages) = (self.n_fixes, self.n_pages);
        let line = match self.ui {
            Ui::Nl if n == 0 => "niets om te verbeteren".to_owned(),
            Ui::Nl if self.diff => format!("te verbeteren: {n}, in {pages} van de teksten"),
            Ui::Nl => format!("verbeterd: {n}, in {pages} van de teksten"),
            Ui::En if n == 0 => "nothing to fix".to_owned(),
            Ui::En if self.diff => format!("to fix: {n}, in {pages} of the texts"),
            Ui::En => format!("fixed: {n}, in {pages} of the texts"),
        };
        super::say(&line);
        Ok(())
    }
}

impl<W: Write> Fixes<W> {
    fn count(&mut self, page: &FixedPage) {
        self.n_fixes += page.fixed.n_fixes;
        self.n_pages += 1;
    }

    /// What changes, as `git diff` shows it.
    fn show(&mut self, page: &FixedPage) -> io::Result<()> {
        let name = &page.fixed.source.path;
        let diff = TextDiff::from_lines(&page.before, &page.fixed.source.text);
        let unified = diff
            .unified_diff()
            .header(&quote(&format!("a/{name}")), &quote(&format!("b/{name}")))
            .to_string();
        if !self.is_shown {
            return self.out.write_all(unified.as_bytes());
        }
        for line in unified.split_inclusive('\n') {
            let style = match line.as_bytes().first() {
                Some(b'-') => Style::Error,
                Some(b'+') => Style::Strong,
                Some(b'@') => Style::Quiet,
                _ => Style::Plain,
            };
            let text = line.strip_suffix('\n').unwrap_or(line);
            writeln!(self.out, "{}", self.look.paint(style, text))?;
        }
        Ok(())
    }
}

/// Puts the fixed text in the place of a file. Gives back whether the file was still as it was read:
/// a person may have saved it meanwhile, and their words are not ours to lose.
fn replace(path: &Path, page: &FixedPage) -> io::Result<bool> {
    if fs::read(path)? != page.before.as_bytes() {
        return Ok(false);
    }
    whole_file::write(path, &page.fixed.source.text)?;
    Ok(true)
}
