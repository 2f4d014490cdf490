//! Rounds of evaluation.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{criteria::CriteriaSetId, members::MemberId, platform::time::Timestamp, projects::ProjectId};

crate::id!(
    /// A round of evaluation.
    EvaluationRoundId
);

crate::choice!(
    /// Whether a round still takes evaluations.
    EvaluationRoundStatus {
        /// A project has one at most.
        Open,
        /// The outcome stands.
        Decided,
    }
);

crate::choice!(
    /// What a coordinator decides on a project.
    Outcome {
        /// It may be published.
        Approve,
        /// The team writes again; a new round follows.
        Revise,
        /// It ends here.
        Reject,
    }
);

/// A section as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SentSection {
    pub key: String,
    pub body: String,
    /// The revision of the section that this text is.
    pub revision: i64,
}

/// The sections in the order of the template.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, FromJsonQueryResult)]
#[serde(transparent)]
pub struct SentSections(pub Vec<SentSection>);

/// A specification before the network, from sending it to the outcome.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_rounds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvaluationRoundId,
    pub project_id: ProjectId,
    /// From 1.
    pub number: i32,
    pub rubric_id: CriteriaSetId,
    /// How many evaluations the outcome needs.
    pub quorum: i32,
    pub status: EvaluationRoundStatus,
    pub opened_by: MemberId,
    pub opened_at: Timestamp,
    pub outcome: Option<Outcome>,
    #[sea_orm(column_type = "Text")]
    pub rationale: Option<String>,
    pub decided_by: Option<MemberId>,
    pub decided_at: Option<Timestamp>,
    /// The specification as it was sent.
    #[sea_orm(column_type = "JsonBinary")]
    pub snapshot: SentSections,
    #[sea_orm(has_many)]
    pub evaluations: HasMany<super::evaluation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
