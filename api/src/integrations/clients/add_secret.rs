use actix_web::{HttpRequest, HttpResponse, Responder, post, web};
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MOST_SECRETS,
    entity::{
        client::{self, ClientId},
        secret,
    },
    show::find,
    view::ApiClient,
};
use crate::{
    integrations::{SECRETS_FULL, policy::Administer},
    platform::{
        audit::did,
        auth::{Auth, FreshFactor},
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        json::Json,
        problem::Result,
        random::token_hash,
        time::Timestamp,
    },
};

/// What becomes of the secret that there is.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClientSecret {
    /// So many hours the secret before stays good, while the system changes over.
    #[validate(range(min = 0, max = 720))]
    #[schema(minimum = 0, maximum = 720, example = 24)]
    pub overlap_hours: i64,
}

/// A secret, shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClientSecretShown {
    #[schema(example = "wns_Zm9yLXlvdXItZXllcy1vbmx5LWFuZC1ub3QtYS1yZWFsLW9uZQ")]
    pub secret: String,
    pub client: ApiClient,
}

/// The answer is kept nowhere on its way.
pub struct Shown(ClientSecretShown);

impl Responder for Shown {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let revision = self.0.client.revision;
        let mut response = Tagged { body: self.0, revision }.respond_to(request);
        response.headers_mut().insert(
            actix_web::http::header::CACHE_CONTROL,
            actix_web::http::header::HeaderValue::from_static("no-store"),
        );
        response
    }
}

/// Give an API client another secret.
///
/// It is shown this once and kept as a hash. The secret before stays good for as long as is said, so that nothing stops
/// while the system changes over; there are two at most.
#[utoipa::path(tag = "integrations", params(ClientId, IfMatch), responses(
    (status = OK, description = "The secret", body = ClientSecretShown)))]
#[post("/api-clients/{id}/secrets")]
pub async fn add_client_secret(
    admin: FreshFactor<Auth<Administer>>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
    seen: IfMatch,
    Json(form): Json<NewClientSecret>,
) -> Result<Shown> {
    let tx = db.begin(&admin).await?;
    find(&*tx, *id).await?;
    seen.take::<client::Entity>(&tx, *id).await?;
    let ends = Timestamp(tx.now().micros() + form.overlap_hours * 3_600_000_000);
    let left = retire(&tx, *id, ends).await?;
    if left >= MOST_SECRETS {
        return Err(SECRETS_FULL.into());
    }
    // A beginning by which scanners know it where it does not belong.
    let secret = format!("wns_{}", tx.random().token());
    let row = secret::ActiveModel {
        id: Set(tx.new_id()),
        client_id: Set(*id),
        hash: Set(token_hash(&secret)),
        hint: Set(secret.chars().skip(secret.len() - 4).collect()),
        created_at: Set(tx.now()),
        expires_at: Set(None),
    };
    row.insert(&*tx).await?;
    let client = ApiClient::of(&*tx, find(&*tx, *id).await?, tx.now()).await?;
    tx.commit(did("api_clients.secret_added", "api_client", *id)).await?;
    Ok(Shown(ClientSecretShown { secret, client }))
}

/// Those before end at this time or when they were to end; those that are over go. How many are left is said.
async fn retire(tx: &Tx, client: ClientId, ends: Timestamp) -> Result<usize> {
    let before = secret::Entity::find().filter(secret::COLUMN.client_id.eq(client)).all(&**tx).await?;
    let mut left = 0;
    // Two at most.
    for row in before {
        let ends = row.expires_at.map_or(ends, |already| Ord::min(already, ends));
        if ends <= tx.now() {
            secret::Entity::delete_by_id(row.id).exec(&**tx).await?;
        } else {
            let change = secret::ActiveModel {
                id: Unchanged(row.id),
                expires_at: Set(Some(ends)),
                ..Default::default()
            };
            change.update(&**tx).await?;
            left += 1;
        }
    }
    Ok(left)
}
