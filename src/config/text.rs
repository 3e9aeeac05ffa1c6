//! The text of a `helder.toml` as a tree.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Kind};
use super::tree::{Entry, MAX_DEPTH, MAX_TEXT, Node, Value};
use crate::order;

/// Reads TOML.
pub(super) fn read(text: &str) -> Result<Node, Fault> {
    if text.len() > MAX_TEXT {
        return Err(Fault::new("", None, Kind::TooLarge));
    }
    match DeTable::parse(text) {
        Ok(table) => {
            let value = Value::Table(entries(table.into_inner(), 0));
            Ok(Node { value, at: Some(0) })
        }
        Err(error) => {
            let at = error.span().map(|span| span.start);
            if let Some((at, word)) = at.and_then(|at| unquoted(text, at)) {
                return Err(Fault::new("", Some(at), Kind::Unquoted(word.to_owned())));
            }
            // What the parser says may run over lines; the first one says what is wrong.
            let said = error.message().lines().next().unwrap_or_default();
            Err(Fault::new("", at, Kind::Syntax(said.to_owned())))
        }
    }
}

/// The word around a byte, if it stands for a value: people forget the quotation marks, and the
/// parser then takes *nl* for a number.
fn unquoted(text: &str, at: usize) -> Option<(usize, &str)> {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let start = before.trim_end_matches(is_of_word).len();
    let end = at + after.find(|c| !is_of_word(c)).unwrap_or(after.len());
    let word = &text[start..end];
    let line = before[..start].rsplit('\n').next().unwrap_or_default();
    let stands = line.trim_end().ends_with(['=', ',', '[']) && line.trim() != "[";
    (stands && word.starts_with(char::is_alphabetic)).then_some((start, word))
}

fn entries(table: DeTable<'_>, depth: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(name, node)| Entry {
            at: Some(name.span().start),
            name: name.into_inner().into_owned(),
            node: node_of(node.span(), node.into_inner(), depth + 1),
        })
        .collect();
    order::sort_by_key(&mut entries, |entry| entry.at);
    entries
}

fn node_of(span: Range<usize>, value: DeValue<'_>, depth: usize) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => integer(number.as_str(), number.radix()),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .map_or(Value::Number(f64::NAN), Value::Number),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(_) | DeValue::Table(_) if depth >= MAX_DEPTH => Value::Deep,
        DeValue::Array(list) => Value::List(
            list.into_iter()
                .map(|node| node_of(node.span(), node.into_inner(), depth + 1))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(entries(table, depth)),
    };
    let at = Some(span.start);
    Node { value, at }
}

fn integer(digits: &str, radix: u32) -> Value {
    let number = i64::from_str_radix(digits, radix).map_or(f64::NAN, |number| number as f64);
    Value::Number(number)
}
