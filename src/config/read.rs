//! From a tree to settings: first the shape of every key, then what the values mean.

use super::fault::{Fault, Kind, Type};
use super::glob::Glob;
use super::shape::{FILE, HARDNESS, Key, Names, Shape};
use super::tree::{Entry, Node, Value};
use super::{Config, Override, RuleSet, Set, Settings};
use crate::document::{Lang, PageKind};
use crate::finding::Severity;
use crate::gates::FailOn;
use crate::house::{Expression, HouseTerm, Pattern, Unusable};
use crate::parse::Selector;
use crate::rules::{self, Profile, Ui};

/// The most patterns in a configuration: each is looked for in every block.
pub(super) const MAX_PATTERNS: usize = 200;

/// Reads a configuration. Without any fault it is whole.
pub(super) fn read(root: &Node) -> (Config, Vec<Fault>) {
    let mut reader = Reader::default();
    reader.check(root, &FILE);
    let config = reader.config(root);
    (config, reader.faults)
}

/// Collects faults, and knows where it is.
#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
    path: Vec<String>,
    n_patterns: usize,
}

impl Reader {
    fn fault(&mut self, at: Option<usize>, kind: Kind) {
        let key = self.path.join(".");
        self.faults.push(Fault::new(&key, at, kind));
    }

    /// The innermost key: items of a list have the key of their list.
    fn key(&self) -> &str {
        let is_key = |name: &&String| name.parse::<usize>().is_err();
        let mut path = self.path.iter().rev();
        path.find(is_key).map_or("", String::as_str)
    }

    /// Does the work inside a table or a list.
    fn inside(&mut self, name: &str, work: impl FnOnce(&mut Self)) {
        self.path.push(name.to_owned());
        work(self);
        self.path.pop();
    }

    /// Notes where a value does not have its shape.
    fn check(&mut self, node: &Node, shape: &Shape) {
        let shape = match shape {
            Shape::Either(shapes) => {
                let fitting = shapes
                    .iter()
                    .find(|shape| types(shape).contains(&type_of(node)));
                fitting.unwrap_or(shape)
            }
            shape => shape,
        };
        match (shape, &node.value) {
            (Shape::Text, Value::Text(_)) => {}
            (Shape::Number, Value::Number(number)) if number.is_finite() && *number >= 0.0 => {}
            (Shape::Choice(choices), Value::Text(text)) => {
                if !choices.contains(&text.as_str()) {
                    let value = text.clone();
                    self.fault(node.at, Kind::NoChoice { value, choices });
                }
            }
            (Shape::Level, Value::Number(number)) => {
                let value = Ui::En.number(*number);
                if number.fract() != 0.0 || !HARDNESS.contains(&value.as_str()) {
                    let choices = HARDNESS;
                    self.fault(node.at, Kind::NoChoice { value, choices });
                }
            }
            (Shape::List(shape), Value::List(list)) => {
                for (index, node) in list.iter().enumerate() {
                    self.inside(&index.to_string(), |it| it.check(node, shape));
                }
            }
            (Shape::Table(keys), Value::Table(entries)) => self.check_table(node, entries, keys),
            (Shape::Map(names, shape), Value::Table(entries)) => {
                for entry in entries {
                    self.check_name(entry, *names);
                    self.inside(&entry.name, |it| it.check(&entry.node, shape));
                }
            }
            (shape, _) => {
                let kind = Kind::WrongType {
                    name: self.key().to_owned(),
                    found: type_of(node),
                    wanted: types(shape),
                };
                self.fault(node.at, kind);
            }
        }
    }

    fn check_table(&mut self, node: &Node, entries: &[Entry], keys: &'static [Key]) {
        for entry in entries {
            match keys.iter().find(|key| key.name == entry.name) {
                Some(key) => self.inside(key.name, |it| it.check(&entry.node, &key.shape)),
                None => {
                    let name = entry.name.clone();
                    let keys = keys.iter().map(|key| key.name).collect();
                    self.inside(&entry.name, |it| {
                        it.fault(entry.at, Kind::UnknownKey { name, keys });
                    });
                }
            }
        }
        for key in keys.iter().filter(|key| key.required) {
            if !entries.iter().any(|entry| entry.name == key.name) {
                self.fault(node.at, Kind::Missing(key.name));
            }
        }
    }

    fn check_name(&mut self, entry: &Entry, names: Names) {
        let kind = match names {
            Names::Rules if rules::find(&entry.name).is_none() => {
                Kind::UnknownRule(entry.name.clone())
            }
            Names::Words if !has_words(&entry.name) => Kind::NoWord(entry.name.clone()),
            Names::Paths if Glob::new(&entry.name).is_none() => Kind::Path(entry.name.clone()),
            _ => return,
        };
        self.inside(&entry.name, |it| it.fault(entry.at, kind));
    }

