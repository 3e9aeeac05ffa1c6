//! `robots.txt`, after RFC 9309: what a site asks programs to leave alone.

use std::time::Duration;

/// The name by which a site may speak to helder alone.
const NAME: &str = "helder";

/// The rules of a site for helder.
#[derive(Debug, Default)]
pub(in crate::cli) struct Robots {
    rules: Vec<Rule>,
    /// The pause that the site asks for between two requests.
    pub(super) delay: Option<Duration>,
}

#[derive(Debug)]
struct Rule {
    allows: bool,
    path: String,
}

impl Robots {
    /// Reads the rules for helder by name, or else those for everybody.
    pub(in crate::cli) fn parse(text: &str) -> Self {
        let (mut own, mut all) = (None, None);
        let mut names: Vec<String> = Vec::new();
        let mut has_rules = false;
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            let key = key.trim().to_ascii_lowercase();
            if key == "user-agent" {
                if std::mem::take(&mut has_rules) {
                    names.clear();
                }
                names.push(value.to_ascii_lowercase());
                continue;
            }
            has_rules |= matches!(key.as_str(), "allow" | "disallow" | "crawl-delay");
            for name in &names {
                let group = match name.as_str() {
                    "*" => all.get_or_insert_with(Self::default),
                    NAME => own.get_or_insert_with(Self::default),
                    _ => continue,
                };
                group.add(&key, value);
            }
        }
        own.or(all).unwrap_or_default()
    }

    fn add(&mut self, key: &str, value: &str) {
        match key {
            // An empty path forbids nothing.
            "allow" | "disallow" if !value.is_empty() => self.rules.push(Rule {
                allows: key == "allow",
                path: value.to_owned(),
            }),
            "crawl-delay" => {
                let seconds = value.parse().ok().filter(|it: &f64| it.is_finite());
                let seconds = seconds.map(|it| it.clamp(0.0, 3600.0));
                self.delay = seconds.map(Duration::from_secs_f64);
            }
            _ => {}
        }
    }

    /// Whether a path may be read: the longest rule that fits decides, and of two that are as long
    /// the one that allows.
    pub(in crate::cli) fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|rule| fits(&rule.path, path));
        let longest = fitting.max_by_key(|rule| (rule.path.len(), rule.allows));
        path == "/robots.txt" || longest.is_none_or(|rule| rule.allows)
    }
}

/// Whether a pattern fits the start of a path. `*` stands for anything, and `$` at the end for the
/// end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let last = if to_end { parts.pop() } else { None };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => !to_end || rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, allowed: &[&str], forbidden: &[&str]) {
        let robots = Robots::parse(text);
        for path in allowed {
            assert!(robots.allows(path), "{path} in {text}");
        }
        for path in forbidden {
            assert!(!robots.allows(path), "{path} in {text}");
        }
    }

    #[test]
    fn the_longest_rule_decides() {
        check("", &["/", "/a"], &[]);
        check("User-agent: *\nDisallow:", &["/a"], &[]);
        check("user-agent: *\nDisallow: /", &["/robots.txt"], &["/", "/a"]);
        check(
            "User-agent: *\nDisallow: /a # geheim\nAllow: /a/b",
            &["/", "/a/b", "/a/bc"],
            &["/a", "/a/c", "/ab"],
        );
        check("User-agent: *\nAllow: /a\nDisallow: /a", &["/a"], &[]);
    }

    #[test]
    fn the_group_for_helder_goes_before_the_one_for_all() {
        let text = "User-agent: *\nDisallow: /\n\nUser-agent: a\nUser-agent: Helder\nDisallow: /x\nCrawl-delay: 2.5\n";
        check(text, &["/a"], &["/x"]);
        assert_eq!(Robots::parse(text).delay, Some(Duration::from_millis(2500)));
        check("User-agent: a\nDisallow: /\n", &["/a"], &[]);
    }

    #[test]
    fn patterns_have_stars_and_ends() {
        for (pattern, path, expected) in [
            ("/*.pdf$", "/a/b.pdf", true),
            ("/*.pdf$", "/a/b.pdf?x", false),
            ("/*.pdf", "/a/b.pdf?x", true),
            ("/a*b*c", "/axbxcx", true),
            ("/a*b*c", "/axcxb", false),
            ("/a$", "/a", true),
            ("/a$", "/ab", false),
            ("*", "/a", true),
            ("/a*$", "/abc", true),
        ] {
            assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
        }
    }
}
