use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, Unchanged};

use super::{
    entity::client::{self, ClientId},
    form::ApiClientForm,
    show::find,
    view::ApiClient,
};
use crate::{
    integrations::policy::Administer,
    members,
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        etag::{IfMatch, Tagged},
        json::Json,
        permission::Permissions,
        problem::Result,
    },
};

/// Revise an API client.
///
/// What it may do changes at once, also for the tokens that it has: a token's scopes count as far as the client still has
/// them.
#[utoipa::path(tag = "integrations", params(ClientId, IfMatch), responses((status = OK, description = "The client", body = ApiClient)))]
#[put("/api-clients/{id}")]
pub async fn revise_api_client(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    permissions: web::Data<Permissions>,
    id: web::Path<ClientId>,
    seen: IfMatch,
    Json(form): Json<ApiClientForm>,
) -> Result<Tagged<ApiClient>> {
    let tx = db.begin(&admin).await?;
    let before = find(&*tx, *id).await?;
    seen.take::<client::Entity>(&tx, *id).await?;
    form.check(&*tx, &permissions, tx.now()).await?;
    members::revise_stand_in(&tx, before.member(), form.name.trim(), form.body()).await?;
    let mut change = form.row();
    change.id = Unchanged(*id);
    let row = change.update(&*tx).await?;
    let event = did("api_clients.revised", "api_client", *id).changed(&before, &row);
    let body = ApiClient::of(&*tx, row, tx.now()).await?;
    tx.commit(event).await?;
    Ok(body.tagged())
}
