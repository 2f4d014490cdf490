use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    entity::{ChallengeId, Entity, Model},
    view::Challenge,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    etag::Tagged,
    problem::{Problem, Result},
};

/// Show a challenge.
///
/// Public. The submissions that it was made from are a list of their own.
#[utoipa::path(tag = "challenges", params(ChallengeId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The challenge", body = Challenge)))]
#[get("/challenges/{id}")]
pub async fn show_challenge(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
) -> Result<Tagged<Challenge>> {
    let challenge = find(&***db, *id).await?;
    let revision = challenge.revision;
    Ok(Tagged { body: Challenge::of(&***db, challenge, &viewer).await?, revision })
}

/// The challenge of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
