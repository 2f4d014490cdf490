use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

use super::{entity::library_entry, policy::Manage};
use crate::{
    challenges::{ChallengeId, challenge},
    organisations::{self, OrganisationName},
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        policy_area::PolicyArea,
        problem::Result,
        query::Query,
    },
    projects::{ProjectId, ProjectStatus, project},
    workshops::{ParticipationStatus, participation},
};

/// An approved project that is not in the library yet.
#[derive(Debug, Serialize, ToSchema)]
pub struct LibraryCandidate {
    pub project_id: ProjectId,
    pub title: String,
    pub summary: String,
    #[schema(example = "CH-2026-0007")]
    pub challenge_code: Option<String>,
    pub theme: Option<PolicyArea>,
    /// The body of the team's lead.
    pub organisation: Option<OrganisationName>,
}

/// List the projects that may enter the library.
///
/// Approved ones without an entry, the newest first, with what an entry can begin with.
#[utoipa::path(tag = "library", params(PageQuery), responses(
    (status = OK, description = "A page of projects", body = Page<LibraryCandidate>)))]
#[get("/library-entries/candidates")]
pub async fn list_library_candidates(
    _: Auth<Manage>,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<LibraryCandidate>>> {
    let entered = library_entry::Entity::find()
        .select_only()
        .column(library_entry::Column::ProjectId)
        .filter(library_entry::Column::ProjectId.is_not_null())
        .into_query();
    let mut select = project::Entity::find()
        .filter(project::COLUMN.status.eq(ProjectStatus::Approved))
        .filter(project::Column::Id.not_in_subquery(entered))
        .order_by_desc(project::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<ProjectId>(query.after.as_deref())? {
        select = select.filter(project::COLUMN.id.lt(after));
    }
    let page = Page::of(select.all(&***db).await?, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: with_challenges(&db, page.items).await?, next: page.next }))
}

async fn with_challenges(db: &Db, projects: Vec<project::Model>) -> Result<Vec<LibraryCandidate>> {
    let ids: Vec<ChallengeId> = projects.iter().map(|project| project.challenge_id).collect();
    let challenges =
        challenge::Entity::find().filter(challenge::COLUMN.id.is_in(ids.clone())).all(&**db).await?;
    let leads = participation::Entity::find()
        .filter(participation::COLUMN.challenge_id.is_in(ids))
        .filter(participation::COLUMN.status.eq(ParticipationStatus::Selected))
        .filter(participation::COLUMN.lead.eq(true))
        .all(&**db)
        .await?;
    let names = organisations::names_of(&**db, leads.iter().filter_map(|lead| lead.organisation_id)).await?;
    let candidate = |project: project::Model| {
        let challenge = challenges.iter().find(|challenge| challenge.id == project.challenge_id);
        let lead = leads.iter().find(|lead| lead.challenge_id == project.challenge_id);
        let body = lead.and_then(|lead| lead.organisation_id);
        LibraryCandidate {
            project_id: project.id,
            title: project.title,
            summary: project.summary,
            challenge_code: challenge.map(|challenge| challenge.code.clone()),
            theme: challenge.map(|challenge| challenge.policy_area),
            organisation: body.and_then(|body| names.get(&body).cloned()),
        }
    };
    Ok(projects.into_iter().map(candidate).collect())
}
