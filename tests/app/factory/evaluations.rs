//! Rounds of evaluation and the evaluations in them.

use std::{collections::BTreeMap, ops::Deref};

use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::{Value, json};
use wenovate::{
    challenges::ChallengeStatus,
    criteria::CriteriaValues,
    evaluations::{
        EvaluationRoundStatus, EvaluationStatus, SentSection, SentSections, evaluation, evaluation_round,
    },
    projects::ProjectStatus,
};

use super::{
    Campaign,
    projects::{Project, SECTIONS},
};
use crate::app::{Member, TestApp};

/// A round of a project, with addresses for the API.
#[derive(Clone, Debug)]
pub struct Round {
    row: evaluation_round::Model,
    pub project: Project,
}

impl Deref for Round {
    type Target = evaluation_round::Model;

    fn deref(&self) -> &evaluation_round::Model {
        &self.row
    }
}

impl Round {
    pub fn path(&self) -> String {
        format!("/evaluation-rounds/{}", self.id)
    }

    pub fn evaluations(&self) -> String {
        format!("/evaluation-rounds/{}/evaluations", self.id)
    }

    pub fn decision(&self) -> String {
        format!("/evaluation-rounds/{}/decision", self.id)
    }
}

impl TestApp {
    /// The project of this team lies before the network; the quorum is 2.
    pub async fn round(&self, campaign: &Campaign, team: &[&Member]) -> Round {
        let db = &*self.foundation().db;
        let project = self.complete_project(campaign, team).await;
        let mut change = project.deref().clone().into_active_model();
        change.status = Set(ProjectStatus::InEvaluation);
        change.update(db).await.unwrap();
        let mut change = project.challenge.clone().into_active_model();
        change.status = Set(ChallengeStatus::InEvaluation);
        change.update(db).await.unwrap();
        let sent = |key: &&str| SentSection {
            key: (*key).into(), body: "Όπως στάλθηκε".into(), revision: 1
        };
        let round = self.row(evaluation_round::ActiveModel {
            id: Set(self.id()),
            project_id: Set(project.id),
            number: Set(1),
            rubric_id: Set(campaign.rubric_id),
            quorum: Set(campaign.quorum),
            status: Set(EvaluationRoundStatus::Open),
            opened_by: Set(team[0].id()),
            opened_at: Set(self.now()),
            outcome: Set(None),
            rationale: Set(None),
            decided_by: Set(None),
            decided_at: Set(None),
            snapshot: Set(SentSections(SECTIONS.iter().map(sent).collect())),
        });
        Round { row: round.await, project }
    }

    /// A submitted evaluation that gives every criterion this value.
    pub async fn evaluation(&self, round: &Round, by: &Member, value: i32) -> evaluation::Model {
        let values = BTreeMap::from([("value".into(), Some(value)), ("effort".into(), Some(value))]);
        let evaluation = self.row(evaluation::ActiveModel {
            id: Set(self.id()),
            round_id: Set(round.id),
            evaluator_id: Set(by.id()),
            organisation_id: Set(by.row().organisation_id),
            values: Set(CriteriaValues(values)),
            weighted: Set(Some(f64::from(value))),
            comment: Set("Καθαρή λύση".into()),
            status: Set(EvaluationStatus::Submitted),
            revision: Set(1),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
        });
        evaluation.await
    }

    /// As many submitted evaluations, from members of other bodies, as the quorum wants.
    pub async fn quorum(&self, round: &Round) {
        for value in [4, 2] {
            let evaluator = self.member().signed_out().await;
            self.evaluation(round, &evaluator, value).await;
        }
    }
}

/// An evaluation that says 5 and 1, to be sent.
pub fn an_evaluation() -> Value {
    json!({ "values": { "value": 5, "effort": 1 }, "comment": "Χρήσιμο", "status": "submitted" })
}
