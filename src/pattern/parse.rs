//! From the text of an expression to a tree.

use super::set::{Kind, Set};

/// How deep groups and sets may lie in each other.
const MAX_DEPTH: usize = 100;
/// How often a part may be asked to come.
const MAX_TIMES: u32 = 1000;

/// A part of an expression.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Empty,
    Set(Set),
    Border(Border),
    /// One after the other.
    Row(Vec<Part>),
    /// One of them; the first that fits counts.
    Choice(Vec<Part>),
    Group(usize, Box<Part>),
    Repeat {
        part: Box<Part>,
        least: u32,
        most: Option<u32>,
        greedy: bool,
    },
}

/// A place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    Word,
    NotWord,
    WordStart,
    WordEnd,
    WordStartHalf,
    WordEndHalf,
}

/// An expression as a tree.
#[derive(Debug)]
pub(super) struct Tree {
    pub root: Part,
    /// The groups with their names; the first is the whole.
    pub names: Vec<Option<String>>,
}

/// Reads an expression; what is wrong with it is the error.
pub(super) fn parse(source: &str) -> Result<Tree, String> {
    let mut parser = Parser {
        rest: source,
        names: vec![None],
        flags: Flags::default(),
        depth: 0,
    };
    let root = parser.choice()?;
    if !parser.rest.is_empty() {
        return Err("a group is closed that was not opened".to_owned());
    }
    let names = parser.names;
    Ok(Tree { root, names })
}

#[derive(Clone, Copy, Default)]
struct Flags {
    fold: bool,
    lines: bool,
    dot_all: bool,
    swap_greed: bool,
    spaced: bool,
}

struct Parser<'a> {
    rest: &'a str,
    names: Vec<Option<String>>,
    flags: Flags,
    depth: usize,
}

