//! Regular expressions: the patterns that an organisation looks for, and those of paths.
//!
//! They have the syntax of the crate `regex` and find what it finds; a test holds the two side by
//! side. They are here because browsers load them: that crate takes 100 kB after compression, a
//! third of all that helder takes, and these take 6. What they leave out is refused, never read in
//! another way: names of scripts and of most kinds of signs behind `\p`. A digit is one of 0 to 9.
//!
//! A search costs no more than the length of its text, times the length of the expression.

mod parse;
mod program;
mod search;
mod set;

use std::fmt;

use self::program::Program;

/// A regular expression, ready to be used.
#[derive(Clone, Debug)]
pub struct Expression {
    source: String,
    program: Program,
}

/// Where an expression fits, and where its groups do: a range of bytes for each that took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups(Vec<Option<(usize, usize)>>);

impl Expression {
    /// Reads an expression; what is wrong with it is the error.
    pub fn new(source: &str) -> Result<Self, String> {
        Ok(Self {
            source: source.to_owned(),
            program: program::compile(&parse::parse(source)?)?,
        })
    }

    /// Whether it fits anywhere in a text.
    pub fn is_match(&self, text: &str) -> bool {
        search::search(&self.program, text, 0, 0).is_some()
    }

    /// Where it first fits from `at` on, with its groups. What stands before `at` counts for
    /// borders of words and lines.
    pub fn groups_at(&self, text: &str, at: usize) -> Option<Groups> {
        search::search(&self.program, text, at, self.program.names.len()).map(Groups)
    }

    /// Where it fits, one place after the other, with those that are empty left out.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let found = search::search(&self.program, text, at, 1)?;
                let (start, end) = found[0]?;
                if start < end {
                    at = end;
                    return Some((start, end));
                }
                at = end + text[end..].chars().next()?.len_utf8();
            }
        })
    }

    /// Writes a template with `$1`, `$name` and `${name}` for the groups and `$$` for a dollar.
    pub fn expand(&self, groups: &Groups, text: &str, template: &str, out: &mut String) {
        let mut rest = template;
        while let Some(dollar) = rest.find('$') {
            out.push_str(&rest[..dollar]);
            rest = &rest[dollar + 1..];
            if let Some(after) = rest.strip_prefix('$') {
                out.push('$');
                rest = after;
                continue;
            }
            let (name, after) = reference(rest);
            if name.is_empty() {
                out.push('$');
                continue;
            }
            rest = after;
            let names = &self.program.names;
            let group = match name.parse() {
                Ok(number) => Some(number),
                Err(_) => names.iter().position(|it| it.as_deref() == Some(name)),
            };
            if let Some(Some(Some((start, end)))) = group.map(|at: usize| groups.0.get(at)) {
                out.push_str(&text[*start..*end]);
            }
        }
        out.push_str(rest);
    }
}

