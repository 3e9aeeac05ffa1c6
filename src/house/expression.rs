//! The regular expressions of an organisation's patterns.

use std::fmt;

use regex::{Regex, RegexBuilder};

use super::{MAX_PATTERN, Unusable};
use crate::span::Span;

/// How large an expression may get once it is compiled, in bytes: `\w{1000}` is short and huge.
const MAX_COMPILED: usize = 1 << 20;

/// A regular expression in the syntax of the `regex` crate, which never takes longer than its text
/// is long.
#[derive(Clone, Debug)]
pub struct Expression(Regex);

impl Expression {
    /// Compiles an expression. It is refused if it is longer than [`MAX_PATTERN`], gets too large,
    /// or is wrong.
    pub fn new(source: &str) -> Result<Self, Unusable> {
        if source.len() > MAX_PATTERN {
            let said = format!("it is longer than {MAX_PATTERN} bytes");
            return Err(Unusable::Wrong(said));
        }
        let compiled = RegexBuilder::new(source)
            .size_limit(MAX_COMPILED)
            .dfa_size_limit(MAX_COMPILED)
            .build();
        compiled.map(Self).map_err(|error| {
            Unusable::Wrong(match error {
                regex::Error::CompiledTooBig(_) => "it gets too large".to_owned(),
                error => {
                    // The last line says what is wrong, the ones before it draw where.
                    let said = error.to_string();
                    let last = said.lines().last().unwrap_or_default();
                    last.trim_start_matches("error: ").to_owned()
                }
            })
        })
    }

    /// What it finds in a text.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = Span> {
        let found = self.0.find_iter(text);
        found.map(|it| Span::new(it.start(), it.end()))
    }

    /// What to write instead of what it finds at a byte, with `$1` and `$name` for its groups.
    pub(crate) fn replaced(&self, text: &str, at: usize, replacement: &str) -> Option<String> {
        let groups = self.0.captures_at(text, at)?;
        let mut replaced = String::new();
        groups.expand(replacement, &mut replaced);
        Some(replaced)
    }
}

/// As it was written.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let fault = Expression::new(source).expect_err("it is no expression");
        assert_eq!(fault, Unusable::Wrong(expected.to_owned()));
    }

    #[test]
    fn expressions_are_bounded_and_faults_are_told_in_a_line() {
        check("(klik", "unclosed group");
        check(r"\w{1000}{1000}", "it gets too large");
        check(&"a".repeat(1001), "it is longer than 1000 bytes");
        check(r"(a)\1", "backreferences are not supported");
        assert!(Expression::new(r"(?i)\bklik\b|\p{Lu}{4,}|é+").is_ok());
    }
}
