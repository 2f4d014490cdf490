//! How much has been written, without reading it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{ProjectId, project_section};
use crate::platform::problem::Result;

/// The characters of all sections of these projects, by project and key.
///
/// # Errors
/// When the database refuses.
pub async fn of_projects(
    db: &impl ConnectionTrait,
    projects: impl IntoIterator<Item = ProjectId> + Send,
) -> Result<HashMap<(ProjectId, String), i32>> {
    use project_section::Column::{Characters, Key, ProjectId as OfProject};
    let rows: Vec<(ProjectId, String, i32)> = project_section::Entity::find()
        .select_only()
        .columns([OfProject, Key, Characters])
        .filter(project_section::COLUMN.project_id.is_in(projects))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(project, key, characters)| ((project, key), characters)).collect())
}