    fn config(&mut self, root: &Node) -> Config {
        let overrides = items(root, "overrides").iter().enumerate();
        let overrides = overrides
            .map(|(index, node)| {
                self.path = vec!["overrides".to_owned(), index.to_string()];
                Override {
                    paths: self.globs(node, "paths"),
                    settings: self.settings(node),
                }
            })
            .collect();
        self.path.clear();
        let kinds = entries(root, "kinds").iter().filter_map(|entry| {
            let kind = page_kind(text(&entry.node)?)?;
            Some((Glob::new(&entry.name)?, set(kind, entry.at)))
        });
        Config {
            main: self.settings(root),
            kinds: kinds.collect(),
            exclude: self.globs(root, "exclude"),
            overrides,
        }
    }

    fn settings(&mut self, node: &Node) -> Settings {
        let word = |name| get(node, name).and_then(|node| Some((text(node)?, node.at)));
        fn read<T>(
            word: Option<(&str, Option<usize>)>,
            of: fn(&str) -> Option<T>,
        ) -> Option<Set<T>> {
            word.and_then(|(text, at)| Some(set(of(text)?, at)))
        }
        let mut settings = Settings {
            profile: read(word("profile"), profile),
            lang: read(word("lang"), lang),
            ui: read(word("ui"), |text| lang(text).map(Ui::of)),
            kind: read(word("kind"), page_kind),
            organisation: texts(node, "organisation"),
            ..Settings::default()
        };
        for entry in entries(node, "rules") {
            self.inside("rules", |it| it.rule(entry, &mut settings.rules));
        }
        let terms = entries(node, "terms").iter();
        settings.terms = terms.map(|entry| set(term(entry), entry.at)).collect();
        for node in items(node, "patterns") {
            settings.patterns.extend(self.pattern(node));
        }
        if let Some(allow) = get(node, "allow") {
            self.inside("allow", |it| {
                settings.names = it.allowed(allow, "names");
                settings.words = it.allowed(allow, "words");
                settings.acronyms = it.allowed(allow, "acronyms");
            });
        }
        if let Some(gates) = get(node, "gates") {
            let own = |name| get(gates, name);
            settings.fail_on =
                own("fail-on").and_then(|node| Some(set(FailOn::of_name(text(node)?)?, node.at)));
            // Whole numbers from 1 to 4: the shape was checked.
            settings.max_level =
                own("max-level").and_then(|node| Some(set(number(node)? as u8, node.at)));
            settings.max_difficulty =
                own("max-difficulty").and_then(|node| Some(set(number(node)?, node.at)));
        }
        for text in texts(node, "skip") {
            match Selector::parse(&text.value) {
                Some(selector) => settings.skip.push(set(selector, text.at)),
                None => self.inside("skip", |it| it.fault(text.at, Kind::Selector(text.value))),
            }
        }
        settings
    }

    fn rule(&mut self, entry: &Entry, rules: &mut Vec<RuleSet>) {
        let Some(rule) = rules::find(&entry.name) else {
            return;
        };
        if rules.iter().any(|other| other.rule.id == rule.id) {
            return self.fault(entry.at, Kind::RuleTwice(rule.id));
        }
        let mut level_node = Some(&entry.node).filter(|node| text(node).is_some());
        level_node = level_node.or_else(|| get(&entry.node, "level"));
        let limit_node = get(&entry.node, "limit");
        if let Some(node) = limit_node.filter(|_| rule.limit.is_none()) {
            self.inside(&entry.name, |it| it.fault(node.at, Kind::NoLimit(rule.id)));
        }
        let limit = limit_node.and_then(|node| Some(set(number(node)?, node.at)));
        rules.push(RuleSet {
            rule,
            level: level_node.and_then(|node| Some(set(level(text(node)?)?, node.at))),
            limit,
        });
    }

