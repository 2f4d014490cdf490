use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    entity::client::{ClientId, Entity, Model},
    view::ApiClient,
};
use crate::{
    integrations::policy::Administer,
    platform::{
        auth::Auth,
        db::Db,
        etag::Tagged,
        problem::{Problem, Result},
    },
};

/// Show an API client.
///
/// For administrators. Its secrets are told by their last letters only.
#[utoipa::path(tag = "integrations", params(ClientId), responses((status = OK, description = "The client", body = ApiClient)))]
#[get("/api-clients/{id}")]
pub async fn show_api_client(
    _: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
) -> Result<Tagged<ApiClient>> {
    let row = find(&***db, *id).await?;
    Ok(ApiClient::of(&***db, row, db.now()).await?.tagged())
}

/// The client of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: ClientId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
