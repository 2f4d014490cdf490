//! Fields of expertise and interest.

use sea_orm::entity::prelude::*;

use crate::platform::{localized::LocalizedText, time::Timestamp};

crate::id!(
    /// A field of expertise or interest.
    ExpertiseFieldId
);

/// A field of the maintained list. It is retired, never removed: whoever chose it keeps it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expertise_fields")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExpertiseFieldId,
    /// For programs.
    #[sea_orm(unique)]
    pub code: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub name: LocalizedText,
    /// Its place in the list: smaller ones come first.
    pub position: i32,
    /// It is offered no more.
    pub retired: bool,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
