use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    ENTRY_PUBLISHED, LIBRARY_ENTRY,
    entity::LibraryEntryStatus,
    fields::searchable,
    policy::Manage,
    show::{detail, for_change},
    tell,
    view::LibraryEntry,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    problem::Result,
    search,
};

/// Publish a library entry.
///
/// From now on everybody finds it and bodies may adopt it. The team of the project is told. A withdrawn entry may come
/// back this way.
#[utoipa::path(tag = "library", params(("slug" = String, Path, description = "The entry's address"), IfMatch),
    responses((status = OK, description = "The published entry", body = LibraryEntry)))]
#[post("/library-entries/{slug}/publish")]
pub async fn publish_library_entry(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<LibraryEntry>> {
    let viewer = Viewer(Some(coordinator.0.clone()));
    let tx = db.begin(&coordinator).await?;
    let entry = for_change(&tx, &slug, &viewer, seen).await?;
    if entry.status == LibraryEntryStatus::Published {
        return Err(ENTRY_PUBLISHED.into());
    }
    let first = entry.published_at.is_none();
    let published_at = entry.published_at.unwrap_or(tx.now());
    let revision = entry.revision;
    let mut change = entry.into_active_model();
    change.status = Set(LibraryEntryStatus::Published);
    change.published_at = Set(Some(published_at));
    let entry = change.update(&*tx).await?;
    search::index(&tx, LIBRARY_ENTRY, entry.id, &entry.title, &searchable(&entry)).await?;
    if first {
        tell::published(&tx, &entry).await?;
    }
    tx.commit(did("library_entries.published", "library_entry", entry.id)).await?;
    Ok(Tagged { body: detail(&**db, entry, &viewer).await?, revision })
}
