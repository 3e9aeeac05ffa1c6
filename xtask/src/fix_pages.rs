//! `cargo xtask fix-pages [--shared DIR] [--show N]`: `helder fix` on every page of the evaluation
//! data.
//!
//! What comes out has the blocks of what went in, only the ranges of suggestions changed, and a
//! second run changes nothing. `--show` prints that many of the changes, evenly spread, to be read:
//! nothing but a reader tells whether they read well.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use helder::{BlockKind, Change, Checker, Chrome, Format, Languages, Options, Source};

use crate::shell::{self, Outcome};

/// The archives of pages, in the folder of the evaluation data.
const ARCHIVES: [&str; 2] = ["pages-nl/pages.tar.xz", "pages-en/pages.tar.xz"];

/// How much of the text around a change is shown on each side, in bytes.
const AROUND: usize = 70;

/// Fixes all pages, and fails at the first that breaks a promise.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut shared = shell::root().join("../shared");
    let mut n_shown = 0;
    let mut arguments = arguments.iter();
    while let Some(flag) = arguments.next() {
        match (flag.as_str(), arguments.next()) {
            ("--shared", Some(path)) => shared = PathBuf::from(path),
            ("--show", Some(n)) => n_shown = n.parse()?,
            _ => return Err("usage: cargo xtask fix-pages [--shared DIR] [--show N]".into()),
        }
    }
    let checker = Checker::new(Languages::embedded());
    let (mut n_pages, mut shown) = (0, Vec::new());
    for archive in ARCHIVES {
        for source in pages(&shared.join("eval").join(archive))? {
            n_pages += 1;
            let path = source.path.clone();
            let changes = fix(&checker, source).map_err(|error| format!("{path}: {error}"))?;
            shown.extend(changes);
        }
    }
    println!("{n_pages} pages, {} changes", shown.len());
    let step = (shown.len() / usize::max(n_shown, 1)).max(1);
    for change in shown.iter().step_by(step).take(n_shown) {
        println!("{change}");
    }
    Ok(())
}

/// The pages of an archive, in the order of their names.
fn pages(archive: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let name = archive.parent().and_then(Path::file_name);
    let folder = shell::target()
        .join("fix-pages")
        .join(name.unwrap_or_default());
    fs::create_dir_all(&folder)?;
    let mut unpack = shell::command("tar", &["-xJf"]);
    shell::run(unpack.arg(archive).arg("-C").arg(&folder))?;
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut sources = Vec::new();
    for path in files {
        let name = path.to_string_lossy().into_owned();
        let Some(format) = Format::of_path(&name) else {
            continue;
        };
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        let source = Source::new(name, format, text);
        sources.push(source.map_err(|size| format!("{} has {size} bytes", path.display()))?);
    }
    Ok(sources)
}

/// Fixes a page round after round, as `helder fix` does at once, and looks at each round. Gives what
/// was changed, to be shown.
fn fix(checker: &Checker, page: Source) -> Result<Vec<String>, Box<dyn Error>> {
    let options = Options::default();
    let blocks = blocks(checker, &page);
    let whole = checker.fix(page.clone(), &options, &mut |_, _| true);
    let (mut source, mut shown) = (page, Vec::new());
    loop {
        let mut offered: Vec<Vec<Change>> = Vec::new();
        let before = source.clone();
        let once = checker.fix(source, &options, &mut |now, fix| {
            let is_first_round = now.text == before.text;
            if is_first_round {
                offered.push(fix.changes.clone());
            }
            is_first_round
        });
        source = once.source;
        if once.n_fixes == 0 {
            break;
        }
        let changed = replay(&before.text, &source.text, &offered)
            .ok_or("something changed that no suggestion is about")?;
        shown.extend(changed.iter().map(|change| show(&before.text, change)));
    }
    if source.text != whole.source.text {
        return Err("all at once gives another text than round after round".into());
    }
    if self::blocks(checker, &source) != blocks {
        return Err("the blocks are no longer the same".into());
    }
    Ok(shown)
}

/// The kinds of the blocks of a page, and which are furniture.
fn blocks(checker: &Checker, source: &Source) -> Vec<(BlockKind, Option<Chrome>)> {
    let reading = checker.read(source, &Options::default());
    let blocks = reading.document.blocks.iter();
    blocks.map(|block| (block.kind, block.chrome)).collect()
}

/// Which of the changes that were offered turn one text into the other, nothing else touched.
fn replay<'c>(before: &str, after: &str, offered: &'c [Vec<Change>]) -> Option<Vec<&'c Change>> {
    let (mut at, mut rest) = (0, after);
    let mut taken = Vec::new();
    for (nth, fix) in offered.iter().enumerate() {
        // A fix that would have changed the markup is left out as a whole.
        let next = offered
            .get(nth + 1)
            .map_or(before.len(), |it| it[0].span.start as usize);
        let applied = walk(before, at, rest, fix, next);
        if let Some((end, left)) = applied {
            (at, rest) = (end, left);
            taken.extend(fix);
        }
    }
    (before[at..] == *rest).then_some(taken)
}

/// Walks over one fix, if the text after it starts with what it makes of the text before; gives
/// where both go on.
fn walk<'t>(
    before: &str,
    mut at: usize,
    mut rest: &'t str,
    fix: &[Change],
    next: usize,
) -> Option<(usize, &'t str)> {
    for change in fix {
        let kept = &before[at..change.span.start as usize];
        rest = rest
            .strip_prefix(kept)?
            .strip_prefix(change.text.as_str())?;
        at = change.span.end as usize;
    }
    rest.starts_with(before.get(at..next)?)
        .then_some((at, rest))
}

/// A change with the words around it: *… dient {u => } te betalen …*.
fn show(text: &str, change: &Change) -> String {
    let (start, end) = (change.span.start as usize, change.span.end as usize);
    let from = (start.saturating_sub(AROUND)..=start).find(|&at| text.is_char_boundary(at));
    let to = (end..=text.len().min(end + AROUND))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    let around = format!(
        "{}{{{} => {}}}{}",
        &text[from.unwrap_or(start)..start],
        &text[start..end],
        change.text,
        &text[end..to.unwrap_or(end)],
    );
    around.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Change, replay};
    use helder::Span;

    #[track_caller]
    fn check(after: &str, expected: Option<usize>) {
        let change = |start, end, text: &str| Change {
            span: Span::new(start, end),
            text: text.to_owned(),
        };
        let offered = [
            vec![change(0, 1, "x")],
            vec![change(4, 5, "y"), change(6, 7, "")],
        ];
        let taken = replay("a b c d", after, &offered);
        assert_eq!(taken.map(|taken| taken.len()), expected, "{after}");
    }

    #[test]
    fn only_what_was_offered_may_change() {
        check("x b y ", Some(3));
        check("a b y ", Some(2));
        check("x b c d", Some(1));
        check("a b c d", Some(0));
        check("a B c d", None);
        check("x b y d", None);
    }
}
