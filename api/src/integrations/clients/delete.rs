use actix_web::{delete, web};
use sea_orm::EntityTrait;
use serde_json::json;

use super::{
    entity::client::{self, ClientId},
    show::find,
};
use crate::{
    integrations::policy::Administer,
    platform::{audit::did, auth::Auth, db::Db, etag::IfMatch, json::NoContent, problem::Result},
};

/// Delete an API client.
///
/// Its tokens, secrets and keys are good for nothing any more. What it did stays, under its name.
#[utoipa::path(tag = "integrations", params(ClientId, IfMatch), responses((status = NO_CONTENT, description = "It is gone")))]
#[delete("/api-clients/{id}")]
pub async fn delete_api_client(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
    seen: IfMatch,
) -> Result<NoContent> {
    let tx = db.begin(&admin).await?;
    let row = find(&*tx, *id).await?;
    seen.take::<client::Entity>(&tx, *id).await?;
    client::Entity::delete_by_id(*id).exec(&*tx).await?;
    tx.commit(did("api_clients.deleted", "api_client", *id).to(json!({ "name": row.name }))).await?;
    Ok(NoContent)
}
