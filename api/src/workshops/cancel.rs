use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{
    PARTICIPATION_DECIDED,
    declare::lock,
    entity::{Entity, ParticipationId, ParticipationStatus},
    policy::{self, Participate},
    view::Participation,
};
use crate::{
    members::MemberId,
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        json::Json,
        problem::{Problem, Result},
    },
};

/// Cancel my participation.
///
/// Until there is a place in the team; whoever is in a team talks to its coordinator.
#[utoipa::path(tag = "workshops", params(ParticipationId), responses(
    (status = OK, description = "The cancelled participation", body = Participation)))]
#[post("/participations/{id}/cancel")]
pub async fn cancel_participation(
    member: Auth<Participate>,
    db: web::Data<Db>,
    id: web::Path<ParticipationId>,
) -> Result<Json<Participation>> {
    let tx = db.begin(&member).await?;
    let me = MemberId(member.member_id);
    let mine = |row: &super::entity::Model| row.member_id == me;
    let seen = Entity::find_by_id(*id).one(&*tx).await?.filter(mine).ok_or_else(Problem::not_found)?;
    lock(&tx, seen.challenge_id).await?;
    // Read again behind the lock: the team may have been selected in between.
    let row = Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    if !policy::can_cancel(me, &row) {
        return Err(Problem::new(PARTICIPATION_DECIDED).extension("state", row.status));
    }
    let mut change = row.into_active_model();
    change.status = Set(ParticipationStatus::Cancelled);
    let row = change.update(&*tx).await?;
    let body = Participation::of(&*tx, row, &member).await?;
    tx.commit(did("workshops.cancelled", "participation", *id)).await?;
    Ok(Json(body))
}
