//! Sections of specifications.

use sea_orm::entity::prelude::*;

use super::project::ProjectId;
use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// A section of a specification.
    ProjectSectionId
);

/// One section of a specification as it reads now.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "project_sections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProjectSectionId,
    pub project_id: ProjectId,
    /// Of the template's section.
    pub key: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// How long the text is without the space around it: what completeness is judged by.
    pub characters: i32,
    /// Counts per section, so that two people may write different ones at once.
    pub revision: i64,
    pub updated_by: Option<MemberId>,
    pub updated_at: Timestamp,
    #[sea_orm(belongs_to, from = "project_id", to = "id")]
    pub project: HasOne<super::project::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
