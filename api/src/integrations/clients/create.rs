use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;

use super::{entity::ClientId, form::ApiClientForm, view::ApiClient};
use crate::{
    integrations::policy::Administer,
    members::{self, MemberId},
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        json::{Created, Json},
        permission::Permissions,
        problem::Result,
    },
};

/// Enter an API client.
///
/// It may call as soon as it has a secret or a public key.
#[utoipa::path(tag = "integrations", responses((status = CREATED, description = "The client", body = ApiClient)))]
#[post("/api-clients")]
pub async fn create_api_client(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    permissions: web::Data<Permissions>,
    Json(form): Json<ApiClientForm>,
) -> Result<Created<ApiClient>> {
    let tx = db.begin(&admin).await?;
    form.check(&*tx, &permissions, tx.now()).await?;
    let stands_for_it = members::stand_in_for(&tx, form.name.trim(), form.body()).await?;
    let mut row = form.row();
    row.id = Set(ClientId(stands_for_it.0));
    row.disabled_at = Set(None);
    row.created_by = Set(Some(MemberId(admin.member_id)));
    row.revision = Set(1);
    row.created_at = Set(tx.now());
    let row = row.insert(&*tx).await?;
    let details = json!({ "name": row.name, "scopes": row.scopes, "narrowing": row.narrowing });
    let body = ApiClient::of(&*tx, row, tx.now()).await?;
    let location = format!("/api/v1/api-clients/{}", body.id);
    let event = did("api_clients.created", "api_client", body.id).to(details);
    tx.commit_answering(event, Created { location, body }).await
}
