//! Adoptions.

use sea_orm::entity::prelude::*;

use super::library_entry::LibraryEntryId;
use crate::{members::MemberId, organisations::OrganisationId, platform::time::Timestamp};

crate::id!(
    /// An adoption.
    AdoptionId
);

crate::choice!(
    /// How far a body has come with a solution.
    AdoptionStatus {
        Interested,
        Planned,
        Piloting,
        Operating,
        Stopped,
    }
);

/// A body that adopts a solution.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adoptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdoptionId,
    pub entry_id: LibraryEntryId,
    /// The adopting body.
    pub organisation_id: OrganisationId,
    pub status: AdoptionStatus,
    #[sea_orm(column_type = "Text")]
    pub stopped_reason: Option<String>,
    /// The representative who began it.
    pub adopted_by: MemberId,
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    #[sea_orm(belongs_to, from = "entry_id", to = "id")]
    pub entry: HasOne<super::library_entry::Entity>,
    #[sea_orm(has_many)]
    pub steps: HasMany<super::adoption_step::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
