//! Unified diffs, read backwards: from a file as it is now to the file as it was.

/// What a diff says of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Patch {
    /// Its path before; none: it was not there.
    pub(super) old: Option<String>,
    /// Its path after; none: it is gone.
    pub(super) new: Option<String>,
    hunks: Vec<Hunk>,
}

/// A stretch of lines that changed, with what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Hunk {
    /// Its first line in the new file, from 0.
    start: usize,
    lines: Vec<(Mark, String)>,
    /// The lines that are still to come: old and new.
    left: (usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Same,
    Gone,
    New,
}

/// Reads a diff as `git diff` or `diff -u` writes it. What is no part of it is passed over, such
/// as the text of a mail.
pub(super) fn parse(diff: &str) -> Vec<Patch> {
    let mut patches: Vec<Patch> = Vec::new();
    // `--- a` and `+++ b` start a file only where they stand together and in no hunk.
    let mut old = None;
    for line in diff.split('\n') {
        let bare = line.strip_suffix('\r').unwrap_or(line);
        if let Some(hunk) = open_hunk(&mut patches) {
            if take_line(hunk, line) {
                continue;
            }
            hunk.left = (0, 0);
        }
        if bare.starts_with("diff --git ") {
            patches.push(Patch::default());
        } else if let Some(path) = bare.strip_prefix("rename from ") {
            change(&mut patches, |it| it.old = Some(unquote(path)));
        } else if let Some(path) = bare.strip_prefix("rename to ") {
            change(&mut patches, |it| it.new = Some(unquote(path)));
        } else if let Some(path) = bare.strip_prefix("--- ") {
            old = Some(path_of(path));
        } else if let (Some(path), Some(old)) = (bare.strip_prefix("+++ "), old.take()) {
            let is_open = patches.last().is_some_and(|it| it.hunks.is_empty());
            if !is_open {
                patches.push(Patch::default());
            }
            change(&mut patches, |it| {
                it.old = old;
                it.new = path_of(path);
            });
        } else if let Some(hunk) = hunk_of(bare) {
            change(&mut patches, |it| it.hunks.push(hunk));
        }
    }
    patches.retain(|patch| patch.new.is_some());
    patches
}

fn change(patches: &mut [Patch], change: impl FnOnce(&mut Patch)) {
    if let Some(patch) = patches.last_mut() {
        change(patch);
    }
}

/// The hunk whose lines are being read.
fn open_hunk(patches: &mut [Patch]) -> Option<&mut Hunk> {
    let hunk = patches.last_mut()?.hunks.last_mut()?;
    (hunk.left != (0, 0)).then_some(hunk)
}

/// Takes a line of a hunk. Returns whether it was one.
fn take_line(hunk: &mut Hunk, line: &str) -> bool {
    let (old, new) = hunk.left;
    let (mark, text) = match line.as_bytes().first() {
        Some(b' ') => (Mark::Same, &line[1..]),
        Some(b'-') => (Mark::Gone, &line[1..]),
        Some(b'+') => (Mark::New, &line[1..]),
        // "\ No newline at end of file".
        Some(b'\\') => return true,
        // Some programs cut the space off an empty line.
        None | Some(b'\r') => (Mark::Same, line),
        _ => return false,
    };
    let takes = |takes, left: usize| left.checked_sub(usize::from(takes));
    let left = (
        takes(mark != Mark::New, old),
        takes(mark != Mark::Gone, new),
    );
    let (Some(old), Some(new)) = left else {
        return false;
    };
    hunk.left = (old, new);
    hunk.lines.push((mark, text.to_owned()));
    true
}

/// Reads `@@ -1,2 +3,4 @@`.
fn hunk_of(line: &str) -> Option<Hunk> {
    let rest = line.strip_prefix("@@ -")?;
    let (old, rest) = rest.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let range = |text: &str| -> Option<(usize, usize)> {
        match text.split_once(',') {
            Some((start, len)) => Some((start.parse().ok()?, len.parse().ok()?)),
            None => Some((text.parse().ok()?, 1)),
        }
    };
    let ((_, old), (start, new)) = (range(old)?, range(new)?);
    // Without a new line in it, a hunk stands after the line that it names.
    let start = if new == 0 {
        start
    } else {
        start.checked_sub(1)?
    };
    Some(Hunk {
        start,
        lines: Vec::new(),
        left: (old, new),
    })
}

/// The path behind `---` or `+++`; none: there is no such file. A time may follow it.
fn path_of(text: &str) -> Option<String> {
    let path = if text.starts_with('"') {
        unquote(text)
    } else {
        text.split('\t').next().unwrap_or(text).to_owned()
    };
    (path != "/dev/null").then_some(path)
}

