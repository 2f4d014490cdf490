use actix_web::{post, web};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MOST_KEYS,
    entity::{
        client::{self, ClientId},
        key,
    },
    jwk::PublicJwk,
    show::find,
    view::ApiClient,
};
use crate::{
    integrations::{KEYS_FULL, policy::Administer},
    platform::{
        audit::did,
        auth::{Auth, FreshFactor},
        db::Db,
        etag::{IfMatch, Tagged},
        json::Json,
        problem::{FieldError, Problem, Result},
    },
};

/// A JSON Web Key Set with public keys (RFC 7517), by value: no address is ever fetched.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClientKeys {
    #[validate(length(min = 1, max = 5), nested)]
    #[schema(min_items = 1, max_items = 5)]
    pub keys: Vec<PublicJwk>,
}

/// Add public keys to an API client.
///
/// With the private ones it signs what it shows at `/oauth/token` (`private_key_jwt`, RFC 7523). Private keys are refused.
#[utoipa::path(tag = "integrations", params(ClientId, IfMatch), responses(
    (status = OK, description = "The client", body = ApiClient)))]
#[post("/api-clients/{id}/keys")]
pub async fn add_client_keys(
    admin: FreshFactor<Auth<Administer>>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
    seen: IfMatch,
    Json(form): Json<NewClientKeys>,
) -> Result<Tagged<ApiClient>> {
    let prints = thumbprints(&form.keys)?;
    let tx = db.begin(&admin).await?;
    find(&*tx, *id).await?;
    seen.take::<client::Entity>(&tx, *id).await?;
    let mine = || key::Entity::find().filter(key::COLUMN.client_id.eq(*id));
    if mine().filter(key::COLUMN.thumbprint.is_in(prints.clone())).count(&*tx).await? > 0 {
        return Err(Problem::field("/keys", "duplicate"));
    }
    let there = usize::try_from(mine().count(&*tx).await?).unwrap_or(MOST_KEYS);
    if there + form.keys.len() > MOST_KEYS {
        return Err(KEYS_FULL.into());
    }
    let rows = form.keys.into_iter().zip(&prints).map(|(jwk, thumbprint)| key::ActiveModel {
        id: Set(tx.new_id()),
        client_id: Set(*id),
        jwk: Set(jwk),
        thumbprint: Set(thumbprint.clone()),
        created_at: Set(tx.now()),
    });
    key::Entity::insert_many(rows.collect::<Vec<_>>()).exec_without_returning(&*tx).await?;
    let body = ApiClient::of(&*tx, find(&*tx, *id).await?, tx.now()).await?;
    let event = did("api_clients.keys_added", "api_client", *id).to(json!({ "thumbprints": prints }));
    tx.commit(event).await?;
    Ok(body.tagged())
}

/// Of keys that verify, each once.
fn thumbprints(keys: &[PublicJwk]) -> Result<Vec<String>> {
    let mut prints: Vec<String> = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        let fault =
            |code: &'static str| Problem::invalid(vec![FieldError::new(format!("/keys/{index}"), code)]);
        let print = key.verifier().and_then(|_| key.thumbprint()).ok_or_else(|| fault("public_key"))?;
        if prints.contains(&print) {
            return Err(fault("duplicate"));
        }
        prints.push(print);
    }
    Ok(prints)
}
