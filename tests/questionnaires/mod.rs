//! Questionnaires: written in drafts, published for good, read by those who answer.

mod list;
mod publish;
mod revise;
mod schema;
mod templates;

use serde_json::{Value, json};

use crate::app::{Member, Reply, TestApp, next_number};

/// A questionnaire that asks one thing.
fn a_questionnaire(app: &TestApp) -> Value {
    json!({
        "key": format!("form_{}", next_number()),
        "title": { "el": "Μια φόρμα", "en": "A form" },
        "purpose": "survey",
        "definition": app.short_form(),
    })
}

/// The draft of a new questionnaire.
pub async fn a_draft(app: &TestApp, coordinator: &Member) -> Reply {
    coordinator.post("/questionnaires", a_questionnaire(app)).await.expect(201)
}

fn version(id: &str) -> String {
    format!("/questionnaire-versions/{id}")
}
