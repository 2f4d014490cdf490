//! What a network stands on: the registry, forms and criteria, and one campaign that takes submissions and scores.

use std::sync::Arc;

use sea_orm::EntityTrait;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{dice::BEGINNING, seed::Failed, sizes::Sizes};
use crate::{
    campaigns::{self, CampaignStatus, campaign},
    criteria::{self, criteria_set},
    organisations::{self, organisation},
    platform::{
        audit::{Identity, did},
        db::Db,
        problem::Problem,
        time::days,
    },
    questionnaires::{self, QuestionnaireVersionStatus},
};

/// The address of the campaign.
pub const CAMPAIGN: &str = "metrisi";

/// What everything else refers to.
pub struct Foundations {
    pub bodies: Vec<organisation::Model>,
    pub campaign: campaign::Model,
    pub criteria: Arc<criteria_set::Model>,
}

/// # Errors
/// When the database refuses.
pub async fn lay(db: &Db, sizes: Sizes) -> Result<Foundations, Failed> {
    let tx = db.begin(&Identity::System).await?;
    organisations::import_registry(&tx).await?;
    questionnaires::import_templates(&tx).await?;
    criteria::import_templates(&tx).await?;
    let (_, form) =
        questionnaires::insert(&tx, read(form(sizes.answers))?, QuestionnaireVersionStatus::Published)
            .await?;
    let version = async |key: &str| {
        let version = questionnaires::latest_published(&*tx, key).await?;
        version.map(|version| version.id).ok_or_else(|| Problem::internal(format!("no template {key}")))
    };
    let set = async |key: &str| {
        let set = criteria::latest_published(&*tx, key).await?;
        set.ok_or_else(|| Problem::internal(format!("no criteria {key}")))
    };
    let criteria = set("triage").await?;
    let stages = ["join", "submit", "triage", "design", "library"]
        .map(|kind| json!({ "kind": kind, "opens_at": BEGINNING, "closes_at": null }));
    let campaign = campaigns::insert(
        &tx,
        read(json!({
            "slug": CAMPAIGN,
            "settings": {
                "title": { "el": "Δράση μετρήσεων", "en": "Campaign for measuring" },
                "summary": { "el": "Όσα χρειάζεται μια μέτρηση.", "en": "What a measurement needs." },
                "story": { "el": "Όσα χρειάζεται μια μέτρηση.", "en": "What a measurement needs." },
                "artwork": "square",
                "submission_form_version_id": form.id,
                "participation_form_version_id": version("participation_form").await?,
                "specification_template_version_id": version("specification").await?,
                "criteria_set_id": criteria,
                "rubric_id": set("evaluation").await?,
                "response_days": 30,
                "min_scores": 1,
                "quorum": 3,
            },
            "stages": stages,
        }))?,
    )
    .await?;
    let campaign = campaigns::set_status(&tx, campaign, CampaignStatus::Published).await?;
    let bodies = organisation::Entity::find().all(&*tx).await?;
    let criteria = criteria::find(&*tx, criteria).await?;
    tx.commit(did("campaigns.published", "campaign", campaign.id)).await?;
    Ok(Foundations { bodies, campaign, criteria })
}

/// By when the department owes an answer to what came in at the beginning.
pub fn due_after(campaign: &campaign::Model) -> std::time::Duration {
    days(u64::try_from(campaign.response_days).unwrap_or_default())
}

/// A form of so many questions of five sorts in turn.
fn form(questions: u64) -> Value {
    let question = |number: u64| {
        let text = json!({ "el": format!("Ερώτηση {number}"), "en": format!("Question {number}") });
        let mut question = json!({ "key": key(number), "text": text, "required": true });
        let options = ["daily", "weekly", "monthly"]
            .map(|value| json!({ "value": value, "label": { "el": value, "en": value } }));
        let steps =
            [1, 2, 3, 4, 5].map(|value| json!({ "value": value, "label": { "el": "βήμα", "en": "step" } }));
        let (kind, field, value) = match number % 5 {
            0 => ("long_text", "max_length", json!(2_000)),
            1 => ("number", "integer", json!(true)),
            2 => ("single_choice", "options", json!(options)),
            3 => ("scale", "steps", json!(steps)),
            _ => ("multiple_choice", "options", json!(options)),
        };
        if let Some(question) = question.as_object_mut() {
            question.insert("type".into(), kind.into());
            question.insert(field.into(), value);
        }
        question
    };
    let questions: Vec<_> = (0..questions).map(question).collect();
    json!({
        "key": "bench_form",
        "title": { "el": "Φόρμα μετρήσεων", "en": "Form for measuring" },
        "purpose": "submission_form",
        "definition": { "sections": [{
            "key": "problem", "title": { "el": "Το πρόβλημα", "en": "The problem" }, "questions": questions,
        }] },
    })
}

/// The key of a question.
pub fn key(number: u64) -> String {
    format!("question_{number}")
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(Problem::internal)
}
