//! Sets of characters: `[a-z]`, `\w`, `\p{Lu}`.

/// A set of characters.
#[derive(Clone, Debug)]
pub(super) enum Set {
    Range(char, char),
    Kind(Kind),
    Not(Box<Set>),
    Any(Vec<Set>),
    Both(Box<Set>, Box<Set>),
    /// The characters that it has in any case.
    Folded(Box<Set>),
}

/// A kind of characters that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digit,
    Word,
    Space,
    Letter,
    Upper,
    Lower,
    Number,
}

impl Set {
    pub(super) fn contains(&self, c: char) -> bool {
        match self {
            Self::Range(from, to) => (*from..=*to).contains(&c),
            Self::Kind(kind) => kind.contains(c),
            Self::Not(set) => !set.contains(c),
            Self::Any(sets) => sets.iter().any(|set| set.contains(c)),
            Self::Both(one, other) => one.contains(c) && other.contains(c),
            Self::Folded(set) => {
                let (lower, upper) = (lower(c), upper(c));
                [c, lower, upper, self::lower(upper)]
                    .into_iter()
                    .any(|c| set.contains(c))
            }
        }
    }
}

impl Kind {
    pub(super) fn contains(self, c: char) -> bool {
        match self {
            Self::Digit => c.is_ascii_digit(),
            Self::Word => is_word(c),
            Self::Space => c.is_whitespace(),
            Self::Letter => c.is_alphabetic() && !c.is_numeric(),
            Self::Upper => c.is_uppercase(),
            Self::Lower => c.is_lowercase(),
            Self::Number => c.is_numeric(),
        }
    }
}

/// Whether a character is part of a word, for `\w` and `\b`.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    // Accents that stand apart, and signs that join.
    c.is_alphabetic()
        || matches!(
            c,
            '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '‿' | '⁀'
        )
}

/// A character in lower case, if that is one character.
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => c,
    }
}

/// A character in upper case, if that is one character.
fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}
