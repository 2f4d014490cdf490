//! The OpenAPI document, as its readers see it.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// Made from the code, not from the committed file.
pub static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(wenovate::openapi::document()).expect("the document is JSON"));

pub struct Operation {
    /// In capitals.
    pub method: String,
    pub path: String,
    pub id: String,
    pub body: Value,
}

impl Operation {
    pub fn changes(&self) -> bool {
        self.method != "GET"
    }

    /// Whether the document says that it may answer so. Too many requests and faults of ours are `default`.
    pub fn documents(&self, status: u16) -> bool {
        status == 429 || self.body["responses"][status.to_string()].is_object()
    }

    pub fn has_header(&self, name: &str) -> bool {
        let mut parameters = self.body["parameters"].as_array().into_iter().flatten();
        parameters.any(|parameter| parameter["in"] == "header" && parameter["name"] == name)
    }

    pub fn tag(&self) -> &str {
        self.body["tags"][0].as_str().unwrap_or_default()
    }

    /// Whether a visitor may ask: the operation says that it needs no token, or takes one where there is one.
    pub fn is_public(&self) -> bool {
        let security = self.body["security"].as_array();
        security.is_some_and(|ways| {
            ways.is_empty() || ways.iter().any(|way| way.as_object().is_some_and(Map::is_empty))
        })
    }
}

/// All operations, in the document's order.
pub fn operations() -> Vec<Operation> {
    let paths = DOCUMENT["paths"].as_object().expect("the document has paths");
    let of_path = |(path, item): (&String, &Value)| -> Vec<Operation> {
        let methods = item
            .as_object()
            .unwrap()
            .iter()
            .filter(|(key, _)| ["get", "post", "put", "patch", "delete"].contains(&key.as_str()));
        methods
            .map(|(method, body)| Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                id: body["operationId"].as_str().unwrap_or_default().to_owned(),
                body: body.clone(),
            })
            .collect()
    };
    paths.iter().flat_map(of_path).collect()
}
