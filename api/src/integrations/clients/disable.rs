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

/// Stop an API client.
///
/// Its tokens are good for nothing with the next request, on every replica, until it is enabled again.
#[utoipa::path(tag = "integrations", params(ClientId, IfMatch), responses((status = OK, description = "The client", body = ApiClient)))]
#[post("/api-clients/{id}/disable")]
pub async fn disable_api_client(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
    seen: IfMatch,
) -> Result<Tagged<ApiClient>> {
    let tx = db.begin(&admin).await?;
    find(&*tx, *id).await?;
    seen.take::<client::Entity>(&tx, *id).await?;
    let change = ActiveModel { id: Unchanged(*id), disabled_at: Set(Some(tx.now())), ..Default::default() };
    let row = change.update(&*tx).await?;
    let body = ApiClient::of(&*tx, row, tx.now()).await?;
    tx.commit(did("api_clients.disabled", "api_client", *id)).await?;
    Ok(body.tagged())
}
