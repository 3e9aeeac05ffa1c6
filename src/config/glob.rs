//! Patterns of paths: `brieven/**`, `*.md`, `{nieuws,blog}/*`.

use std::fmt;

use regex::Regex;

/// The longest pattern, in bytes.
const MAX_LEN: usize = 500;

/// A pattern of paths, which are written with `/` and start at the folder of `helder.toml`.
///
/// `*` stands for anything but `/`, `**` for folders too, `?` for one character, and `{a,b}` for
/// one of both. A pattern without `/` fits in any folder. What fits a folder fits all in it.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    source: String,
    regex: Regex,
}

impl Glob {
    /// Reads a pattern; none if it is empty, too long or has too many braces in each other.
    pub(crate) fn new(source: &str) -> Option<Self> {
        let glob = source.trim_start_matches("./").trim_end_matches('/');
        let body = glob.trim_start_matches('/');
        if body.is_empty() || source.len() > MAX_LEN {
            return None;
        }
        let anywhere = if glob.contains('/') { "" } else { "(?:.*/)?" };
        let regex = format!("^(?s:{anywhere}{}(?:/.*)?)$", translate(body));
        Some(Self {
            source: source.to_owned(),
            regex: Regex::new(&regex).ok()?,
        })
    }

    /// Whether it fits a path.
    pub(crate) fn fits(&self, path: &str) -> bool {
        self.regex.is_match(path)
    }
}

/// As it was written.
impl fmt::Display for Glob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// The same pattern as a regular expression.
fn translate(glob: &str) -> String {
    let braces = has_pairs(glob);
    let mut regex = String::new();
    let mut depth = 0;
    let mut rest = glob;
    while let Some(c) = rest.chars().next() {
        let before = &glob[..glob.len() - rest.len()];
        if (before.is_empty() || before.ends_with('/')) && rest.starts_with("**/") {
            regex.push_str("(?:.*/)?");
            rest = &rest[3..];
            continue;
        }
        if rest.starts_with("**") {
            regex.push_str(".*");
            rest = rest.trim_start_matches('*');
            continue;
        }
        match c {
            '*' => regex.push_str("[^/]*"),
            '?' => regex.push_str("[^/]"),
            '{' if braces => {
                depth += 1;
                regex.push_str("(?:");
            }
            '}' if braces => {
                depth -= 1;
                regex.push(')');
            }
            ',' if depth > 0 => regex.push('|'),
            c => regex.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
        rest = &rest[c.len_utf8()..];
    }
    regex
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
        for glob in ["", "/", "./", &"a".repeat(501), &"{".repeat(250)] {
            let pairs = format!("{glob}{}", "}".repeat(glob.matches('{').count()));
            assert!(Glob::new(&pairs).is_none(), "{glob}");
        }
    }
}