    fn pattern(&mut self, node: &Node) -> Option<Set<Pattern>> {
        self.n_patterns += 1;
        if self.n_patterns > MAX_PATTERNS {
            if self.n_patterns == MAX_PATTERNS + 1 {
                self.inside("patterns", |it| {
                    it.fault(node.at, Kind::TooMany(MAX_PATTERNS));
                });
            }
            return None;
        }
        let own = |name| get(node, name).and_then(text);
        let source = get(node, "match")?;
        let expression = match Expression::new(text(source)?) {
            Ok(expression) => expression,
            Err(reason) => {
                let kind = match reason {
                    Unusable::Wrong(said) => Kind::Pattern(said),
                    Unusable::Lacks(lack) => Kind::Lacks(lack),
                };
                self.inside("patterns", |it| it.fault(source.at, kind));
                return None;
            }
        };
        let level = own("level").and_then(level);
        if level == Some(None) {
            return None;
        }
        let pattern = Pattern {
            name: own("name")?.to_owned(),
            expression,
            message: own("message")?.to_owned(),
            suggestion: own("suggestion").unwrap_or_default().to_owned(),
            replacement: own("replacement").map(str::to_owned),
            level: level.flatten(),
            lang: own("lang").and_then(lang),
        };
        Some(set(pattern, node.at))
    }

    fn allowed(&mut self, allow: &Node, name: &str) -> Vec<Set<String>> {
        let allowed = texts(allow, name);
        for text in allowed.iter().filter(|text| !has_words(&text.value)) {
            self.inside(name, |it| {
                it.fault(text.at, Kind::NoWord(text.value.clone()));
            });
        }
        allowed
    }

    fn globs(&mut self, node: &Node, name: &str) -> Vec<Glob> {
        let mut globs = Vec::new();
        for text in texts(node, name) {
            match Glob::new(&text.value) {
                Some(glob) => globs.push(glob),
                None => self.inside(name, |it| it.fault(text.at, Kind::Path(text.value))),
            }
        }
        globs
    }
}

fn type_of(node: &Node) -> Type {
    match node.value {
        Value::Text(_) => Type::Text,
        Value::Number(_) => Type::Number,
        Value::Flag(_) => Type::Flag,
        Value::Date => Type::Date,
        Value::List(_) => Type::List,
        Value::Table(_) => Type::Table,
        Value::Deep => Type::Other,
    }
}

/// The types of values that have a shape.
fn types(shape: &Shape) -> Vec<Type> {
    match shape {
        Shape::Text | Shape::Choice(_) => vec![Type::Text],
        Shape::Number | Shape::Level => vec![Type::Number],
        Shape::List(_) => vec![Type::List],
        Shape::Table(_) | Shape::Map(..) => vec![Type::Table],
        Shape::Either(shapes) => shapes.iter().flat_map(types).collect(),
    }
}

fn set<T>(value: T, at: Option<usize>) -> Set<T> {
    Set {
        value,
        at,
        line: None,
    }
}

fn get<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Table(entries) = &node.value else {
        return None;
    };
    let entry = entries.iter().find(|entry| entry.name == name);
    entry.map(|entry| &entry.node)
}

fn entries<'a>(node: &'a Node, name: &str) -> &'a [Entry] {
    match get(node, name).map(|node| &node.value) {
        Some(Value::Table(entries)) => entries,
        _ => &[],
    }
}

fn items<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match get(node, name).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn number(node: &Node) -> Option<f64> {
    match node.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn texts(node: &Node, name: &str) -> Vec<Set<String>> {
    let items = items(node, name).iter();
    items
        .filter_map(|node| Some(set(text(node)?.to_owned(), node.at)))
        .collect()
}

/// A term, in any of the ways in which it may be written.
fn term(entry: &Entry) -> HouseTerm {
    let listed = |node: &Node| match &node.value {
        Value::Text(text) => vec![text.clone()],
        Value::List(list) => list.iter().filter_map(text).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let own = |name| get(&entry.node, name).and_then(text);
    HouseTerm {
        from: entry.name.clone(),
        to: listed(get(&entry.node, "to").unwrap_or(&entry.node)),
        why: own("why").unwrap_or_default().to_owned(),
        lang: own("lang").and_then(lang),
    }
}

/// Whether words and slashes stand in an order in which they can be found.
fn has_words(text: &str) -> bool {
    let mut words = text.split_whitespace().flat_map(|word| word.split('/'));
    !text.trim().is_empty() && words.all(|word| word.contains(char::is_alphanumeric))
}

fn profile(name: &str) -> Option<Profile> {
    Profile::ALL.into_iter().find(|it| it.name() == name)
}

fn lang(tag: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|it| it.tag() == tag)
}

fn page_kind(name: &str) -> Option<PageKind> {
    PageKind::ALL.into_iter().find(|it| it.name() == name)
}

/// A level; none in it: off.
fn level(name: &str) -> Option<Option<Severity>> {
    let levels = [Severity::Hint, Severity::Warning, Severity::Error];
    match name {
        "off" => Some(None),
        name => levels.into_iter().find(|it| it.name() == name).map(Some),
    }
}
