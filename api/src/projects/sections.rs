//! A specification for the slices that send, evaluate and publish it.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::{
    entity::ProjectId,
    show::find,
    template::{SpecificationCompleteness, completeness, length_in, rules_of},
    view::{ProjectSection, in_order, stored_sections},
};
use crate::platform::problem::Result;

/// The sections of a project as they read now, in the template's order.
///
/// # Errors
/// 404 when there is no such project.
pub async fn sections_of(db: &impl ConnectionTrait, id: ProjectId) -> Result<Vec<ProjectSection>> {
    let project = find(db, id).await?;
    let rules = rules_of(db, project.template_version_id).await?;
    let stored = stored_sections(db, id).await?;
    Ok(in_order(&rules, stored, &HashMap::new()))
}

/// How complete a project's specification is.
///
/// # Errors
/// 404 when there is no such project.
pub async fn completeness_of(db: &impl ConnectionTrait, id: ProjectId) -> Result<SpecificationCompleteness> {
    let project = find(db, id).await?;
    let rules = rules_of(db, project.template_version_id).await?;
    let stored = stored_sections(db, id).await?;
    Ok(completeness(&rules, length_in(&stored)))
}
