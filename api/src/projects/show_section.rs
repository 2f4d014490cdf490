use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    entity::{ProjectId, project, project_section},
    policy::Read,
    show::find_visible,
    template::{SectionRule, rules_of},
    view::ProjectSection,
};
use crate::{
    members,
    platform::{
        auth::Known,
        db::Db,
        etag::Tagged,
        problem::{Problem, Result},
    },
};

/// Show a section of a specification.
///
/// As it reads now, with what `If-Match` takes to save it.
#[utoipa::path(tag = "projects", params(ProjectId, ("key" = String, Path, description = "The section's key")),
    responses((status = OK, description = "The section", body = ProjectSection)))]
#[get("/projects/{id}/sections/{key}")]
pub async fn show_project_section(
    member: Known<Read>,
    db: web::Data<Db>,
    path: web::Path<(ProjectId, String)>,
) -> Result<Tagged<ProjectSection>> {
    let (id, key) = path.into_inner();
    let (project, _) = find_visible(&***db, id, &member).await?;
    let (rule, section) = section_of(&***db, &project, &key).await?;
    tagged(&***db, &rule, section).await
}

/// A section and its rule.
///
/// # Errors
/// 404 when the specification has no such section.
pub async fn section_of(
    db: &impl ConnectionTrait,
    project: &project::Model,
    key: &str,
) -> Result<(SectionRule, project_section::Model)> {
    let rules = rules_of(db, project.template_version_id).await?;
    let rule = rules.into_iter().find(|rule| rule.key == key).ok_or_else(Problem::not_found)?;
    let section = project_section::Entity::find()
        .filter(project_section::COLUMN.project_id.eq(project.id))
        .filter(project_section::COLUMN.key.eq(key))
        .one(db)
        .await?;
    Ok((rule, section.ok_or_else(Problem::not_found)?))
}

/// The section as it is answered.
///
/// # Errors
/// When the database refuses.
pub async fn tagged(
    db: &impl ConnectionTrait,
    rule: &SectionRule,
    section: project_section::Model,
) -> Result<Tagged<ProjectSection>> {
    let names = members::names_of(db, section.updated_by).await?;
    let revision = section.revision;
    Ok(Tagged { body: ProjectSection::of(rule, section, &names), revision })
}
