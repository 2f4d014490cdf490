//! A round as somebody comes to it: with the project, its team, their own evaluation, and where they stand.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    entity::{EvaluationRoundId, EvaluationStatus, evaluation, evaluation_round},
    policy::Standing,
};
use crate::{
    campaigns::{self, StageKind},
    members::MemberId,
    platform::{
        auth::Caller,
        db::Tx,
        problem::{Problem, Result},
        time::Timestamp,
    },
    projects::{self, project},
    workshops::{TeamMember, team_of},
};

pub struct Seen {
    pub round: evaluation_round::Model,
    pub project: project::Model,
    pub team: Vec<TeamMember>,
    pub own: Option<evaluation::Model>,
    pub evaluated: u64,
    pub standing: Standing,
}

/// The round, when the caller may see it: whoever sees the project, and whoever has evaluated in it.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn see(
    db: &impl ConnectionTrait,
    id: EvaluationRoundId,
    caller: &Caller,
    now: Timestamp,
) -> Result<Seen> {
    let round = evaluation_round::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)?;
    let project = projects::find(db, round.project_id).await?;
    assemble(db, round, project, caller, now).await
}

/// The same, and nobody evaluates or decides in it until the transaction ends. The project is locked before the round,
/// as everywhere.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn lock(tx: &Tx, id: EvaluationRoundId, caller: &Caller) -> Result<Seen> {
    let round = evaluation_round::Entity::find_by_id(id).one(&**tx).await?.ok_or_else(Problem::not_found)?;
    let project = project::Entity::find_by_id(round.project_id).lock_exclusive().one(&**tx).await?;
    // Read again behind the lock: it may have been decided in between.
    let round = evaluation_round::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?;
    let (round, project) = round.zip(project).ok_or_else(Problem::not_found)?;
    assemble(&**tx, round, project, caller, tx.now()).await
}

async fn assemble(
    db: &impl ConnectionTrait,
    round: evaluation_round::Model,
    project: project::Model,
    caller: &Caller,
    now: Timestamp,
) -> Result<Seen> {
    let team = team_of(db, project.challenge_id).await?;
    let own = evaluation::Entity::find()
        .filter(evaluation::COLUMN.round_id.eq(round.id))
        .filter(evaluation::COLUMN.evaluator_id.eq(MemberId(caller.member_id)))
        .one(db)
        .await?;
    if own.is_none() && !projects::can_see(caller, project.status, &team) {
        return Err(Problem::not_found());
    }
    let evaluated = of_round(round.id).count(db).await?;
    let stage_open = campaigns::is_open_in(db, project.campaign_id, StageKind::Design, now).await?;
    let standing = Standing::of(caller, &round, &team, own.as_ref(), evaluated, stage_open);
    Ok(Seen { round, project, team, own, evaluated, standing })
}

/// The submitted evaluations of a round, in the order in which they were begun.
///
/// # Errors
/// When the database refuses.
pub async fn submitted(
    db: &impl ConnectionTrait,
    round: EvaluationRoundId,
) -> Result<Vec<evaluation::Model>> {
    Ok(of_round(round).order_by_asc(evaluation::Column::Id).all(db).await?)
}

/// Drafts do not count.
pub fn of_round(round: EvaluationRoundId) -> sea_orm::Select<evaluation::Entity> {
    evaluation::Entity::find()
        .filter(evaluation::COLUMN.round_id.eq(round))
        .filter(evaluation::COLUMN.status.eq(EvaluationStatus::Submitted))
}
