//! Projects with their teams and specifications.

use std::ops::Deref;

use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use wenovate::{
    challenges::{ChallengeStatus, challenge},
    projects::{ProjectStatus, project, project_section},
    questionnaires::QuestionnairePurpose,
    workshops::ParticipationStatus,
};

use super::Campaign;
use crate::app::{Member, TestApp};

/// The sections of the specification in these tests: `annex` may stay empty.
pub const SECTIONS: [&str; 3] = ["problem", "solution", "annex"];

/// A project, with addresses for the API.
#[derive(Clone, Debug)]
pub struct Project {
    row: project::Model,
    pub challenge: challenge::Model,
}

impl Deref for Project {
    type Target = project::Model;

    fn deref(&self) -> &project::Model {
        &self.row
    }
}

impl Project {
    pub fn path(&self) -> String {
        format!("/projects/{}", self.id)
    }

    pub fn section(&self, key: &str) -> String {
        format!("/projects/{}/sections/{key}", self.id)
    }

    pub fn evaluation_request(&self) -> String {
        format!("/projects/{}/evaluation-request", self.id)
    }
}

impl TestApp {
    /// A campaign whose specifications have the sections of these tests.
    pub async fn design_campaign(&self) -> Campaign {
        let purpose = QuestionnairePurpose::SpecificationTemplate;
        let template = self.published_questionnaire(purpose, specification_template()).await.id;
        self.campaign().with(move |row| row.specification_template_version_id = Set(template)).await
    }

    /// A project that a team writes, the first of it leading, with empty sections.
    pub async fn project(&self, campaign: &Campaign, team: &[&Member]) -> Project {
        self.project_with(campaign, team, "").await
    }

    /// A project whose specification is complete.
    pub async fn complete_project(&self, campaign: &Campaign, team: &[&Member]) -> Project {
        self.project_with(campaign, team, "Ό,τι χρειάζεται να γραφτεί σε αυτή την ενότητα.").await
    }

    async fn project_with(&self, campaign: &Campaign, team: &[&Member], body: &str) -> Project {
        let coordinator = self.coordinator().signed_out().await.id();
        let challenge = self.challenge(campaign, coordinator);
        let challenge = challenge.with(|row| row.status = Set(ChallengeStatus::InDesign)).await;
        for (index, member) in team.iter().enumerate() {
            let participation = self.participation(campaign, &challenge, member);
            participation
                .with(|row| {
                    row.status = Set(ParticipationStatus::Selected);
                    row.lead = Set(index == 0);
                    row.decided_by = Set(Some(coordinator));
                    row.decided_at = Set(Some(self.now()));
                })
                .await;
        }
        let project = self.row(project::ActiveModel {
            id: Set(self.id()),
            challenge_id: Set(challenge.id),
            campaign_id: Set(campaign.id),
            title: Set(challenge.title.clone()),
            summary: Set(challenge.summary.clone()),
            template_version_id: Set(campaign.specification_template_version_id),
            status: Set(ProjectStatus::Drafting),
            revision: Set(1),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
        });
        let row = project.await;
        for key in SECTIONS {
            let section = project_section::ActiveModel {
                id: Set(self.id()),
                project_id: Set(row.id),
                key: Set(key.into()),
                body: Set(body.into()),
                characters: Set(i32::try_from(body.chars().count()).unwrap()),
                revision: Set(0),
                updated_by: Set(None),
                updated_at: Set(self.now()),
            };
            section.insert(&*self.foundation().db).await.unwrap();
        }
        Project { row, challenge }
    }
}

/// `problem` wants twenty characters, `solution` anything, `annex` nothing.
pub fn specification_template() -> Value {
    let section = |key: &str, required: bool, min_length: u32| {
        json!({
            "key": key,
            "title": { "el": format!("Ενότητα {key}"), "en": format!("Section {key}") },
            "questions": [{
                "key": key,
                "type": "long_text",
                "text": { "el": "Τι πρέπει να γραφτεί;", "en": "What is to be written?" },
                "required": required,
                "min_length": min_length
            }]
        })
    };
    json!({ "sections": [section("problem", true, 20), section("solution", true, 1), section("annex", false, 1)] })
}