/// As it was written.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// The name behind a dollar, and what comes after it.
fn reference(rest: &str) -> (&str, &str) {
    if let Some((name, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return (name, after);
    }
    let is_name = |c: char| c == '_' || c.is_ascii_alphanumeric();
    rest.split_at(rest.find(|c| !is_name(c)).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_oneof};
    use proptest::strategy::Just;
    use proptest::{collection, proptest};

    use super::*;

    type Found = Vec<Option<(usize, usize)>>;

    /// All places with their groups, as ours and as the crate `regex` has them.
    fn both(source: &str, text: &str) -> (Vec<Found>, Vec<Found>) {
        let ours = Expression::new(source).unwrap_or_else(|error| panic!("{source:?}: {error}"));
        let found = ours.find_iter(text);
        let found = found.map(|(start, _)| ours.groups_at(text, start).expect("it fits").0);
        let theirs =
            regex::Regex::new(source).unwrap_or_else(|error| panic!("{source:?}: {error}"));
        let expected = theirs.captures_iter(text).map(|captures| {
            let groups = captures.iter();
            groups
                .map(|group| group.map(|it| (it.start(), it.end())))
                .collect::<Found>()
        });
        let not_empty = |groups: &Found| groups[0].is_some_and(|(start, end)| start < end);
        (found.collect(), expected.filter(not_empty).collect())
    }

    #[track_caller]
    fn check(source: &str, text: &str) {
        let (ours, theirs) = both(source, text);
        assert_eq!(ours, theirs, "{source:?} in {text:?}");
        assert!(!ours.is_empty(), "{source:?} fits nowhere in {text:?}");
    }

    #[test]
    fn finds_what_the_crate_regex_finds() {
        check(
            r"(?i)\bklik\s+(hier|daar)\b",
            "Klik  hier, en KLIK daar; klik hierheen.",
        );
        check(r"(\d+),-", "12,- en 5,-");
        check(r"£(?P<pounds>\d+)\.00", "£12.00 and £3.00");
        check(r"(?<a>[A-Z]{2,3}?)(?<b>[A-Z]*)", "ABCDE AB A");
        check("caf[éè]s?", "cafés, cafè");
        check(r"(?i)één|[à-ö]", "Één ÉÉN É Ö");
        check(r"\w+", "coördinatie, naïve, cafe\u{301}s, a_b, x²");
        check(r"\bordinatie|\Bordinatie", "coördinatie ordinatie");
        check(r"(?m)^- .*$", "a\n- b\n- c");
        check(r"(?s)a.b", "a\nb");
        check(r"(?x) a \  b  # and a remark", "a b");
        check(r"[^\s\d]+", "ab 12 cd");
        check(r"[[:upper:]][[:lower:]]+", "Aan de Burger");
        check(r"[a-z&&[^aeiou]]+", "straat");
        check(r"[\w--[aeiou]]+", "straat");
        check(r"[]a-]+|[\]\[]+", "a-]x[]");
        check(r"\x41|\x{e9}|\u00e8|\.", "A é è .");
        check(r"(a*)*b|(a|ab)(c|bcd)(d*)", "aab abcd");
        check(r"(?:a|b)+?c|x{2,}|y{0,2}z", "abc xxx yyz");
        check(r"\p{Lu}\p{Ll}+|\pN+", "Ede 12");
        check(r"(?U)a+|(?-i:B)", "aa B");
        check(r"\b{start}de\b{end}|\<het\>", "de het dede");
        check(r"\Aa|z\z", "az");
        check(r"(|a)(?:b|)c", "ac bc c");
    }

    #[test]
    fn what_is_wrong_is_said() {
        for source in [
            "(",
            ")",
            "[",
            "a)",
            "*",
            "a{2,1}",
            "a{",
            "(?<1>a)",
            "(?P<n>a)(?P<n>b)",
            r"\",
            r"\y",
            r"\p{Greek}",
            r"\p",
            "[z-a]",
            "(?z)",
            "(?R)a",
            r"[\b]",
            r"\x{110000}",
            "(?:a{999}){999}",
            "[[:x:]]",
            r"\1",
            "a|*",
            "(?i",
            "(?<a",
            r"[a-\d]",
        ] {
            assert!(Expression::new(source).is_err(), "{source}");
        }
        assert!(Expression::new(&"(".repeat(900)).is_err());
    }

    #[test]
    fn templates_take_groups_by_number_and_by_name() {
        let expression = Expression::new(r"(?<day>\d+)-(\d+)").expect("it is one");
        let groups = expression.groups_at("op 3-12", 0).expect("it fits");
        let mut out = String::new();
        expression.expand(&groups, "op 3-12", "$2/${day}/$day $$1 $ $9.", &mut out);
        assert_eq!(out, "12/3/3 $1 $ .");
    }

    /// Expressions that both can read.
    fn expressions() -> impl Strategy<Value = String> {
        const ATOMS: &[&str] = &[
            "a", "b", "é", "É", ".", "^", "$", r"\b", r"\B", r"\w", r"\W", r"\s", r"\d", "[ab]",
            "[^a]", "[é-ö]", "(?i)", "(?m)", "(?i:É)", r"\n",
        ];
        let atom = proptest::sample::select(ATOMS).prop_map(str::to_owned);
        atom.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}|{b})")),
                (
                    inner,
                    prop_oneof![Just("*"), Just("+?"), Just("?"), Just("{1,2}")]
                )
                    .prop_map(|(inner, sign)| format!("({inner}){sign}")),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_expression_finds_the_same(
            source in expressions(),
            text in "[abAéÉö 1\n_-]{0,12}",
        ) {
            let (ours, theirs) = both(&source, &text);
            assert_eq!(ours, theirs, "{source:?} in {text:?}");
        }

        #[test]
        fn any_text_is_an_expression_or_refused(source in "\\PC{0,40}", text in "\\PC{0,40}") {
            if let Ok(expression) = Expression::new(&source) {
                expression.is_match(&text);
            }
        }
    }
}
