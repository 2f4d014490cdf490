mod create;
mod list;
mod publish;
mod templates;

use serde_json::{Value, json};

/// A set of two criteria on a scale of three steps, given out of order.
pub fn a_set(key: &str) -> Value {
    let text = |text: &str| json!({ "el": text, "en": text });
    let criterion = |key: &str, weight: f64| json!({ "key": key, "label": text("Αξία"), "help": text("Πόση;"), "weight": weight });
    json!({
        "key": key,
        "title": text("Κριτήρια"),
        "purpose": "triage",
        "scale": [
            { "value": 3, "label": text("Πολύ") },
            { "value": 1, "label": text("Λίγο") },
            { "value": 2, "label": text("Μέτρια") }
        ],
        "criteria": [criterion("value", 60.0), criterion("effort", 40.0), criterion("evidence", 0.0)]
    })
}
