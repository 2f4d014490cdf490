//! An evaluation as it is shown.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{EvaluationId, EvaluationRoundId, EvaluationStatus, evaluation};
use crate::{
    criteria::CriteriaValues,
    members::{self, MemberId, MemberName},
    organisations::{self, OrganisationName},
    platform::{auth::Caller, problem::Result, time::Timestamp},
};

/// A member's evaluation of a project in a round.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Evaluation {
    pub id: EvaluationId,
    pub round_id: EvaluationRoundId,
    pub evaluator: Option<MemberName>,
    /// The evaluator's body at the time.
    pub organisation: Option<OrganisationName>,
    pub values: CriteriaValues,
    /// The weighted mean of the values.
    #[schema(example = 3.8)]
    pub weighted: Option<f64>,
    pub comment: String,
    pub status: EvaluationStatus,
    /// What `If-Match` takes to revise it.
    #[schema(example = 2)]
    pub revision: i64,
    pub updated_at: Timestamp,
    /// Whether it is the caller's.
    pub mine: bool,
}

impl Evaluation {
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: evaluation::Model, caller: &Caller) -> Result<Self> {
        let id = row.evaluator_id;
        let names = members::names_of(db, [id]).await?;
        let bodies = organisations::names_of(db, row.organisation_id).await?;
        let body = row.organisation_id.and_then(|id| bodies.get(&id).cloned());
        Ok(Self::named(row, names.get(&id).cloned(), body, caller))
    }

    /// # Errors
    /// When the database refuses.
    pub async fn all_of(
        db: &impl ConnectionTrait,
        rows: Vec<evaluation::Model>,
        caller: &Caller,
    ) -> Result<Vec<Self>> {
        let names = members::names_of(db, rows.iter().map(|row| row.evaluator_id)).await?;
        let bodies = organisations::names_of(db, rows.iter().filter_map(|row| row.organisation_id)).await?;
        let show = |row: evaluation::Model| {
            let name = names.get(&row.evaluator_id).cloned();
            let body = row.organisation_id.and_then(|id| bodies.get(&id).cloned());
            Self::named(row, name, body, caller)
        };
        Ok(rows.into_iter().map(show).collect())
    }

    fn named(
        row: evaluation::Model,
        evaluator: Option<MemberName>,
        organisation: Option<OrganisationName>,
        caller: &Caller,
    ) -> Self {
        Self {
            mine: row.evaluator_id == MemberId(caller.member_id),
            id: row.id,
            round_id: row.round_id,
            evaluator,
            organisation,
            values: row.values,
            weighted: row.weighted,
            comment: row.comment,
            status: row.status,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}
