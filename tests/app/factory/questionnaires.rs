//! Questionnaires and their published versions.

use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use wenovate::{
    platform::localized::LocalizedText,
    questionnaires::{
        QuestionnairePurpose, QuestionnaireVersionStatus, questionnaire, questionnaire_version,
    },
};

use crate::app::{TestApp, next_number};

impl TestApp {
    /// A published version with this definition, of a questionnaire of its own.
    pub async fn published_questionnaire(
        &self,
        purpose: QuestionnairePurpose,
        definition: Value,
    ) -> questionnaire_version::Model {
        let number = next_number();
        let questionnaire = questionnaire::ActiveModel {
            id: Set(self.id()),
            key: Set(format!("questionnaire-{number}")),
            title: Set(LocalizedText::new(
                format!("Ερωτηματολόγιο {number}"),
                format!("Questionnaire {number}"),
            )),
            purpose: Set(purpose),
            created_at: Set(self.now()),
        };
        let questionnaire = questionnaire.insert(&*self.foundation().db).await.unwrap();
        let version = questionnaire_version::ActiveModel {
            id: Set(self.id()),
            questionnaire_id: Set(questionnaire.id),
            version: Set(1),
            definition: Set(definition),
            status: Set(QuestionnaireVersionStatus::Published),
            revision: Set(1),
            published_at: Set(Some(self.now())),
            created_at: Set(self.now()),
        };
        version.insert(&*self.foundation().db).await.unwrap()
    }

    /// One section with one long text that may stay empty: enough where the form is not what the rule is about.
    #[allow(clippy::unused_self, reason = "it reads as the other factories do")]
    pub fn short_form(&self) -> Value {
        json!({
            "sections": [{
                "key": "about",
                "title": { "el": "Σχετικά", "en": "About" },
                "questions": [{
                    "key": "remarks",
                    "type": "long_text",
                    "text": { "el": "Παρατηρήσεις", "en": "Remarks" }
                }]
            }]
        })
    }
}

/// Answers that the short form takes.
pub fn answers_to_nothing() -> Value {
    json!({})
}
