use actix_web::{HttpResponse, get, web};
use futures_util::stream;
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::policy::Audit;
use crate::platform::{
    audit::export,
    auth::Auth,
    db::Db,
    problem::{Problem, Result},
    query::Query,
};

/// From where.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ExportQuery {
    /// The position of the last event that you have; without it, from the beginning.
    #[validate(range(min = 0))]
    #[param(minimum = 0, default = 0, example = 1_284)]
    after: Option<i64>,
}

/// Export the audit trail.
///
/// All that is sealed, oldest first, as JSON Lines: each with its position, the event, its hash and the one before.
/// `hash` is SHA-256 over the 32 bytes of `previous` and the event as canonical JSON (RFC 8785), so that an archive can
/// be verified without the database (`wenovate verify-audit --export FILE`).
#[utoipa::path(tag = "administration", params(ExportQuery), responses(
    (status = OK, description = "The lines", body = String, content_type = "application/jsonl")))]
#[get("/audit-events/export")]
pub async fn export_audit_events(
    _: Auth<Audit>,
    db: web::Data<Db>,
    Query(query): Query<ExportQuery>,
) -> Result<HttpResponse> {
    // As it is read, so that a trail of any length takes the room of one batch.
    let lines = stream::try_unfold((db, query.after.unwrap_or(0)), |(db, after)| async move {
        let batch = export::lines(&***db, after).await?;
        Ok::<_, Problem>(batch.map(|(text, last)| (text, (db, last))))
    });
    Ok(HttpResponse::Ok()
        .content_type("application/jsonl")
        .insert_header(("content-disposition", "attachment; filename=\"audit-events.jsonl\""))
        .insert_header(("cache-control", "no-store"))
        .streaming(lines))
}
