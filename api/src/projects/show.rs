use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::{
    entity::{ProjectId, project},
    policy::{self, Read},
    view::Project,
};
use crate::{
    platform::{
        auth::{Caller, Known},
        db::{Db, Tx},
        etag::Tagged,
        problem::{Problem, Result},
    },
    workshops::{TeamMember, team_of},
};

/// Show a project.
///
/// With its team, its specification and how complete that is. Its team and the staff see it always, the members of the
/// network while it lies before them and once it is approved.
#[utoipa::path(tag = "projects", params(ProjectId), responses(
    (status = OK, description = "The project", body = Project)))]
#[get("/projects/{id}")]
pub async fn show_project(
    member: Known<Read>,
    db: web::Data<Db>,
    id: web::Path<ProjectId>,
) -> Result<Tagged<Project>> {
    let (project, team) = find_visible(&***db, *id, &member).await?;
    let revision = project.revision;
    Ok(Tagged { body: Project::of(&***db, project, team, &member, db.now()).await?, revision })
}

/// The project of this id, whoever asks.
///
/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: ProjectId) -> Result<project::Model> {
    project::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}

/// The project of this id and its team, when the caller may see it.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn find_visible(
    db: &impl ConnectionTrait,
    id: ProjectId,
    caller: &Caller,
) -> Result<(project::Model, Vec<TeamMember>)> {
    visible(db, find(db, id).await?, caller).await
}

/// The same, and nobody else changes the project or its sections until the transaction ends.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn lock_visible(
    tx: &Tx,
    id: ProjectId,
    caller: &Caller,
) -> Result<(project::Model, Vec<TeamMember>)> {
    let project = project::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?;
    visible(&**tx, project.ok_or_else(Problem::not_found)?, caller).await
}

async fn visible(
    db: &impl ConnectionTrait,
    project: project::Model,
    caller: &Caller,
) -> Result<(project::Model, Vec<TeamMember>)> {
    let team = team_of(db, project.challenge_id).await?;
    if policy::can_see(caller, project.status, &team) {
        Ok((project, team))
    } else {
        Err(Problem::not_found())
    }
}
