//! Versions of sections.

use sea_orm::entity::prelude::*;

use super::project_section::ProjectSectionId;
use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// A version of a section.
    ProjectSectionVersionId
);

/// A section as somebody saved it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "project_section_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProjectSectionVersionId,
    pub section_id: ProjectSectionId,
    /// The revision of the section that it became.
    pub number: i64,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub created_by: MemberId,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
