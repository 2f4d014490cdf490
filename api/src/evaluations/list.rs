use std::collections::HashMap;

use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    awaiting,
    entity::{
        EvaluationRoundId, EvaluationRoundStatus, EvaluationStatus, Outcome, evaluation, evaluation_round,
    },
};
use crate::{
    challenges::ChallengeName,
    members::MemberId,
    platform::{
        auth::{Caller, Known},
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
        time::Timestamp,
    },
    projects::{self, ProjectId},
};

/// Which rounds.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RoundsQuery {
    project_id: Option<ProjectId>,
    status: Option<EvaluationRoundStatus>,
    /// Those that I may evaluate and have not submitted my evaluation of (true), or the others (false).
    awaiting_me: Option<bool>,
    /// Those in which I have an evaluation, also as a draft (true), or have none (false).
    evaluated_by_me: Option<bool>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// A round in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationRoundSummary {
    pub id: EvaluationRoundId,
    #[schema(example = 1)]
    pub number: i32,
    pub project_id: ProjectId,
    #[schema(example = "Ενιαίο ψηφιακό ραντεβού για τους δήμους της Ηπείρου")]
    pub title: String,
    pub summary: String,
    pub challenge: Option<ChallengeName>,
    #[schema(example = 5)]
    pub quorum: i32,
    /// How many evaluations have been submitted.
    #[schema(example = 3)]
    pub evaluated: u64,
    pub status: EvaluationRoundStatus,
    pub opened_at: Timestamp,
    pub outcome: Option<Outcome>,
    pub rationale: Option<String>,
    pub decided_at: Option<Timestamp>,
    /// Whether the caller has an evaluation in it, and whether that counts.
    pub mine: Option<EvaluationStatus>,
}

/// List rounds of evaluation.
///
/// Newest first: those of the projects that the caller may see, and those in which the caller has evaluated.
#[utoipa::path(tag = "evaluations", params(RoundsQuery), responses(
    (status = OK, description = "A page of rounds", body = Page<EvaluationRoundSummary>)))]
#[get("/evaluation-rounds")]
pub async fn list_evaluation_rounds(
    member: Known<projects::Read>,
    db: web::Data<Db>,
    Query(query): Query<RoundsQuery>,
) -> Result<Json<Page<EvaluationRoundSummary>>> {
    let mut select = evaluation_round::Entity::find()
        .filter(awaiting::visible_to(&member))
        .order_by_desc(evaluation_round::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(project) = query.project_id {
        select = select.filter(evaluation_round::COLUMN.project_id.eq(project));
    }
    if let Some(status) = query.status {
        select = select.filter(evaluation_round::COLUMN.status.eq(status));
    }
    if let Some(wanted) = query.awaiting_me {
        let awaiting = awaiting::awaiting(&member, db.now());
        select = select.filter(if wanted { awaiting } else { awaiting.not() });
    }
    if let Some(wanted) = query.evaluated_by_me {
        let evaluated = evaluation_round::Column::Id.in_subquery(awaiting::evaluated_by(&member, None));
        select = select.filter(if wanted { evaluated } else { evaluated.not() });
    }
    if let Some(after) = Cursor::id::<EvaluationRoundId>(query.after.as_deref())? {
        select = select.filter(evaluation_round::COLUMN.id.lt(after));
    }
    let page = Page::of(select.all(&***db).await?, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: shown(&***db, page.items, &member).await?, next: page.next }))
}

async fn shown(
    db: &impl ConnectionTrait,
    rows: Vec<evaluation_round::Model>,
    caller: &Caller,
) -> Result<Vec<EvaluationRoundSummary>> {
    let ids: Vec<EvaluationRoundId> = rows.iter().map(|row| row.id).collect();
    let counts = counts(db, &ids).await?;
    let own = own(db, &ids, MemberId(caller.member_id)).await?;
    let projects = crate::projects::names_of(db, rows.iter().map(|row| row.project_id)).await?;
    let show = |row: evaluation_round::Model| {
        let project = projects.get(&row.project_id)?;
        Some(EvaluationRoundSummary {
            id: row.id,
            number: row.number,
            project_id: row.project_id,
            title: project.title.clone(),
            summary: project.summary.clone(),
            challenge: project.challenge.clone(),
            quorum: row.quorum,
            evaluated: counts.get(&row.id).copied().unwrap_or(0),
            status: row.status,
            opened_at: row.opened_at,
            outcome: row.outcome,
            rationale: row.rationale,
            decided_at: row.decided_at,
            mine: own.get(&row.id).copied(),
        })
    };
    Ok(rows.into_iter().filter_map(show).collect())
}

async fn counts(
    db: &impl ConnectionTrait,
    rounds: &[EvaluationRoundId],
) -> Result<HashMap<EvaluationRoundId, u64>> {
    let rows: Vec<(EvaluationRoundId, i64)> = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::RoundId)
        .column_as(evaluation::Column::Id.count(), "submitted")
        .filter(evaluation::COLUMN.round_id.is_in(rounds.iter().copied()))
        .filter(evaluation::COLUMN.status.eq(EvaluationStatus::Submitted))
        .group_by(evaluation::Column::RoundId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(round, count)| (round, u64::try_from(count).unwrap_or(0))).collect())
}

async fn own(
    db: &impl ConnectionTrait,
    rounds: &[EvaluationRoundId],
    me: MemberId,
) -> Result<HashMap<EvaluationRoundId, EvaluationStatus>> {
    let rows: Vec<(EvaluationRoundId, EvaluationStatus)> = evaluation::Entity::find()
        .select_only()
        .columns([evaluation::Column::RoundId, evaluation::Column::Status])
        .filter(evaluation::COLUMN.round_id.is_in(rounds.iter().copied()))
        .filter(evaluation::COLUMN.evaluator_id.eq(me))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
