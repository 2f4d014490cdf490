//! Surveys: who answers, when, and what may be read of the answers.

mod manage;
mod respond;
mod results;

use serde_json::{Value, json};
use wenovate::{
    platform::{localized::LocalizedText, time::days},
    questionnaires::QuestionnairePurpose,
    surveys::{SurveyAudience, survey},
};

use crate::app::{Client, Reply, TestApp, factory::Row, next_number};
use sea_orm::Set;

/// One required choice, a follow-up to one of its options, and a scale.
fn questions() -> Value {
    let text = |text: &str| json!({ "el": text, "en": text });
    let options = |values: &[&str]| -> Value {
        values.iter().map(|value| json!({ "value": value, "label": text(value) })).collect()
    };
    let steps: Value = (1..=5).map(|value| json!({ "value": value, "label": text("βαθμίδα") })).collect();
    json!({ "sections": [{
        "key": "only",
        "title": text("Μόνη"),
        "questions": [
            {
                "key": "innovated", "type": "single_choice", "text": text("Καινοτομήσατε;"), "required": true,
                "options": options(&["yes", "no"]),
            },
            {
                "key": "what", "type": "short_text", "text": text("Τι;"), "required": true,
                "show_if": { "answer": { "question": "innovated", "is": "equals", "value": "yes" } },
            },
            { "key": "importance", "type": "scale", "text": text("Πόσο;"), "steps": steps },
        ],
    }] })
}

impl TestApp {
    /// A survey of the members that has been open for a day and stays so for ten.
    pub async fn survey(&self) -> Row<survey::ActiveModel> {
        let version = self.published_questionnaire(QuestionnairePurpose::Survey, questions()).await;
        let number = next_number();
        self.row(survey::ActiveModel {
            id: Set(self.id()),
            campaign_id: Set(None),
            slug: Set(format!("ereuna-{number}")),
            title: Set(LocalizedText::new(format!("Έρευνα {number}"), format!("Survey {number}"))),
            summary: Set(LocalizedText::new("Γιατί ρωτάμε", "Why we ask")),
            questionnaire_version_id: Set(version.id),
            audience: Set(SurveyAudience::Members),
            published_at: Set(Some(self.now() - days(2))),
            opens_at: Set(self.now() - days(1)),
            closes_at: Set(self.now() + days(10)),
            paused: Set(false),
            results_published: Set(false),
            revision: Set(1),
            created_at: Set(self.now() - days(3)),
        })
    }
}

fn path(survey: &survey::Model) -> String {
    format!("/surveys/{}", survey.slug)
}

pub fn answers() -> Value {
    json!({ "answers": { "innovated": "yes", "what": "Ψηφιακό αρχείο", "importance": 4 } })
}

/// Hands in these answers as the first response.
async fn submit(person: &Client, survey: &survey::Model, answers: Value) -> Reply {
    person.if_match("\"0\"").post(format!("{}/response/submit", path(survey)), answers).await
}
