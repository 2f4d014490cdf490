//! Health: whether the process lives, and whether it can serve.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    db::Db,
    json::Json,
    leaving::Leaving,
    problem::{Problem, Result, UNAVAILABLE},
    schema::pending_migrations,
    token::{KeySet, Tokens},
};

pub fn routes(config: &mut ServiceConfig) {
    config.service(show_liveness).service(show_readiness).service(list_public_keys);
}

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    #[schema(example = "ok")]
    pub status: &'static str,
    #[schema(example = "0.1.0")]
    pub version: &'static str,
}

const HEALTHY: Health = Health { status: "ok", version: env!("CARGO_PKG_VERSION") };

/// Tell whether the process lives.
///
/// For the supervisor that restarts it; asks nothing of the database.
#[utoipa::path(tag = "health", security(()), responses((status = OK, description = "It lives", body = Health)))]
#[get("/health/live")]
async fn show_liveness() -> HttpResponse {
    HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(HEALTHY)
}

/// Tell whether the process can serve.
///
/// For the balancer: the database answers, its schema is the one this version needs, and the process is not about to stop.
#[utoipa::path(tag = "health", security(()), responses((status = OK, description = "It can serve", body = Health)))]
#[get("/health/ready")]
async fn show_readiness(db: web::Data<Db>, leaving: web::Data<Leaving>) -> Result<Json<Health>> {
    if leaving.has_begun() {
        return Err(Problem::new(UNAVAILABLE).detail("the process is about to stop"));
    }
    let pending = pending_migrations(&db).await.map_err(|error| {
        tracing::warn!(?error, "the database does not answer");
        Problem::new(UNAVAILABLE)
    })?;
    if !pending.is_empty() {
        return Err(Problem::new(UNAVAILABLE).detail("migrations are pending"));
    }
    Ok(Json(HEALTHY))
}

/// List the public keys of access tokens.
///
/// A JSON Web Key Set (RFC 7517): other systems verify our tokens with it.
#[utoipa::path(tag = "health", security(()), responses((status = OK, description = "The keys", body = KeySet)))]
#[get("/.well-known/jwks.json")]
async fn list_public_keys(db: web::Data<Db>, tokens: web::Data<Tokens>) -> Result<HttpResponse> {
    let keys = tokens.public_keys(&db).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(keys))
}
