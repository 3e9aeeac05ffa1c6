//! Patterns of paths: `brieven/**`, `*.md`, `{nieuws,blog}/*`.

use std::fmt;

/// The longest pattern, in bytes.
const MAX_LEN: usize = 500;

/// A pattern of paths, which are written with `/` and start at the folder of `helder.toml`.
///
/// `*` stands for anything but `/`, `**` for folders too, `?` for one character, and `{a,b}` for
/// one of both. A pattern without `/` fits in any folder. What fits a folder fits all in it.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    source: String,
    steps: Vec<Step>,
}

/// A step of the walk over a path, by the rules of an automaton: what the pattern leaves open is
/// walked in both ways at once, so that no path takes longer than its length and that of the
/// pattern.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// This character.
    Is(char),
    /// Any character but `/`.
    InFolder,
    /// Any character.
    Any,
    /// Goes on with the next step, and with this one as well.
    Or(usize),
    /// Goes on with this one.
    Go(usize),
}

impl Glob {
    /// Reads a pattern; none if it is empty or too long.
    pub(crate) fn new(source: &str) -> Option<Self> {
        let glob = source.trim_start_matches("./").trim_end_matches('/');
        let body = glob.trim_start_matches('/');
        if body.is_empty() || source.len() > MAX_LEN {
            return None;
        }
        let mut writer = Writer::default();
        if !glob.contains('/') {
            writer.folders();
        }
        writer.write(body);
        // All in it.
        writer.choose(|it| {
            it.steps.push(Step::Is('/'));
            it.anything(Step::Any);
        });
        Some(Self {
            source: source.to_owned(),
            steps: writer.steps,
        })
    }

    /// Whether it fits a path.
    pub(crate) fn fits(&self, path: &str) -> bool {
        let mut here = Places::new(self.steps.len());
        let mut next = Places::new(self.steps.len());
        here.add(&self.steps, 0);
        for c in path.chars() {
            for &at in &here.list {
                let takes = match self.steps.get(at) {
                    Some(Step::Is(wanted)) => *wanted == c,
                    Some(Step::InFolder) => c != '/',
                    Some(Step::Any) => true,
                    Some(Step::Or(_) | Step::Go(_)) | None => false,
                };
                if takes {
                    next.add(&self.steps, at + 1);
                }
            }
            std::mem::swap(&mut here, &mut next);
            next.clear();
        }
        here.seen[self.steps.len()]
    }
}

/// As it was written.
impl fmt::Display for Glob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// The steps at which a walk is at the same time; past the last one it fits.
struct Places {
    list: Vec<usize>,
    seen: Vec<bool>,
}

impl Places {
    fn new(n_steps: usize) -> Self {
        Self {
            list: Vec::new(),
            seen: vec![false; n_steps + 1],
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.seen.fill(false);
    }

    /// Adds a step, and those that follow it without a character.
    fn add(&mut self, steps: &[Step], at: usize) {
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut self.seen[at], true) {
                continue;
            }
            match steps.get(at) {
                Some(Step::Or(other)) => open.extend([*other, at + 1]),
                Some(Step::Go(to)) => open.push(*to),
                _ => self.list.push(at),
            }
        }
    }
}

/// Writes the steps of a pattern.
#[derive(Default)]
struct Writer {
    steps: Vec<Step>,
    /// The braces that are open.
    braces: Vec<Braces>,
}

/// What is not known of braces before they end.
struct Braces {
    /// The `Or` before the last alternative, which leads to the next.
    last: usize,
    /// The `Go` after each alternative but the last.
    ends: Vec<usize>,
}

impl Writer {
    fn write(&mut self, glob: &str) {
        let has_braces = has_pairs(glob);
        let mut rest = glob;
        while let Some(c) = rest.chars().next() {
            let before = &glob[..glob.len() - rest.len()];
            if (before.is_empty() || before.ends_with('/')) && rest.starts_with("**/") {
                self.folders();
                rest = &rest[3..];
                continue;
            }
            if rest.starts_with("**") {
                self.anything(Step::Any);
                rest = rest.trim_start_matches('*');
                continue;
            }
            match c {
                '*' => self.anything(Step::InFolder),
                '?' => self.steps.push(Step::InFolder),
                '{' if has_braces => {
                    let braces = Braces {
                        last: self.hole(),
                        ends: Vec::new(),
                    };
                    self.braces.push(braces);
                }
                '}' if has_braces => self.close(),
                ',' if !self.braces.is_empty() => self.turn(),
                c => self.steps.push(Step::Is(c)),
            }
            rest = &rest[c.len_utf8()..];
        }
    }

