//! Submissions: from the first draft to the department's answer, and who sees them on the way.

mod attachments;
mod create;
mod list;
mod mine;
mod reply;
mod revise;
mod show;
mod similar;
mod submit;
mod versions;
mod withdraw;

use serde_json::{Value, json};
use wenovate::submissions::submission;

use crate::app::{Campaign, Member, Reply};

/// A form that can be handed in.
pub fn a_submission() -> Value {
    titled("Ενιαίο ραντεβού για όλες τις υπηρεσίες")
}

pub fn titled(title: &str) -> Value {
    json!({
        "kind": "issue",
        "title": title,
        "summary": "Οι πολίτες κλείνουν χωριστό ραντεβού σε κάθε υπηρεσία του ίδιου δήμου.",
        "policy_area": "citizen_service",
        "visibility": "network",
        "unit": "Διεύθυνση Εξυπηρέτησης Πολιτών",
        "answers": { "remarks": "Το ζητούν εδώ και χρόνια." },
    })
}

/// Drafts and hands in, over HTTP, so that it has a code and is found.
async fn hand_in(author: &Member, campaign: &Campaign, form: Value) -> Reply {
    let draft = author.post(campaign.submissions(), form).await.expect(201);
    author.if_match("\"1\"").post(format!("/submissions/{}/submit", draft.id()), ()).await.ok()
}

fn path(it: &submission::Model) -> String {
    format!("/submissions/{}", it.id)
}

fn at(it: &submission::Model, verb: &str) -> String {
    format!("/submissions/{}/{verb}", it.id)
}
