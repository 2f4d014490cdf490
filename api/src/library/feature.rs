use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ENTRY_NOT_PUBLISHED,
    entity::LibraryEntryStatus,
    policy::Manage,
    show::{detail, for_change},
    view::LibraryEntry,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::Result,
};

/// Whether an entry is shown on the home page.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Featuring {
    pub featured: bool,
}

/// Show a library entry on the home page, or no longer.
///
/// Only what is published can be shown there.
#[utoipa::path(tag = "library", params(("slug" = String, Path, description = "The entry's address"), IfMatch),
    responses((status = OK, description = "The entry", body = LibraryEntry)))]
#[put("/library-entries/{slug}/featured")]
pub async fn feature_library_entry(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
    Json(form): Json<Featuring>,
) -> Result<Tagged<LibraryEntry>> {
    let viewer = Viewer(Some(coordinator.0.clone()));
    let tx = db.begin(&coordinator).await?;
    let entry = for_change(&tx, &slug, &viewer, seen).await?;
    if entry.status != LibraryEntryStatus::Published {
        return Err(ENTRY_NOT_PUBLISHED.into());
    }
    let mut change = entry.into_active_model();
    change.featured = Set(form.featured);
    let entry = change.update(&*tx).await?;
    let event = did("library_entries.featured", "library_entry", entry.id);
    tx.commit(event.to(json!({ "featured": form.featured }))).await?;
    let revision = entry.revision;
    Ok(Tagged { body: detail(&**db, entry, &viewer).await?, revision })
}
