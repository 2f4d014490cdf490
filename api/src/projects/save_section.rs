use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    PROJECT_STATE,
    entity::{ProjectId, project, project_section, project_section_version},
    plain_text, policy,
    show::lock_visible,
    show_section::{section_of, tagged},
    template::{LONGEST, SectionRule, characters},
    view::ProjectSection,
};
use crate::{
    members::MemberId,
    platform::{
        audit::did,
        auth::SignedIn,
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        json::Json,
        problem::{FieldError, Problem, Result, STALE},
    },
};

/// The text of a section.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Plain text; the template may set a lower limit.
    #[validate(length(max = 20_000), custom(function = plain_text::paragraphs))]
    #[schema(max_length = 20_000)]
    pub body: String,
}

/// Save a section of a specification.
///
/// By the team, while it writes; every saved version is kept. `If-Match` carries the revision that was read. When
/// somebody else has saved in between, the answer is a 412 whose member `current` is the section as it reads now: the
/// caller still has their own text, and nothing is lost.
#[utoipa::path(tag = "projects", params(ProjectId, ("key" = String, Path, description = "The section's key"), IfMatch),
    responses((status = OK, description = "The section", body = ProjectSection)))]
#[put("/projects/{id}/sections/{key}")]
pub async fn save_project_section(
    member: SignedIn,
    db: web::Data<Db>,
    path: web::Path<(ProjectId, String)>,
    seen: IfMatch,
    Json(form): Json<SectionText>,
) -> Result<Tagged<ProjectSection>> {
    let (id, key) = path.into_inner();
    let tx = db.begin(&member).await?;
    let (project, team) = lock_visible(&tx, id, &member).await?;
    if !policy::is_in(&team, &member) {
        return Err(Problem::forbidden());
    }
    if !policy::can_write(&member, project.status, &team) {
        return Err(Problem::new(PROJECT_STATE).extension("state", project.status));
    }
    let (rule, section) = section_of(&*tx, &project, &key).await?;
    if seen.revision()? != section.revision {
        let current = tagged(&*tx, &rule, section).await?.body;
        return Err(Problem::new(STALE).extension("current", current));
    }
    let body = form.body.replace("\r\n", "\n").replace('\r', "\n");
    check_length(&rule, &body)?;
    if body == section.body {
        return tagged(&*tx, &rule, section).await;
    }
    let section = save(&tx, project, section, body, MemberId(member.member_id)).await?;
    let details = json!({ "section": key, "revision": section.revision });
    let saved = tagged(&*tx, &rule, section).await?;
    tx.commit(did("projects.section_saved", "project", id).to(details)).await?;
    Ok(saved)
}

fn check_length(rule: &SectionRule, body: &str) -> Result<()> {
    let most = rule.max_length.min(LONGEST);
    if usize::try_from(most).is_ok_and(|most| body.chars().count() > most) {
        return Err(Problem::invalid(vec![FieldError::new("/body", "too_long").with("max", most)]));
    }
    Ok(())
}

/// Writes the section, its version, and when the project changed.
async fn save(
    tx: &Tx,
    project: project::Model,
    section: project_section::Model,
    body: String,
    by: MemberId,
) -> Result<project_section::Model> {
    let revision = section.revision + 1;
    let version = project_section_version::ActiveModel {
        id: Set(tx.new_id()),
        section_id: Set(section.id),
        number: Set(revision),
        body: Set(body.clone()),
        created_by: Set(by),
        created_at: Set(tx.now()),
    };
    version.insert(&**tx).await?;
    let mut project = project.into_active_model();
    project.updated_at = Set(tx.now());
    project.update(&**tx).await?;
    let mut change = section.into_active_model();
    change.characters = Set(characters(&body));
    change.body = Set(body);
    change.revision = Set(revision);
    change.updated_by = Set(Some(by));
    change.updated_at = Set(tx.now());
    Ok(change.update(&**tx).await?)
}
