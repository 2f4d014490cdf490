use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::{
    LIBRARY_ENTRY,
    entity::LibraryEntryStatus,
    fields::{EntryFields, require_body, searchable},
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
    search,
};

/// Revise a library entry.
///
/// Its address stays as it is, whatever becomes of the title.
#[utoipa::path(tag = "library", params(
    ("slug" = String, Path, description = "The entry's address"),
    IfMatch),
    responses((status = OK, description = "The entry", body = LibraryEntry)))]
#[put("/library-entries/{slug}")]
pub async fn revise_library_entry(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
    Json(form): Json<EntryFields>,
) -> Result<Tagged<LibraryEntry>> {
    let viewer = Viewer(Some(coordinator.0.clone()));
    let tx = db.begin(&coordinator).await?;
    let entry = for_change(&tx, &slug, &viewer, seen).await?;
    require_body(&tx, form.organisation_id, "/organisation_id").await?;
    let revision = entry.revision;
    let before = entry.clone();
    let mut change = entry.into_active_model();
    form.fill(&mut change);
    let entry = change.update(&*tx).await?;
    if entry.status != LibraryEntryStatus::Withdrawn {
        search::index(&tx, LIBRARY_ENTRY, entry.id, &entry.title, &searchable(&entry)).await?;
    }
    let event = did("library_entries.revised", "library_entry", entry.id).changed(&before, &entry);
    tx.commit(event).await?;
    Ok(Tagged { body: detail(&**db, entry, &viewer).await?, revision })
}
