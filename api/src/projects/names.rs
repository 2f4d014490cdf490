//! Projects by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::{ProjectId, ProjectStatus, project};
use crate::{
    challenges::{self, ChallengeName},
    platform::problem::Result,
};

/// A project by name.
#[derive(Clone, Debug)]
pub struct ProjectName {
    pub title: String,
    pub summary: String,
    pub status: ProjectStatus,
    pub challenge: Option<ChallengeName>,
}

/// The names of these projects, in two queries.
///
/// # Errors
/// When the database refuses.
pub async fn names_of(
    db: &impl ConnectionTrait,
    projects: impl IntoIterator<Item = ProjectId> + Send,
) -> Result<HashMap<ProjectId, ProjectName>> {
    let rows = project::Entity::find().filter(project::COLUMN.id.is_in(projects)).all(db).await?;
    let challenges = challenges::names_of(db, rows.iter().map(|row| row.challenge_id)).await?;
    let named = rows.into_iter().map(|row| {
        let challenge = challenges.get(&row.challenge_id).cloned();
        (row.id, ProjectName { title: row.title, summary: row.summary, status: row.status, challenge })
    });
    Ok(named.collect())
}
