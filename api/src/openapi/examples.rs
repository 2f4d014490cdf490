//! An example of every operation: what is sent, or where nothing is, what comes back. Made from the examples and bounds of
//! the schemas' fields, so that it cannot say what the schema forbids.

use serde_json::{Map, Value, json};
use utoipa::openapi::{OpenApi, RefOr, path::Operation};

/// Deeper than this only what must be there is shown.
const DEEP: usize = 4;
/// Deeper than this nothing is.
const DEEPEST: usize = 12;

/// The schemas that examples are made from.
pub struct Schemas(Value);

impl Schemas {
    pub fn of(document: &OpenApi) -> Self {
        Self(serde_json::to_value(document).unwrap_or_default())
    }

    /// Gives the operation its example.
    pub fn illustrate(&self, operation: &mut Operation) {
        if let Some(RefOr::T(body)) = &mut operation.request_body {
            for (_, content) in body.content.iter_mut().filter(|(kind, _)| *kind == "application/json") {
                self.fill(content);
            }
            return;
        }
        for (status, response) in &mut operation.responses.responses {
            let RefOr::T(response) = response else { continue };
            for (kind, content) in &mut response.content {
                if status.starts_with('2') && kind == "application/json" {
                    self.fill(content);
                }
            }
        }
    }

    fn fill(&self, content: &mut RefOr<utoipa::openapi::Content>) {
        let RefOr::T(content) = content else { return };
        if content.example.is_none() {
            let schema = content.schema.as_ref().and_then(|schema| serde_json::to_value(schema).ok());
            content.example = schema.and_then(|schema| self.example(&schema, 0));
        }
    }

    fn example(&self, schema: &Value, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            return self.example(self.0.pointer(reference.strip_prefix('#')?)?, depth + 1);
        }
        let of = |name: &str| schema.get(name);
        let said = of("example").or_else(|| of("examples")?.get(0)).or_else(|| of("enum")?.get(0));
        if let Some(said) = said.or_else(|| of("const")).or_else(|| of("default").filter(|it| !it.is_null()))
        {
            return Some(said.clone());
        }
        if let Some(parts) = of("allOf").and_then(Value::as_array) {
            return self.whole(parts, depth);
        }
        if let Some(ways) = of("oneOf").or_else(|| of("anyOf")).and_then(Value::as_array) {
            let nothing = |way: &&Value| way.get("type").and_then(Value::as_str) != Some("null");
            return ways.iter().filter(nothing).find_map(|way| self.example(way, depth + 1));
        }
        match kind(schema) {
            "object" => self.object(schema, depth),
            "array" => self.array(schema, depth),
            "string" => Some(text(schema)),
            "integer" | "number" => Some(of("minimum").cloned().unwrap_or_else(|| json!(1))),
            "boolean" => Some(json!(true)),
            "null" => Some(Value::Null),
            _ => Some(json!({})),
        }
    }

    /// Of a thing that is several at once.
    fn whole(&self, parts: &[Value], depth: usize) -> Option<Value> {
        let mut whole = Map::new();
        for part in parts {
            match self.example(part, depth + 1)? {
                Value::Object(fields) => whole.extend(fields),
                other => return Some(other),
            }
        }
        Some(whole.into())
    }

    fn object(&self, schema: &Value, depth: usize) -> Option<Value> {
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut fields = Map::new();
        for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let must = required.contains(&name.as_str());
            if !must && depth > DEEP {
                continue;
            }
            match self.example(field, depth + 1) {
                Some(example) => drop(fields.insert(name.clone(), example)),
                None if must => return None,
                None => {}
            }
        }
        Some(fields.into())
    }

    fn array(&self, schema: &Value, depth: usize) -> Option<Value> {
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
        if least == 0 && depth > DEEP {
            return Some(json!([]));
        }
        let item = schema.get("items").and_then(|items| self.example(items, depth + 1));
        match item {
            Some(item) => Some(vec![item; usize::try_from(least.max(1)).unwrap_or(1)].into()),
            None => (least == 0).then(|| json!([])),
        }
    }
}

/// The type; of several the one that is not null.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("null")
        }
        _ if schema.get("properties").is_some() => "object",
        _ => "",
    }
}

fn text(schema: &Value) -> Value {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    let plain = match format {
        "uuid" => "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f",
        "date-time" => "2026-11-24T10:00:00Z",
        "date" => "2026-11-24",
        "email" => "eleni@ioannina.gr",
        "uri" => "https://www.ioannina.gr",
        _ => "Κείμενο",
    };
    let least = schema.get("minLength").and_then(Value::as_u64).and_then(|least| usize::try_from(least).ok());
    let mut text = plain.to_owned();
    while least.is_some_and(|least| text.chars().count() < least) {
        text.push_str(" και άλλο");
    }
    text.into()
}
