use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{
    ENTRY_WITHDRAWN,
    entity::{LibraryEntryStatus, adoption, library_entry},
    lineage,
    policy::{self, Adopt, Manage},
    view::{LibraryAbilities, LibraryEntry, cards},
};
use crate::{
    members::{self, MemberId},
    organisations::{self, OrganisationId, OrganisationName},
    platform::{
        auth::Viewer,
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        problem::{Problem, Result},
        read::Read,
    },
};

/// How many related entries are shown.
const RELATED: u64 = 3;

/// Show a library entry.
///
/// With its lineage from challenge to project, related entries, and the bodies for which the caller may adopt it. The
/// address of a withdrawn entry answers 410.
#[utoipa::path(tag = "library", params(("slug" = String, Path, description = "The entry's address")),
    security((), ("bearer" = [])), responses(
    (status = OK, description = "The entry", body = LibraryEntry)))]
#[get("/library-entries/{slug}")]
pub async fn show_library_entry(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Tagged<LibraryEntry>> {
    let entry = find(&***db, &slug, &viewer).await?;
    let revision = entry.revision;
    Ok(Tagged { body: detail(&**db, entry, &viewer).await?, revision })
}

/// The entry at this address, when the viewer may see it.
///
/// # Errors
/// 404 when there is none or it is out of sight, 410 when it was withdrawn.
pub async fn find(db: &impl ConnectionTrait, slug: &str, viewer: &Viewer) -> Result<library_entry::Model> {
    let is_slug = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !is_slug {
        return Err(Problem::not_found());
    }
    let entry = library_entry::Entity::find()
        .filter(library_entry::COLUMN.slug.eq(slug))
        .one(db)
        .await?
        .ok_or_else(Problem::not_found)?;
    if policy::can_see(viewer, entry.status) {
        return Ok(entry);
    }
    Err(match entry.status {
        LibraryEntryStatus::Withdrawn => ENTRY_WITHDRAWN.into(),
        _ => Problem::not_found(),
    })
}

/// The entry with its next revision taken, so that whoever saw the same one comes too late.
///
/// # Errors
/// 404 when there is none or it is out of sight, 412 when it has moved on.
pub async fn for_change(tx: &Tx, slug: &str, viewer: &Viewer, seen: IfMatch) -> Result<library_entry::Model> {
    let mut entry = find(&**tx, slug, viewer).await?;
    entry.revision = seen.take::<library_entry::Entity>(tx, entry.id).await?;
    Ok(entry)
}

/// The entry with all that is shown around it.
///
/// # Errors
/// When the database refuses.
pub async fn detail(db: &impl Read, entry: library_entry::Model, viewer: &Viewer) -> Result<LibraryEntry> {
    let lineage = lineage::of(&**db, &entry).await?;
    let related = cards(&**db, related(&entry)).await?;
    let adopts_for = adoptable(db, &entry, viewer).await?;
    let manages = viewer.may::<Manage>();
    let published = entry.status == LibraryEntryStatus::Published;
    let of_id = library_entry::Entity::find_by_id(entry.id);
    let card = cards(&**db, of_id).await?.pop().ok_or_else(Problem::not_found)?;
    Ok(LibraryEntry {
        card,
        problem: entry.problem,
        solution: entry.solution,
        results: entry.results,
        replication: entry.replication,
        lessons: entry.lessons,
        licence: entry.licence,
        contact: entry.contact,
        lineage,
        related,
        abilities: LibraryAbilities {
            can_revise: manages,
            can_publish: manages && !published,
            can_curate: manages && published,
            adopts_for,
        },
    })
}

fn related(entry: &library_entry::Model) -> Select<library_entry::Entity> {
    library_entry::Entity::find()
        .filter(library_entry::COLUMN.status.eq(LibraryEntryStatus::Published))
        .filter(library_entry::COLUMN.theme.eq(entry.theme))
        .filter(library_entry::COLUMN.id.ne(entry.id))
        .order_by_desc(library_entry::Column::Adoptions)
        .order_by_desc(library_entry::Column::Id)
        .limit(RELATED)
}

/// The bodies that the viewer represents today and that have not adopted the entry.
async fn adoptable(
    db: &impl Read,
    entry: &library_entry::Model,
    viewer: &Viewer,
) -> Result<Vec<OrganisationName>> {
    let Some(member) = viewer.member_id().filter(|_| viewer.may::<Adopt>()) else { return Ok(Vec::new()) };
    if entry.status != LibraryEntryStatus::Published {
        return Ok(Vec::new());
    }
    let bodies = members::represented_by(&**db, MemberId(member), db.now().date()).await?;
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let adopted: Vec<OrganisationId> = adoption::Entity::find()
        .select_only()
        .column(adoption::Column::OrganisationId)
        .filter(adoption::COLUMN.entry_id.eq(entry.id))
        .filter(adoption::COLUMN.organisation_id.is_in(bodies.clone()))
        .into_tuple()
        .all(&**db)
        .await?;
    let free = bodies.into_iter().filter(|body| !adopted.contains(body)).collect::<Vec<_>>();
    let mut names: Vec<OrganisationName> =
        organisations::names_of(&**db, free).await?.into_values().collect();
    names.sort_by(|a, b| a.name_el.cmp(&b.name_el));
    Ok(names)
}
