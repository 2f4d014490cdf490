use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    ENTRY_NOT_PUBLISHED, LIBRARY_ENTRY,
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
    problem::Result,
    search,
};

/// Withdraw a library entry.
///
/// Nobody finds it any more, and its address says that it is gone. Publishing it again brings it back.
#[utoipa::path(tag = "library", params(("slug" = String, Path, description = "The entry's address"), IfMatch),
    responses((status = OK, description = "The withdrawn entry", body = LibraryEntry)))]
#[post("/library-entries/{slug}/withdraw")]
pub async fn withdraw_library_entry(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<LibraryEntry>> {
    let viewer = Viewer(Some(coordinator.0.clone()));
    let tx = db.begin(&coordinator).await?;
    let entry = for_change(&tx, &slug, &viewer, seen).await?;
    if entry.status != LibraryEntryStatus::Published {
        return Err(ENTRY_NOT_PUBLISHED.into());
    }
    let revision = entry.revision;
    let mut change = entry.into_active_model();
    change.status = Set(LibraryEntryStatus::Withdrawn);
    change.featured = Set(false);
    let entry = change.update(&*tx).await?;
    search::remove(&tx, LIBRARY_ENTRY, entry.id).await?;
    tx.commit(did("library_entries.withdrawn", "library_entry", entry.id)).await?;
    Ok(Tagged { body: detail(&**db, entry, &viewer).await?, revision })
}
