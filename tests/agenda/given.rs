//! What waits for somebody.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::json;
use wenovate::{
    campaigns::CampaignId,
    platform::{localized::LocalizedText, time::days},
    questionnaires::QuestionnairePurpose,
    surveys::{SurveyAudience, SurveyResponseStatus, survey, survey_response},
};

use crate::app::{Member, TestApp, next_number};

impl TestApp {
    /// A survey of members that is open for ten days.
    pub async fn a_survey(&self, campaign: Option<CampaignId>) -> survey::Model {
        self.a_survey_with(|row| row.campaign_id = Set(campaign)).await
    }

    pub async fn a_survey_with(&self, change: impl FnOnce(&mut survey::ActiveModel)) -> survey::Model {
        let version = self.published_questionnaire(QuestionnairePurpose::Survey, self.short_form()).await;
        let number = next_number();
        let mut row = survey::ActiveModel {
            id: Set(self.id()),
            campaign_id: Set(None),
            slug: Set(format!("erevna-{number}")),
            title: Set(LocalizedText::new(format!("Έρευνα {number}"), format!("Survey {number}"))),
            summary: Set(LocalizedText::new("Τι ρωτά", "What it asks")),
            questionnaire_version_id: Set(version.id),
            audience: Set(SurveyAudience::Members),
            published_at: Set(Some(self.now())),
            opens_at: Set(self.now() - days(1)),
            closes_at: Set(self.now() + days(10)),
            paused: Set(false),
            results_published: Set(false),
            revision: Set(1),
            created_at: Set(self.now()),
        };
        change(&mut row);
        row.insert(&*self.foundation().db).await.unwrap()
    }

    pub async fn a_response(
        &self,
        survey: &survey::Model,
        member: &Member,
        status: SurveyResponseStatus,
    ) -> survey_response::Model {
        let row = survey_response::ActiveModel {
            id: Set(self.id()),
            survey_id: Set(survey.id),
            member_id: Set(member.id()),
            status: Set(status),
            answers: Set(json!({})),
            revision: Set(1),
            started_at: Set(self.now()),
            saved_at: Set(self.now()),
            submitted_at: Set((status == SurveyResponseStatus::Submitted).then(|| self.now())),
        };
        row.insert(&*self.foundation().db).await.unwrap()
    }

    pub async fn a_submitted_response(&self, response: survey_response::Model) {
        let mut row = response.into_active_model();
        row.status = Set(SurveyResponseStatus::Submitted);
        row.submitted_at = Set(Some(self.now()));
        survey_response::Entity::update(row).exec(&*self.foundation().db).await.unwrap();
    }
}