type Parsed<T> = Result<T, String>;

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn eat(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands before `end`, which is read too.
    fn until(&mut self, end: char) -> Parsed<&'a str> {
        let parts = self.rest.split_once(end);
        let (inner, rest) = parts.ok_or_else(|| format!("“{end}” is missing"))?;
        self.rest = rest;
        Ok(inner)
    }

    /// Spaces and remarks, where they say nothing.
    fn skip_spaces(&mut self) {
        while self.flags.spaced {
            let trimmed = self.rest.trim_start();
            self.rest = match trimmed.strip_prefix('#') {
                Some(remark) => remark.split_once('\n').map_or("", |(_, rest)| rest),
                None if trimmed.len() == self.rest.len() => return,
                None => trimmed,
            };
        }
    }

    /// Goes one step deeper, if that is allowed.
    fn deeper(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("it has too many brackets in each other".to_owned());
        }
        Ok(())
    }

    fn choice(&mut self) -> Parsed<Part> {
        self.deeper()?;
        let flags = self.flags;
        let mut choices = vec![self.row()?];
        while self.eat("|") {
            choices.push(self.row()?);
        }
        self.flags = flags;
        self.depth -= 1;
        match choices.len() {
            1 => Ok(choices.swap_remove(0)),
            _ => Ok(Part::Choice(choices)),
        }
    }

    fn row(&mut self) -> Parsed<Part> {
        let mut row = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some('|' | ')') => return Ok(Part::Row(row)),
                Some('*' | '+' | '?' | '{') => match row.pop() {
                    Some(part) => row.push(self.repeat(part)?),
                    None => return Err("there is nothing to repeat".to_owned()),
                },
                Some(_) => {
                    if let Some(part) = self.atom()? {
                        row.push(part);
                    }
                }
            }
        }
    }

    fn repeat(&mut self, part: Part) -> Parsed<Part> {
        let (least, most) = match self.next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            _ => self.times()?,
        };
        let lazy = self.eat("?");
        Ok(Part::Repeat {
            part: Box::new(part),
            least,
            most,
            greedy: lazy == self.flags.swap_greed,
        })
    }

    /// `2}`, `2,}` or `2,3}`.
    fn times(&mut self) -> Parsed<(u32, Option<u32>)> {
        let times = self.until('}')?;
        let number = |text: &str| {
            let number: u32 = text.trim().parse().ok()?;
            (number <= MAX_TIMES).then_some(number)
        };
        let (least, most) = match times.split_once(',') {
            None => (number(times), number(times).map(Some)),
            Some((least, most)) if most.trim().is_empty() => (number(least), Some(None)),
            Some((least, most)) => (number(least), number(most).map(Some)),
        };
        match (least, most) {
            (Some(least), Some(most)) if most.is_none_or(|most| least <= most) => Ok((least, most)),
            _ => Err(format!("“{{{times}}}” does not say how often")),
        }
    }

    /// None for flags that hold from here on.
    fn atom(&mut self) -> Parsed<Option<Part>> {
        let lines = self.flags.lines;
        Ok(Some(match self.next() {
            Some('(') => return self.group(),
            Some('[') => {
                let set = self.set()?;
                self.folded(set)
            }
            Some('\\') => self.escape()?,
            Some('.') if self.flags.dot_all => Part::Set(Set::Range('\0', char::MAX)),
            Some('.') => Part::Set(Set::Not(Box::new(Set::Range('\n', '\n')))),
            Some('^') if lines => Part::Border(Border::LineStart),
            Some('^') => Part::Border(Border::TextStart),
            Some('$') if lines => Part::Border(Border::LineEnd),
            Some('$') => Part::Border(Border::TextEnd),
            Some(c) => self.folded(Set::Range(c, c)),
            None => Part::Empty,
        }))
    }

    fn folded(&self, set: Set) -> Part {
        Part::Set(if self.flags.fold { fold(set) } else { set })
    }

    fn group(&mut self) -> Parsed<Option<Part>> {
        let number = if !self.eat("?") {
            self.names.push(None);
            Some(self.names.len() - 1)
        } else if self.eat("P<") || self.eat("<") {
            let name = self.until('>')?;
            let starts = name.starts_with(|c: char| c == '_' || c.is_alphabetic());
            let goes = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']');
            if !starts || !name.chars().all(goes) {
                return Err(format!("“{name}” is no name for a group"));
            }
            if self.names.iter().any(|it| it.as_deref() == Some(name)) {
                return Err(format!("two groups have the name “{name}”"));
            }
            self.names.push(Some(name.to_owned()));
            Some(self.names.len() - 1)
        } else {
            let flags = self.flags;
            if !self.read_flags()? {
                return Ok(None);
            }
            let part = self.choice()?;
            self.flags = flags;
            return self.close().map(|()| Some(part));
        };
        let part = self.choice()?;
        self.close()?;
        let part = Box::new(part);
        Ok(Some(number.map_or(Part::Empty, |at| Part::Group(at, part))))
    }

    fn close(&mut self) -> Parsed<()> {
        if self.eat(")") {
            return Ok(());
        }
        Err("unclosed group".to_owned())
    }

    /// Flags, and whether they are of a group of their own.
    fn read_flags(&mut self) -> Parsed<bool> {
        let mut on = true;
        loop {
            let flag = match self.next() {
                Some('i') => &mut self.flags.fold,
                Some('m') => &mut self.flags.lines,
                Some('s') => &mut self.flags.dot_all,
                Some('U') => &mut self.flags.swap_greed,
                Some('x') => &mut self.flags.spaced,
                Some('u') if on => continue,
                Some('-') if on => {
                    on = false;
                    continue;
                }
                Some(':') => return Ok(true),
                Some(')') => return Ok(false),
                Some(c) => return Err(format!("“{c}” is no flag")),
                None => return Err("unclosed group".to_owned()),
            };
            *flag = on;
        }
    }

    fn escape(&mut self) -> Parsed<Part> {
        if let Some(set) = self.kind()? {
            return Ok(self.folded(set));
        }
        let border = match self.peek() {
            Some('A') => Border::TextStart,
            Some('z') => Border::TextEnd,
            Some('B') => Border::NotWord,
            Some('<') => Border::WordStart,
            Some('>') => Border::WordEnd,
            Some('b') => {
                self.next();
                return self.word_border().map(Part::Border);
            }
            _ => {
                let c = self.escaped()?;
                return Ok(self.folded(Set::Range(c, c)));
            }
        };
        self.next();
        Ok(Part::Border(border))
    }

    /// What may come behind `\b`.
    fn word_border(&mut self) -> Parsed<Border> {
        let borders = [
            ("{start}", Border::WordStart),
            ("{end}", Border::WordEnd),
            ("{start-half}", Border::WordStartHalf),
            ("{end-half}", Border::WordEndHalf),
        ];
        let named = borders.into_iter().find(|(name, _)| self.eat(name));
        Ok(named.map_or(Border::Word, |(_, border)| border))
    }

    /// `\d` and the like, the backslash read; none if it is something else.
    fn kind(&mut self) -> Parsed<Option<Set>> {
        let Some(letter) = self.peek() else {
            return Err("it ends in a backslash".to_owned());
        };
        let kind = match letter.to_ascii_lowercase() {
            'd' => Kind::Digit,
            'w' => Kind::Word,
            's' => Kind::Space,
            'p' => {
                self.next();
                let name = if self.eat("{") {
                    self.until('}')?
                } else {
                    let end = self.peek().map_or(0, char::len_utf8);
                    let (name, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    name
                };
                let not = name.starts_with('^') != (letter == 'P');
                return property(name.trim_start_matches('^')).map(|set| Some(negated(set, not)));
            }
            _ => return Ok(None),
        };
        self.next();
        Ok(Some(negated(Set::Kind(kind), letter.is_ascii_uppercase())))
    }

    /// A character behind a backslash.
    fn escaped(&mut self) -> Parsed<char> {
        let c = self.next().ok_or("it ends in a backslash")?;
        Ok(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{c}',
            'v' => '\u{b}',
            'a' => '\u{7}',
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            'U' => self.code(8)?,
            c if c.is_ascii_punctuation() && !matches!(c, '<' | '>') => c,
            ' ' if self.flags.spaced => ' ',
            c => return Err(format!("“\\{c}” has no meaning")),
        })
    }

    /// The number of a character in hexadecimal digits, `n` of them or any number in braces.
    fn code(&mut self, n: usize) -> Parsed<char> {
        let digits = if self.eat("{") {
            self.until('}')?
        } else {
            let (digits, rest) = self.rest.split_at_checked(n).unwrap_or(("", self.rest));
            self.rest = rest;
            digits
        };
        let number = u32::from_str_radix(digits, 16).ok();
        let c = number.filter(|_| !digits.starts_with('+'));
        let c = c.and_then(char::from_u32);
        c.ok_or_else(|| format!("“{digits}” is not the number of a character"))
    }

    /// A set, its bracket read.
    fn set(&mut self) -> Parsed<Set> {
        self.deeper()?;
        let not = self.eat("^");
        let mut left: Option<(Set, Operator)> = None;
        let mut sets = Vec::new();
        let mut first = true;
        loop {
            self.skip_spaces();
            let operator = if self.eat("&&") {
                Operator::And
            } else if self.eat("--") {
                Operator::Minus
            } else if self.eat("~~") {
                Operator::Either
            } else if !first && self.eat("]") {
                self.depth -= 1;
                let right = Set::Any(sets);
                return Ok(negated(combined(left, right), not));
            } else {
                self.item(&mut sets, first)?;
                first = false;
                continue;
            };
            first = false;
            let right = Set::Any(std::mem::take(&mut sets));
            left = Some((combined(left.take(), right), operator));
        }
    }

    /// One character, a range of them, or a set in a set.
    fn item(&mut self, sets: &mut Vec<Set>, first: bool) -> Parsed<()> {
        const OPEN: &str = "a set is not closed";
        let c = match self.next().ok_or(OPEN)? {
            '[' if self.rest.starts_with(':') => {
                self.next();
                let name = self.until(':')?;
                if !self.eat("]") {
                    return Err(OPEN.to_owned());
                }
                let not = name.starts_with('^');
                sets.push(negated(ascii(name.trim_start_matches('^'))?, not));
                return Ok(());
            }
            '[' => {
                let set = self.set()?;
                sets.push(set);
                return Ok(());
            }
            '\\' => match self.kind()? {
                Some(set) => {
                    sets.push(set);
                    return Ok(());
                }
                None => self.escaped()?,
            },
            '-' if first => {
                sets.push(Set::Range('-', '-'));
                return Ok(());
            }
            c => c,
        };
        let mut to = c;
        let rest = self.rest;
        if rest.starts_with('-') && !rest.starts_with("-]") && !rest.starts_with("--") {
            self.next();
            self.skip_spaces();
            to = match self.next().ok_or(OPEN)? {
                '\\' if self.kind()?.is_some() => {
                    return Err("a range has no end".to_owned());
                }
                '\\' => self.escaped()?,
                to => to,
            };
        }
        if to < c {
            return Err(format!("“{c}-{to}” ends before it starts"));
        }
        sets.push(Set::Range(c, to));
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum Operator {
    And,
    Minus,
    Either,
}

fn combined(left: Option<(Set, Operator)>, right: Set) -> Set {
    let both = |one, other| Set::Both(Box::new(one), Box::new(other));
    match left {
        None => right,
        Some((left, Operator::And)) => both(left, right),
        Some((left, Operator::Minus)) => both(left, negated(right, true)),
        Some((left, Operator::Either)) => {
            let neither = negated(both(left.clone(), right.clone()), true);
            both(Set::Any(vec![left, right]), neither)
        }
    }
}

fn negated(set: Set, not: bool) -> Set {
    if not { Set::Not(Box::new(set)) } else { set }
}

/// The same set in any case: of each of its parts, before they are turned round.
fn fold(set: Set) -> Set {
    match set {
        Set::Not(set) => Set::Not(Box::new(fold(*set))),
        Set::Any(sets) => Set::Any(sets.into_iter().map(fold).collect()),
        Set::Both(one, other) => Set::Both(Box::new(fold(*one)), Box::new(fold(*other))),
        leaf => Set::Folded(Box::new(leaf)),
    }
}

/// The set behind `\p`.
fn property(name: &str) -> Parsed<Set> {
    Ok(Set::Kind(match name {
        "L" | "Letter" | "Alphabetic" => Kind::Letter,
        "Lu" | "Uppercase" | "Uppercase_Letter" => Kind::Upper,
        "Ll" | "Lowercase" | "Lowercase_Letter" => Kind::Lower,
        "N" | "Number" => Kind::Number,
        "Nd" | "Decimal_Number" => Kind::Digit,
        "White_Space" => Kind::Space,
        _ => return Err(format!("helder does not know \\p{{{name}}}")),
    }))
}

/// The set with a name between colons.
fn ascii(name: &str) -> Parsed<Set> {
    let ranges: &[(char, char)] = match name {
        "alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        "alpha" => &[('A', 'Z'), ('a', 'z')],
        "ascii" => &[('\0', '\x7f')],
        "blank" => &[('\t', '\t'), (' ', ' ')],
        "cntrl" => &[('\0', '\x1f'), ('\x7f', '\x7f')],
        "digit" => &[('0', '9')],
        "graph" => &[('!', '~')],
        "lower" => &[('a', 'z')],
        "print" => &[(' ', '~')],
        "punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => &[('\t', '\r'), (' ', ' ')],
        "upper" => &[('A', 'Z')],
        "word" => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        "xdigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => return Err(format!("helder does not know [:{name}:]")),
    };
    let sets = ranges.iter().map(|&(from, to)| Set::Range(from, to));
    Ok(Set::Any(sets.collect()))
}
