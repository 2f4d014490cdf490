use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    entity::{
        ClientKeyId,
        client::{self, ClientId},
        key,
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

/// Remove a public key of an API client.
///
/// What is signed with it is refused from now on.
#[utoipa::path(tag = "integrations",
    params(ClientId, ("key" = ClientKeyId, Path, description = "The key's id"), IfMatch),
    responses((status = OK, description = "The client", body = ApiClient)))]
#[delete("/api-clients/{id}/keys/{key}")]
pub async fn remove_client_key(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    path: web::Path<(ClientId, ClientKeyId)>,
    seen: IfMatch,
) -> Result<Tagged<ApiClient>> {
    let (id, key) = path.into_inner();
    let tx = db.begin(&admin).await?;
    find(&*tx, id).await?;
    seen.take::<client::Entity>(&tx, id).await?;
    let gone = key::Entity::delete_by_id(key).filter(key::COLUMN.client_id.eq(id)).exec(&*tx).await?;
    if gone.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    let body = ApiClient::of(&*tx, find(&*tx, id).await?, tx.now()).await?;
    tx.commit(did("api_clients.key_removed", "api_client", id).to(json!({ "key": key }))).await?;
    Ok(body.tagged())
}
