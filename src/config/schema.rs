//! The JSON schema of `helder.toml`, made of the table of its keys. `schema/` holds it for editors.

use serde_json::{Map, Value, json};

use super::shape::{FILE, HARDNESS, Key, Names, Shape};

/// The schema as JSON.
pub fn schema() -> Value {
    let mut schema = shape(&FILE);
    let head = [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("title", "helder.toml"),
        (
            "description",
            "What an organisation sets for its own texts; see docs/config.md.",
        ),
    ];
    if let Some(fields) = schema.as_object_mut() {
        fields.extend(head.map(|(name, value)| (name.to_owned(), value.into())));
    }
    schema
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Number => json!({ "type": "number", "minimum": 0 }),
        Shape::Level => json!({ "type": "integer", "minimum": 1, "maximum": HARDNESS.len() }),
        Shape::Choice(choices) => json!({ "type": "string", "enum": choices }),
        Shape::List(item) => json!({ "type": "array", "items": self::shape(item) }),
        Shape::Table(keys) => table(keys),
        Shape::Map(names, value) => json!({
            "type": "object",
            "propertyNames": { "pattern": pattern(*names) },
            "additionalProperties": self::shape(value),
        }),
        Shape::Either(shapes) => {
            let shapes: Vec<Value> = shapes.iter().map(self::shape).collect();
            json!({ "anyOf": shapes })
        }
    }
}

fn table(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut schema = shape(&key.shape);
        if let Some(fields) = schema.as_object_mut() {
            fields.insert("description".to_owned(), key.about.into());
        }
        properties.insert(key.name.to_owned(), schema);
    }
    let required: Vec<&str> = keys
        .iter()
        .filter(|it| it.required)
        .map(|it| it.name)
        .collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

/// What names look like. The rules are not listed, so that a new one does not change the schema.
fn pattern(names: Names) -> &'static str {
    match names {
        Names::Rules => "^[a-z]+(-[a-z]+)*$",
        Names::Words | Names::Paths => "[^\\s/]",
    }
}
