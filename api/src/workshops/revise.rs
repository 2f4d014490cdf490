use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{
    PARTICIPATION_DECIDED,
    declare::{NewParticipation, lock},
    entity::{Entity, ParticipationId},
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
    questionnaires::{Completeness, Definition, find_version},
};

/// Revise my declaration.
///
/// Until there is a place in the team. The answers are to the form that was answered first, and complete as before.
#[utoipa::path(tag = "workshops", params(ParticipationId), responses(
    (status = OK, description = "The participation", body = Participation)))]
#[put("/participations/{id}")]
pub async fn revise_participation(
    member: Auth<Participate>,
    db: web::Data<Db>,
    id: web::Path<ParticipationId>,
    Json(form): Json<NewParticipation>,
) -> Result<Json<Participation>> {
    let tx = db.begin(&member).await?;
    let me = MemberId(member.member_id);
    let mine = |row: &super::entity::Model| row.member_id == me;
    let seen = Entity::find_by_id(*id).one(&*tx).await?.filter(mine).ok_or_else(Problem::not_found)?;
    lock(&tx, seen.challenge_id).await?;
    // Read again behind the lock: the team may have been selected in between.
    let row = Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    if !policy::can_revise(me, &row) {
        return Err(Problem::new(PARTICIPATION_DECIDED).extension("state", row.status));
    }
    let version = find_version(&*tx, row.form_version_id).await?;
    let answers = Definition::parse(&version)?
        .accept(&form.answers, Completeness::Complete, "/answers")
        .map_err(Problem::invalid)?;
    let mut change = row.into_active_model();
    change.answers = Set(answers);
    let row = change.update(&*tx).await?;
    let body = Participation::of(&*tx, row, &member).await?;
    tx.commit(did("workshops.declaration_revised", "participation", *id)).await?;
    Ok(Json(body))
}
