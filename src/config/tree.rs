//! What was written, with its places, before anybody asks what it means: one tree for TOML and for
//! JSON.

/// The largest text that is read, in bytes.
pub(super) const MAX_TEXT: usize = 1 << 20;

/// How deep tables and lists are followed: deeper than any key of ours. The parsers have a limit of
/// their own, so that no text makes them run out of stack.
#[cfg(any(feature = "json", feature = "toml"))]
pub(super) const MAX_DEPTH: usize = 8;

/// A value and the byte at which it starts; none where the text is not known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) at: Option<usize>,
}

#[cfg_attr(not(feature = "toml"), expect(dead_code))]
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Flag(bool),
    Date,
    List(Vec<Node>),
    /// In the order of the text.
    Table(Vec<Entry>),
    /// Too deep to look at.
    Deep,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) at: Option<usize>,
    pub(super) node: Node,
}

/// Takes over a JSON value.
#[cfg(feature = "json")]
pub(super) fn of_json(value: &serde_json::Value, depth: usize) -> Node {
    use serde_json::Value as Json;

    let value = match value {
        Json::String(text) => Value::Text(text.clone()),
        Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Array(_) | Json::Object(_) if depth >= MAX_DEPTH => Value::Deep,
        Json::Array(list) => {
            Value::List(list.iter().map(|value| of_json(value, depth + 1)).collect())
        }
        Json::Object(fields) => Value::Table(
            fields
                .iter()
                .map(|(name, value)| Entry {
                    name: name.clone(),
                    at: None,
                    node: of_json(value, depth + 1),
                })
                .collect(),
        ),
        // A field without a value says nothing that we could use.
        Json::Null => Value::Deep,
    };
    Node { value, at: None }
}
