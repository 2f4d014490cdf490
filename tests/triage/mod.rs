//! What the rules of triage begin with.

mod decide;
mod decisions;
mod lineage;
mod list;
mod notices;
mod queue;
mod revise_score;
mod score;
mod scores;
mod summary;

use sea_orm::EntityTrait;
use serde_json::{Value, json};
use wenovate::submissions::{SubmissionId, submission};

use crate::app::TestApp;

/// The row as it is now.
pub async fn now(app: &TestApp, id: SubmissionId) -> submission::Model {
    submission::Entity::find_by_id(id).one(&*app.foundation().db).await.unwrap().unwrap()
}

/// A score that gives both criteria this value.
pub fn all(value: i32) -> Value {
    json!({ "values": { "value": value, "effort": value } })
}

pub fn scores_of(it: &submission::Model) -> String {
    format!("/submissions/{}/scores", it.id)
}

pub fn decisions_of(it: &submission::Model) -> String {
    format!("/submissions/{}/decisions", it.id)
}

pub fn declined() -> Value {
    json!({ "kind": "decline", "rationale": "Το ζήτημα έχει ήδη λυθεί από άλλη υπηρεσία." })
}

pub fn asked() -> Value {
    json!({ "kind": "ask", "rationale": "Πόσους πολίτες αφορά τον χρόνο;" })
}

pub fn promoted() -> Value {
    json!({
        "kind": "promote",
        "rationale": "Αφορά όλους τους δήμους της χώρας.",
        "new_challenge": {
            "title": "Ένα ραντεβού για όλες τις υπηρεσίες",
            "summary": "Ο πολίτης κλείνει ένα ραντεβού για όσα χρειάζεται.",
            "policy_area": "citizen_service",
            "capacity": 8
        }
    })
}

pub fn promoted_to(challenge: impl ToString) -> Value {
    json!({ "kind": "promote", "rationale": "Είναι το ίδιο ζήτημα.", "challenge_id": challenge.to_string() })
}

pub fn merged_into(it: &submission::Model) -> Value {
    json!({ "kind": "merge", "rationale": "Θέτει το ίδιο ζήτημα.", "merged_into_id": it.id })
}
