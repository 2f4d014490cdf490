use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::{
    entity::organisation::{Entity, Model, OrganisationId},
    view::Organisation,
};
use crate::platform::{
    auth::Viewer,
    db::{Db, Tx},
    etag::Tagged,
    problem::{Problem, Result},
};

/// Show a public body.
///
/// The registry is public, closed bodies included: they keep their history and point to their successor.
#[utoipa::path(tag = "organisations", params(OrganisationId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The body", body = Organisation)))]
#[get("/organisations/{id}")]
pub async fn show_organisation(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
) -> Result<Tagged<Organisation>> {
    let row = find(&***db, *id).await?;
    let revision = row.revision;
    Ok(Tagged { body: Organisation::of(&***db, row, &viewer).await?, revision })
}

/// The body of this id, held until the transaction ends.
///
/// # Errors
/// 404 when there is none.
pub async fn hold(tx: &Tx, id: OrganisationId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or_else(Problem::not_found)
}

/// The body of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: OrganisationId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
