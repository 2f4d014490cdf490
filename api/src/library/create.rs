use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ALREADY_IN_LIBRARY, LIBRARY_ENTRY, PROJECT_NOT_APPROVED,
    entity::{LibraryEntryStatus, library_entry},
    fields::{EntryFields, require_body, searchable},
    policy::Manage,
    show::detail,
    view::LibraryEntry,
};
use crate::{
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::{Db, Tx},
        json::{Created, Json},
        problem::{Problem, Result},
        search, text,
    },
    projects::{ProjectId, ProjectStatus, project},
};

/// The longest part of an address that comes from a title.
const LONGEST_SLUG: usize = 80;

/// A new entry of the library.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLibraryEntry {
    /// The approved project that it comes from; none for a good practice.
    #[serde(default)]
    pub project_id: Option<ProjectId>,
    #[validate(nested)]
    pub entry: EntryFields,
}

/// Write a library entry.
///
/// From an approved project, whose challenge and team it then shows, or by hand as a good practice. It begins as a
/// draft; its address is made from the title and stays.
#[utoipa::path(tag = "library", responses((status = CREATED, description = "The draft", body = LibraryEntry)))]
#[post("/library-entries")]
pub async fn create_library_entry(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    Json(form): Json<NewLibraryEntry>,
) -> Result<Created<LibraryEntry>> {
    let tx = db.begin(&coordinator).await?;
    let entry = insert(&tx, form).await?;
    let (id, location) = (entry.id, format!("/api/v1/library-entries/{}", entry.slug));
    let body = detail(&tx, entry, &Viewer(Some(coordinator.0.clone()))).await?;
    tx.commit_answering(did("library_entries.created", "library_entry", id), Created { location, body }).await
}

/// Writes the draft of an entry.
///
/// # Errors
/// 409 when the project is not approved or has an entry, 422 when it does not exist.
pub async fn insert(tx: &Tx, form: NewLibraryEntry) -> Result<library_entry::Model> {
    let project = match form.project_id {
        Some(id) => Some(approved(tx, id).await?),
        None => None,
    };
    require_body(tx, form.entry.organisation_id, "/entry/organisation_id").await?;
    let mut row = library_entry::ActiveModel {
        id: Set(tx.new_id()),
        slug: Set(free_slug(tx, &form.entry.title).await?),
        project_id: Set(project.as_ref().map(|project| project.id)),
        challenge_id: Set(project.as_ref().map(|project| project.challenge_id)),
        featured: Set(false),
        status: Set(LibraryEntryStatus::Draft),
        adoptions: Set(0),
        revision: Set(1),
        published_at: Set(None),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    form.entry.fill(&mut row);
    let entry = row.insert(&**tx).await?;
    search::index(tx, LIBRARY_ENTRY, entry.id, &entry.title, &searchable(&entry)).await?;
    Ok(entry)
}

async fn approved(tx: &Tx, id: ProjectId) -> Result<project::Model> {
    let project = project::Entity::find_by_id(id)
        .one(&**tx)
        .await?
        .ok_or_else(|| Problem::field("/project_id", "unknown_reference"))?;
    if project.status != ProjectStatus::Approved {
        return Err(PROJECT_NOT_APPROVED.into());
    }
    let known =
        library_entry::Entity::find().filter(library_entry::COLUMN.project_id.eq(id)).one(&**tx).await?;
    match known {
        Some(entry) => Err(Problem::new(ALREADY_IN_LIBRARY).extension("slug", entry.slug)),
        None => Ok(project),
    }
}

/// The title as an address, with a number behind it when another entry has that one.
async fn free_slug(tx: &Tx, title: &str) -> Result<String> {
    let slug = match text::slug(title, LONGEST_SLUG) {
        slug if slug.is_empty() => "ergo".to_owned(),
        slug => slug,
    };
    let taken: Vec<String> = library_entry::Entity::find()
        .select_only()
        .column(library_entry::Column::Slug)
        .filter(library_entry::COLUMN.slug.starts_with(&slug))
        .into_tuple()
        .all(&**tx)
        .await?;
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let mut free = std::iter::once(slug.clone()).chain(numbered).filter(|slug| !taken.contains(slug));
    Ok(free.next().unwrap_or(slug))
}