/// A path as git writes it in a diff: quoted as C does if something in it would break the line.
pub(super) fn quote(path: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '"' | '\\');
    if !path.contains(breaks) {
        return path.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in path.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    quoted += &format!("\\{byte:03o}");
                }
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A path that git quotes as C does, because of what is in it.
fn unquote(text: &str) -> String {
    let Some(inside) = text.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
        return text.to_owned();
    };
    let mut bytes = Vec::new();
    let mut rest = inside.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        bytes.push(match rest.next() {
            Some(b'n') => b'\n',
            Some(b't') => b'\t',
            Some(b'r') => b'\r',
            Some(digit @ b'0'..=b'7') => {
                let more = [rest.next(), rest.next()];
                more.into_iter().flatten().fold(digit - b'0', |value, it| {
                    value
                        .wrapping_mul(8)
                        .wrapping_add(it.wrapping_sub(b'0') & 7)
                })
            }
            Some(other) => other,
            None => b'\\',
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Patch {
    /// The text before, from the text after; none: the diff is of another text. Line ends are not
    /// compared, because programs change them on the way.
    pub(super) fn undo(&self, text: &str) -> Option<String> {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut old = String::with_capacity(text.len());
        let mut at = 0;
        for hunk in &self.hunks {
            if hunk.start < at || hunk.start > lines.len() || hunk.left != (0, 0) {
                return None;
            }
            old.extend(lines[at..hunk.start].iter().copied());
            at = hunk.start;
            for (mark, text) in &hunk.lines {
                if *mark == Mark::Gone {
                    old.push_str(text);
                    old.push('\n');
                    continue;
                }
                let line = lines.get(at).copied()?;
                if bare(line) != bare(text) {
                    return None;
                }
                if *mark == Mark::Same {
                    old.push_str(line);
                }
                at += 1;
            }
        }
        old.extend(lines[at..].iter().copied());
        Some(old)
    }
}

fn bare(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a diff between two texts backwards, with any amount of text around the changes.
    #[track_caller]
    fn check(old: &str, new: &str) {
        for around in [0, 1, 3, 100] {
            let diff = similar::TextDiff::from_lines(old, new)
                .unified_diff()
                .context_radius(around)
                .header("a/b.md", "b/b.md")
                .to_string();
            let patches = parse(&format!("Beste lezer,\n--- dit is geen kop\n\n{diff}"));
            assert_eq!(patches.len(), 1, "{diff}");
            assert_eq!(patches[0].new.as_deref(), Some("b/b.md"));
            let undone = patches[0].undo(new).expect("it is the same text");
            assert_eq!(undone.trim_end(), old.trim_end(), "{diff}");
        }
    }

    #[test]
    fn a_diff_is_undone() {
        check("een\ntwee\ndrie\n", "een\n2\ndrie\n");
        check("een\ntwee\ndrie\n", "nul\neen\ntwee\n");
        check("een\ntwee\n", "een\n");
        check("een\n", "een\ntwee\n");
        check("--- een\n+++ twee\n", "--- een\n+++ 2\n@@ -1 +1 @@\n");
        check("een\ntwee", "een\ntwee\ndrie");
        check(
            "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n",
            "A\nb\nc\nd\ne\nf\ng\nh\ni\nJ\nk\n",
        );
    }

    #[test]
    fn line_ends_do_not_matter() {
        let diff = "--- a/b.md\n+++ b/b.md\n@@ -1,2 +1,2 @@\n een\r\n-twee\r\n+2\r\n";
        let undo = |text: &str| parse(diff)[0].undo(text);
        assert_eq!(undo("een\r\n2\r\n").as_deref(), Some("een\r\ntwee\r\n"));
        assert!(undo("een\n2\n").is_some());
        assert_eq!(undo("een\n3\n"), None);
        assert_eq!(undo(""), None);
    }

    #[test]
    fn a_path_is_written_as_it_is_read() {
        for path in ["a/b c.md", "a/\u{1b}[2J\n\t\"\\.md", "a/é\u{9b}.md"] {
            let quoted = quote(path);
            assert!(!quoted.contains(char::is_control), "{quoted:?}");
            assert_eq!(unquote(&quoted), path);
        }
        assert_eq!(quote("a/é.md"), "a/é.md");
    }

    #[test]
    fn paths_are_read_however_they_are_written() {
        for (head, old, new) in [
            (
                "--- a/b c.md\t2026-01-01\n+++ b/b c.md\t2026-01-02",
                Some("a/b c.md"),
                Some("b/b c.md"),
            ),
            ("--- /dev/null\n+++ b/x.md", None, Some("b/x.md")),
            (
                "--- \"a/caf\\303\\251 \\\"x\\\".md\"\n+++ \"b/caf\\303\\251.md\"",
                Some("a/café \"x\".md"),
                Some("b/café.md"),
            ),
            (
                "diff --git a/a.md b/b.md\nsimilarity index 100%\nrename from a.md\nrename to b.md",
                Some("a.md"),
                Some("b.md"),
            ),
        ] {
            let patches = parse(head);
            assert_eq!(patches.len(), 1, "{head}");
            assert_eq!(
                (patches[0].old.as_deref(), patches[0].new.as_deref()),
                (old, new)
            );
        }
        for nothing in ["", "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n", "+++ b/x"] {
            assert!(parse(nothing).is_empty(), "{nothing}");
        }
    }
}
