use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    entity::{
        ClientSecretId,
        client::{self, ClientId},
        secret,
    },
    show::find,
    view::ApiClient,
};
use crate::{
    integrations::policy::Administer,
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        etag::{IfMatch, Tagged},
        problem::{Problem, Result},
    },
};

/// Remove a secret of an API client.
///
/// No token can be had with it any more. Those that were had stay good until they expire, unless the client is disabled.
#[utoipa::path(tag = "integrations",
    params(ClientId, ("secret" = ClientSecretId, Path, description = "The secret's id"), IfMatch),
    responses((status = OK, description = "The client", body = ApiClient)))]
#[delete("/api-clients/{id}/secrets/{secret}")]
pub async fn remove_client_secret(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    path: web::Path<(ClientId, ClientSecretId)>,
    seen: IfMatch,
) -> Result<Tagged<ApiClient>> {
    let (id, secret) = path.into_inner();
    let tx = db.begin(&admin).await?;
    find(&*tx, id).await?;
    seen.take::<client::Entity>(&tx, id).await?;
    let gone =
        secret::Entity::delete_by_id(secret).filter(secret::COLUMN.client_id.eq(id)).exec(&*tx).await?;
    if gone.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    let body = ApiClient::of(&*tx, find(&*tx, id).await?, tx.now()).await?;
    let event = did("api_clients.secret_removed", "api_client", id).to(json!({ "secret": secret }));
    tx.commit(event).await?;
    Ok(body.tagged())
}
