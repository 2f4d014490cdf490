//! Campaigns: who sees them, when their stages are open, and who runs them.

mod create;
mod list;
mod publish;
mod revise;
mod show;
mod stages;

use serde_json::{Value, json};
use wenovate::{criteria::CriteriaPurpose, questionnaires::QuestionnairePurpose};

use crate::app::TestApp;

/// Settings that a campaign can be written with.
async fn settings(app: &TestApp) -> Value {
    let form = async |purpose| app.published_questionnaire(purpose, app.short_form()).await.id;
    json!({
        "title": { "el": "Γρήγορες άδειες", "en": "Swift permits" },
        "summary": { "el": "Λιγότερη αναμονή για κάθε άδεια", "en": "" },
        "story": { "el": "Ξεκινήσαμε από τις ουρές.\n\nΘέλουμε να τελειώσουν.", "en": "" },
        "artwork": "service",
        "submission_form_version_id": form(QuestionnairePurpose::SubmissionForm).await,
        "participation_form_version_id": form(QuestionnairePurpose::ParticipationForm).await,
        "specification_template_version_id": form(QuestionnairePurpose::SpecificationTemplate).await,
        "criteria_set_id": app.criteria_set(CriteriaPurpose::Triage).await.id,
        "rubric_id": app.criteria_set(CriteriaPurpose::Evaluation).await.id,
        "response_days": 30,
        "min_scores": 2,
        "quorum": 3,
    })
}
