use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{PROJECT_STATE, entity::ProjectId, plain_text, policy, show::lock_visible, view::Project};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// What a project is called and what it is about.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseProject {
    #[validate(length(min = 10, max = 160), custom(function = plain_text::line))]
    #[schema(min_length = 10, max_length = 160)]
    pub title: String,
    #[validate(length(min = 20, max = 4_000), custom(function = plain_text::paragraphs))]
    #[schema(min_length = 20, max_length = 4_000)]
    pub summary: String,
}

/// Revise a project's title and summary.
///
/// By the lead of its team, while the team writes.
#[utoipa::path(tag = "projects", params(ProjectId, IfMatch), responses(
    (status = OK, description = "The project", body = Project)))]
#[put("/projects/{id}")]
pub async fn revise_project(
    member: SignedIn,
    db: web::Data<Db>,
    id: web::Path<ProjectId>,
    seen: IfMatch,
    Json(form): Json<ReviseProject>,
) -> Result<Tagged<Project>> {
    let tx = db.begin(&member).await?;
    let (project, team) = lock_visible(&tx, *id, &member).await?;
    if !policy::leads(&team, &member) {
        return Err(Problem::forbidden());
    }
    if !policy::can_revise(&member, project.status, &team) {
        return Err(Problem::new(PROJECT_STATE).extension("state", project.status));
    }
    seen.check(project.revision)?;
    let revision = project.revision + 1;
    let before = project.clone();
    let mut change = project.into_active_model();
    change.title = Set(form.title.trim().to_owned());
    change.summary = Set(form.summary.trim().to_owned());
    change.revision = Set(revision);
    change.updated_at = Set(tx.now());
    let project = change.update(&*tx).await?;
    let event = did("projects.revised", "project", *id).changed(&before, &project);
    let body = Project::of(&*tx, project, team, &member, tx.now()).await?;
    tx.commit(event).await?;
    Ok(Tagged { body, revision })
}
