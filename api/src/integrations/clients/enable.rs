use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set, Unchanged};

use super::{
    entity::client::{self, ActiveModel, ClientId},
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
        problem::Result,
    },
};

/// Let an API client call again.
///
/// With the secrets and keys that it had, as far as they are still good.
#[utoipa::path(tag = "integrations", params(ClientId, IfMatch), responses((status = OK, description = "The client", body = ApiClient)))]
#[post("/api-clients/{id}/enable")]
pub async fn enable_api_client(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
    seen: IfMatch,
) -> Result<Tagged<ApiClient>> {
    let tx = db.begin(&admin).await?;
    find(&*tx, *id).await?;
    seen.take::<client::Entity>(&tx, *id).await?;
    let change = ActiveModel { id: Unchanged(*id), disabled_at: Set(None), ..Default::default() };
    let row = change.update(&*tx).await?;
    let body = ApiClient::of(&*tx, row, tx.now()).await?;
    tx.commit(did("api_clients.enabled", "api_client", *id)).await?;
    Ok(body.tagged())
}