    /// Any number of these.
    fn anything(&mut self, step: Step) {
        let start = self.hole();
        self.steps.extend([step, Step::Go(start)]);
        self.fill(start);
    }

    /// Any folders, or none.
    fn folders(&mut self) {
        self.choose(|it| {
            it.anything(Step::Any);
            it.steps.push(Step::Is('/'));
        });
    }

    /// These steps, or none.
    fn choose(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.hole();
        write(self);
        self.fill(start);
    }

    /// Ends an alternative and begins the next.
    fn turn(&mut self) {
        let end = self.steps.len();
        self.steps.push(Step::Go(end));
        if let Some(mut braces) = self.braces.pop() {
            braces.ends.push(end);
            self.fill(braces.last);
            braces.last = self.hole();
            self.braces.push(braces);
        }
    }

    /// Ends the last alternative, and with it the braces.
    fn close(&mut self) {
        let after = self.steps.len();
        if let Some(braces) = self.braces.pop() {
            // There is no other way than the last one.
            self.steps[braces.last] = Step::Go(braces.last + 1);
            for end in braces.ends {
                self.steps[end] = Step::Go(after);
            }
        }
    }

    /// A choice whose other way is not known yet.
    fn hole(&mut self) -> usize {
        self.steps.push(Step::Or(self.steps.len() + 1));
        self.steps.len() - 1
    }

    /// The other way of a choice goes on from here.
    fn fill(&mut self, hole: usize) {
        self.steps[hole] = Step::Or(self.steps.len());
    }
}

/// Whether each brace has its twin.
fn has_pairs(glob: &str) -> bool {
    let mut depth = 0_usize;
    for byte in glob.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(glob: &str, fits: &[&str], fails: &[&str]) {
        let glob = Glob::new(glob).expect("it is a pattern");
        for path in fits {
            assert!(glob.fits(path), "{glob} fits {path}");
        }
        for path in fails {
            assert!(!glob.fits(path), "{glob} does not fit {path}");
        }
    }

    #[test]
    fn stars_stop_at_folders_unless_they_are_two() {
        check(
            "brieven/*.md",
            &["brieven/a.md"],
            &["brieven/b/a.md", "oud/brieven/a.md"],
        );
        check(
            "brieven/**",
            &["brieven/a.md", "brieven/b/a.md"],
            &["brieven.md", "x/brieven/a"],
        );
        check("**/oud/**", &["oud/a", "b/oud/c/a"], &["goud/a", "oud"]);
        check("a/**/b", &["a/b", "a/c/d/b"], &["ab", "a/bb"]);
        check("**", &["a", "a/b"], &[]);
    }

    #[test]
    fn a_name_fits_in_any_folder_and_a_folder_takes_all_in_it() {
        check("*.txt", &["a.txt", "b/c/a.txt"], &["a.txt.md"]);
        check("oud", &["oud", "oud/a.md", "b/oud/a.md"], &["oude.md"]);
        check("oud/", &["oud/a.md"], &["oude/a.md"]);
        check("/oud", &["oud/a.md"], &["b/oud/a.md"]);
        check("./b/oud", &["b/oud/a.md"], &["oud/a.md"]);
    }

    #[test]
    fn braces_choose_and_other_signs_stand_for_themselves() {
        check(
            "{nieuws,blog}/?.md",
            &["nieuws/a.md", "blog/é.md"],
            &["pers/a.md", "blog/ab.md"],
        );
        check("a{b.md", &["a{b.md"], &["ab.md"]);
        check("a+(b).md", &["a+(b).md"], &["aab.md"]);
        check("a,b}", &["a,b}"], &["a"]);
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for glob in ["", "/", "./", &"a".repeat(501)] {
            assert!(Glob::new(glob).is_none(), "{glob}");
        }
    }

    #[test]
    fn what_is_left_open_takes_no_longer() {
        let path = "a".repeat(10_000);
        check(&format!("{}b", "*a".repeat(200)), &[], &[&path]);
        check(
            &format!("{}{}", "{".repeat(150), "a}".repeat(150)),
            &[&"a".repeat(150)],
            &[&path],
        );
        check(
            "{a,{b,c{d,}}}{,e}",
            &["a", "b", "cd", "ce", "cde"],
            &["", "e", "ad"],
        );
    }
}
